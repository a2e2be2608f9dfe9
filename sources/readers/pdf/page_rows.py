"""Set the words of a page into rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sources.readers.pdf.pdf_line import PdfLine, PdfTable
from sources.readers.pdf.pdf_word import Word
from sources.tidy import tidy_text

_SAME_ROW: Final = 0.25  # share of the letters' height by which words of a row may stand apart


@dataclass(frozen=True, slots=True)
class Row:
    """Words that stand on one height, or a table.

    Attributes:
        height: Where the words stand, or the table's upper edge.
        words: From left to right; empty for a table.
        table: The table.
    """

    height: float
    words: tuple[Word, ...]
    table: PdfTable | None = None

    @property
    def spans(self) -> Sequence[Word | PdfTable]:
        """What stands in it, from left to right."""
        return self.words if self.table is None else (self.table,)


def make_rows(words: Iterable[Word], tables: Iterable[PdfTable] = ()) -> list[Row]:
    """Set words into rows.

    Args:
        words: In any order but that parts of a word follow each other.
        tables: Each a row of its own.

    Returns:
        The rows, from the top of the page.
    """
    groups: list[list[Word]] = []
    for word in sorted(_join_parts(words), key=lambda word: -word.baseline):
        first = groups[-1][0] if groups else None
        if first and first.baseline - word.baseline <= _SAME_ROW * min(first.size, word.size):
            groups[-1].append(word)
        else:
            groups.append([word])
    rows = [
        Row(group[0].baseline, tuple(sorted(group, key=lambda word: word.left))) for group in groups
    ]
    rows += [Row(table.top, (), table) for table in tables]
    return sorted(rows, key=lambda row: -row.height)


def join_row(
    words: Sequence[Word], *, page: int, column: tuple[float, float] | None = None
) -> PdfLine:
    """Make a line of words that stand beside each other.

    Args:
        words: From left to right; at least one.
        page: From 1.
        column: Where their column begins and ends.

    Returns:
        The line.
    """
    text = tidy_text(" ".join(word.text for word in words))
    if words[-1].text[-1] in "\xad\u2010\u2011":  # hyphens that show only where a line ends
        text = text.rstrip("\u2010\u2011") + "-"
    usual = _usual(words)
    return PdfLine(
        text,
        page,
        words[0].left,
        max(word.right for word in words),
        usual.bottom,
        usual.size,
        all(word.bold for word in words),
        column,
    )


def _usual(words: Sequence[Word]) -> Word:
    """Find a word of the size that most letters have: names of files may be set in another one."""
    by_size = sorted(words, key=lambda word: word.size)
    half = sum(len(word.text) for word in words) / 2
    reached = 0
    for word in by_size:
        reached += len(word.text)
        if reached >= half:
            return word
    return by_size[-1]


def _join_parts(words: Iterable[Word]) -> list[Word]:
    joined: list[Word] = []
    seen: set[tuple[str, int, int]] = set()
    for word in words:
        if word.joined and joined:
            joined[-1] = _join(joined[-1], word)
            continue
        # Some programs print a word twice to make it bold.
        key = word.text, round(word.left), round(word.baseline)
        if key not in seen:
            seen.add(key)
            joined.append(word)
    return joined


def _join(first: Word, last: Word) -> Word:
    larger = first if len(first.text) >= len(last.text) else last
    text, right = first.text + last.text, max(first.right, last.right)
    return replace(larger, text=text, left=first.left, right=right, bold=first.bold and last.bold)
