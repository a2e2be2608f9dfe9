"""Read Markdown, with or without YAML front matter."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sources.block import Block, BlockKind, Facts, Reading
from sources.decode import decode_text
from sources.document import Dropped, Origin
from sources.errors import MetadataError
from sources.facts.colon_values import quote_colons
from sources.facts.metadata import facts_from_mapping, parse_mapping
from sources.readers.tables.table_rows import table_blocks
from sources.tidy import join_line, tidy_text

_FENCE: Final = "---"
_FENCE_ENDS: Final = ("---", "...")
_NOTE: Final = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*", re.MULTILINE)
_NOTE_MARK: Final = re.compile(r"\[\^([^\]\s]+)\]")
_PARSER: Final = MarkdownIt("commonmark").enable("table")


def read_markdown(data: bytes) -> Reading:
    """Read a Markdown file.

    Marks go, words stay: link and image texts, code, and each row of a table behind the words of
    its header. Marks of footnotes go too; a note stays where it stands. Other keys of the front
    matter than title, publisher, published (or date) and url are ignored.

    Args:
        data: A whole file.

    Returns:
        Blocks and facts.

    Raises:
        DamagedFileError: If the bytes are no text.
        MetadataError: If the front matter is no YAML, even with quotes round values with a colon.
    """
    decoded = decode_text(data)
    facts, body = _split_front_matter(decoded.text)
    dropped = tuple(Dropped(each, "unreadable byte") for each in decoded.unreadable)
    return Reading(tuple(_read_blocks(_PARSER.parse(_free_notes(body)))), facts, dropped)


def _split_front_matter(text: str) -> tuple[Facts, str]:
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Facts(Origin.HEADER), text
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in _FENCE_ENDS), None)
    if end is None:  # the rule at the top is only a rule
        return Facts(Origin.HEADER), text
    found = _parse_front_matter("\n".join(lines[1:end]))
    if found is None:
        return Facts(Origin.HEADER), text
    return facts_from_mapping(found, origin=Origin.HEADER), "\n".join(lines[end + 1 :])


def _parse_front_matter(text: str) -> dict[str, str | None] | None:
    try:
        return parse_mapping(text, name="front matter", first_line=2)
    except MetadataError:
        return parse_mapping(quote_colons(text), name="front matter", first_line=2)


def _free_notes(body: str) -> str:
    """Take the marks of footnotes from the words before them and from the notes."""
    labels = set(_NOTE.findall(body))
    if not labels:
        return body
    notes_apart = _NOTE.sub("\n", body)  # one may follow on another's heels
    return _NOTE_MARK.sub(lambda mark: "" if mark[1] in labels else mark[0], notes_apart)


def _read_blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    open_tags: list[Token] = []
    rows: list[list[str]] = []
    tables = 0
    for token in tokens:
        if token.nesting == 1:
            open_tags.append(token)
            if token.type == "tr_open":
                rows.append([])
        elif token.nesting == -1:
            open_tags.pop()
            if token.type == "table_close":
                tables += 1
                yield from table_blocks(rows, table=f"table {tables}")
                rows = []
        elif open_tags and open_tags[-1].type in {"td_open", "th_open"}:
            rows[-1].append(_inline_text(token))
        else:
            yield from _leaf_block(token, open_tags)


def _leaf_block(token: Token, open_tags: Sequence[Token]) -> Iterator[Block]:
    parent = open_tags[-1] if open_tags else None
    if parent is not None and parent.type == "heading_open":
        yield from _block(
            BlockKind.HEADING, join_line([_inline_text(token)]), level=int(parent.tag[1:])
        )
    elif token.type in {"fence", "code_block"}:
        yield from _block(BlockKind.PARAGRAPH, token.content)
    elif token.type == "html_block":
        yield from _block(BlockKind.PARAGRAPH, join_line([_strip_tags(token.content)]))
    elif token.type == "inline":
        in_list = any(tag.type == "list_item_open" for tag in open_tags)
        kind = BlockKind.LIST_ITEM if in_list else BlockKind.PARAGRAPH
        yield from _block(kind, _inline_text(token))


def _block(kind: BlockKind, text: str, *, level: int = 0) -> Iterator[Block]:
    tidy = tidy_text(text)
    if tidy:
        yield Block(kind, tidy, level)


def _inline_text(token: Token) -> str:
    """Join what an inline token's children say, without marks."""
    return "".join(map(_child_text, token.children or ()))


def _child_text(child: Token) -> str:
    match child.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return _inline_text(child)
        case "text" | "code_inline" | "text_special":
            return child.content
        case "html_inline":
            return "\n" if child.content.lower().startswith("<br") else ""
        case _:
            return ""


class _TextCollector(HTMLParser):
    """Collects the text between tags.

    Attributes:
        pieces: What was found, in order.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def _strip_tags(html: str) -> str:
    collector = _TextCollector()
    collector.feed(html)
    collector.close()
    return " ".join(collector.pieces)
