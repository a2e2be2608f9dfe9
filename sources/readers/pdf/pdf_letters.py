"""Read a page's words through PDFium."""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, Final

from pypdfium2 import raw  # type: ignore[import-untyped]  # pypdfium2 ships no types

from sources.readers.pdf.pdf_word import Box, Word

# PDFium gives U+FFFE for a hyphen at a line's end, with nothing between it and the next line.
_WORD: Final = re.compile("[^ \t\r\n\x0b\x0c\0\u2000-\u200a\u3000\ufffe]+\ufffe?|\ufffe")
_MIXED: Final = re.compile(r"\D[\d*†‡]|\d[^\W_]")  # may be a word with the mark of a note
_LIGATURES: Final = str.maketrans({
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "\ufffe": "-",
})
_BOLD: Final = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_HIDDEN_MODE: Final = 3
_OTHER_HEIGHT: Final = 0.12  # share by which the letters of one word may differ in height
_MAX_NAME: Final = 200

_Style = tuple[bool, int, bool]
"""What all letters of one text object share: bold, turned by degrees to the left, painted."""


def read_words(page: Any, frame: Box) -> tuple[tuple[Word, ...], tuple[str, ...]]:  # noqa: ANN401
    """Read a page's words.

    One call to PDFium for each letter would take most of the time that a file takes: words are
    measured by their first and last letters.

    Args:
        page: PDFium's text page.
        frame: The part of the page that is shown.

    Returns:
        The words within the frame, in the order of the file, and the texts of those without. A
        frame that holds less than half of them is not believed.
    """
    found = list(_find_words(page, frame))
    shown = tuple(word for word, inside in found if inside)
    if 2 * len(shown) < len(found):  # then it is the frame that is wrong
        return tuple(word for word, _ in found), ()
    return shown, tuple(word.text for word, inside in found if not inside)


def _find_words(page: Any, frame: Box) -> Iterator[tuple[Word, bool]]:  # noqa: ANN401
    text = _read_text(page)
    letters = _Letters(page.raw, frame)
    for found in _WORD.finditer(text):
        first, last = found.span()
        parts = letters.part(found[0], first) if _MIXED.search(found[0]) else [(first, last)]
        for start, end in parts:
            if word := text[start:end].strip("\xa0"):
                yield letters.measure(word, start, end - 1, joined=start > first)


def _read_text(page: Any) -> str:  # noqa: ANN401
    """Read a page's letters, so that a place in the text is that of a letter."""
    count = page.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(page.raw, 0, count, buffer) == count + 1:
        # Halves of characters beyond the first 65,536 stay apart.
        return "".join(map(chr, buffer[:count]))
    # It leaves out letters of which the font does not tell what they are.
    codes = (raw.FPDFText_GetUnicode(page.raw, place) for place in range(count))
    return "".join(map(chr, codes)).replace("\x02", "\ufffe")


class _Letters:
    """The letters of one page."""

    def __init__(self, page: Any, frame: Box) -> None:  # noqa: ANN401
        self._page = page
        self._frame = frame
        self._box = raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._styles: dict[int, _Style] = {}
        self._bold_fonts: dict[int, bool] = {}

    def measure(self, text: str, first: int, last: int, *, joined: bool) -> tuple[Word, bool]:
        """Measure the word from one letter to another, and tell whether it is in the frame."""
        bold, turn, visible = self._style(first)
        raw.FPDFText_GetCharOrigin(self._page, first, self._x, self._y)
        x, y = self._x.value, self._y.value
        begin = self._letter_box(first)
        end = self._letter_box(last) if first != last else begin
        box = Box(
            min(begin.left, end.left),
            min(begin.bottom, end.bottom),
            max(begin.right, end.right),
            max(begin.top, end.top),
        )
        inside = self._frame.holds(box)
        if turn:
            box, begin = box.turned(turn, self._frame), begin.turned(turn, self._frame)
            y = Box(x, y, x, y).turned(turn, self._frame).bottom
        size = begin.top - begin.bottom
        word = Word(
            _join_surrogates(text.translate(_LIGATURES)),
            box.left,
            box.right,
            y,
            begin.bottom,
            size,
            bold,
            joined,
            turn,
            visible,
        )
        return word, inside

    def part(self, text: str, start: int) -> list[tuple[int, int]]:
        """Part a word where the height of its letters changes."""
        parts, first = [], start
        height = self._height(start)
        for place in range(start + 1, start + len(text)):
            other = self._height(place)
            if text[place - start] != "\ufffe" and abs(other - height) > _OTHER_HEIGHT * height:
                parts.append((first, place))
                first, height = place, other
        return [*parts, (first, start + len(text))]

    def _letter_box(self, place: int) -> Box:
        box = self._box
        raw.FPDFText_GetLooseCharBox(self._page, place, box)
        return Box(box.left, box.bottom, box.right, box.top)

    def _height(self, place: int) -> float:
        box = self._letter_box(place).turned(self._style(place)[1], self._frame)
        return max(box.top - box.bottom, 0.01)

    def _style(self, place: int) -> _Style:
        item = raw.FPDFText_GetTextObject(self._page, place)
        address = ctypes.addressof(item.contents) if item else 0
        style = self._styles.get(address)
        if style is None:
            angle = raw.FPDFText_GetCharAngle(self._page, place)  # to the right, in radians
            turn = -round(angle / (math.pi / 2)) * 90 % 360
            mode = raw.FPDFTextObj_GetTextRenderMode(item) if item else 0
            style = bool(item) and self._is_bold(item), turn, mode != _HIDDEN_MODE
            self._styles[address] = style
        return style

    def _is_bold(self, item: Any) -> bool:  # noqa: ANN401
        font = raw.FPDFTextObj_GetFont(item)
        if not font:
            return False
        address = ctypes.addressof(font.contents)
        if address not in self._bold_fonts:
            name = ctypes.create_string_buffer(_MAX_NAME)
            raw.FPDFFont_GetBaseFontName(font, name, _MAX_NAME)
            self._bold_fonts[address] = _BOLD.search(name.value.decode("latin-1")) is not None
        return self._bold_fonts[address]


def _join_surrogates(text: str) -> str:
    """Join the halves in which PDFium gives characters beyond the first 65,536."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
