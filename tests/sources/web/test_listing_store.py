"""What is remembered of lists comes back as it was, or not at all."""

import logging
from datetime import date
from pathlib import Path

import pytest

from sources.block import Facts
from sources.document import Origin
from sources.web.listing import Entry, Listing, ListingKind, Problem
from sources.web.listing_store import ListingStore, PageNote, Remembered
from sources.web.visit import Validators

_ADDRESS = "https://example.org/map"
_REMEMBERED = Remembered(
    Validators("https://example.org/map.xml", '"1"', ""),
    Listing(
        ListingKind.FEED,
        (
            Entry("https://example.org/a", Facts(Origin.LISTING, published=date(2016, 11, 14))),
            Entry("https://example.org/b", None, "2016-11-14"),
        ),
        (Problem("ftp://a", "no web address"),),
    ),
)
_NOTES = {"https://example.org/c": PageNote(Validators("https://example.org/c"), "", "no text")}


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    store = ListingStore(tmp_path / "web", rules="1")

    store.save(_ADDRESS, _REMEMBERED)
    store.save_notes(_ADDRESS, _NOTES)

    assert store.load(_ADDRESS) == _REMEMBERED
    assert store.load_notes(_ADDRESS) == _NOTES
    assert store.load("https://example.org/other") is None
    assert store.load_notes("https://example.org/other") == {}


def test_what_was_read_by_other_rules_is_forgotten(tmp_path: Path) -> None:
    ListingStore(tmp_path, rules="1").save(_ADDRESS, _REMEMBERED)
    ListingStore(tmp_path, rules="1").save_notes(_ADDRESS, _NOTES)

    assert ListingStore(tmp_path, rules="2").load(_ADDRESS) is None
    assert ListingStore(tmp_path, rules="2").load_notes(_ADDRESS) == {}


def test_without_a_folder_nothing_is_remembered() -> None:
    store = ListingStore(None, rules="1")

    store.save(_ADDRESS, _REMEMBERED)

    assert store.load(_ADDRESS) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"kind": "feed"', '"kind": "fool"'),
        ("2016-11-14", "2016-11-99"),
        ('"entries": [', '"entries": [7, '),
        ('"list": {', '"list": [], "old": {'),
        ('"validators"', '"invalid"'),
        ("{", "["),
    ],
)
def test_a_damaged_file_is_forgotten(tmp_path: Path, old: str, new: str) -> None:
    store = ListingStore(tmp_path, rules="1")
    store.save(_ADDRESS, _REMEMBERED)
    (file,) = tmp_path.iterdir()
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))

    assert store.load(_ADDRESS) is None


def test_a_folder_that_cannot_be_written_to_is_said_and_survived(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    store = ListingStore(tmp_path / "file", rules="1")

    with caplog.at_level(logging.WARNING):
        store.save(_ADDRESS, _REMEMBERED)

    assert "cannot remember" in caplog.text
    assert store.load(_ADDRESS) is None
