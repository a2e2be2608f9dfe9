"""Read the words of shapes and tables on a slide."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sources.block import Block, BlockKind
from sources.readers.parts.note_marks import is_note_mark
from sources.readers.parts.xml_walk import Element, walk
from sources.readers.tables.table_grid import Cell
from sources.tidy import join_line, tidy_text

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

DIAGRAM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PARAGRAPH: Final = f"{A}p"
_LINE_END: Final = f"{A}br"
_FIELD: Final = f"{A}fld"
_TEXT: Final = f"{A}t"
_BULLETS: Final = frozenset({f"{A}buChar", f"{A}buAutoNum", f"{A}buBlip"})
_NO_BULLET: Final = f"{A}buNone"
_RAISED: Final = re.compile(r"0*[1-9]")  # negative for what stands below the line
_SHOWN_POINTS: Final = frozenset({"node", "asst"})


def read_shape(
    shape: Element, *, page: int, is_list: bool = False, styles: Sequence[Element] = ()
) -> Iterator[Block]:
    """Read the paragraphs of a shape.

    Args:
        shape: The element that holds the text.
        page: The slide's number.
        is_list: Whether paragraphs have bullets unless something says otherwise.
        styles: Elements of shapes whose settings this one inherits, the nearest first.

    Yields:
        Paragraphs and list items.
    """
    for paragraph in shape.iter(_PARAGRAPH):
        text = tidy_text(_read_paragraph(paragraph))
        if text:
            bulleted = _has_bullet(paragraph, (shape, *styles))
            is_item = is_list if bulleted is None else bulleted
            yield Block(BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH, text, page=page)


def read_line(shape: Element) -> str:
    """Read all words of a shape as one line.

    Args:
        shape: The element that holds the text.

    Returns:
        Tidy text, which may be empty.
    """
    return join_line(_read_paragraph(paragraph) for paragraph in shape.iter(_PARAGRAPH))


def read_rows(table: Element) -> list[list[Cell]]:
    """Read the cells of a table; those that are merged into the one to their left are left out.

    Args:
        table: The element ``a:tbl``.

    Returns:
        Row by row.
    """
    return [
        [
            Cell(read_line(cell), _number(cell.get("gridSpan")), _is_on(cell.get("vMerge")))
            for cell in row.iterchildren(f"{A}tc")
            if not _is_on(cell.get("hMerge"))
        ]
        for row in table.iterchildren(f"{A}tr")
    ]


def read_diagram(data: Element, *, page: int) -> Iterator[Block]:
    """Read the words of a diagram, such as an organisation's chart.

    Args:
        data: The root of the part that holds them.
        page: The slide's number.

    Yields:
        An item for each of its shapes.
    """
    for point in data.iter(f"{DIAGRAM}pt"):
        if point.get("type", "node") in _SHOWN_POINTS and (text := read_line(point)):
            yield Block(BlockKind.LIST_ITEM, text, page=page)


def _read_paragraph(paragraph: Element) -> str:
    text = ""
    for element in walk(paragraph, skip=_is_counted):
        if element.tag == _LINE_END:
            text += "\n"
        elif (
            element.tag == _TEXT
            and not (_is_raised(element) and is_note_mark(element.text or "", before=text))
        ) or element.tag == _MATHS:
            text += element.text or ""
    return text


def _is_counted(element: Element) -> bool:
    """Tell a field that PowerPoint fills in itself: the slide's number, or today's date."""
    kind = str(element.get("type", ""))
    return bool(element.tag == _FIELD) and kind.startswith(("slidenum", "datetime"))


def _is_raised(text: Element) -> bool:
    properties = text.getparent().find(f"{A}rPr")
    baseline = "" if properties is None else properties.get("baseline", "")
    return _RAISED.match(baseline) is not None


def _has_bullet(paragraph: Element, shapes: Sequence[Element]) -> bool | None:
    """Tell whether a paragraph has a bullet; None where nothing says."""
    properties = paragraph.find(f"{A}pPr")
    level = "0" if properties is None else properties.get("lvl", "0")
    wanted = f"{A}lvl{int(level) + 1 if level.isdecimal() and len(level) == 1 else 1}pPr"
    inherited = [style for shape in shapes for style in shape.iter(wanted)]
    for each in ([] if properties is None else [properties]) + inherited:
        tags = {child.tag for child in each}
        if _NO_BULLET in tags:
            return False
        if tags & _BULLETS:
            return True
    return None


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else 1


def _is_on(value: str | None) -> bool:
    return value in {"1", "true"}
