"""Passages with the text around them, to render in modals."""

from datetime import date

from bot.catalogue.surroundings import Excerpt, Surroundings
from index.snapshots.records import DocumentSummary
from sources.document import Origin

SUMMARY = DocumentSummary(
    id="a1b2c3d4",
    revision="r1",
    collection="open",
    location="reports/mental-health.pdf",
    media_type="application/pdf",
    title="What STPs mean for mental health",
    title_origin=Origin.PROPERTY,
    publisher="Mental Health Alliance",
    publisher_origin=Origin.PROPERTY,
    published=date(2016, 11, 14),
    published_origin=Origin.PROPERTY,
    url="https://alliance.example/reports?id=7&part=2",
    first_passage=0,
    passages=31,
    first_sentence=0,
    sentences=200,
)


def excerpt(text: str, start: int, *, url: str | None = None) -> Excerpt:
    """Take a stretch of page 3, under “Funding & delivery”."""
    return Excerpt(text, start, start + len(text), 3, "Funding & delivery", url)


# The quotation of tests.bot.slack.answers.ALLIANCE, which stands at 1042 to 1095, in the middle.
AROUND = Surroundings(
    summary=SUMMARY,
    number=4,
    total=31,
    before=excerpt("Mental health has <long> been short of *money*.", 900),
    passage=excerpt(
        "What a plan is. There are 44 footprints, each with a plan of its own. They run to 2021.",
        1026,
        url="https://alliance.example/reports?id=7&part=2#page=3",
    ),
    after=excerpt("The plans were written in a hurry & in private.", 1114),
)
