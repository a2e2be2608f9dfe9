"""What a reader finds in a file: blocks of text, and facts about the document."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from sources.document import Dropped, Origin


class BlockKind(Enum):
    """What a block is."""

    HEADING = auto()
    PARAGRAPH = auto()
    LIST_ITEM = auto()
    TABLE_ROW = auto()


@dataclass(frozen=True, slots=True)
class PageTurn:
    """A place inside a block where another page begins.

    Attributes:
        offset: In characters of the block's text.
        page: The page that begins there, from 1.
    """

    offset: int
    page: int


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row.

    Attributes:
        kind: What it is.
        text: Tidy (see ``tidy_text``); never empty.
        level: For headings, 1 for the highest; 0 for everything else.
        page: The page on which it begins, from 1; None where there are no pages.
        turns: Where it goes on to further pages, in order.
        table: For table rows, what people call the table: the sheet's name, or such as "table 2".
        row: For table rows, the row's number, the header counted, from 1; 0 for everything else.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    turns: tuple[PageTurn, ...] = ()
    table: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What one place says about a document; None where it is silent.

    Attributes:
        origin: The place.
        title: The document's title.
        publisher: Who published it.
        published: The day of publication.
        url: Where it can be read on the web.
        author: Who wrote it.
        updated: The day of its last change.
    """

    origin: Origin
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    author: str | None = None
    updated: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that a reader got out of one file.

    Attributes:
        blocks: In reading order.
        facts: What the file says about itself outside its text.
        dropped: What the reader left out.
        warnings: Faults of the text that people should know, each a whole sentence.
    """

    blocks: tuple[Block, ...]
    facts: Facts
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Blocks after cleaning.

    Attributes:
        kept: Those that are the document's own.
        dropped: The others, in order, each with the rule that dropped it.
    """

    kept: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()


def split_blocks(blocks: tuple[Block, ...], rules: Mapping[int, str]) -> Cleaned:
    """Part blocks into what is kept and what is dropped.

    Args:
        blocks: In reading order.
        rules: For every block to drop, its place in ``blocks`` and the rule that drops it.

    Returns:
        Both parts, in reading order.
    """
    kept = tuple(block for place, block in enumerate(blocks) if place not in rules)
    dropped = tuple(Dropped(blocks[place].text, rules[place]) for place in sorted(rules))
    return Cleaned(kept, dropped)
