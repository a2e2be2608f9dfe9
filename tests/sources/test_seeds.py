"""The real articles come out with title and date, without clutter, and with nothing else lost."""

from datetime import date

import pytest

from sources.document import Document
from sources.folder import FolderSource
from sources.tidy import tidy_text
from tests.seeds import seed_folder

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

# Numbers of the lines, from 1, that are not the article's own, or say again what it said before.
DROPPED = {
    "000_0e1a9bf605c5ed30.txt": [1, 5, 6, 14, 16, 40, 42],
    "001_b677ab5b525ee153.txt": [3, 23],
    "002_63f5cfc28f45315d.txt": [1, 5, 6, 30, 32, 34],
    "003_d277240b37e9a2be.txt": [3, 25, 27, 29, 31, 33, 35, 37, 39, 41],
    "004_69fc978e5e09cd7a.txt": [7, 25, 26, 28],
}


def _documents() -> dict[str, Document]:
    found = FolderSource(seed_folder()).read()
    return {each.location: each for each in found if isinstance(each, Document)}


def test_titles_and_dates_are_found_and_no_publisher_is_made_up() -> None:
    found = _documents()

    assert {key: (each.title, each.published) for key, each in found.items()} == EXPECTED
    assert {each.publisher for each in found.values()} == {None}


@pytest.mark.parametrize("name", EXPECTED)
def test_exactly_the_clutter_is_dropped(name: str) -> None:
    lines = (seed_folder() / name).read_text(encoding="utf-8").split("\n")
    dropped = {number: tidy_text(lines[number - 1]) for number in DROPPED[name]}
    kept = [
        tidy_text(line)
        for number, line in enumerate(lines, start=1)
        if line.strip() and number not in dropped
    ]

    document = _documents()[name]

    assert [each.text for each in document.dropped] == list(dropped.values())
    assert document.text == "\n\n".join(kept)
