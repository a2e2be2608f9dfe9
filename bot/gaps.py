"""What the collection lacks, from what was asked and what it holds; pure."""

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.answer.answer import Status
from bot.answer.wording import say_publisher, say_title
from bot.store.records import KeptAnswer, Verdict, Vote
from index.snapshots.records import DocumentSummary
from sources.facts.guarded_cells import guard_cell

_HIDDEN = "(question not shown)"


class GapKind(StrEnum):
    """What kind of lack it is."""

    NOT_ANSWERED = "not_answered"
    NOT_HELPFUL = "not_helpful"
    STALE_SOURCE = "stale_source"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the collection lacks.

    Attributes:
        kind: What kind of lack.
        at: ISO date of the question, the vote or the source; None for an undated source.
        reference: The answer's or the document's id.
        what: The question where it may be shown, the vote's reason and comment, or the source's
            title.
    """

    kind: GapKind
    at: str | None
    reference: str
    what: str


def find_gaps(
    kept: Collection[KeptAnswer],
    votes: Iterable[Vote],
    documents: Iterable[DocumentSummary],
    *,
    stale_before: date,
    show_questions: bool,
) -> list[Gap]:
    """Gather what the collection lacks.

    Args:
        kept: The answers that are still kept.
        votes: All votes.
        documents: What the index holds.
        stale_before: Sources published before this day are stale.
        show_questions: Whether people's questions may be shown.

    Returns:
        Questions not answered, then answers voted unhelpful, then stale and undated sources; each
        group with the latest first.
    """
    questions = {each.answer.id: each.answer.question for each in kept} if show_questions else {}
    groups = (
        _find_unanswered(kept, questions),
        _find_unhelpful(votes, questions),
        _find_stale(documents, stale_before),
    )
    return [gap for group in groups for gap in group]


def write_gaps(gaps: Iterable[Gap]) -> str:
    """Write gaps as CSV, with a heading; no cell can be taken for a formula.

    Args:
        gaps: In the order in which they are to stand.

    Returns:
        A line for each, and one more before them.
    """
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["kind", "date", "reference", "what"])
    writer.writerows(
        [gap.kind.value, gap.at or "", guard_cell(gap.reference), guard_cell(gap.what)]
        for gap in gaps
    )
    return table.getvalue()


def _find_unanswered(kept: Iterable[KeptAnswer], questions: Mapping[str, str]) -> list[Gap]:
    return [
        Gap(
            kind=GapKind.NOT_ANSWERED,
            at=each.at.date().isoformat(),
            reference=each.answer.id,
            what=questions.get(each.answer.id, _HIDDEN),
        )
        for each in sorted(kept, key=lambda each: (-each.at.timestamp(), each.answer.id))
        if each.answer.status is Status.NOT_FOUND
    ]


def _find_unhelpful(votes: Iterable[Vote], questions: Mapping[str, str]) -> list[Gap]:
    return [
        Gap(
            kind=GapKind.NOT_HELPFUL,
            at=vote.at.date().isoformat(),
            reference=vote.answer_id,
            what=_say_why(vote) or questions.get(vote.answer_id, _HIDDEN),
        )
        for vote in sorted(votes, key=lambda vote: (-vote.at.timestamp(), vote.answer_id))
        if vote.verdict is Verdict.NOT_HELPFUL
    ]


def _say_why(vote: Vote) -> str:
    reason = (vote.reason or "").replace("_", " ")
    return ": ".join(part for part in (reason, vote.comment) if part)


def _find_stale(documents: Iterable[DocumentSummary], stale_before: date) -> list[Gap]:
    return [
        Gap(
            kind=GapKind.STALE_SOURCE,
            at=each.published.isoformat() if each.published else None,
            reference=each.id,
            what=f"{say_title(each.title)} ({say_publisher(each.publisher)}), {each.location}",
        )
        for each in sorted(documents, key=_latest_first)
        if each.published is None or each.published < stale_before
    ]


def _latest_first(document: DocumentSummary) -> tuple[int, str]:
    return (-document.published.toordinal() if document.published else 0, document.id)
