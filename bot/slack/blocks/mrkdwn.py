"""Text between Slack's markup and plain words."""

import re
from itertools import accumulate

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Slack formats what stands between two of the same of these, at the edges of words, an underscore
# being none of a word's letters there; a pair of backquotes anywhere; and what stands behind > at
# the beginning of a line. It draws a picture for a name between colons, also within a word; what
# stands between those of a time is no name. A zero-width space at the mark takes its meaning away
# and is not seen.
_FORMATTING = re.compile(
    r"(?<![^\W_])([*_~])(?=\S)(?=[^\n]*?\S\1(?![^\W_]))|(`)|(?m:^)(?=&gt;)"
    r"|:(?=[\w+'-]{1,100}:)(?!(?<=\d:)\d+:)"
)
_ZERO_WIDTH_SPACE = "\u200b"
_MARKS = frozenset("*_~`>:")

_LINK = re.compile(r"<(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
_MENTION = re.compile(r"<@(?P<person>[A-Z0-9]+)(?:\|[^<>]*)?>")


def escape(text: str) -> str:
    """Make words of a document or a person safe in mrkdwn: they mean nothing but themselves.

    No mention, channel, link or special command can come of them, and no emoji, bold, italic,
    struck or code text either.

    Args:
        text: As it stands in the document or was typed.

    Returns:
        The same, to a reader.
    """
    return _FORMATTING.sub(_disarm, text.translate(_ESCAPES))


def escape_within(text: str, max_chars: int) -> str:
    """Escape a text and cut it at a word, so that what comes out is no longer than it may be.

    A text that is cut after it was escaped may end in the middle of an escape.

    Args:
        text: As it stands in the document or was typed.
        max_chars: The most characters of the result; at least 20.

    Returns:
        The text escaped, or its beginning with an ellipsis in brackets.
    """
    if len(text) <= max_chars and len(whole := escape(text)) <= max_chars:
        return whole
    lengths = accumulate(len(each.translate(_ESCAPES)) + (each in _MARKS) for each in text)
    return escape(shorten(text, sum(length <= max_chars for length in lengths)))


def shorten(text: str, max_chars: int) -> str:
    """Cut a text at a word, with an ellipsis in brackets where something is left out."""
    if len(text) <= max_chars:
        return text
    mark = " […]"
    head = text[: max_chars - len(mark)]
    cut = head.rfind(" ")
    return (head[:cut] if cut > max_chars // 2 else head) + mark


def mentions(text: str, person: str) -> bool:
    """Say whether a message names a person, by id."""
    return any(found["person"] == person for found in _MENTION.finditer(text))


def first_mention(text: str) -> str | None:
    """Find whom a message is addressed to: the person named at its very start, or None."""
    found = _MENTION.match(text.lstrip())
    return found["person"] if found else None


def read_text(text: str, *, bot_user: str) -> str:
    """Turn a message as Slack sends it into plain words.

    Mentions of the bot go; other mentions, channels and links become their names; ``&amp;`` and its
    kind become the characters themselves.

    Args:
        text: The message's text.
        bot_user: The bot's own user id.

    Returns:
        One line.
    """
    without_bot = _MENTION.sub(lambda found: "" if found["person"] == bot_user else found[0], text)
    words = _LINK.sub(_name_of, without_bot)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        words = words.replace(entity, character)
    return " ".join(words.split())


def _disarm(found: re.Match[str]) -> str:
    return found[0] + _ZERO_WIDTH_SPACE


def _name_of(found: re.Match[str]) -> str:
    label, target = found["label"], found["target"]
    if label:
        return label
    if target.startswith("!"):
        return target[1:].split("^")[0]
    return target.removeprefix("mailto:")
