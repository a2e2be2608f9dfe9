"""Read a page's ruled lines and pictures through PDFium."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from pypdfium2 import raw  # type: ignore[import-untyped]  # pypdfium2 ships no types

from sources.readers.pdf.pdf_word import Box

_MAX_OBJECTS: Final = 20_000  # a page with more is a map or a drawing: no table is looked for
_MAX_SEGMENTS: Final = 2_000
_THIN_PT: Final = 2.5  # a painted rectangle so thin is a line
_SKEW_PT: Final = 0.5
_MIN_LENGTH_PT: Final = 4.0

_Point = tuple[float, float]


def read_rules(page: Any, frame: Box) -> tuple[Box, ...]:  # noqa: ANN401
    """Read the upright and level lines of a page, and the edges of its rectangles.

    Args:
        page: PDFium's page.
        frame: The part of it that is shown; lines along its edges are left out.

    Returns:
        Each as a box without height or without width.
    """
    rules: list[Box] = []
    for item in _objects(page, raw.FPDF_PAGEOBJ_PATH):
        if 1 < raw.FPDFPath_CountSegments(item) <= _MAX_SEGMENTS:
            rules += _path_rules(item)
        if len(rules) > _MAX_SEGMENTS:
            return ()
    return tuple(rule for rule in rules if not _is_page_wide(rule, frame))


def read_pictures(page: Any, frame: Box) -> tuple[Box, ...]:  # noqa: ANN401
    """Read where pictures stand.

    Args:
        page: PDFium's page.
        frame: The whole page, which a form that may hold a picture stands for.

    Returns:
        A box for each.
    """
    if any(True for _ in _objects(page, raw.FPDF_PAGEOBJ_FORM)):
        return (frame,)
    return tuple(map(_bounds, _objects(page, raw.FPDF_PAGEOBJ_IMAGE)))


def _objects(page: Any, kind: int) -> Iterator[Any]:  # noqa: ANN401
    for place in range(min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page.raw, place)
        if raw.FPDFPageObj_GetType(item) == kind:
            yield item


def _bounds(item: Any) -> Box:  # noqa: ANN401
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *edges)
    return Box(*(edge.value for edge in edges))


def _path_rules(item: Any) -> Iterator[Box]:  # noqa: ANN401
    box = _bounds(item)
    if min(box.right - box.left, box.top - box.bottom) <= _THIN_PT:
        yield from _level_line(box)
        return
    for first, last in _strokes(item):
        line = Box(
            min(first[0], last[0]), min(first[1], last[1]),
            max(first[0], last[0]), max(first[1], last[1]),
        )  # fmt: skip
        if min(line.right - line.left, line.top - line.bottom) <= _SKEW_PT:
            yield from _level_line(line)


def _level_line(box: Box) -> Iterator[Box]:
    width, height = box.right - box.left, box.top - box.bottom
    if max(width, height) < _MIN_LENGTH_PT:
        return
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    yield Box(box.left, y, box.right, y) if width > height else Box(x, box.bottom, x, box.top)


def _strokes(item: Any) -> Iterator[tuple[_Point, _Point]]:  # noqa: ANN401
    """Give the straight strokes of a path, those that close its parts too."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    part: list[_Point] = []
    for place in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, place)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield from pairwise(part)
            part = []
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            yield from pairwise(part)
            part = []
            continue
        part.append(_point(segment, matrix))
        if raw.FPDFPathSegment_GetClose(segment):
            part.append(part[0])
    yield from pairwise(part)


def _point(segment: Any, matrix: Any) -> _Point:  # noqa: ANN401
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return (
        matrix.a * x.value + matrix.c * y.value + matrix.e,
        matrix.b * x.value + matrix.d * y.value + matrix.f,
    )


def _is_page_wide(rule: Box, frame: Box) -> bool:
    """Tell the edges of the page, or of its background."""
    length = max(rule.right - rule.left, rule.top - rule.bottom)
    full = frame.right - frame.left if rule.bottom == rule.top else frame.top - frame.bottom
    return length >= 0.98 * full
