"""Read what the styles of a Word file say of paragraphs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sources.readers.parts.xml_walk import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_BODY_LEVEL: Final = 9  # the outline level of what is no heading


@dataclass(frozen=True, slots=True)
class WordStyle:
    """What a style makes of a paragraph.

    Attributes:
        level: Of headings, from 1; 0 for a title; None for no heading.
        is_list: Whether it is an item of a list.
        is_contents: Whether it is a line of the table of contents.
    """

    level: int | None = None
    is_list: bool = False
    is_contents: bool = False


PLAIN: Final = WordStyle()


def read_styles(root: Element) -> dict[str, WordStyle]:
    """Read the styles for paragraphs; each has what it says itself, else what the one below it has.

    Args:
        root: The root of the part "styles".

    Returns:
        Styles by their id.
    """
    found = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    return {key: _read_style(list(_chain(key, found))) for key in found}


def paragraph_style(paragraph: Element, styles: Mapping[str, WordStyle]) -> WordStyle:
    """Read what a paragraph is.

    Args:
        paragraph: The element ``w:p``.
        styles: By their id.

    Returns:
        What it says itself over what its style says.
    """
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return PLAIN
    style = styles.get(_value(properties.find(f"{W}pStyle")), PLAIN)
    level = _outline_level(properties)
    numbered = _is_numbered(properties)
    return WordStyle(
        style.level if level is None else _as_level(level),
        style.is_list if numbered is None else numbered,
        style.is_contents,
    )


def is_on(switch: Element | None) -> bool:
    """Tell whether a property that is either on or off is on.

    Args:
        switch: Its element; None where it is not there.

    Returns:
        True where it is there and does not say no.
    """
    return switch is not None and _value(switch, "true") not in {"0", "false", "off"}


def _chain(key: str, styles: Mapping[str, Element]) -> Iterator[Element]:
    """List a style and those that it is based on; some files have them in a circle."""
    seen: set[str] = set()
    while key in styles and key not in seen:
        seen.add(key)
        yield styles[key]
        key = _value(styles[key].find(f"{W}basedOn"))


def _read_style(chain: list[Element]) -> WordStyle:
    names = [_value(style.find(f"{W}name")).lower() for style in chain]
    levels = [_style_level(style, name) for style, name in zip(chain, names, strict=True)]
    level = next((each for each in levels if each is not None), None)
    lists = [_is_numbered(style.find(f"{W}pPr")) for style in chain]
    numbered = next((each for each in lists if each is not None), False)
    return WordStyle(
        None if level is None else _as_level(level),
        numbered or names[0].startswith("list "),
        names[0] == "toc heading" or (names[0].startswith("toc ") and names[0][4:].isdigit()),
    )


def _style_level(style: Element, name: str) -> int | None:
    """Read the outline level of a style, from 0; -1 for a title; None where it says nothing."""
    if name == "title":
        return -1
    number = name.removeprefix("heading ")
    if name.startswith("heading ") and number.isdecimal():
        return int(number) - 1
    return _outline_level(style.find(f"{W}pPr"))


def _as_level(outline_level: int) -> int | None:
    return outline_level + 1 if outline_level < _BODY_LEVEL else None


def _outline_level(properties: Element | None) -> int | None:
    level = None if properties is None else properties.find(f"{W}outlineLvl")
    value = _value(level)
    return int(value) if value.isdecimal() else None


def _is_numbered(properties: Element | None) -> bool | None:
    """Tell whether numbering is on; None where nothing is said."""
    numbering = None if properties is None else properties.find(f"{W}numPr")
    if numbering is None:
        return None
    number = numbering.find(f"{W}numId")
    # A level alone, as Word's own style "Subtitle" has it, makes no list.
    return None if number is None else _value(number) != "0"


def _value(element: Element | None, default: str = "") -> str:
    return default if element is None else str(element.get(f"{W}val", default))
