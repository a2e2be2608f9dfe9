"""Measure how long suggestions take while somebody types, over 50,000 documents.

python -m benchmarks.bench_typeahead
"""

import json
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.run_facts import describe_run
from bot.catalogue.typeahead import Typeahead
from bot.slack.access import Access, Defaults
from bot.slack.blocks.lookups.look_up import LOOK_UP
from bot.slack.handling.lookups.typeahead import Typeahead as SlackTypeahead
from bot.store.sql_store import SqlStore
from index.language.areas import load_areas
from index.snapshots.records import DocumentSummary
from sources.document import Origin

_RESULTS: Final = Path(__file__).parent / "results" / "typeahead.json"
_DOCUMENTS: Final = 50_000
_PUBLISHERS: Final = 2_000
_TYPED: Final = 2_000
_LONGEST_TYPED: Final = 40
_OFFERED: Final = 30
_SEEN: Final = frozenset({"open"})  # two of three documents
_REQUEST: Final = {
    "type": "block_suggestion",
    "team": {"id": "T1"},
    "user": {"id": "U1"},
    "channel": {"id": "C1"},
    "action_id": LOOK_UP,
}
_FIRST_DAY: Final = date(2010, 1, 1)
_DAYS: Final = 5_500
_SUBJECTS: Final = (
    *("Sustainability and transformation plan", "Board papers", "Annual report", "Winter plan"),
    *("Minutes of the governing body", "Primary care strategy", "Digital roadmap", "Bed review"),
    *("Financial recovery plan", "Public consultation", "Equality impact assessment", "Update"),
    *("Letter to staff", "Delivery plan", "Case for change", "Mental health review", "Workforce"),
)
_ENDINGS: Final = (
    *("what it means for patients", "draft for comment", "summary", "part 2", "full version"),
    *("progress since last year", "next steps", "accessible version", "questions and answers"),
)
_KINDS: Final = (
    *("Clinical Commissioning Group", "NHS Foundation Trust", "County Council", "Healthwatch"),
    *("Gazette", "Partnership Board", "Local Medical Committee", "Health and Wellbeing Board"),
)


def make_summaries(count: int, random: Random) -> list[DocumentSummary]:
    """Make up documents whose titles and publishers read like those of health policy.

    Args:
        count: How many.
        random: Draws them.

    Returns:
        The documents; two of three are in the collection "open".
    """
    areas = [area.name for area in load_areas()]
    publishers = [f"{random.choice(areas)} {random.choice(_KINDS)}" for _ in range(_PUBLISHERS)]
    return [
        _make_summary(number, _make_title(number, areas, random), random.choice(publishers), random)
        for number in range(count)
    ]


def measure(summaries: list[DocumentSummary], random: Random) -> dict[str, Any]:
    """Measure the first call, which sorts the words, and many later ones.

    Args:
        summaries: The documents.
        random: Draws what is typed.

    Returns:
        Counts and milliseconds.
    """
    typed = [_draw_typed(summaries, random) for _ in range(_TYPED)]
    started = time.perf_counter()
    typeahead = Typeahead(summaries)
    typeahead.suggest(typed[0], limit=_OFFERED, collections=_SEEN)
    first_ms = _since(started)
    started = time.perf_counter()
    renewed = Typeahead(summaries)  # another index, most of whose titles were there before
    again_ms = _since(started)
    with TemporaryDirectory() as folder:
        in_slack_ms = _measure_in_slack(renewed, typed, Path(folder))
    times_ms = []
    offered = 0
    for each in typed:
        started = time.perf_counter()
        found = renewed.suggest(each, limit=_OFFERED, collections=_SEEN)
        times_ms.append(_since(started))
        offered += bool(found.documents)
    return {
        "documents": len(summaries),
        "typed": len(typed),
        "typed_with_suggestions": offered,
        "median_ms": round(median(times_ms), 1),
        "p95_ms": round(quantiles(times_ms, n=20)[-1], 1),
        "max_ms": round(max(times_ms), 1),
        "first_call_if_nobody_warmed_it_ms": round(first_ms),
        "warming_for_another_index_ms": round(again_ms),
        "first_call_once_warmed_ms": round(times_ms[0], 1),
        "in_slack_median_ms": round(median(in_slack_ms), 1),
        "in_slack_p95_ms": round(quantiles(in_slack_ms, n=20)[-1], 1),
        "in_slack_max_ms": round(max(in_slack_ms), 1),
    }


def _measure_in_slack(typeahead: Typeahead, typed: list[str], folder: Path) -> list[float]:
    """Measure from the request to the options as JSON: with the channel's rules from a database."""
    store = SqlStore(f"sqlite:///{folder / 'stp.sqlite'}")
    offering = SlackTypeahead(typeahead, Access(store, Defaults(collections=_SEEN)))
    times_ms = []
    for each in typed:
        body = {**_REQUEST, "value": each}
        started = time.perf_counter()
        json.dumps(offering.offer(body))
        times_ms.append(_since(started))
    store.close()
    return times_ms


def _make_title(number: int, areas: list[str], random: Random) -> str:
    subject, ending, area = map(random.choice, (_SUBJECTS, _ENDINGS, areas))
    return random.choice((
        f"{subject}: {ending}, {number}",
        f"{area}: {subject}, {number}",
        f"{subject} for {area}, {ending}, no. {number}",
    ))


def _make_summary(number: int, title: str, publisher: str, random: Random) -> DocumentSummary:
    return DocumentSummary(
        id=f"{number:012x}",
        revision="",
        collection="open" if number % 3 else "board",
        location=f"papers/{number % 100}/{number}.pdf",
        media_type="application/pdf",
        title=title,
        title_origin=Origin.HEADER,
        publisher=publisher,
        publisher_origin=Origin.HEADER,
        published=_FIRST_DAY + timedelta(days=random.randrange(_DAYS)),
        published_origin=Origin.HEADER,
        url=None,
        first_passage=number,
        passages=1,
        first_sentence=number,
        sentences=1,
    )


def _draw_typed(summaries: list[DocumentSummary], random: Random) -> str:
    """Draw what somebody may have typed: the beginning of a title, a publisher or their words."""
    summary = random.choice(summaries)
    whole = random.choice((summary.title or "", summary.publisher or ""))
    words = whole.split()
    if random.random() < 0.5:
        whole = " ".join(random.sample(words, len(words)))
    return whole[: random.randint(0, _LONGEST_TYPED)].lower()


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Measure, and write the result file."""
    random = Random(2016)  # noqa: S311  # no secret
    results = {**describe_run(), **measure(make_summaries(_DOCUMENTS, random), random)}
    print(json.dumps(results, indent=2))
    _RESULTS.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
