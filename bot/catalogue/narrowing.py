"""Narrows a listing to one publisher or year, and counts what else it could be narrowed to; pure.

What somebody asked to be listed is written down for the buttons that turn its pages.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from index.snapshots.records import DocumentSummary

UNDATED: Final = 0  # in the place of a year

_Choice = TypeVar("_Choice", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents somebody wants to see listed.

    Attributes:
        words: As typed, operators and all; may be empty.
        publisher: Only documents of exactly this publisher; None for all.
        year: Only documents published in this year, or with ``UNDATED`` those of no known date;
            None for all.
    """

    words: str = ""
    publisher: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The documents that are wanted, and what could be chosen in place of what is.

    Attributes:
        documents: Newest first, the undated last; those of one day as they were given.
        publishers: Those of the documents of the year that is wanted, with how many they have; most
            first, then by name.
        years: Those of the documents of the publisher that is wanted, likewise; newest first,
            ``UNDATED`` last.
    """

    documents: tuple[DocumentSummary, ...]
    publishers: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]


_WANTED: Final = TypeAdapter(Wanted)


def narrow(documents: Sequence[DocumentSummary], wanted: Wanted) -> Narrowed:
    """Leave the documents of the publisher and year that are wanted.

    Args:
        documents: Those that match the words.
        wanted: Which are wanted; its words are not looked at.

    Returns:
        The documents and the other choices; what is wanted is among them, be it of no document.
    """
    of_year = [each for each in documents if _is_of_year(each, wanted.year)]
    of_publisher = [each for each in documents if _is_by(each, wanted.publisher)]
    publishers = _count((each.publisher for each in of_year if each.publisher), wanted.publisher)
    years = _count((year_of(each) for each in of_publisher), wanted.year)
    return Narrowed(
        documents=tuple(
            sorted((each for each in of_year if _is_by(each, wanted.publisher)), key=_age)
        ),
        publishers=tuple(sorted(publishers.items(), key=lambda pair: (-pair[1], pair[0]))),
        years=tuple(sorted(years.items(), reverse=True)),
    )


def year_of(summary: DocumentSummary) -> int:
    """Give the year in which a document was published; ``UNDATED`` where that is not known."""
    return summary.published.year if summary.published else UNDATED


def write_wanted(wanted: Wanted) -> str:
    """Write down what is wanted."""
    return _WANTED.dump_json(wanted, exclude_defaults=True).decode()


def read_wanted(text: str) -> Wanted:
    """Read what was written down; what is not of that form is taken for the words themselves."""
    try:
        return _WANTED.validate_json(text)
    except ValidationError:
        return Wanted(words=text)


def _age(summary: DocumentSummary) -> int:
    return -(summary.published or date.min).toordinal()


def _is_by(summary: DocumentSummary, publisher: str | None) -> bool:
    return publisher is None or summary.publisher == publisher


def _is_of_year(summary: DocumentSummary, year: int | None) -> bool:
    return year is None or year_of(summary) == year


def _count(found: Iterable[_Choice], wanted: _Choice | None) -> Mapping[_Choice, int]:
    counts = Counter(found)
    if wanted is not None:
        counts[wanted] += 0
    return counts
