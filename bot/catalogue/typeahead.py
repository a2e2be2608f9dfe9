"""Offers documents, publishers and areas while somebody types."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.catalogue.beginnings import Beginnings, Fit, Fits, Numbers, read_name_words
from bot.catalogue.suggestions import (
    Suggestions,
    suggest_area,
    suggest_document,
    suggest_publisher,
)
from bot.catalogue.title_areas import names_of, read_title_areas
from index.language.areas import Area, load_areas
from index.snapshots.records import DocumentSummary

_MOST_WORDS: Final = 16  # typed; beyond that nothing is narrowed down any more
_SMALL: Final = frozenset({"a", "and", "for", "in", "of", "on", "the", "to"})
_LEAST_INITIALS: Final = 2


class Typeahead:
    """The documents of one index, ready to be suggested. Safe to call from several threads.

    Made once for all collections; what somebody may not see is left out before anything is counted,
    put in order or cut.
    """

    def __init__(self, summaries: Sequence[DocumentSummary]) -> None:
        """Sort the words of titles, publishers and areas: about a second for 50,000 documents.

        Args:
            summaries: All documents, in any order.
        """
        self._summaries = sorted(summaries, key=_newest_first)
        self._collections = sorted({each.collection for each in summaries})
        self._collection_of = _number(
            [each.collection for each in self._summaries], self._collections
        )
        publishers = [each.publisher or "" for each in self._summaries]
        self._publishers = sorted(each for each in set(publishers) if read_name_words(each))
        self._publisher_of = _number(publishers, self._publishers)
        self._areas = load_areas()
        areas = [read_title_areas(each.title or "") for each in self._summaries]
        self._area_holders, self._area_of = _pair(areas, self._areas)
        self._by_document = _read_documents(self._summaries, areas)
        self._by_publisher = Beginnings(
            [read_name_words(each) for each in self._publishers],
            [_read_initials(each) for each in self._publishers],
        )
        self._by_area = Beginnings(
            [read_name_words(each.name) for each in self._areas],
            [_read_area(each) for each in self._areas],
        )

    def suggest(self, typed: str, *, limit: int, collections: frozenset[str] | None) -> Suggestions:
        """Offer what fits what was typed.

        Every word typed has to begin a word of a document's title or publisher or of a name of an
        area that its title names; of a publisher's name, or its initials; of a name of an area or
        of a trust there. Of each kind, what begins with all that was typed comes first, then what
        has the words in their order, then the rest. Among equals the newest documents come first,
        then by title; publishers and areas by how many documents they have.

        Args:
            typed: May be empty: then the newest documents are offered, and nothing else.
            limit: How many of each kind at the most.
            collections: What may be seen; None for all.

        Returns:
            The suggestions. Areas are those that a title which may be seen names.

        Raises:
            ValueError: If the limit is below 1.
        """
        if limit < 1:
            raise ValueError(f"the limit is {limit}, not 1 or more")
        words = read_name_words(typed)[:_MOST_WORDS]
        seen = self._see(collections)
        documents = _best_first(np.where(seen, self._by_document.fit(words), Fit.NONE), limit)
        offered = tuple(suggest_document(self._summaries[number]) for number in documents)
        if not words:
            return Suggestions(offered)
        held = self._publisher_of[seen & (self._publisher_of >= 0)]
        publishers = _most_first(self._by_publisher.fit(words), held, limit)
        named = self._area_of[seen[self._area_holders]]
        areas = _most_first(self._by_area.fit(words), named, limit)
        return Suggestions(
            offered,
            tuple(suggest_publisher(self._publishers[number]) for number in publishers),
            tuple(suggest_area(self._areas[number].name) for number in areas),
        )

    def _see(self, collections: frozenset[str] | None) -> NDArray[np.bool_]:
        """Say of each document whether it may be seen."""
        allowed = [collections is None or each in collections for each in self._collections]
        return np.array(allowed, dtype=np.bool_)[self._collection_of]


def _newest_first(summary: DocumentSummary) -> tuple[int, str, str]:
    day = summary.published.toordinal() if summary.published else 0
    return -day, (summary.title or summary.location).casefold(), summary.id


def _read_documents(
    summaries: Sequence[DocumentSummary], areas: Sequence[Sequence[Area]]
) -> Beginnings:
    """Read by which words documents are found; each publisher and area is read once."""
    of_publisher: dict[str, list[str]] = {}
    of_area = {area.code: _read_all(names_of(area)) for area in load_areas()}
    beside = []
    for summary, named in zip(summaries, areas, strict=True):
        publisher = summary.publisher or ""
        if publisher not in of_publisher:
            of_publisher[publisher] = [*read_name_words(publisher), *_read_initials(publisher)]
        of_areas = (of_area[area.code] for area in named)
        beside.append([*of_publisher[publisher], *chain.from_iterable(of_areas)])
    titles = [read_name_words(each.title or each.location) for each in summaries]
    return Beginnings(titles, beside)


def _read_area(area: Area) -> list[str]:
    return _read_all([*names_of(area), *(name for trust in area.trusts for name in trust.names)])


def _read_all(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for name in names for word in read_name_words(name)))


def _read_initials(name: str) -> list[str]:
    """Read the initials of a name, with small words and without: "bma", "tkf" and "kf"."""
    words = read_name_words(name)
    telling = [word for word in words if word not in _SMALL]
    found = ("".join(word[0] for word in each) for each in (words, telling))
    return list(dict.fromkeys(each for each in found if len(each) >= _LEAST_INITIALS))


def _number(names: Sequence[str], listed: Sequence[str]) -> Numbers:
    """Give each name the number that it has in a list; -1 where it is not in it."""
    numbers = {name: number for number, name in enumerate(listed)}
    return np.array([numbers.get(name, -1) for name in names], dtype=np.int32)


def _pair(areas: Sequence[Sequence[Area]], listed: Sequence[Area]) -> tuple[Numbers, Numbers]:
    """List which document names which area: two columns."""
    numbers = {area.code: number for number, area in enumerate(listed)}
    pairs = [(place, numbers[area.code]) for place, named in enumerate(areas) for area in named]
    columns = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    return columns[:, 0], columns[:, 1]


def _best_first(fits: Fits, limit: int) -> list[int]:
    """List what fits, the best first, equal ones in their order."""
    found: list[int] = []
    for fit in (Fit.BEGINNING, Fit.IN_ORDER, Fit.WORDS):
        found.extend(np.flatnonzero(fits == fit)[: limit - len(found)].tolist())
    return found


def _most_first(fits: Fits, held: Numbers, limit: int) -> list[int]:
    """List what fits and is held, the best first, equal ones by how often it is held."""
    counts = np.bincount(held, minlength=len(fits))
    found = np.flatnonzero((fits > Fit.NONE) & (counts > 0))
    order = np.lexsort((-counts[found], -fits[found].astype(np.int32)))
    return [int(number) for number in found[order][:limit]]
