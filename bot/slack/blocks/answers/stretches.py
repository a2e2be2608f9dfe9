"""A long text of a document, escaped and parted so that each part fits into a block; pure."""

from bot.slack.blocks.message import MAX_SECTION_CHARS
from bot.slack.blocks.mrkdwn import escape

# Room for a mark in front of a part.
MAX_STRETCH_CHARS = MAX_SECTION_CHARS - 100
_LEFT_OUT = " […]"
# How long a character is, once escaped; one that may become bold or code gets a space behind it.
_ESCAPED_CHARS = {"&": 5, "<": 4, ">": 4, "*": 2, "_": 2, "~": 2, "`": 2}


def stretches(text: str, *, most: int, max_chars: int = MAX_STRETCH_CHARS) -> list[str]:
    """Escape a text and part it at words.

    Args:
        text: As it stands in the document.
        most: How many parts there may be, at least one; the last says where something is left out.
        max_chars: The most characters of each part, at least 20.

    Returns:
        The parts in their order, without the white space between them; none of a text of white
        space alone.
    """
    parts: list[str] = []
    rest = text.strip()
    while rest and len(parts) < most:
        end = _end_of_part(rest, max_chars - len(_LEFT_OUT))
        parts.append(escape(rest[:end].rstrip()))
        rest = rest[end:].lstrip()
    if rest:
        parts[-1] += _LEFT_OUT
    return parts


def set_off(escaped: str) -> str:
    """Set a text that is escaped already off as a quotation, line by line."""
    return "\n".join(f"> {line}" for line in escaped.splitlines())


def _end_of_part(text: str, max_chars: int) -> int:
    """Say where to part a text: behind the last word that fits, or within it if it is long."""
    chars = 0
    for place, character in enumerate(text):
        chars += _ESCAPED_CHARS.get(character, 1)
        if chars > max_chars:
            space = max(text.rfind(" ", 0, place + 1), text.rfind("\n", 0, place + 1))
            return space if space > place // 2 else place
    return len(text)
