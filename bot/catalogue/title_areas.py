"""Which STP areas a title names, and by which words they are looked for; pure."""

from functools import lru_cache
from typing import Final

from index.language.areas import Area, load_areas, read_labels

_REMEMBERED: Final = (
    65_536  # titles: those of one index, mostly the same as those of the one before
)


@lru_cache(_REMEMBERED)
def read_title_areas(title: str) -> tuple[Area, ...]:
    """Read which areas a title names, by themselves or by a trust.

    Args:
        title: A document's.

    Returns:
        The areas, by code.
    """
    labels = read_labels(title)
    return tuple(area for area in load_areas() if area.code in labels) if labels else ()


def names_of(area: Area) -> tuple[str, ...]:
    """List what an area is called: its name, aliases, initials, and places in it."""
    return (area.name, *area.also, *area.initials, *area.asked_as)
