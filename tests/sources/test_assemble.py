"""Clean text has one shape, and sections and pages lie in it where they should."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sources.assemble import assemble_text
from sources.block import Block, BlockKind, PageTurn
from sources.document import Page, Section
from sources.tidy import tidy_text

TEXTS = st.text(st.sampled_from("aé \n.\t\xa0"), max_size=12).map(tidy_text).filter(bool)


@st.composite
def block_lists(draw: st.DrawFn) -> list[Block]:
    page = 1
    blocks = []
    for text in draw(st.lists(TEXTS, max_size=8)):
        kind = draw(st.sampled_from(BlockKind))
        first = page = page + draw(st.integers(0, 2))
        cuts = sorted(draw(st.sets(st.integers(1, len(text)), max_size=2)) - {len(text)})
        turns = tuple(PageTurn(cut, page := page + 1) for cut in cuts)
        level = draw(st.integers(1, 6)) if kind is BlockKind.HEADING else 0
        blocks.append(Block(kind, text, level, first, turns))
    return blocks


@given(block_lists())
def test_the_text_has_no_loose_space_and_no_two_empty_lines(blocks: list[Block]) -> None:
    text = assemble_text(blocks).text

    assert text == text.strip()
    assert all(line == line.strip() for line in text.split("\n"))
    assert "\n\n\n" not in text


@given(block_lists())
def test_sections_and_pages_are_ordered_and_inside_the_text(blocks: list[Block]) -> None:
    clean = assemble_text(blocks)

    sections = [(section.start, section.end) for section in clean.sections]
    pages = [(page.start, page.end) for page in clean.pages]
    for spans in (sections, pages):
        assert all(0 <= start < end <= len(clean.text) for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))


@given(block_lists())
def test_every_section_begins_with_its_heading(blocks: list[Block]) -> None:
    clean = assemble_text(blocks)

    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    assert [section.level for section in clean.sections] == [block.level for block in headings]
    for section, block in zip(clean.sections, headings, strict=True):
        assert clean.text[section.start :].startswith(block.text)


@given(block_lists())
def test_every_character_but_white_space_stands_on_a_page(blocks: list[Block]) -> None:
    clean = assemble_text(blocks)

    off = set(range(len(clean.text)))
    for page in clean.pages:
        off -= set(range(page.start, page.end))
    assert all(clean.text[place].isspace() for place in off)


def test_list_items_and_table_rows_stand_on_lines_of_their_own() -> None:
    clean = assemble_text([
        Block(BlockKind.HEADING, "Money", 2),
        Block(BlockKind.PARAGRAPH, "Two things:"),
        Block(BlockKind.LIST_ITEM, "one"),
        Block(BlockKind.LIST_ITEM, "two"),
        Block(BlockKind.TABLE_ROW, "a | b"),
        Block(BlockKind.TABLE_ROW, "c | d"),
    ])

    assert clean.text == "Money\n\nTwo things:\n\none\ntwo\n\na | b\nc | d"
    assert clean.sections == (Section("Money", 2, 0, len(clean.text)),)


def test_a_paragraph_over_two_pages_is_parted_between_them() -> None:
    clean = assemble_text(
        [Block(BlockKind.PARAGRAPH, "one two", 0, 4, (PageTurn(4, 5),))],
    )

    assert clean.pages == (Page(4, 0, 4), Page(5, 4, 7))
