"""Documents with headings, for the tests of prompts."""

from collections.abc import Sequence
from datetime import date

from sources.document import Document, Section
from tests.index.documents import make_document


def make_divided(
    name: str,
    parts: Sequence[tuple[str, str]],
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    collection: str = "open",
) -> Document:
    """Make a document of headings, each with the text under it."""
    text, sections = "", []
    for heading, body in parts:
        start = len(text)
        text += f"{heading}\n\n{body}\n\n"
        sections.append(Section(heading, level=2, start=start, end=len(text)))
    return make_document(
        name,
        text,
        title=title,
        publisher=publisher,
        published=published,
        sections=sections,
        collection=collection,
    )


TESTS = make_divided(
    "tests",
    [
        ("Introduction", "This page is about tests."),
        ("The four tests", "The four tests are public support, choice, evidence and backing."),
        ("The bed test", "The bed test is met by beds elsewhere, by a drug or by fewer stays."),
        ("The Gunning principles", "The Gunning principles are rules for a fair consultation."),
    ],
    title="How services are changed",
    publisher="NHS England",
    published=date(2017, 4, 1),
)
DRAFTS = make_divided(
    "drafts",
    [
        ("Why the drafts were secret", "The drafts were secret since leaders were told so."),
        ("The bed test", "Unions doubt that the bed test protects any hospital bed."),
    ],
    title="Secret drafts",
    publisher="The Gazette",
    published=date(2016, 8, 26),
)
BOARD = make_divided(
    "board",
    [("The Lambda merger", "The Lambda merger is a merger of two trusts near the bed test.")],
    title="Minutes of the Lambda board",
    publisher="Lambda Trust",
    collection="board",
)
