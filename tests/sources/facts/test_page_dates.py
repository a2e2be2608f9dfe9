"""A page's date is found by its habits where no markup says it."""

from datetime import date

import pytest
from lxml.html import document_fromstring  # type: ignore[import-untyped]  # lxml ships no types

from sources.facts.page_dates import find_page_date


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Beds</h1><div class='post-date'>Nov 24, 2017 at noon</div>",
        "<h1>Beds</h1><abbr class='published' title='2017-11-24'>last week</abbr>",
        "<h1>Beds</h1><p>Published on: 24.11.2017 in News</p>",
    ],
)
def test_a_day_is_found_in_classes_attributes_and_labels(body: str) -> None:
    page = document_fromstring(f"<html><head></head><body>{body}</body></html>")

    assert find_page_date(page) == date(2017, 11, 24)


@pytest.mark.parametrize("body", ["<h1>Beds</h1>", "<p>14 beds of 2016</p>", "x"])
def test_a_page_without_a_day_has_none(body: str) -> None:
    assert find_page_date(document_fromstring(f"<html><body>{body}</body></html>")) is None
