"""What the bot says of itself: help, apologies, thanks; pure."""

from bot.slack.blocks.message import Message, section
from bot.slack.blocks.mrkdwn import escape_within


def help_message(command: str, *, bot_user: str | None = None, key: str | None = None) -> Message:
    """Say how to use the bot."""
    mention = f"<@{bot_user}>" if bot_user else "the bot"
    lines = [
        "*I answer questions about STP policy from the documents I have been given*, in their own"
        " words, each sentence with its source. Where they do not say, I say so.",
        f"• In a channel: {mention} and your question. The answer comes in the thread; go on asking"
        " there without naming me.",
        "• In a direct message to me: just your question.",
        f"• `{command} ask QUESTION`: the answer for your eyes alone, with a button to share it.",
        f"• `{command} find WORDS`: the best passages on something.",
        f"• `{command} sources [WORDS]`: the documents I have.",
        f"• `{command} source ID`: one document: who, when, where, its outline.",
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


def too_busy(reference: str) -> Message:
    """Say that too many questions wait, or that the bot is going down."""
    return plain_message(
        "Sorry, I cannot get to that now: too many questions are waiting, or I am about to be"
        f" restarted. Please ask again in a few minutes. (Reference *{reference}*)",
        key=reference,
    )


def unknown_document(named: str, command: str) -> Message:
    """Say that there is no such document, and where the ids stand."""
    return plain_message(
        f"There is no document with the id “{escape_within(named, 100)}”."
        f" `{command} sources` lists the documents with their ids."
    )


def forgotten() -> Message:
    """Say that what a button belongs to is kept no longer."""
    return plain_message("That answer is kept no longer. Please ask again.")


def thanks(*, helpful: bool) -> Message:
    """Say that a vote was noted."""
    verdict = "helpful" if helpful else "not helpful"
    return plain_message(f"Thank you. Your verdict is noted: {verdict}.")
