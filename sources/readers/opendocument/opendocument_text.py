"""Read the words of one paragraph of an OpenDocument text."""

import re
from dataclasses import dataclass, field
from typing import Final

from sources.readers.parts.note_marks import is_note_mark
from sources.readers.parts.xml_walk import Element

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_FRAMES: Final = frozenset({f"{DRAW}text-box", f"{DRAW}custom-shape", f"{DRAW}rect"})
_CHARACTERS: Final = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_GONE: Final = frozenset({
    f"{OFFICE}annotation",
    f"{TEXT}tracked-changes",
    f"{TEXT}ruby-text",
    f"{TEXT}hidden-text",
    f"{TEXT}hidden-paragraph",
    f"{DRAW}image",
    f"{DRAW}object",
    f"{DRAW}object-ole",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
})
_WHITE_SPACE: Final = re.compile(r"[ \t\r\n]+")
_MAX_SPACES: Final = 100  # a file may claim that millions of spaces stand in a row


@dataclass(slots=True)
class OpenText:
    """What a paragraph holds.

    Attributes:
        text: Its words, not yet tidy; marks of notes left out.
        boxes: The text boxes that hang on it.
        notes: The bodies of the notes marked in it.
    """

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


def read_open_text(paragraph: Element, *, raised: frozenset[str]) -> OpenText:
    """Read a paragraph.

    Args:
        paragraph: The element ``text:p`` or ``text:h``.
        raised: The names of the styles that raise characters above the line.

    Returns:
        Its words, also those in spans, links and fields.
    """
    found = OpenText(_collapse(paragraph.text))
    stack = [iter(paragraph)]
    tails = [""]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            found.text += tails.pop()
        elif _enters(element, found, raised):
            stack.append(iter(element))
            tails.append(_collapse(element.tail))
        else:
            found.text += _collapse(element.tail)
    return found


def _collapse(text: str | None) -> str:
    """Make one space of white space, all of which the format takes for that."""
    return _WHITE_SPACE.sub(" ", text or "")


def is_gone(element: Element) -> bool:
    """Tell whether an element is no part of the text as it stands.

    Args:
        element: Any.

    Returns:
        True for comments, deleted text, hidden text and what belongs to pictures.
    """
    return element.tag in _GONE


def _enters(element: Element, found: OpenText, raised: frozenset[str]) -> bool:
    """Read an element up to its first child; tell whether its children are to be read."""
    tag = element.tag
    if not isinstance(tag, str) or is_gone(element):
        return False
    if tag in _FRAMES:
        found.boxes.append(element)
        return False
    if tag == f"{TEXT}note":
        found.notes += element.findall(f"{TEXT}note-body")
        return False
    text = _collapse(element.text)
    if tag == f"{TEXT}s":
        text = " " * min(int_of(element, f"{TEXT}c", 1), _MAX_SPACES)
    text = _CHARACTERS.get(tag, text)
    if element.get(f"{TEXT}style-name") in raised and is_note_mark(text, before=found.text):
        text = ""
    found.text += text
    return True


def int_of(element: Element, name: str, default: int) -> int:
    """Read a number in an attribute.

    Args:
        element: Any.
        name: The attribute's.
        default: For where it is missing or no number.

    Returns:
        The number, from 0.
    """
    value = element.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 8 else default
