"""Title and date are read where the first lines show them, and nowhere else."""

from datetime import date

import pytest

from sources.block import Block, BlockKind
from sources.facts.heads import read_head
from tests.sources.block_making import LONG, document_from_text, paragraphs


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["STPs in trouble, says union", LONG], "STPs in trouble, says union"),
        (["News", "STPs in trouble, says union", LONG], "STPs in trouble, says union"),
        (["14 Nov 16", "STPs in trouble, says union", LONG], "STPs in trouble, says union"),
        (["By Jane Smith", "STPs in trouble", LONG], "STPs in trouble"),
        (["Health Weekly", "Trusts told to accept totals", LONG], "Trusts told to accept totals"),
        (["The plans explained", "Kieran Seale Verita", LONG], "The plans explained"),
        (["Some site’s own words", "STPs: to panic or not?", LONG, "STPs: to panic or not?"],
         "STPs: to panic or not?"),
        (["The Sharp End", "Letter to all members, 14 Nov 16", LONG], "The Sharp End"),
        (["Letter to members, 14 Nov 16", "What we have asked for", LONG],
         "Letter to members, 14 Nov 16"),
        (["Mersey Vale Health Watchers, 27 March 2018", "Beds are to go in every town", LONG],
         "Beds are to go in every town"),
        ([LONG, LONG], None),
        (["The plans were published today.", LONG], None),
        (["https://www.example.org/stps", LONG], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_title_is_a_line_of_the_head_that_looks_like_one(
    lines: list[str], title: str | None
) -> None:
    assert read_head(paragraphs(lines)).title == title


def test_the_only_heading_of_the_first_level_is_the_title() -> None:
    blocks = (
        *paragraphs(["Some words before it"]),
        Block(BlockKind.HEADING, "Glossary", level=1),
        Block(BlockKind.HEADING, "Names", level=2),
    )

    assert read_head(blocks).title == "Glossary"


def test_a_date_before_the_text_is_the_date_of_publication() -> None:
    head = read_head(paragraphs(["A title of STPs", "Fri 11 Nov 2016", LONG]))

    assert head.published == date(2016, 11, 11)


@pytest.mark.parametrize(
    "lines",
    [
        ["A title of STPs", LONG, "12 December 2025", "A teaser"],
        ["A title of STPs", f"{LONG} It was 14 November 2016.", LONG],
        ["A timeline of STPs", "22 December 2015", "Guidance.", "15 March 2016", "Footprints."],
        ["A title of STPs", LONG, LONG, LONG, "Published 12 December 2025"],
    ],
)
def test_a_date_in_the_text_or_after_it_is_not(lines: list[str]) -> None:
    assert read_head(paragraphs(lines)).published is None


def test_a_labelled_date_counts_below_an_introduction_too() -> None:
    head = read_head(paragraphs(["A title of STPs", LONG, "Published: 8 June 2017", LONG]))

    assert head.published == date(2017, 6, 8)


def test_the_date_of_publication_goes_before_that_of_a_change() -> None:
    lines = ["A title", "Last updated: 3 May 2018", "Published: 21 November 2016", LONG]

    assert read_head(paragraphs(lines)).published == date(2016, 11, 21)


@pytest.mark.parametrize(
    ("lines", "published", "updated"),
    [
        (["Last updated: 3 May 2018"], None, date(2018, 5, 3)),
        (["14 November 2016", "Last updated 3 May 2018"], date(2016, 11, 14), date(2018, 5, 3)),
        (["Published 14 November 2016, last updated 3 May 2018"], date(2016, 11, 14),
         date(2018, 5, 3)),
        (["Published:", "14 November 2016", "Last updated:", "3 May 2018"], date(2016, 11, 14),
         date(2018, 5, 3)),
        (["Last updated:", "By Jane Smith", "14 November 2016"], date(2016, 11, 14), None),
        (["Date of publication: 14/11/2016"], date(2016, 11, 14), None),
        (["Updated: 10:30, 3 May 2018 – see all updates"], None, date(2018, 5, 3)),
    ],
)  # fmt: skip
def test_the_day_of_a_change_is_kept_apart_from_that_of_publication(
    lines: list[str], published: date | None, updated: date | None
) -> None:
    head = read_head(paragraphs(["A title of STPs", *lines, LONG]))

    assert (head.published, head.updated) == (published, updated)


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["By Kieran Walshe"], "Kieran Walshe"),
        (["By Kieran Walshe", "14 November 2016"], "Kieran Walshe"),
        (["By Kieran Walshe, 14 November 2016"], "Kieran Walshe"),
        (["14 November 2016 by Kieran Walshe"], "Kieran Walshe"),
        (["Health Weekly\nBy Kieran Walshe\n14 November 2016"], "Kieran Walshe"),
        (["Kieran Walshe | 14 November 2016"], None),
        (["Kieran Seale"], None),
        (["By Editor"], None),
        (["By Kieran Walshe", "By Jane Smith"], None),
        ([LONG, LONG, LONG, "By Kieran Walshe"], None),
    ],
)
def test_the_one_byline_of_the_head_names_the_author(lines: list[str], author: str | None) -> None:
    assert read_head(paragraphs(["A title of STPs", *lines, LONG])).author == author


@pytest.mark.parametrize(
    "lines",
    [
        ["A title of STPs", "BMA – 14 February 2017", LONG],
        ["BMA – 14 February 2017", "A title of STPs", LONG],
        [
            "A title of STPs",
            "The union asks its members not to sign.",
            "BMA – 14 February 2017",
            LONG,
        ],
        ["A title of STPs", "Last updated: 3 May 2018", "BMA – 14 February 2017", LONG],
    ],
)
def test_a_date_beside_who_or_what_counts_in_the_head(lines: list[str]) -> None:
    assert read_head(paragraphs(lines)).published == date(2017, 2, 14)


def test_a_date_line_proper_goes_before_a_date_beside_who_or_what() -> None:
    lines = ["A title of STPs", "BMA – 14 February 2017", "14 November 2016", LONG]

    assert read_head(paragraphs(lines)).published == date(2016, 11, 14)


@pytest.mark.parametrize(
    "lines",
    [
        ["A title of STPs", LONG, "BMA – 14 February 2017"],
        ["A title of STPs", LONG, "BMA – 14 February 2017", LONG],
        ["A title", "The plan is out.", "It is a bad plan.", "BMA – 14 February 2017"],
        ["A title", "One", "Two", "Three", "Four", "Five", "BMA – 14 February 2017", LONG],
        ["A title", "BMA – 14 February 2017", "HCSA – 3 May 2017", LONG],
        ["A title", f"{LONG} BMA – 14 February 2017"],
    ],
)
def test_a_date_beside_who_or_what_counts_nowhere_else(lines: list[str]) -> None:
    assert read_head(paragraphs(lines)).published is None


def test_headings_of_several_days_are_chapters() -> None:
    blocks = (
        Block(BlockKind.HEADING, "Our letters", level=1),
        Block(BlockKind.HEADING, "To members, 14 Nov 16", level=2),
        *paragraphs([LONG]),
        Block(BlockKind.HEADING, "To the board, 3 May 2017", level=2),
        *paragraphs([LONG]),
    )

    assert read_head(blocks).published is None
    assert read_head(blocks[:3]).published == date(2016, 11, 14)


def test_teasers_of_another_year_do_not_date_an_article() -> None:
    document = document_from_text(
        f"Councils left out of STPs\n\n{LONG}\n\n{LONG} So it goes.\n\nMost read\n\n"
        "Birmingham sells assets\n12 December 2025\n"
    )

    assert document.published is None
    assert "2025" not in document.text
