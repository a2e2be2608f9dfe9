"""Which documents stand for a collection: of every publisher, the newest first; pure."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import zip_longest

from index.snapshots.records import DocumentSummary


def spread_documents(summaries: Iterable[DocumentSummary], *, limit: int) -> list[DocumentSummary]:
    """Choose documents that stand for a collection.

    Args:
        summaries: Its documents.
        limit: How many at the most.

    Returns:
        The publishers take turns, those of most documents first; of each the newest come first,
        the undated last. Equal ones by name, or location, so that the order is always the same.
    """
    shelves: dict[str, list[DocumentSummary]] = defaultdict(list)
    for each in summaries:
        shelves[each.publisher or ""].append(each)
    order = sorted(shelves, key=lambda publisher: (-len(shelves[publisher]), publisher))
    turns = zip_longest(*(sorted(shelves[publisher], key=_age) for publisher in order))
    return [each for turn in turns for each in turn if each][:limit]


def _age(summary: DocumentSummary) -> tuple[int, str]:
    return (-(summary.published or date.min).toordinal(), summary.location)
