"""Reads of which documents of a snapshot there is a newer version."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from index.snapshots.records import DocumentSummary
from index.snapshots.relatives import Pair, Particulars, find_superseded

ALIKE: Final = "alike.json"


@dataclass(frozen=True, slots=True)
class Alike:
    """Two texts that are nearly the same.

    Attributes:
        one: The name of one.
        other: The name of the other, which sorts after it.
        share: What share of the runs of words that either holds both hold, 0.5 to 1, estimated.
    """

    one: str
    other: str
    share: float


@dataclass(frozen=True, slots=True)
class NewerVersion:
    """The newest version of a document that is not the newest itself.

    Attributes:
        document_id: Its id.
        day: The day of its last change, or else of publication.
    """

    document_id: str
    day: date


def read_alike(folder: Path) -> list[Alike]:
    """Read which documents are nearly the same.

    Args:
        folder: The snapshot's folder of relatives.

    Returns:
        Each pair once, sorted.
    """
    pairs = json.loads((folder / ALIKE).read_text(encoding="utf-8"))
    return [Alike(one, other, share) for one, other, share in pairs]


def find_newer(
    alike: Iterable[Alike], summaries: Iterable[DocumentSummary]
) -> dict[str, NewerVersion]:
    """Find the documents of which there is a newer version.

    Args:
        alike: Which documents are nearly the same.
        summaries: All documents.

    Returns:
        The id of each older version to the newest.
    """
    known = {each.id: _particulars(each) for each in summaries}
    pairs = [
        Pair(known[each.one], known[each.other], each.share)
        for each in alike
        if each.one in known and each.other in known
    ]
    newer = {}
    for old, new in find_superseded(pairs).items():
        day = known[new].day
        if day is not None:
            newer[old] = NewerVersion(new, day)
    return newer


def _particulars(summary: DocumentSummary) -> Particulars:
    return Particulars(
        id=summary.id,
        collection=summary.collection,
        title=summary.title,
        publisher=summary.publisher,
        published=summary.published,
        updated=summary.updated,
        url=summary.url,
    )
