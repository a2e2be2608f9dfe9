"""A few documents stand for a collection."""

from datetime import date

from bot.prompts.spread import spread_documents
from index.snapshots.records import DocumentSummary
from sources.document import Origin


def summary(name: str, publisher: str | None, published: date | None = None) -> DocumentSummary:
    return DocumentSummary(
        id=name,
        revision="r",
        collection="open",
        location=f"{name}.txt",
        media_type="text/plain",
        title=None,
        title_origin=Origin.UNKNOWN,
        publisher=publisher,
        publisher_origin=Origin.UNKNOWN,
        published=published,
        published_origin=Origin.UNKNOWN,
        url=None,
        first_passage=0,
        passages=1,
        first_sentence=0,
        sentences=1,
    )


SUMMARIES = [
    summary("a", "BMA", date(2016, 1, 1)),
    summary("b", "BMA"),
    summary("c", "BMA", date(2017, 1, 1)),
    summary("d", "NAO", date(2015, 1, 1)),
    summary("e", None, date(2020, 1, 1)),
    summary("f", "BMA"),
]


def test_publishers_take_turns_and_the_newest_of_each_comes_first() -> None:
    spread = spread_documents(SUMMARIES, limit=9)

    assert [each.id for each in spread] == ["c", "e", "d", "a", "b", "f"]


def test_no_more_are_given_than_asked_for_and_their_order_does_not_depend_on_that_of_the_list() -> (
    None
):
    spread = spread_documents(reversed(SUMMARIES), limit=2)

    assert [each.id for each in spread] == ["c", "e"]
    assert spread_documents([], limit=2) == []
