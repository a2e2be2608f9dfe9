"""The small collection that the bot serves in its tests in the loopback Slack."""

from dataclasses import dataclass
from pathlib import Path

from tests.sources.readers.pdf.pdf_making import make_pdf


@dataclass(frozen=True, slots=True)
class Known:
    """A question that the collection answers, and what people must see of the answer."""

    question: str
    quote: str
    title: str
    publisher: str
    date: str
    url: str | None = None
    page: int | None = None


FOOTPRINTS = Known(
    question="How many footprints was England divided into?",
    quote="England was divided into 44 footprints",
    title="The shape of the footprints",
    publisher="NHS England",
    date="15 March 2016",
    url="https://www.example.org/footprints",
)
LEADERS = Known(
    question="Who appointed the leaders of the footprints?",
    quote="The leaders of the footprints were appointed by NHS England and NHS Improvement.",
    title="Who leads the plans",
    publisher="Health Service Gazette",
    date="2 June 2016",
)
BEDS = Known(
    question="How many community hospital beds would the Devon plan close?",
    quote="The Devon plan would close 590 community hospital beds",
    title="Beds and buildings",
    publisher="The King's Fund",
    date="14 November 2016",
    url="https://www.example.org/beds.pdf",
    page=2,
)
# Of the collection "board", which only some may see.
MERGER = Known(
    question="Which two trusts did the Larkhill board agree to merge?",
    quote="The Larkhill board agreed to merge the Wexcombe and Pelham trusts",
    title="Larkhill board minutes",
    publisher="Larkhill Board Office",
    date="9 January 2018",
)
# Of one sentence, too long to be quoted whole.
SITES = Known(
    question="Which sites does the Netherby schedule of closures name?",
    quote="The Netherby schedule of closures names the site at Upper Ashcombe Road 1,",
    title="Quarterly update 20",
    publisher="Area 20",
    date="date unknown",
)
LAST_SITE = "the site at Upper Ashcombe Road 15"
HOSTILE_QUESTION = "What did the Frimley estates board write in the margin of its minutes?"
UNANSWERED = "Which yeast is best for baking sourdough bread at home?"

_FOOTPRINTS = """---
title: The shape of the footprints
publisher: NHS England
published: 2016-03-15
url: https://www.example.org/footprints
---
# The shape of the footprints

England was divided into 44 footprints, each of which wrote its own plan. The smallest of them
serves 300,000 people and the largest 2.8 million people.

## Finance

The footprints were told to close the gap in their finances by the financial year 2020/21.
"""
_LEADERS = """TITLE: Who leads the plans
PUBLISHER: Health Service Gazette
DATE: 2016-06-02

The leaders of the footprints were appointed by NHS England and NHS Improvement. Most of them are
chief executives of hospital trusts, and a few come from local councils.
"""
_HOSTILE = """TITLE: Margins & minutes <!here>
PUBLISHER: Board | Office
DATE: 2016-09-01

The Frimley estates board wrote <!channel> and <@U1> in the margin of its minutes & signed them
with `rm -rf` | nothing else.
"""
_MERGER = """TITLE: Larkhill board minutes
PUBLISHER: Larkhill Board Office
DATE: 2018-01-09

The Larkhill board agreed to merge the Wexcombe and Pelham trusts, which it calls the Quillon Joint
Venture (QJV). The QJV closes the gap in its finances by selling the Ottershaw site.
"""
_BEDS_SIDECAR = """title: Beds and buildings
publisher: The King's Fund
published: 2016-11-14
url: https://www.example.org/beds.pdf
"""
_BEDS_PAGES = [
    [("Beds and buildings", 20), ("", 12), ("This note is about hospitals in the south west.", 12)],
    [("The Devon plan would close 590 community hospital beds across the county.", 12)],
]
UPDATES = 20
_SITES = ", ".join(f"the site at Upper Ashcombe Road {number}" for number in range(1, 15))


def write_documents(folder: Path) -> None:
    """Write the collection into a folder."""
    (folder / "footprints.md").write_text(_FOOTPRINTS)
    (folder / "leaders.txt").write_text(_LEADERS)
    (folder / "margins.txt").write_text(_HOSTILE)
    (folder / "beds.pdf").write_bytes(make_pdf(_BEDS_PAGES))
    (folder / "beds.pdf.meta.yaml").write_text(_BEDS_SIDECAR)
    for number in range(1, UPDATES + 1):
        head = f"TITLE: Quarterly update {number:02}\nPUBLISHER: Area {number:02}\nDATE: unknown\n"
        body = f"The area with the number {number} met its partners and agreed a timetable.\n"
        if number == UPDATES:
            body += f"\nThe Netherby schedule of closures names {_SITES} and {LAST_SITE}.\n"
        (folder / f"update-{number:02}.txt").write_text(f"{head}\n{body}")


def write_board_documents(folder: Path) -> None:
    """Write the collection that only some may see into a folder."""
    (folder / "larkhill-minutes.txt").write_text(_MERGER)
