"""What is looked at of a document before it goes into the index."""

from dataclasses import replace

import pytest

from index.syncing.intake import Intake, choose_cuts, file_document, take_in
from sources.document import Document
from tests.index.documents import BEDS, make_document

_LINE = "Sign up to the weekly bulletin of the Marshland Institute for more stories."
_TOPICS = ("beds", "money", "staff", "estates")


def take(*, url: str | None = None, publisher: str | None = None) -> dict[str, Intake]:
    """Take in documents that all end in the same line."""
    documents = [
        replace(
            make_document(
                topic,
                f"What leaders said about {topic} was new to most who had come to hear them speak "
                f"about {topic}, and some of it will be heard again before the year is out and "
                f"the next plan for {topic} has been written.\n\n{_LINE}",
                publisher=publisher,
            ),
            url=url and f"{url}/{topic}",
        )
        for topic in _TOPICS
    ]
    return {document.id: take_in(document) for document in documents}


@pytest.mark.parametrize(
    "taken",
    [take(publisher="Marshland Institute"), take(url="https://www.example.org/news")],
    ids=["publisher", "site"],
)
def test_lines_repeated_in_the_documents_of_one_publisher_or_site_are_cut(
    taken: dict[str, Intake],
) -> None:
    cuts = choose_cuts(taken, {}, {})

    assert cuts.keys() == taken.keys()
    for key, intake in taken.items():
        document = replace(intake, cut=cuts[key]).document
        assert document.text == intake.source.text.removesuffix(f"\n\n{_LINE}")


def test_where_neither_publisher_nor_site_is_known_nothing_is_cut() -> None:
    assert choose_cuts(take(), {}, {}) == {}


def test_documents_of_two_collections_have_nothing_to_do_with_each_other() -> None:
    taken = take(publisher="Marshland Institute")
    first, second, *_ = taken
    for key in (first, second):
        source = replace(taken[key].source, collection="board")
        taken[key] = replace(taken[key], source=source)

    assert choose_cuts(taken, {}, {}) == {}


def test_a_document_is_filed_with_what_the_next_sync_needs() -> None:
    taken = take(publisher="Marshland Institute")
    cuts = choose_cuts(taken, {}, {})
    key, intake = next(iter(taken.items()))

    plain, cut = file_document(intake), file_document(replace(intake, cut=cuts[key]))

    assert (plain.upkeep.original, plain.split.document) == (None, intake.source)
    assert cut.upkeep.original == intake.source
    assert cut.upkeep.revision == plain.upkeep.revision == intake.source.revision
    assert cut.split.document.revision != intake.source.revision
    assert cut.upkeep.vectors_digest != plain.upkeep.vectors_digest
    assert cut.upkeep.lines == plain.upkeep.lines == intake.lines


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (replace(BEDS, id="moved", location="elsewhere.txt", revision="r"), True),
        (replace(BEDS, publisher="Somebody else", revision="r"), True),
        (replace(BEDS, title="Wards", revision="r"), False),
        (replace(BEDS, text=f"{BEDS.text} More.", revision="r"), False),
    ],
    ids=["moved", "publisher", "title", "text"],
)
def test_vectors_are_the_same_where_all_that_they_are_made_of_is(
    other: Document, *, alike: bool
) -> None:
    digests = {file_document(take_in(each)).upkeep.vectors_digest for each in (BEDS, other)}

    assert (len(digests) == 1) == alike
