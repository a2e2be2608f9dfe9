"""Reads a page back: the words that a reader sees, and the tags that a browser does."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_UNSEEN = frozenset({"style", "title"})


@dataclass(slots=True)
class Page:
    """What a browser makes of HTML.

    Attributes:
        words: Each run of text between two tags, in order.
        tags: Names of the tags that open, in order.
        links: Where links go.
    """

    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    links: list[str | None] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words, line breaks as such."""
        return "".join(self.words)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append(tag)
        self._within.append(tag)
        if tag == "br":
            self.page.words.append("\n")
        if tag == "a":
            self.page.links.append(dict(attrs).get("href"))

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop() != tag:
            continue

    def handle_data(self, data: str) -> None:
        if not _UNSEEN.intersection(self._within):
            self.page.words.append(data)


def read_page(html: str) -> Page:
    """Read HTML as a browser would."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page
