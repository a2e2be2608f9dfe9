"""Read the words of one paragraph of a Word file."""

from dataclasses import dataclass, field
from typing import Final

from sources.readers.parts.note_marks import is_note_mark
from sources.readers.parts.xml_walk import Element, walk
from sources.readers.word.word_styles import W, is_on

TEXT_BOX: Final = f"{W}txbxContent"

_RUN: Final = f"{W}r"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_NOTES: Final = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_CHARACTERS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_GONE: Final = frozenset({
    f"{W}del",
    f"{W}moveFrom",
    f"{W}pPr",
    f"{W}rPr",
    f"{W}sdtPr",
    f"{W}tcPr",
    f"{W}rt",  # how to pronounce a word
})


@dataclass(slots=True)
class WordText:
    """What a paragraph holds.

    Attributes:
        text: Its words, not yet tidy; marks of notes left out.
        boxes: The text boxes that hang on it.
        notes: The notes marked in it: the part that holds each, and its number there.
    """

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def read_paragraph(paragraph: Element) -> WordText:
    """Read a paragraph as it reads with all tracked changes accepted.

    Args:
        paragraph: The element ``w:p``.

    Returns:
        Its words, also those in links, fields and content controls; hidden text left out.
    """
    found = WordText()
    for element in walk(paragraph, whole={_RUN, TEXT_BOX}, skip=is_gone):
        if element.tag == _RUN:
            _read_run(element, found)
        elif element.tag == _MATHS:
            found.text += element.text or ""
    return found


def is_gone(element: Element) -> bool:
    """Tell whether an element is no part of the text as it stands.

    Args:
        element: Any.

    Returns:
        True for what was deleted, for properties, and for controls that show only a prompt such
        as "Click here to enter text".
    """
    if element.tag == f"{W}sdt":
        return is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr"))
    return element.tag in _GONE


def _read_run(run: Element, found: WordText) -> None:
    text = ""
    if is_on(run.find(f"{W}rPr/{W}vanish")):
        return
    for element in walk(run, whole={TEXT_BOX}, skip=is_gone):
        if element.tag == TEXT_BOX:
            found.boxes.append(element)
        elif element.tag in _NOTES:
            found.notes.append((_NOTES[element.tag], element.get(f"{W}id", "")))
        elif element.tag == f"{W}t":
            text += element.text or ""
        else:
            text += _CHARACTERS.get(element.tag, "")
    if not (_is_raised(run) and is_note_mark(text, before=found.text)):
        found.text += text


def _is_raised(run: Element) -> bool:
    align = run.find(f"{W}rPr/{W}vertAlign")
    return align is not None and align.get(f"{W}val") == "superscript"
