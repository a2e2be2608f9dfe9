"""Read every block of a web page, and note in which parts of the page it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # as above

from sources.block import Block, BlockKind
from sources.readers.html.page_tables import is_data_table, names_facts, table_cells
from sources.readers.html.page_zones import Zone, name_zone
from sources.readers.tables.table_rows import label_blocks, table_blocks
from sources.tidy import tidy_text

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS: Final[Mapping[str, BlockKind]] = {
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
    "li": BlockKind.LIST_ITEM,
    **dict.fromkeys(
        ("p", "div", "section", "article", "main", "header", "details", "summary", "center"),
        BlockKind.PARAGRAPH,
    ),
    **dict.fromkeys(
        ("blockquote", "pre", "figure", "figcaption", "caption", "address", "hr", "form"),
        BlockKind.PARAGRAPH,
    ),
    **dict.fromkeys(
        ("ul", "ol", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th"),
        BlockKind.PARAGRAPH,
    ),
    **dict.fromkeys(
        ("nav", "menu", "footer", "aside", "button", "select", "textarea", "option", "fieldset"),
        BlockKind.PARAGRAPH,
    ),
    **dict.fromkeys(("legend", "dialog", "body", "hgroup"), BlockKind.PARAGRAPH),
}
_BREAK: Final = "\x1e"  # stands for a line break until all other line ends are spaces


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page.

    Attributes:
        block: The block.
        linked: How many of its characters are links.
    """

    block: Block
    linked: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """An element of a page.

    Attributes:
        tag: The element's name; "main" also where its role says so.
        first: The place of its first block among the page's.
        end: The place after its last one.
        zone: What its markup says it is; None where that may be the page's text.
    """

    tag: str
    first: int
    end: int
    zone: Zone | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read.

    Attributes:
        blocks: All of them, in the order of the page.
        parts: Elements that hold at least one block, an outer one before what stands in it.
        depth: How deeply its elements are nested.
    """

    blocks: Sequence[PageBlock]
    parts: Sequence[Part]
    depth: int


def walk_page(tree: HtmlElement) -> Page:
    """Read a page's blocks.

    Args:
        tree: The page, without elements whose text nobody sees. May be nested to any depth.

    Returns:
        The blocks, and the parts of the page that they stand in.
    """
    walk = _Walk()
    events = etree.iterwalk(tree, events=("start", "end"))
    for event, element in events:
        if event == "end":
            walk.leave(element)
        elif element.tag == "table" and is_data_table(element):
            walk.enter(element)
            walk.take_table(element)
            events.skip_subtree()
        else:
            walk.enter(element)
            walk.write(element.text)
    parts = [part for part in walk.parts if part.first < part.end]
    return Page(walk.blocks, parts, walk.depth)


@dataclass(frozen=True, slots=True)
class _Frame:
    """An element that has been entered and not yet left."""

    kind: BlockKind
    level: int = 0
    is_linked: bool = False
    keeps_lines: bool = False
    part: int = -1  # the place of the element's part, -1 for an element inside a line


class _Walk:
    """Collects text into blocks while elements are entered and left."""

    def __init__(self) -> None:
        self.blocks: list[PageBlock] = []
        self.parts: list[Part] = []
        self.depth = 0
        self._frames = [_Frame(BlockKind.PARAGRAPH)]
        self._pieces: list[str] = []
        self._linked = 0
        self._tables = 0

    def enter(self, element: HtmlElement) -> None:
        above = self._frames[-1]
        self._frames.append(
            _Frame(
                above.kind,
                above.level,
                is_linked=above.is_linked or (element.tag == "a" and "href" in element.attrib),
                keeps_lines=above.keeps_lines or element.tag == "pre",
            )
        )
        self.depth = max(self.depth, len(self._frames))
        if element.tag in _BLOCKS:
            self._enter_block(element)
        elif element.tag == "br":
            self._pieces.append(_BREAK)
        elif element.tag == "a":
            self._part_links(element)

    def _enter_block(self, element: HtmlElement) -> None:
        frame = self._frames.pop()
        self._flush()
        kind = _BLOCKS[element.tag]
        level = int(element.tag[1]) if kind is BlockKind.HEADING else 0
        if kind is BlockKind.PARAGRAPH:
            kind, level = frame.kind, frame.level
        self._frames.append(replace(frame, kind=kind, level=level, part=len(self.parts)))
        is_main = (element.get("role") or "").casefold() == "main"
        tag = "main" if is_main else element.tag
        self.parts.append(Part(tag, len(self.blocks), 0, name_zone(element)))

    def _part_links(self, link: HtmlElement) -> None:
        """Write a space between two links that follow each other, as their style would."""
        before = link.getprevious()
        if before is not None and before.tag == "a" and not before.tail:
            self._pieces.append(" ")

    def leave(self, element: HtmlElement) -> None:
        part = self._frames[-1].part
        if part >= 0:
            self._flush()
            self.parts[part] = replace(self.parts[part], end=len(self.blocks))
        self._frames.pop()
        self.write(element.tail)

    def write(self, text: str | None) -> None:
        if text:
            frame = self._frames[-1]
            self._pieces.append(text.replace("\n", _BREAK if frame.keeps_lines else " "))
            if frame.is_linked:
                self._linked += len(text.strip())

    def take_table(self, table: HtmlElement) -> None:
        caption = table.findtext("caption")
        self.write(caption)
        self._flush()
        self._tables += 1
        make_blocks = label_blocks if names_facts(table) else table_blocks
        rows = make_blocks(table_cells(table), table=f"table {self._tables}")
        self.blocks += map(PageBlock, rows)

    def _flush(self) -> None:
        frame = self._frames[-1]
        texts = list(_split_text("".join(self._pieces)))
        for text in texts:
            linked = min(self._linked, len(text)) if len(texts) == 1 else 0
            self.blocks.append(PageBlock(Block(frame.kind, text, frame.level), linked))
        self._pieces = []
        self._linked = 0


def _split_text(text: str) -> Iterator[str]:
    """Part a text where two line breaks or more follow each other."""
    lines = [tidy_text(line.replace("\r", " ")) for line in text.split(_BREAK)]
    together: list[str] = []
    for line in (*lines, ""):
        if line:
            together.append(line.replace("\n", " "))
        elif together:
            yield "\n".join(together)
            together = []
