"""Word files: headings, paragraphs, lists and tables in the order of the document."""

from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument

from sources.block import Block, BlockKind
from sources.errors import DamagedFileError, NoTextError, ProtectedFileError
from sources.readers.word.word import read_word
from tests.sources.block_making import LONG


def _save(document: WordDocument) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _report() -> WordDocument:
    document = docx.Document()
    document.add_paragraph("The plans", style="Title")
    document.add_heading("Money", level=1)
    document.add_paragraph("A  gap\tof £20bn.\nBy 2020.")
    document.add_paragraph("")
    document.add_paragraph("first", style="List Bullet")
    document.add_paragraph("second", style="List Number")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Area", "Gap", "Year"), strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Dorset"
    table.cell(1, 2).text = "2016"
    document.add_heading("After", level=2)
    document.add_paragraph("The end.")
    return document


def test_everything_comes_in_the_order_of_the_document() -> None:
    assert list(read_word(_save(_report())).blocks) == [
        Block(BlockKind.HEADING, "The plans", 1),
        Block(BlockKind.HEADING, "Money", 2),
        Block(BlockKind.PARAGRAPH, "A gap of £20bn.\nBy 2020."),
        Block(BlockKind.LIST_ITEM, "first"),
        Block(BlockKind.LIST_ITEM, "second"),
        Block(BlockKind.TABLE_ROW, "Area: Dorset; Year: 2016", table="table 1", row=2),
        Block(BlockKind.HEADING, "After", 3),
        Block(BlockKind.PARAGRAPH, "The end."),
    ]


def test_without_the_style_title_headings_keep_their_levels() -> None:
    document = docx.Document()
    document.add_heading("Money", level=1)
    document.add_paragraph(LONG)

    assert read_word(_save(document)).blocks[0] == Block(BlockKind.HEADING, "Money", 1)


def test_without_any_style_short_lines_between_paragraphs_are_headings() -> None:
    document = docx.Document()
    for text in ("The plans", LONG, "Money", LONG):
        document.add_paragraph(text)

    kinds = [block.kind for block in read_word(_save(document)).blocks]

    assert kinds[2] is BlockKind.HEADING
    assert kinds.count(BlockKind.HEADING) == 1


@pytest.mark.parametrize(
    ("title", "expected"), [("The plans of 2016", "The plans of 2016"), ("Word Document", None)]
)
def test_the_title_property_counts_where_it_is_a_title(title: str, expected: str | None) -> None:
    document = _report()
    document.core_properties.title = title

    facts = read_word(_save(document)).facts

    assert (facts.title, facts.published) == (expected, None)


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(NoTextError):
        read_word(_save(docx.Document()))


@pytest.mark.parametrize("data", [b"", b"no word file", b"PK\x03\x04broken"])
def test_a_broken_file_is_refused_as_such(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        read_word(data)


def test_another_office_file_by_the_same_suffix_is_refused() -> None:
    document = _report()
    data = _save(document).replace(b"word/document.xml", b"word/documint.xml")

    with pytest.raises(DamagedFileError):
        read_word(data)


def test_an_encrypted_or_old_file_is_refused_as_such() -> None:
    with pytest.raises(ProtectedFileError, match="encrypted or of the old"):
        read_word(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on")
