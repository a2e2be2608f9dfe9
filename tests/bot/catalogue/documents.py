"""Summaries made by hand for the tests of looking documents up."""

from datetime import date

from index.snapshots.records import DocumentSummary
from sources.document import Origin


def make_summary(
    name: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    collection: str = "open",
) -> DocumentSummary:
    """Make what a snapshot knows of a document."""
    return DocumentSummary(
        id=f"id-{name}",
        revision="1",
        collection=collection,
        location=f"{name}.txt",
        media_type="text/plain",
        title=title,
        title_origin=Origin.HEADER if title else Origin.UNKNOWN,
        publisher=publisher,
        publisher_origin=Origin.HEADER if publisher else Origin.UNKNOWN,
        published=published,
        published_origin=Origin.HEADER if published else Origin.UNKNOWN,
        url=None,
        first_passage=0,
        passages=1,
        first_sentence=0,
        sentences=1,
    )
