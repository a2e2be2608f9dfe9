"""The words of a message, cut to what Slack takes; pure."""

import re

_MARK = " […]"
# A link or a mention that is not closed, or an escape: cut in the middle it would show as such.
_BROKEN_END = re.compile(r"(?:<[^<>]*|&[a-z]{0,4})\Z")
_LONGEST_WORD = 80


def cut_words(text: str, max_bytes: int) -> str:
    """Cut a text in Slack's markup at a word, outside of links and escapes.

    Slack counts bytes in some of its limits and characters in others; bytes are never fewer.

    Args:
        text: In Slack's markup.
        max_bytes: The most bytes of the result in UTF-8; at least 6.

    Returns:
        The text, or its beginning with an ellipsis in brackets.
    """
    encoded = text.encode(errors="replace")
    if len(encoded) <= max_bytes:
        return text
    head = encoded[: max_bytes - len(_MARK.encode())].decode(errors="ignore")
    space = head.rfind(" ", max(0, len(head) - _LONGEST_WORD))
    return _BROKEN_END.sub("", head[:space] if space > 0 else head).rstrip() + _MARK
