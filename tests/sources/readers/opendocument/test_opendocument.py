"""OpenDocument texts: headings, lists, merged tables, notes, changes, properties."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from odf.dc import Creator, Title  # type: ignore[import-untyped]  # odfpy ships no types
from odf.meta import InitialCreator  # type: ignore[import-untyped]
from odf.office import Annotation  # type: ignore[import-untyped]
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText  # type: ignore[import-untyped]
from odf.style import Footer, MasterPage, PageLayout, Style, TextProperties  # type: ignore[import-untyped]
from odf.table import CoveredTableCell, Table, TableCell, TableRow  # type: ignore[import-untyped]
from odf.text import (  # type: ignore[import-untyped]
    H,
    IndexBody,
    LineBreak,
    List,
    ListItem,
    Note,
    NoteBody,
    NoteCitation,
    P,
    S,
    Span,
    TableOfContent,
)

from sources.block import Block, BlockKind
from sources.document import Dropped
from sources.errors import DamagedFileError, NoTextError, ProtectedFileError
from sources.readers.opendocument.opendocument import read_opendocument
from tests.sources.readers.office_making import BOMB, replace_part, zip_parts
from tests.sources.readers.spoiling import reads_or_refuses, spoiled, spoiled_part


def _save(document: OpenDocumentText) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _write(*parts: object) -> bytes:
    document = OpenDocumentText()
    for part in parts:
        document.text.addElement(part)
    return _save(document)


def _texts(data: bytes) -> list[str]:
    return [block.text for block in read_opendocument(data).blocks]


def _list(*items: object) -> List:
    made = List()
    for item in items:
        each = ListItem()
        each.addElement(item)
        made.addElement(each)
    return made


def _row(*cells: object) -> TableRow:
    row = TableRow()
    for cell in cells:
        if isinstance(cell, str):
            made = TableCell()
            made.addElement(P(text=cell))
            row.addElement(made)
        else:
            row.addElement(cell)
    return row


def _merged(text: str, *, columns: int = 1, rows: int = 1) -> TableCell:
    cell = TableCell(numbercolumnsspanned=columns, numberrowsspanned=rows)
    cell.addElement(P(text=text))
    return cell


def _table(*rows: TableRow) -> Table:
    table = Table()
    for row in rows:
        table.addElement(row)
    return table


def _noted(before: str, note: str, after: str) -> P:
    paragraph = P(text=before)
    made = Note(noteclass="footnote")
    made.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text=note))
    made.addElement(body)
    paragraph.addElement(made)
    paragraph.addText(after)
    return paragraph


def test_everything_comes_in_the_order_of_the_document() -> None:
    spaced = P(text="A gap")
    spaced.addElement(S(c=3))
    spaced.addText("of £20bn.")
    spaced.addElement(LineBreak())
    spaced.addText("By 2020.")
    data = _write(
        H(outlinelevel=1, text="Money"),
        spaced,
        _list(P(text="first"), _list(P(text="inner"))),
        _table(_row("Area", "Gap"), _row("Dorset", "£10m")),
        H(outlinelevel=2, text="After"),
        P(text="The end."),
    )

    assert list(read_opendocument(data).blocks) == [
        Block(BlockKind.HEADING, "Money", 1),
        Block(BlockKind.PARAGRAPH, "A gap of £20bn.\nBy 2020."),
        Block(BlockKind.LIST_ITEM, "first"),
        Block(BlockKind.LIST_ITEM, "inner"),
        Block(BlockKind.TABLE_ROW, "Area: Dorset; Gap: £10m", table="table 1", row=2),
        Block(BlockKind.HEADING, "After", 2),
        Block(BlockKind.PARAGRAPH, "The end."),
    ]


def test_cells_merged_both_ways_keep_figures_under_their_headers() -> None:
    table = _table(
        _row(_merged("Area", rows=2), _merged("Gap", columns=2), CoveredTableCell()),
        _row(CoveredTableCell(), "2016", "2017"),
        _row(_merged("Dorset", rows=2), "1", "2"),
        _row(CoveredTableCell(), "3", "4"),
    )

    assert _texts(_write(table)) == [
        "Area: Dorset; Gap 2016: 1; Gap 2017: 2",
        "Area: Dorset; Gap 2016: 3; Gap 2017: 4",
    ]


def test_notes_come_at_the_end_of_their_section_and_their_marks_are_not_glued_to_words() -> None:
    data = _write(
        H(outlinelevel=1, text="Money"),
        _noted("The gap", "A note.", " grew."),
        P(text="More."),
        H(outlinelevel=1, text="People"),
    )

    assert _texts(data) == ["Money", "The gap grew.", "More.", "A note.", "People"]


def test_a_mark_typed_above_the_line_is_left_out() -> None:
    document = OpenDocumentText()
    raised = Style(name="T1", family="text")
    raised.addElement(TextProperties(textposition="super 58%"))
    document.automaticstyles.addElement(raised)
    paragraph = P(text="their area.")
    paragraph.addElement(Span(stylename=raised, text="12"))
    paragraph.addText(" And so on.")
    document.text.addElement(paragraph)

    assert _texts(_save(document)) == ["their area. And so on."]


def test_a_title_is_known_by_the_style_that_its_own_is_based_on() -> None:
    document = OpenDocumentText()
    title = Style(name="Title", family="paragraph")
    own = Style(name="P1", family="paragraph", parentstylename="Title")
    document.styles.addElement(title)
    document.automaticstyles.addElement(own)
    document.text.addElement(P(text="The plans", stylename=own))
    document.text.addElement(H(outlinelevel=1, text="Money"))

    levels = [(block.text, block.level) for block in read_opendocument(_save(document)).blocks]

    assert levels == [("The plans", 1), ("Money", 2)]


def test_deleted_text_comments_footers_and_contents_are_dropped_by_name() -> None:
    document = OpenDocumentText()
    layout = PageLayout(name="L")
    document.automaticstyles.addElement(layout)
    master = MasterPage(name="Standard", pagelayoutname=layout)
    footer = Footer()
    footer.addElement(P(text="In confidence"))
    master.addElement(footer)
    document.masterstyles.addElement(master)
    contents, body = TableOfContent(name="c"), IndexBody()
    body.addElement(P(text="Money 3"))
    contents.addElement(body)
    document.text.addElement(contents)
    paragraph = P(text="Kept")
    comment = Annotation()
    comment.addElement(P(text="Is this right?"))
    paragraph.addElement(comment)
    document.text.addElement(paragraph)
    deleted = (
        '<office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        "<text:p>a deleted word</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    data = replace_part(_save(document), "content.xml", {"<office:text>": deleted})

    reading = read_opendocument(data)

    assert [block.text for block in reading.blocks] == ["Kept"]
    assert set(reading.dropped) == {
        Dropped("In confidence", "page footer"),
        Dropped("Is this right?", "comment"),
        Dropped("a deleted word", "deleted in tracked changes"),
        Dropped("Money 3", "table of contents"),
    }
    assert "accepted" in reading.warnings[0]


def test_the_properties_give_title_and_author_but_no_date() -> None:
    document = OpenDocumentText()
    document.meta.addElement(Title(text="The plans of 2016"))
    document.meta.addElement(Creator(text="Last Hand"))
    document.meta.addElement(InitialCreator(text="Ann Smith"))
    document.text.addElement(P(text="Text."))

    facts = read_opendocument(_save(document)).facts

    assert (facts.title, facts.author, facts.published) == (
        "The plans of 2016",
        "Ann Smith",
        None,
    )


def test_a_table_of_one_column_is_read_as_the_text_in_it() -> None:
    cell = TableCell()
    cell.addElement(H(outlinelevel=2, text="Key points"))
    cell.addElement(P(text="It is short."))

    kinds = [block.kind for block in read_opendocument(_write(_table(_row(cell)))).blocks]

    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(NoTextError):
        read_opendocument(_write())


def test_an_encrypted_file_is_refused_as_such() -> None:
    data = zip_parts({
        "META-INF/manifest.xml": "<manifest:manifest><manifest:encryption-data/>",
        "content.xml": "\x00\x01",
    })

    with pytest.raises(ProtectedFileError):
        read_opendocument(data)


@pytest.mark.parametrize("data", [b"", b"no text", b"PK\x03\x04broken", zip_parts({"a": "b"})])
def test_a_broken_file_is_refused_as_such(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        read_opendocument(data)


def test_another_file_of_the_family_is_refused() -> None:
    buffer = BytesIO()
    OpenDocumentSpreadsheet().save(buffer)

    with pytest.raises(DamagedFileError, match="no OpenDocument text"):
        read_opendocument(buffer.getvalue())


def test_entities_are_not_unfolded() -> None:
    data = replace_part(
        _write(P(text="Short")),
        "content.xml",
        {"<office:document-content ": BOMB + "<office:document-content ", "Short": "&i;"},
    )

    with pytest.raises((DamagedFileError, NoTextError)):
        read_opendocument(data)


def test_a_cell_that_claims_to_stand_there_a_million_times_costs_little() -> None:
    table = _table(_row(TableCell(numbercolumnsrepeated=9_999_999), "x"), _row("Dorset", "1"))

    assert len("".join(_texts(_write(table)))) < 1000


_WHOLE = _write(
    H(outlinelevel=1, text="Money"),
    _noted("The gap", "A note.", " grew."),
    _table(_row(_merged("Area", columns=2), CoveredTableCell()), _row("Dorset", "1")),
    _list(P(text="first")),
)


@given(spoiled(_WHOLE))
@settings(max_examples=60, deadline=None)
def test_a_spoiled_file_is_read_or_refused(data: bytes) -> None:
    assert reads_or_refuses(read_opendocument, data)


@given(spoiled_part(_WHOLE, "content.xml") | spoiled_part(_WHOLE, "styles.xml"))
@settings(max_examples=120, deadline=None)
def test_a_file_with_a_spoiled_part_is_read_or_refused(data: bytes) -> None:
    assert reads_or_refuses(read_opendocument, data)
