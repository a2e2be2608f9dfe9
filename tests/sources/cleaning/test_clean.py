"""Cleaning drops repeats and what the metadata already says, and nothing else."""

from datetime import date

import pytest

from sources.block import Block, BlockKind
from sources.cleaning.clean import clean_blocks, drop_furniture
from tests.sources.block_making import LONG, paragraphs

DAY = date(2016, 11, 14)
TITLE = "STP leaders speak out"


def _rules(texts: list[str], *, title: str | None = TITLE) -> list[tuple[str, str]]:
    cleaned = clean_blocks(paragraphs(texts), title=title, published=DAY)
    return [(each.text, each.rule) for each in cleaned.dropped]


def test_a_title_and_a_lead_that_come_twice_are_kept_once() -> None:
    cleaned = clean_blocks(
        paragraphs([TITLE, TITLE, LONG, LONG.replace("44 areas", "44\xa0areas"), TITLE]),
        title=TITLE,
        published=None,
    )

    assert [block.text for block in cleaned.kept] == [TITLE, LONG]
    assert [each.rule for each in cleaned.dropped] == [
        "repeated title",
        "repeated passage",
        "repeated title",
    ]


def test_short_lines_may_stand_twice() -> None:
    assert _rules([TITLE, LONG, "Yes", "Background", "Yes", "Background"]) == []


def test_table_rows_and_list_items_may_stand_twice() -> None:
    rows = tuple(Block(BlockKind.TABLE_ROW, LONG) for _ in range(2))

    assert clean_blocks(rows, title=None, published=None).kept == rows


def test_a_pull_quote_goes_where_the_text_says_the_same() -> None:
    quote = "“It is vital that we understand the plans for our hospitals.”"

    assert _rules([TITLE, quote, f"She said: {quote} The union agreed."]) == [(quote, "pull quote")]


def test_the_date_line_goes_once_it_is_known() -> None:
    assert _rules([TITLE, "14 November 2016", LONG]) == [("14 November 2016", "date line")]


@pytest.mark.parametrize(
    "line",
    ["15 November 2016", "Last updated: 14 November 2016", "By Jane Smith, 14 November 2016"],
)
def test_a_line_that_says_more_or_something_else_is_kept(line: str) -> None:
    assert _rules([TITLE, line, LONG]) == []


def test_a_date_line_further_down_is_kept() -> None:
    assert _rules([TITLE, LONG, "14 November 2016", "It began."]) == []


def test_a_byline_without_a_name_goes_and_one_with_a_name_stays() -> None:
    assert _rules([TITLE, "By Editor", "By Jane Smith", LONG]) == [
        ("By Editor", "byline without a name")
    ]


def test_what_is_dropped_is_told_in_the_order_of_the_text() -> None:
    rules = _rules(["Share this article", TITLE, "14 November 2016", LONG, TITLE, "Comments (2)"])

    assert [rule for _, rule in rules] == ["share line", "date line", "repeated title", "comments"]


def test_list_items_and_table_rows_are_never_furniture() -> None:
    blocks = (Block(BlockKind.LIST_ITEM, "Print"), Block(BlockKind.TABLE_ROW, "Search | Share"))

    assert drop_furniture(blocks).kept == blocks


@pytest.mark.parametrize("title", ["About us", "Contact us", "Latest news", "Related articles"])
def test_a_heading_of_the_first_level_is_never_furniture(title: str) -> None:
    blocks = (Block(BlockKind.HEADING, title, level=1), *paragraphs(["Who we are", LONG]))

    assert drop_furniture(blocks).kept == blocks


def test_a_lower_heading_of_the_same_words_is_furniture_still() -> None:
    blocks = (*paragraphs([TITLE, LONG]), Block(BlockKind.HEADING, "About us", level=2))

    assert drop_furniture(blocks).kept == blocks[:2]


@pytest.mark.parametrize("heading", ["More information", "Contact us", "Comments", "Search"])
def test_a_heading_over_text_is_a_heading_whatever_it_says(heading: str) -> None:
    blocks = (
        *paragraphs([TITLE, LONG]),
        Block(BlockKind.HEADING, heading, level=2),
        *paragraphs(["The panel met three times before the plan was sent."]),
    )

    assert drop_furniture(blocks).kept == blocks


def test_a_heading_over_nothing_but_furniture_goes_with_it() -> None:
    blocks = (
        *paragraphs([TITLE, LONG]),
        Block(BlockKind.HEADING, "Comments", level=2),
        *paragraphs(["Be the first to comment"]),
    )

    assert drop_furniture(blocks).kept == blocks[:2]
