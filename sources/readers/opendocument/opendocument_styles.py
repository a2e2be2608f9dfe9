"""Read what the styles of an OpenDocument text say of paragraphs and characters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sources.readers.parts.xml_walk import Element

_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FORMAT: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_HEADING: Final = re.compile(r"heading[ _]*(\d{1,2})", re.IGNORECASE)
_RAISED: Final = re.compile(r"super\b|[1-9]\d*%")


@dataclass(frozen=True, slots=True)
class OpenStyles:
    """What styles make of text.

    Attributes:
        levels: For styles that make headings, the level from 1; 0 for a title.
        raised: The names of the styles that raise characters above the line.
    """

    levels: Mapping[str, int]
    raised: frozenset[str]


def read_open_styles(roots: Sequence[Element]) -> OpenStyles:
    """Read styles; each is what it says itself, else what its parent is.

    Args:
        roots: Of the parts that hold styles.

    Returns:
        What matters of them.
    """
    found = {
        style.get(f"{_STYLE}name", ""): style
        for root in roots
        for style in root.iter(f"{_STYLE}style")
    }
    levels = {name: _level(list(_chain(name, found))) for name in found}
    return OpenStyles(
        {name: level for name, level in levels.items() if level is not None},
        frozenset(name for name in found if any(map(_is_raised, _chain(name, found)))),
    )


def _chain(name: str, styles: Mapping[str, Element]) -> Iterator[Element]:
    """List a style and its parents; a broken file may have them in a circle."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        name = styles[name].get(f"{_STYLE}parent-style-name", "")


def _level(chain: Sequence[Element]) -> int | None:
    for style in chain:
        if style.get(f"{_STYLE}family", "paragraph") != "paragraph":
            return None
        name = style.get(f"{_STYLE}display-name") or style.get(f"{_STYLE}name", "")
        if name.casefold() == "title":
            return 0
        # Blanks in names are written as "_20_".
        heading = _HEADING.fullmatch(name.replace("_20_", " "))
        if heading is not None:
            return int(heading[1])
    return None


def _is_raised(style: Element) -> bool:
    properties = style.find(f"{_STYLE}text-properties")
    position = "" if properties is None else properties.get(f"{_STYLE}text-position", "")
    return bool(_RAISED.match(position))
