"""What Word puts into a file beside plain paragraphs: changes, boxes, notes, controls, merges."""

import pytest
from hypothesis import given, settings

from sources.block import BlockKind
from sources.document import Dropped
from sources.errors import DamagedFileError, NoTextError
from sources.readers.word.word import read_word
from tests.sources.readers.office_making import BOMB, make_word
from tests.sources.readers.spoiling import reads_or_refuses, spoiled, spoiled_part

_STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="NHS section"/>'
    '<w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="round"/>'
    '<w:basedOn w:val="About"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="About"><w:name w:val="about"/>'
    '<w:basedOn w:val="Round"/></w:style>'
)


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<") else _run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def _styled(text: str, style: str) -> str:
    return _paragraph(text, f'<w:pStyle w:val="{style}"/>')


def _cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _table(*rows: tuple[str, ...]) -> str:
    return f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: tuple[str, ...], properties: str = "") -> str:
    inside = "".join(each if "<" in each else _cell(_paragraph(each)) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def _texts(data: bytes) -> list[str]:
    return [block.text for block in read_word(data).blocks]


def test_deleted_text_is_left_out_and_added_text_is_read() -> None:
    body = _paragraph(
        _run("A gap of ")
        + "<w:del><w:r><w:delText>£10bn</w:delText></w:r></w:del>"
        + f"<w:ins>{_run('£20bn')}</w:ins>"
        + f"<w:moveFrom>{_run(' elsewhere')}</w:moveFrom>"
    )

    reading = read_word(make_word(body))

    assert [block.text for block in reading.blocks] == ["A gap of £20bn"]
    assert "accepted" in reading.warnings[0]


def test_what_changes_deleted_is_reported() -> None:
    body = _paragraph(
        _run("kept") + "<w:del><w:r><w:delText>a deleted word</w:delText></w:r></w:del>"
    )

    dropped = read_word(make_word(body)).dropped

    assert dropped == (Dropped("a deleted word", "deleted in tracked changes"),)


def test_paragraphs_whose_parting_was_deleted_are_one() -> None:
    first = _paragraph("Half a ", "<w:rPr><w:del/></w:rPr>")

    assert _texts(make_word(first + _paragraph("sentence."))) == ["Half a sentence."]


def test_content_controls_and_links_are_read_but_prompts_are_not() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{_paragraph('In a control.')}</w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{_paragraph('Click here to enter text.')}</w:sdtContent></w:sdt>"
        + _paragraph(f"{_run('See ')}<w:hyperlink>{_run('the plan')}</w:hyperlink>{_run('.')}")
    )

    assert _texts(make_word(body)) == ["In a control.", "See the plan."]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{_paragraph('In the box.')}</w:txbxContent>"
    body = _paragraph(
        f"{_run('Beside it.')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert _texts(make_word(body)) == ["Beside it.", "In the box."]


def test_notes_come_at_the_end_of_their_section_and_their_marks_are_not_glued_to_words() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end_mark = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    notes = (
        f'<w:footnote w:id="-1" w:type="separator">{_paragraph("no note")}</w:footnote>'
        f'<w:footnote w:id="2">{_paragraph("A foot note.")}</w:footnote>'
    )
    body = (
        _styled("Money", "H1")
        + _paragraph(f"{_run('The gap')}{mark}{_run(' grew.')}{end_mark}")
        + _paragraph("More.")
        + _styled("People", "Own")
    )
    end_notes = f'<w:endnote w:id="1">{_paragraph("An end note.")}</w:endnote>'
    data = make_word(body, styles=_STYLES, footnotes=notes, endnotes=end_notes)

    assert _texts(data) == [
        "Money",
        "The gap grew.",
        "More.",
        "A foot note.",
        "An end note.",
        "People",
    ]


@pytest.mark.parametrize(
    ("before", "raised", "after"),
    [
        ("the area.", "1", "the area. So"),
        ("their gap", "33", "their gap So"),
        ("40 km", "2", "40 km2 So"),
        ("40km", "2", "40km2 So"),
        ("10", "6", "106 So"),
        ("the 21", "st", "the 21st So"),
        ("in 2016", "4", "in 2016 So"),
        ("£20bn", "12,13", "£20bn So"),
    ],
)
def test_a_mark_typed_above_the_line_is_left_out_but_powers_stay(
    before: str, raised: str, after: str
) -> None:
    superscript = '<w:vertAlign w:val="superscript"/>'
    data = make_word(_paragraph(_run(before) + _run(raised, superscript) + _run(" So")))

    assert _texts(data) == [after]


def test_headings_are_known_by_the_style_that_theirs_is_based_on_or_by_outline() -> None:
    body = (
        _styled("By style", "Own")
        + _paragraph("By outline", '<w:outlineLvl w:val="2"/>')
        + _paragraph("Plain", '<w:outlineLvl w:val="9"/>')
        + _styled("In a circle", "Round")
        + _styled("A paragraph that " + "goes on and on " * 12 + "by a wrong style.", "H1")
    )

    blocks = read_word(make_word(body, styles=_STYLES)).blocks

    assert [(block.kind, block.level) for block in blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_headers_footers_comments_and_contents_are_dropped_by_name() -> None:
    body = _styled("Money 3", "T1") + _paragraph("Text.") + _paragraph("Hidden", "")
    data = make_word(
        body.replace(_run("Hidden"), _run("Hidden", "<w:vanish/>")),
        styles=_STYLES,
        header1=_paragraph("Draft in confidence"),
        footer1=_paragraph("Page 1"),
        comments=f'<w:comment w:id="0">{_paragraph("Is this right?")}</w:comment>',
    )

    reading = read_word(data)

    assert [block.text for block in reading.blocks] == ["Text."]
    assert set(reading.dropped) == {
        Dropped("Draft in confidence", "page header"),
        Dropped("Page 1", "page footer"),
        Dropped("Is this right?", "comment"),
        Dropped("Money 3", "table of contents"),
    }


def test_merged_cells_keep_figures_under_their_headers() -> None:
    table = _table(
        (
            _cell(_paragraph("Area"), '<w:vMerge w:val="restart"/>'),
            _cell(_paragraph("Gap"), '<w:gridSpan w:val="2"/>'),
        ),
        (_cell(_paragraph(""), "<w:vMerge/>"), "2016", "2017"),
        (_cell(_paragraph("Dorset"), '<w:vMerge w:val="restart"/>'), "£10m", "£12m"),
        (_cell("<w:p/>", "<w:vMerge/>"), "£20m", "£22m"),
    )

    blocks = read_word(make_word(table)).blocks

    assert [(block.text, block.row) for block in blocks] == [
        ("Area: Dorset; Gap 2016: £10m; Gap 2017: £12m", 3),
        ("Area: Dorset; Gap 2016: £20m; Gap 2017: £22m", 4),
    ]


def test_a_table_in_a_cell_follows_as_a_table_of_its_own() -> None:
    inner = _table(("Year", "Gap"), ("2016", "£10m"))
    outer = _table(
        ("Area", "Plan"), (_cell(_paragraph("Dorset")), _cell(_paragraph("see") + inner))
    )

    blocks = read_word(make_word(outer)).blocks

    assert [(block.text, block.table) for block in blocks] == [
        ("Area: Dorset; Plan: see", "table 1"),
        ("Year: 2016; Gap: £10m", "table 2"),
    ]


def test_a_table_of_one_column_is_read_as_the_text_in_it() -> None:
    box = _table((_cell(_styled("Key points", "H1") + _paragraph("It is short.")),))

    kinds = [block.kind for block in read_word(make_word(box, styles=_STYLES)).blocks]

    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_deleted_row_is_left_out() -> None:
    rows = _row(("Area", "Gap")) + _row(("Dorset", "1")) + _row(("Devon", "2"), "<w:del/>")

    assert _texts(make_word(f"<w:tbl>{rows}</w:tbl>")) == ["Area: Dorset; Gap: 1"]


def test_entities_are_not_unfolded() -> None:
    body = _paragraph("Short.") + "<w:p><w:r><w:t>&i;</w:t></w:r></w:p>"

    try:
        texts = _texts(make_word(body, before=BOMB))
    except DamagedFileError:
        texts = []

    assert sum(map(len, texts)) < 100


def test_deep_nesting_is_read_or_refused() -> None:
    deep = "<w:smartTag>" * 60 + _run("deep") + "</w:smartTag>" * 60
    too_deep = deep.replace("<w:smartTag>", "<w:smartTag>" * 50).replace(
        "</w:smartTag>", "</w:smartTag>" * 50
    )

    assert _texts(make_word(_paragraph(deep))) == ["deep"]
    assert reads_or_refuses(read_word, make_word(_paragraph(too_deep)))


def test_a_file_of_pictures_only_is_refused_as_without_text() -> None:
    with pytest.raises(NoTextError):
        read_word(make_word("<w:p><w:r><w:drawing/></w:r></w:p>"))


def test_a_file_that_packs_gigabytes_is_refused() -> None:
    data = make_word(_paragraph("x" * 60_000_000))

    with pytest.raises(DamagedFileError, match="unpacks"):
        read_word(data)


_WHOLE = make_word(
    _styled("Money", "Own") + _paragraph("Text.") + _table(("Area", "Gap"), ("Dorset", "1")),
    styles=_STYLES,
)


@given(spoiled(_WHOLE))
@settings(max_examples=60, deadline=None)
def test_a_spoiled_file_is_read_or_refused(data: bytes) -> None:
    assert reads_or_refuses(read_word, data)


@given(
    spoiled_part(_WHOLE, "word/document.xml")
    | spoiled_part(_WHOLE, "word/styles.xml")
    | spoiled_part(_WHOLE, "_rels/.rels")
)
@settings(max_examples=120, deadline=None)
def test_a_file_with_a_spoiled_part_is_read_or_refused(data: bytes) -> None:
    assert reads_or_refuses(read_word, data)
