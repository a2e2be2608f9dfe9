"""What the bot says of itself: help, apologies, thanks; pure."""

from bot.slack.blocks.message import Message, section


def help_message(command: str, *, bot_user: str | None = None, key: str | None = None) -> Message:
    """Say how to use the bot."""
    mention = f"<@{bot_user}>" if bot_user else "the bot"
    lines = [
        "*I answer questions about STP policy from the documents I have been given*, in their own"
        " words, each sentence with its source. Where they do not say, I say so.",
        f"• In a channel: {mention} and your question. The answer comes in the thread; go on asking"
        f" there without naming me. “{mention} pause” keeps me quiet in a thread, “resume” brings"
        " me back.",
        "• In a direct message to me: just your question. Or choose “Ask about this message” from"
        " the menu of somebody's message.",
        f"• `{command} ask QUESTION`: the answer for your eyes alone, with a button to share it.",
        f"• `{command} find WORDS`: the best passages on something.",
        f"• `{command} sources [WORDS]`: the documents I have.",
        f"• `{command} source`: one document, looked up as you type; `{command} source ID`: the one"
        " of that id. Who, when, where, its outline, and questions to it alone.",
        f"• `{command} quote ID NUMBER`: a quotation with its reference, to be pasted.",
        f"• `{command} settings` and `{command} gaps`: for my admins.",
        "• To search less, write among the words of a question or of `find`: `from:bma`,"
        ' `from:"King\'s Fund"`, `after:2017-06`, `since:2017-06`, `before:2018`, `until:2018`,'
        " `in:2016`, `area:Dorset`. “According to the BMA” or “the latest” only prefers.",
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


def thanks(*, helpful: bool) -> Message:
    """Say that a vote was noted."""
    verdict = "helpful" if helpful else "not helpful"
    return plain_message(f"Thank you. Your verdict is noted: {verdict}.")
