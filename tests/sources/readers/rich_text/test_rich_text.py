"""RTF: characters, headings, tables, notes, and all that is no text of its own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.block import Block, BlockKind
from sources.document import Dropped
from sources.errors import DamagedFileError, NoTextError
from sources.readers.rich_text.rich_text import read_rich_text
from tests.sources.block_making import LONG
from tests.sources.readers.spoiling import reads_or_refuses, spoiled

_FONTS = (
    rb"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset2 Symbol;}"
    rb"{\f2\froman\fcharset204 Times New Roman Cyr;}{\f3\fnil\fcharset128 MS Mincho;}}"
)
_STYLES = (
    rb"{\stylesheet{\ql\fs22\snext0 Normal;}{\s1\ql\outlinelevel0\sbasedon0 heading 1;}"
    rb"{\s2\sbasedon0 toc 1;}{\s15\ql\sbasedon0 Title;}{\*\cs10\additive Default;}}"
)


def _file(body: bytes, *, before: bytes = b"") -> bytes:
    # Word puts line ends anywhere between its control words.
    head = rb"{\rtf1\ansi\ansicpg1252\deff0"
    return b"\r\n".join((head, _FONTS, _STYLES, before, body, b"}"))


def _texts(body: bytes) -> list[str]:
    return [block.text for block in read_rich_text(_file(body)).blocks]


def test_everything_comes_in_the_order_of_the_document() -> None:
    body = (
        rb"\pard\plain\s15 The plans\par\pard\plain\s1 Money\par\pard\plain A gap.\line Of it.\par"
        rb"{\listtext\pard\plain\f1\'b7\tab}\pard\plain\ls1 first\par"
        rb"\pard\plain{\pntext\f1\'b7\tab}second\par"
        rb"\trowd\cellx2000\cellx4000\pard\intbl Area\cell Gap\cell\row"
        rb"\trowd\cellx2000\cellx4000\pard\intbl Dorset\cell\'a310m\cell\row"
        rb"\pard\plain\outlinelevel1 After\par\pard The end.\par"
    )

    assert list(read_rich_text(_file(body)).blocks) == [
        Block(BlockKind.HEADING, "The plans", 1),
        Block(BlockKind.HEADING, "Money", 2),
        Block(BlockKind.PARAGRAPH, "A gap.\nOf it."),
        Block(BlockKind.LIST_ITEM, "first"),
        Block(BlockKind.LIST_ITEM, "second"),
        Block(BlockKind.TABLE_ROW, "Area: Dorset; Gap: £10m", table="table 1", row=2),
        Block(BlockKind.HEADING, "After", 3),
        Block(BlockKind.PARAGRAPH, "The end."),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb"\'a320bn", "£20bn"),
        (rb"that\rquote s \u8220\'93all\u8221\'94", "that’s “all”"),
        (rb"King\u8217?s", "King’s"),
        (rb"\uc2 a\u8212\'81\'5cb", "a—b"),
        (rb"\uc0 a\u8212 b", "a—b"),
        (rb"\u-10179?\u-8704?", "😀"),
        (rb"{\f2 \'cf\'eb\'e0\'ed} plan", "План plan"),
        (rb"{\f3 \'93\'fa}", "日"),
        (rb"{\f1 \'b7} point", "• point"),
        (rb"\{a\\b\}", r"{a\b}"),
        (rb"20\~million", "20\u00a0million"),
        (rb"co\-operate", "cooperate"),
        (rb"two" + b"\r\n" + rb" parts", "two parts"),
        (rb"\bin5 {{{{{after", "after"),
    ],
)
def test_characters_are_read_as_they_are_meant(written: bytes, read: str) -> None:
    assert _texts(rb"\pard " + written + rb"\par") == [read]


def test_pictures_fields_and_hidden_text_leave_no_trace() -> None:
    body = (
        rb"\pard See {\field{\*\fldinst HYPERLINK http://example.org}{\fldrslt the plan}}."
        rb"{\pict\pngblip 89504e470d0a}{\*\unknown secret}{\v hidden}{\xe entry}"
        rb"{\*\shppict{\pict 8950}}{\nonshppict{\pict 8950}}\par"
    )

    assert _texts(body) == ["See the plan."]


def test_notes_come_at_the_end_of_their_section_and_their_marks_are_not_glued_to_words() -> None:
    body = (
        rb"\pard\plain\s1 Money\par\pard\plain The gap{\super\chftn{\footnote\pard\plain"
        rb"{\super\chftn} A note.\par}} grew in 44 areas.{\super 2}\par\pard More.\par"
        rb"\pard\plain\s1 People\par"
    )

    assert _texts(body) == ["Money", "The gap grew in 44 areas.", "More.", "A note.", "People"]


def test_headers_comments_deletions_and_contents_are_dropped_by_name() -> None:
    body = (
        rb"{\header\pard In confidence\par}{\footerl\pard Page {\field{\*\fldinst PAGE}}\par}"
        rb"\pard\plain\s2 Money\tab 3\par\pard\plain Kept{\*\annotation Is this right?}"
        rb"{\deleted  a deleted word}.\par"
    )

    reading = read_rich_text(_file(body))

    assert [block.text for block in reading.blocks] == ["Kept."]
    assert set(reading.dropped) == {
        Dropped("In confidence", "page header"),
        Dropped("Page", "page footer"),
        Dropped("Is this right?", "comment"),
        Dropped("a deleted word", "deleted in tracked changes"),
        Dropped("Money 3", "table of contents"),
    }
    assert "accepted" in reading.warnings[0]


def test_cells_merged_either_way_keep_figures_under_their_headers() -> None:
    body = (
        rb"\trowd\clvmgf\cellx2000\cellx6000\pard\intbl Area\cell Gap\cell\row"
        rb"\trowd\clvmrg\cellx2000\cellx4000\cellx6010\pard\intbl\cell 2016\cell 2017\cell\row"
        rb"\trowd\clvmgf\cellx2000\cellx4000\cellx6000\pard\intbl Dorset\cell 1\cell 2\cell\row"
        rb"\trowd\clvmrg\cellx2000\clmgf\cellx4000\clmrg\cellx6000"
        rb"\pard\intbl\cell both\cell\cell\row\pard\par"
    )

    assert _texts(body) == [
        "Area: Dorset; Gap 2016: 1; Gap 2017: 2",
        "Area: Dorset; Gap 2016: both",
    ]


def test_a_table_of_one_column_is_read_as_the_text_in_it() -> None:
    body = rb"\trowd\cellx9000\pard\intbl Key points\par It is short.\cell\row\pard After.\par"

    assert _texts(body) == ["Key points", "It is short.", "After."]


def test_a_text_box_is_read_before_its_paragraph_and_not_in_the_middle_of_it() -> None:
    body = (
        rb"\pard A sentence {\shp{\*\shpinst\shpleft0{\sp{\sn a}{\sv b}}{\shptxt\pard In the box."
        rb"\par}}{\shprslt{\*\do x}}}goes on.\par"
    )

    assert _texts(body) == ["In the box.", "A sentence goes on."]


def test_without_any_style_short_lines_between_paragraphs_are_headings() -> None:
    text = LONG.encode()
    body = rb"\pard " + text + rb"\par Money\par " + text + rb"\par"

    kinds = [block.kind for block in read_rich_text(_file(body)).blocks]

    assert kinds == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_the_properties_give_title_and_author_but_no_date() -> None:
    info = rb"{\info{\title The plans \'96 2016}{\author Ann Smith}{\creatim\yr2016\mo11\dy14}}"

    facts = read_rich_text(_file(rb"\pard Text.\par", before=info)).facts

    assert (facts.title, facts.author, facts.published) == ("The plans – 2016", "Ann Smith", None)


def test_a_file_that_breaks_off_is_read_with_a_warning() -> None:
    reading = read_rich_text(rb"{\rtf1\ansi\pard All of it.\par {\b Half of")

    assert [block.text for block in reading.blocks] == ["All of it.", "Half of"]
    assert reading.warnings == ("The file breaks off before its end; what followed is missing.",)


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(NoTextError):
        read_rich_text(_file(rb"\pard\par{\pict 8950}"))


@pytest.mark.parametrize("data", [b"", b"no rtf", rb"{\urtf1 x}"])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        read_rich_text(data)


def test_deep_nesting_is_read_and_nesting_without_end_refused() -> None:
    deep = b"{" * 5000 + b"deep" + b"}" * 5000

    assert _texts(deep) == ["deep"]
    with pytest.raises(DamagedFileError, match="without end"):
        read_rich_text(rb"{\rtf1 " + b"{" * 20_000)


_WORDS = rb"\par \cell \row \trowd \cellx9 \intbl \pard \u8217? \page \'e9".split()
_GROUPS = [b"{", b"}", rb"{\footnote ", rb"{\header ", rb"{\*\shpinst{\shptxt ", b" word "]


@given(st.lists(st.sampled_from([*_WORDS, *_GROUPS]) | st.binary(max_size=6)).map(b"".join))
@settings(max_examples=200, deadline=None)
def test_any_mixture_of_its_words_is_read_or_refused(body: bytes) -> None:
    assert reads_or_refuses(read_rich_text, _file(body))


@given(spoiled(_file(rb"\pard\plain\s1 Money\par\pard A \u8217? gap.{\footnote x}\par")))
@settings(max_examples=120, deadline=None)
def test_a_spoiled_file_is_read_or_refused(data: bytes) -> None:
    assert reads_or_refuses(read_rich_text, data)
