"""Tell paragraphs broken by a line width from lines that stand for themselves."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_MIN_WIDTH: Final = 50
_MAX_WIDTH: Final = 110
_SLACK: Final = 12  # editors that measure letters rather than count them break a little early


def find_width(stanzas: Sequence[Sequence[str]]) -> int | None:
    """Find the width at which a text's lines were broken.

    Args:
        stanzas: The text's runs of lines between empty lines.

    Returns:
        The longest line, in characters, of those stanzas that are plainly broken in
        mid-sentence; None where there are none.
    """
    widths = [max(map(len, lines)) for lines in stanzas if _is_plainly_wrapped(lines)]
    return max(widths, default=None)


def is_wrapped(lines: Sequence[str], *, width: int | None) -> bool:
    """Tell whether lines are one paragraph.

    Args:
        lines: A run of lines between empty lines.
        width: As ``find_width`` gives it for the whole text.

    Returns:
        True where every line but the last is as full as the width lets it be.
    """
    if width is None or len(lines) < 2 or max(map(len, lines)) > width + _SLACK:
        return False
    return _breaks_are_full(lines, width)


def _is_plainly_wrapped(lines: Sequence[str]) -> bool:
    if len(lines) < 2:
        return False
    width = max(map(len, lines))
    return (
        _MIN_WIDTH <= width <= _MAX_WIDTH
        and _breaks_are_full(lines, width)
        and any(following[:1].islower() for following in lines[1:])
    )


def _breaks_are_full(lines: Sequence[str], width: int) -> bool:
    """Tell whether no line could have taken the first word of the next one."""
    return all(
        len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - _SLACK
        for line, following in pairwise(lines)
    )
