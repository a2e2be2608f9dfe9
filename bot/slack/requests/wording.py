"""What kind of thing people say: a question, mere thanks, or a word to the bot itself; pure."""

import re

from bot.answer.asked.plain_filters import is_question

# What people say to each other after an answer, which asks nothing.
_CHATTER = re.compile(
    r"(?:many |thank you|thanks|thx|cheers|ta|ok|okay|great|good|nice|perfect|brilliant|lovely|"
    r"yes|no|yep|noted|got it|will do|very|so|much|all|again|👍|:[a-z0-9_+-]+:|[\s.!,])+",
    re.IGNORECASE,
)
_WEB_ADDRESS = re.compile(r"\b(?:https?|mailto|tel)\S+", re.IGNORECASE)
_ENDS_ASKING = re.compile(r"\?[\s!?.…)”\"'*_~]*(?::[a-z0-9_+-]+:\s*)*$", re.IGNORECASE)
_EXCLAIMS = re.compile(r"!\W*$")
# How a text ends is read off these last characters, however many marks stand there.
_END_CHARS = 100
# Fewer say too little to be looked for: "Lunch?", "Any news?".
_WORDS_OF_A_QUESTION = 3
_PLEASE = r"\W*(?:please\W+)?"
_HERE = r"(?:\W+(?:please|now|here|answering|again))*\W*"
_PAUSE = re.compile(rf"{_PLEASE}(?:pause|stop|mute|be quiet){_HERE}", re.IGNORECASE)
_RESUME = re.compile(rf"{_PLEASE}(?:resume|unpause|unmute|carry on|go on){_HERE}", re.IGNORECASE)


def is_chatter(text: str) -> bool:
    """Say whether a reply is mere thanks or assent, or nothing at all."""
    return not text.strip() or _CHATTER.fullmatch(text.strip()) is not None


def asks_openly(text: str) -> bool:
    """Say whether somebody asks a question, of nobody in particular.

    It ends with a question mark or begins with a word that asks, and says something to look for.

    Args:
        text: In plain words.

    Returns:
        False for what only exclaims, and for a question mark within an address on the web.
    """
    words = _WEB_ADDRESS.sub(" ", text).strip()
    if len(words.split()) < _WORDS_OF_A_QUESTION or is_chatter(words):
        return False
    end = words[-_END_CHARS:]
    if _ENDS_ASKING.search(end):
        return True
    return is_question(words.replace("?", " ")) and not _EXCLAIMS.search(end)


def asks_to_pause(text: str) -> bool:
    """Say whether the bot is told to be quiet; nothing else may be said beside it."""
    return _PAUSE.fullmatch(text) is not None


def asks_to_resume(text: str) -> bool:
    """Say whether the bot is told to answer again; nothing else may be said beside it."""
    return _RESUME.fullmatch(text) is not None
