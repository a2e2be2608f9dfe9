"""What the tests of looking sources up share: a desk over more documents, and commands."""

from datetime import date
from pathlib import Path

from bot.answer.compose import Limits
from bot.desk import LibraryDesk
from bot.library import Library
from bot.slack.requests.command import Command
from index.syncing.build import sync
from sources.document import Page, Section
from tests.bot.slack.loopback import Loopback
from tests.fakes import WordEmbedder
from tests.index.documents import ListedSource, make_document
from tests.slack_wire.json_object import Json

_PLAN_TEXT = (
    "Plan for Dorset\n\nDorset is to have a plan of its own.\n\n"
    "Finance\n\nThe plan saves 28 million pounds in Dorset by 2021.\n\n"
    "Beds\n\nThe plan would close 100 community beds."
)
_MINUTES_TEXT = " ".join(
    f"Paragraph {number} of the minutes tells of matter {number * 7} and of its {number} owners."
    for number in range(1, 40)
)


def _sections(text: str, *headings: str) -> list[Section]:
    starts = [text.index(f"{heading}\n") for heading in headings]
    ends = [*starts[1:], len(text)]
    return [
        Section(heading, 1 if start == 0 else 2, start, end)
        for heading, start, end in zip(headings, starts, ends, strict=True)
    ]


PLAN = make_document(
    "plan",
    _PLAN_TEXT,
    title="Plan for Dorset",
    publisher="Dorset Council",
    published=date(2016, 11, 14),
    sections=_sections(_PLAN_TEXT, "Plan for Dorset", "Finance", "Beds"),
    pages=[Page(1, 0, 60), Page(2, 60, len(_PLAN_TEXT))],
)
MINUTES = make_document(
    "minutes-old",
    _MINUTES_TEXT,
    title="Minutes of the meeting",
    publisher="Pulse",
    published=date(2016, 5, 2),
)
NEWER_MINUTES = make_document(
    "minutes-new",
    f"{_MINUTES_TEXT} Nothing else was said.",
    title="Minutes of the meeting",
    publisher="Pulse",
    published=date(2017, 5, 2),
)
SECRET = make_document(
    "secret",
    "The board of Dorset hides a plan to close 900 beds in Wexcombe.",
    title="Secret plan for Wexcombe",
    publisher="Hidden Board",
    published=date(2019, 1, 1),
    collection="board",
)
NOTES = tuple(
    make_document(
        f"note-{number:02}", f"Note {number}.", title=f"Note {number:02}", publisher="Pulse"
    )
    for number in range(1, 10)
)
DOCUMENTS = (MINUTES, NEWER_MINUTES, *NOTES, PLAN, SECRET)


def make_desk(folder: Path) -> LibraryDesk:
    """Make a desk over all of them; everything near is an answer."""
    sync(folder, [ListedSource(*DOCUMENTS)], WordEmbedder())
    limits = Limits(max_sentences=2, min_confidence=0.0)
    return LibraryDesk(Library(folder, WordEmbedder()), limits)


def command_of(loopback: Loopback, text: str, *, channel: str = "C1") -> Command:
    """Type the slash command and a text."""
    return Command("T1", channel, "U1", text, loopback.url("hooks/1"))


def replies(loopback: Loopback) -> list[Json]:
    """List what was sent to the response URL, in order."""
    return loopback.bodies("hooks/1")
