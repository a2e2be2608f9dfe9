"""What the bot says of itself: help, apologies, thanks; pure."""

from bot.slack.blocks.message import Message, section


def help_message(command: str, *, bot_user: str | None = None, key: str | None = None) -> Message:
    """Say how to use the bot.

    Args:
        command: The slash command.
        bot_user: The bot's own user id, by which it is named; None where it is not known.
        key: The name of the block; None for none.

    Returns:
        The message: one section.
    """
    mention = f"<@{bot_user}>" if bot_user else "@me"
    lines = [
        "*I answer questions about STP policy from the documents I have been given*, in their own"
        " words, each sentence with its source. Where they do not say, I say so.",
        "*Asking*",
        f"• In a channel: {mention} and your question. I answer in the thread; go on asking there"
        f" without naming me. “{mention} pause” keeps me quiet there, “{mention} resume” brings me"
        " back.",
        "• In a direct message to me: just your question. Or choose “Ask about this message” from"
        " the menu of somebody's message.",
        f"• `{command} ask QUESTION`: the answer for your eyes alone, with a button to share it.",
        "*Looking up*",
        f"• `{command} find WORDS`: the best passages on something.",
        f"• `{command} sources [WORDS]`: the documents, newest first.",
        f"• `{command} source`: one document, looked up as you type; `{command} source ID`: the one"
        " of that id.",
        f"• `{command} quote ID NUMBER`: a quotation with its reference, to be pasted.",
        "• To narrow the search, write among the words of a question, of `find` or of `sources`:"
        ' `from:bma`, `from:"King\'s Fund"`, `after:2017-06`, `since:2017-06`, `before:2018`,'
        " `until:2018`, `in:2016`, `area:Dorset`.",
        "*For admins*",
        f"• `{command} settings`: how I behave in a channel. `{command} gaps`: what my documents"
        " lack.",
    ]
    return plain_message("\n".join(lines), key=key)


def plain_message(text: str, *, key: str | None = None) -> Message:
    """Make a message of one section; the text is markup already."""
    return Message(text=text, blocks=(section(text, block_id=key),))


def apology(reference: str) -> Message:
    """Say sorry, with the reference under which the log tells the rest."""
    return plain_message(
        "Sorry, something went wrong and I could not answer that. Please ask again; if it keeps"
        f" happening, give whoever runs this bot the reference *{reference}*.",
        key=reference,
    )


def forgotten() -> Message:
    """Say that what a button belongs to is kept no longer."""
    return plain_message("That answer is kept no longer. Please ask again.")


def perhaps_shared() -> Message:
    """Say that Slack did not answer to a share, which can be neither looked up nor repeated."""
    return plain_message(
        "I lost touch with Slack while sharing that. If the answer is not in the channel now,"
        " please press *Share* again."
    )


def not_for_all() -> Message:
    """Say that an answer rests on what not everybody in a place may see."""
    return plain_message(
        "That answer rests on documents that are open to you, but perhaps not to everybody here, so"
        " it cannot be shared here."
    )


def thanks(*, helpful: bool) -> Message:
    """Say that a vote was noted."""
    verdict = "helpful" if helpful else "not helpful"
    return plain_message(f"Thank you. Your verdict is noted: {verdict}.")
