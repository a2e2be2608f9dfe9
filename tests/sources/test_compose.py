"""A document is clean, named, dated, and the same every time."""

from datetime import date

import pytest

from sources.block import Facts
from sources.compose import compose_document
from sources.document import Document, Origin
from sources.errors import NoTextError
from sources.readers.text.text import read_text
from tests.sources.block_making import LONG, PLACE, document_from_text

CLUTTERED = f"""This website is intended for health professionals only

Home > News > STPs

Plans for the region are ‘in a fog’, says union

Plans for the region are ‘in a fog’, says union
By Editor
2 March 2017

{LONG}

{LONG}

“We were never asked,” she said. “Nobody was.”

What happens next

The plans go to the boards in April, and the union wants them to be made public before then.

She added: “We were never asked,” and called for a halt.

Want news like this straight to your inbox?

To read the survey, click here.

Comments (0)

Related articles

Trusts told to merge
12 December 2025
"""


def test_an_article_full_of_clutter_comes_out_clean() -> None:
    document = document_from_text(CLUTTERED)

    assert document.text == "\n\n".join([
        "Plans for the region are ‘in a fog’, says union",
        LONG,
        "“We were never asked,” she said. “Nobody was.”",
        "What happens next",
        "The plans go to the boards in April, and the union wants them to be made public before"
        " then.",
        "She added: “We were never asked,” and called for a halt.",
    ])
    assert [(section.heading, section.level) for section in document.sections] == [
        ("Plans for the region are ‘in a fog’, says union", 1),
        ("What happens next", 2),
    ]


def test_every_dropped_line_is_told_with_its_rule() -> None:
    document = document_from_text(CLUTTERED)

    assert [each.rule for each in document.dropped] == [
        "audience notice",
        "breadcrumb",
        "repeated title",
        "byline without a name",
        "date line",
        "repeated passage",
        "newsletter invitation",
        "click-here pointer",
        "comments",
        "related articles",
        "related articles",
        "related articles",
    ]


def test_title_and_date_of_a_cluttered_article_come_from_its_head() -> None:
    document = document_from_text(CLUTTERED)

    assert document.title == "Plans for the region are ‘in a fog’, says union"
    assert document.published == date(2017, 3, 2)
    assert (document.title_origin, document.published_origin) == (Origin.TEXT, Origin.TEXT)
    assert (document.publisher, document.publisher_origin) == (None, Origin.UNKNOWN)


def test_a_title_from_elsewhere_becomes_a_heading_where_it_stands_in_the_text() -> None:
    document = document_from_text(f"TITLE: A kicker and a title\n\nA kicker and a TITLE\n\n{LONG}")

    assert document.title == "A kicker and a title"
    assert [(each.heading, each.level) for each in document.sections] == [
        ("A kicker and a TITLE", 1)
    ]


def test_a_title_that_does_not_stand_in_the_text_is_not_put_there() -> None:
    document = document_from_text(f"TITLE: Given elsewhere\n\n{LONG}")

    assert document.text == LONG
    assert document.sections == ()


def test_a_header_date_that_is_no_date_is_reported_and_the_text_is_asked() -> None:
    document = document_from_text(f"DATE: November 2016\n\nA title of STPs\n\n14 Nov 16\n\n{LONG}")

    assert (document.published, document.published_origin) == (date(2016, 11, 14), Origin.TEXT)
    assert document.dropped[0].text == "DATE: November 2016"


def test_a_text_of_nothing_but_furniture_is_no_document() -> None:
    with pytest.raises(NoTextError):
        document_from_text("Comments (0)\n\nShare this article\n")


def _with_publisher(publisher: str | None) -> Document:
    told = () if publisher is None else (Facts(Origin.SIDECAR, publisher=publisher),)
    return compose_document(read_text(LONG.encode()), told=told, place=PLACE)


def test_the_revision_follows_text_and_metadata_and_nothing_else() -> None:
    revisions = [
        document_from_text(LONG).revision,
        document_from_text(f"\n{LONG}  \r\n").revision,
        document_from_text(f"{LONG} More.").revision,
        _with_publisher("HCSA").revision,
        _with_publisher(None).revision,
    ]

    assert revisions[0] == revisions[1] == revisions[4]
    assert len(set(revisions)) == 3
    assert all(len(revision) == 64 for revision in revisions)


def test_author_and_change_come_with_their_origins() -> None:
    document = document_from_text(
        "A title of STPs\n\nBy Kieran Walshe\n\n14 November 2016\n\nLast updated: 3 May 2018\n\n"
        + LONG
    )

    assert (document.author, document.author_origin) == ("Kieran Walshe", Origin.TEXT)
    assert (document.published, document.published_origin) == (date(2016, 11, 14), Origin.TEXT)
    assert (document.updated, document.updated_origin) == (date(2018, 5, 3), Origin.TEXT)


def test_what_people_say_of_a_document_goes_before_what_it_says_itself() -> None:
    told = Facts(Origin.SIDECAR, author="Jane Smith", updated=date(2019, 1, 7))
    reading = read_text(f"A title of STPs\n\nBy Kieran Walshe\n\n{LONG}".encode())

    document = compose_document(reading, told=(told,), place=PLACE)

    assert (document.author, document.author_origin) == ("Jane Smith", Origin.SIDECAR)
    assert (document.updated, document.updated_origin) == (date(2019, 1, 7), Origin.SIDECAR)


def test_a_change_of_what_is_known_is_another_revision() -> None:
    plain = document_from_text(f"A title of STPs\n\n{LONG}")
    named = document_from_text(f"A title of STPs\n\nBy Kieran Walshe\n\n{LONG}")

    assert plain.author is None
    assert plain.updated_origin is Origin.UNKNOWN
    assert plain.revision != named.revision
