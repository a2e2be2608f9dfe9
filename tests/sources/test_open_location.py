"""A user's location finds its source."""

from pathlib import Path

import pytest

from sources.document import Document
from sources.errors import LocationError
from sources.open_location import open_location
from sources.sample_corpus import sample_folder
from tests.sources.block_making import LONG


def test_a_path_opens_the_folder_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LONG)

    (document,) = open_location(f" {tmp_path} ", collection="board").read()

    assert isinstance(document, Document)
    assert (document.location, document.collection) == ("a.txt", "board")


@pytest.mark.parametrize("text", [" https://www.Example.org/a#b ", "HTTPS://www.example.org:443/a"])
def test_an_address_opens_the_page_there_and_fetches_nothing_yet(text: str) -> None:
    source = open_location(text, collection="open")

    assert source.root == "https://www.example.org/a"


@pytest.mark.parametrize(
    "text", ["https://", "https://me:secret@example.org/", "http://a:b/", "www.example.org"]
)
def test_an_address_that_cannot_be_one_is_refused(text: str) -> None:
    with pytest.raises(LocationError, match=r"https://|check it|take it out") as failure:
        open_location(text, collection="open")

    assert "secret" not in str(failure.value)


def test_an_empty_location_is_refused() -> None:
    with pytest.raises(LocationError):
        open_location("  ", collection="open")


def test_every_brief_of_the_sample_corpus_can_be_read() -> None:
    found = list(open_location(str(sample_folder()), collection="open").read())

    assert len(found) >= 15
    for document in found:
        assert isinstance(document, Document)
        assert document.title
        assert document.publisher == "STP policy briefs"
        assert document.published
        assert document.sections
        assert not document.dropped
