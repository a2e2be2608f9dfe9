"""Web pages of our own making, in which comments say what is text and what is clutter.

A comment ``content``, ``clutter``, ``said`` (the title or date once more, known by then) or
``repeat`` (words that stand elsewhere on the page) holds up to the next one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from sources.tidy import fold_text

PAGES: Final = tuple(sorted((Path(__file__).parent / "pages").glob("*.html")))
_MARKS: Final = ("content", "clutter", "said", "repeat")
_INLINE: Final = ("a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "sup", "label")
_UNSEEN: Final = ("title", "script", "style", "sup")  # here only the marks of notes are raised
_HIDDEN_ADDRESS: Final = "[email\xa0protected]"


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of a page as a person would see it.

    Attributes:
        mark: What the page says that it is.
        text: The line.
    """

    mark: str
    text: str


def read_marked_page(page: Path) -> Sequence[MarkedLine]:
    """Read every line of a page, by other means than the reader's.

    Args:
        page: The page's file.

    Returns:
        Its lines in order.
    """
    lister = _Lister()
    lister.feed(page.read_text(encoding="utf-8"))
    lister.close()
    lister.end_line()
    return lister.lines


def squash(text: str) -> str:
    """Reduce a text to its letters and digits.

    Args:
        text: Any text.

    Returns:
        What is left, in lower case.
    """
    return "".join(filter(str.isalnum, fold_text(text)))


class _Lister(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[MarkedLine] = []
        self._mark = "clutter"
        self._unseen = 0
        self._pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._unseen += tag in _UNSEEN
        if tag not in _INLINE:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag not in _INLINE:
            self.end_line()

    def handle_comment(self, data: str) -> None:
        assert data in _MARKS, data
        self.end_line()
        self._mark = data

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._pieces.append(data)

    def end_line(self) -> None:
        for text in "".join(self._pieces).split(_HIDDEN_ADDRESS):  # shown as something else
            if squash(text):
                self.lines.append(MarkedLine(self._mark, " ".join(text.split())))
        self._pieces = []
