"""The real articles come out with title and date, without clutter, and with nothing else lost."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

import pytest

from sources.document import Document, Origin
from sources.folder import FolderSource
from tests.seeds import seed_folder
from tests.sources.judged_seeds import name_line, read_lists

pytestmark = pytest.mark.seeds

EXPECTED = {
    "000_0e1a9bf605c5ed30.txt": (
        "STP lead role is ‘unsustainable’, says think tank report",
        date(2016, 11, 14),
    ),
    "001_b677ab5b525ee153.txt": (
        "King’s Fund highlights problems with NHS sustainability and transformation plans",
        date(2016, 11, 14),
    ),
    "002_63f5cfc28f45315d.txt": ("Report shows damning STP results", date(2017, 11, 17)),
    "003_d277240b37e9a2be.txt": (
        "The Sharp End: the government must commit to its own STP agenda",
        date(2016, 11, 11),
    ),
    "004_69fc978e5e09cd7a.txt": (
        "STPs – Sustainability & Transformation Plans (or ‘starting to panic’)?",
        date(2016, 12, 21),
    ),
}


@cache
def _documents() -> dict[str, Document]:
    found = FolderSource(seed_folder()).read()
    return {each.location: each for each in found if isinstance(each, Document)}


def _name_lines(lines: Iterable[str]) -> Counter[str]:
    return Counter(map(name_line, lines))


def test_titles_and_dates_are_found_and_no_publisher_is_made_up() -> None:
    found = _documents()

    assert {key: (each.title, each.published) for key, each in found.items()} == EXPECTED
    assert {(each.publisher, each.publisher_origin) for each in found.values()} == {
        (None, Origin.UNKNOWN)
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_every_line_has_been_judged(name: str) -> None:
    lines = (seed_folder() / name).read_text(encoding="utf-8").split("\n")

    judged = read_lists()[name].values()

    assert sum(judged, Counter()) == _name_lines(line for line in lines if line.strip())


@pytest.mark.parametrize("name", EXPECTED)
def test_every_line_of_the_article_is_kept_and_no_other(name: str) -> None:
    kept = _name_lines(_documents()[name].text.split("\n\n"))

    assert kept == read_lists()[name]["content"]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_line_of_clutter_is_dropped_under_the_name_of_a_rule(name: str) -> None:
    dropped = _documents()[name].dropped

    lists = read_lists()[name]

    assert _name_lines(each.text for each in dropped) == lists["clutter"] + lists["said"]
    assert all(each.rule for each in dropped)
