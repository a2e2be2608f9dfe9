"""Take the raised marks of notes from the words of a web page."""

from itertools import islice
from typing import Final

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # as above

from sources.readers.parts.note_marks import is_note_mark

_IN_LINE: Final = frozenset({
    *("a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"),
    *(
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
    ),
})
_NEAR: Final = 32  # characters before a mark that are kept to judge it by
_MAX_PIECES: Final = 8  # of a mark's text; the next may be the page's
_FRACTIONS: Final = ("/", "\u2044")


def strip_note_marks(tree: HtmlElement) -> None:
    """Remove the raised marks of notes, such as the 1 of ``care<sup>1</sup>`` and its link.

    Args:
        tree: The page; it is changed. May be nested to any depth.
    """
    marks: list[HtmlElement] = []
    before = ""
    events = etree.iterwalk(tree, events=("start", "end"))
    for event, element in events:
        if element.tag not in _IN_LINE:
            before = ""
        if event == "end":
            before = (before + (element.tail or ""))[-_NEAR:]
        elif element.tag != "sup":
            before = (before + (element.text or ""))[-_NEAR:]
        else:
            raised = "".join(islice(element.itertext(), _MAX_PIECES))
            if _is_mark(raised, before=before, after=element.tail or ""):
                marks.append(element)
            else:
                before = (before + raised)[-_NEAR:]
            events.skip_subtree()
    for mark in marks:  # taken out one by one they would cost the square of their number
        mark.clear(keep_tail=True)


def _is_mark(raised: str, *, before: str, after: str) -> bool:
    bare = raised.strip().removeprefix("[").removesuffix("]")
    return is_note_mark(bare, before=before) and not after.startswith(_FRACTIONS)
