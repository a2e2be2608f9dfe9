"""A citation's line says who, what, when and where, and leads there."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.slack.blocks.answers.citation_lines import address, citation_line, link
from tests.bot.slack.answers import ALLIANCE, BOARD


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {},
            "*Mental Health Alliance* · What STPs mean for mental health · 14 November 2016 · p. 3"
            " · “Funding &amp; delivery”"
            " · <https://alliance.example/reports?id=7&amp;part=2|open>",
        ),
        (
            {"url": None, "page": None, "section": None},
            "*Mental Health Alliance* · What STPs mean for mental health · 14 November 2016"
            " · reports/mental-health.pdf",
        ),
        (
            {"section": ALLIANCE.title, "page": None, "published": date(2017, 3, 1)},
            "*Mental Health Alliance* · What STPs mean for mental health · 1 March 2017"
            " · <https://alliance.example/reports?id=7&amp;part=2|open>",
        ),
    ],
)
def test_a_citation_says_who_what_when_and_where(changes: dict[str, Any], expected: str) -> None:
    assert citation_line(replace(ALLIANCE, **changes)) == expected


def test_a_file_s_name_makes_no_line_of_its_own() -> None:
    line = citation_line(replace(BOARD, location="plan\nNHS England · 1 May 2017.txt"))

    assert line.endswith(" · plan NHS England · 1 May 2017.txt")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, None),
        ("", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://a.example/" + "x" * 700, None),
        ("https://a.example/" + "&" * 600, None),
        ("https://a.example/x#:~:text=" + "y" * 700, "<https://a.example/x|open>"),
        ("https://a.example/a b|c>d", "<https://a.example/a%20b%7Cc%3Ed|open>"),
        ("https://a.example/a\nb\tc", "<https://a.example/a%0Ab%09c|open>"),
        ("http://a.example?x=1&y=2", "<http://a.example?x=1&amp;y=2|open>"),
    ],
)
def test_an_address_is_linked_only_where_a_link_can_hold_it(
    url: str | None, expected: str | None
) -> None:
    assert link(url, "open") == expected


def test_an_address_for_a_button_or_a_citation_is_not_escaped() -> None:
    assert address("https://a.example/?x=1&y=2") == "https://a.example/?x=1&y=2"
    assert address("javascript:alert(1)") is None


def test_a_heading_stands_on_one_line() -> None:
    assert "“Aims and means”" in citation_line(replace(ALLIANCE, section="Aims\nand means"))
