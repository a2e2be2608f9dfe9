"""What ``stp sync`` did, in words and as JSON; pure."""

from collections.abc import Sequence
from typing import Final

from index.syncing.build import SyncReport
from sources.source import Failure
from sources.tidy import join_line

_MOST_LISTED: Final = 200  # of each kind; a terminal shows no more either


def report_lines(report: SyncReport, *, lacking: int = 0, dry_run: bool = False) -> list[str]:
    """Say what a sync did, and what a person may want to do about it.

    Args:
        report: What was done.
        lacking: How many documents of the index lack a date or a publisher.
        dry_run: Whether it was only looked at.

    Returns:
        A line for each document that changed, failed or has faults; the last one counts them.
    """
    moved_from = {old for old, _ in report.moved}
    moved_to = {new for _, new in report.moved}
    lines = [
        *_list("+", [each for each in report.added if each not in moved_to]),
        *_list("*", report.replaced),
        *_list(">", [f"{old} is now {new}" for old, new in report.moved]),
        *_list("-", [each for each in report.dropped if each not in moved_from]),
        *_list("?", [f"{location}: {warning}" for location, warning in report.warnings]),
        *_list("!", [_failure(each, kept=each in report.kept) for each in report.failed]),
    ]
    lines += _advice(lacking)
    counts = (
        f"added {len(report.added)}, replaced {len(report.replaced)}, dropped"
        f" {len(report.dropped)}, unchanged {report.unchanged}, failed {len(report.failed)}"
    )
    if report.moved:
        counts += f" ({len(report.moved)} moved: counted as added and as dropped)"
    return [*lines, f"nothing was changed; a sync would give: {counts}" if dry_run else counts]


def report_json(report: SyncReport) -> dict[str, object]:
    """Write what a sync did in the form that scripts rely on."""
    return {
        "added": len(report.added),
        "replaced": len(report.replaced),
        "dropped": len(report.dropped),
        "unchanged": report.unchanged,
        "failed": [
            {"location": failure.location, "reason": failure.reason} for failure in report.failed
        ],
    }


def _list(sign: str, texts: Sequence[str]) -> list[str]:
    lines = [f"{sign} {join_line([text])}" for text in texts[:_MOST_LISTED]]
    rest = len(texts) - _MOST_LISTED
    return [*lines, f"{sign} … and {rest} more"] if rest > 0 else lines


def _failure(failure: Failure, *, kept: bool) -> str:
    text = f"{failure.location}: {failure.reason}"
    if failure.whole_location:
        return f"{text} (what was read there before is kept)"
    return f"{text} (its earlier version is kept)" if kept else text


def _advice(lacking: int) -> list[str]:
    if not lacking:
        return []
    count = f"{lacking} document{'s lack' if lacking > 1 else ' lacks'}"
    return [f"{count} a date or a publisher: `stp sources --missing` lists them"]
