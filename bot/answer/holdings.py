"""What was searched, for the line that says how far an answer reaches; pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.snapshots.records import DocumentSummary

# No more are ever named, and every answer that is kept holds them.
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Holdings:
    """The documents that a question was put to.

    Attributes:
        documents: How many there are.
        undated: How many of them have no date.
        publishers: Those of most documents, most first, at most five; equal ones by name.
        other_publishers: How many publishers there are beside those.
        oldest: The first day on which one was published; None where none is dated.
        newest: The last such day; None where none is dated.
    """

    documents: int = 0
    undated: int = 0
    publishers: tuple[str, ...] = ()
    other_publishers: int = 0
    oldest: date | None = None
    newest: date | None = None


def describe_holdings(summaries: Iterable[DocumentSummary]) -> Holdings:
    """Describe what a question is put to.

    Args:
        summaries: The documents that the asker may see and that the question's filters let pass.

    Returns:
        What can be said of them.
    """
    listed = list(summaries)
    counts = Counter(each.publisher for each in listed if each.publisher)
    publishers = sorted(counts, key=lambda name: (-counts[name], name))
    dates = [each.published for each in listed if each.published]
    return Holdings(
        documents=len(listed),
        undated=len(listed) - len(dates),
        publishers=tuple(publishers[:_MOST_NAMED]),
        other_publishers=len(publishers[_MOST_NAMED:]),
        oldest=min(dates, default=None),
        newest=max(dates, default=None),
    )
