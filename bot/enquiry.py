"""One question put to one snapshot: which documents it may search, and what it finds there."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

from bot.answer.asked.filter_wording import (
    say_area,
    say_chosen,
    say_nothing_of_area,
    say_nothing_then,
    say_searched,
)
from bot.answer.asked.reading import Asked, Filters
from bot.answer.holdings import Holdings, describe_holdings
from bot.library import Shelf, Visible
from bot.named_areas import Named, NamedAreas, is_of_area, most_named
from index.filters import passes_filters
from index.searcher import Hit, Query
from index.snapshots.records import DocumentSummary

# Passages that name an area may stand behind others of the documents that name it.
_LOOK_DEEPER = 5


class Enquiry:
    """A question with its filters, at one shelf.

    Attributes:
        asked: What was asked.
        visible: The documents that the asker may see.
    """

    def __init__(
        self,
        shelf: Shelf,
        named_areas: NamedAreas,
        asked: Asked,
        *,
        visible: Visible,
        collections: frozenset[str] | None,
    ) -> None:
        """Put a question to a shelf.

        Args:
            shelf: The index in force.
            named_areas: Knows which documents name an area.
            asked: The question and its filters.
            visible: What is in the collections, or what of it was chosen.
            collections: What the asker may see; None for all.
        """
        self.asked = asked
        self.visible: Sequence[DocumentSummary] = visible.documents
        self._holdings = visible.holdings
        self._passing = cache(self._read_passing)  # asked for again and again by one question
        self._shelf = shelf
        self._named_areas = named_areas
        self._collections = collections
        self._chosen = visible.chosen

    @cached_property
    def faults(self) -> tuple[str, ...]:
        """Why nothing passes the filters, and what comes nearest; empty where something does."""
        if self.asked.faults:
            return self.asked.faults
        filters = self.asked.strict
        if not filters or not self.visible or self.searched(filters):
            return ()
        there = self._passing(replace(filters, published_from=None, published_to=None, area=None))
        days = replace(filters, area=None)
        if not self._passing(days):
            dates = [each.published for each in there if each.published]
            return (
                say_nothing_then(
                    filters.published_from, filters.published_to, dates, filters.publishers
                ),
            )
        if filters.area is None:
            return ()
        named = most_named(self._read_named(self._passing(days)).values())
        return (say_nothing_of_area(filters.area, named),)

    @property
    def searched_only(self) -> tuple[str, ...]:
        """What is to be said of the filters that bind; empty where all was searched."""
        filters = self.asked.strict
        said = say_searched(
            filters.publishers, filters.published_from, filters.published_to, filters.area
        )
        chosen = "" if self._chosen is None else say_chosen([s.title for s in self.visible])
        return tuple(each for each in (chosen, said) if each)

    def searched(self, filters: Filters) -> Sequence[DocumentSummary]:
        """List the documents that filters let pass."""
        passing = self._passing(filters)
        if filters.area is None:
            return passing
        named = self._read_named(passing)
        labels = filters.area.labels
        return [each for each in passing if labels & named[each.id].anywhere]

    def holdings(self, filters: Filters) -> Holdings:
        """Describe the documents that filters let pass."""
        return describe_holdings(self.searched(filters)) if filters else self._holdings

    def find(
        self,
        text: str,
        filters: Filters,
        *,
        limit: int,
        documents: frozenset[str] | None = None,
    ) -> list[Hit]:
        """Find the best passages that filters let pass.

        Args:
            text: What to look for.
            filters: Which documents are searched; of an area's, only passages that name it, or
                stand under a heading or in a document that names it first of all.
            limit: How many at the most.
            documents: Only these of them; None for all.

        Returns:
            Best first.
        """
        query = self._query(text, filters, limit=limit, documents=documents)
        if filters.area is None:
            return self._shelf.searcher.search(query)
        searched = self.searched(filters)
        of_area = frozenset(each.id for each in searched)
        query = replace(query, documents=_both(of_area, documents))
        named = self._read_named(searched)
        # Where the question alone finds none of them, the area's own name does.
        for sought in (text, f"{text} {say_area(filters.area)}"):
            hits = self._shelf.searcher.search(
                replace(query, text=sought, limit=limit * _LOOK_DEEPER)
            )
            labels = filters.area.labels
            found = [hit for hit in hits if is_of_area(hit, labels, named[hit.document.id])]
            if found:
                return found[:limit]
        return []

    def _read_passing(self, filters: Filters) -> Sequence[DocumentSummary]:
        if not filters:
            return self.visible
        query = self._query("", filters, limit=1)
        return [each for each in self.visible if passes_filters(each, query)]

    def _query(
        self, text: str, filters: Filters, *, limit: int, documents: frozenset[str] | None = None
    ) -> Query:
        return Query(
            text=text,
            limit=limit,
            published_from=filters.published_from,
            published_to=filters.published_to,
            collections=self._collections,
            publishers=frozenset(filters.publishers) if filters.publishers else None,
            documents=_both(self._chosen, documents),
        )

    def _read_named(self, summaries: Sequence[DocumentSummary]) -> dict[str, Named]:
        return self._named_areas.read(summaries, self._shelf.snapshot.document)


def put_first(hits: Sequence[Hit], enquiry: Enquiry) -> list[Hit]:
    """Put what the question prefers first, among the hits that are nearly as good as the best.

    Args:
        hits: Best first.
        enquiry: The newest of them are preferred, or those of a publisher or time, or none.

    Returns:
        The same hits.
    """
    good = good_hits(hits)
    rest = list(hits[len(good) :])
    if enquiry.asked.latest:
        return sorted(good, key=_newest_first) + rest
    if not enquiry.asked.preferred.publishers:
        return list(hits)
    preferred = {each.id for each in enquiry.searched(enquiry.asked.preferred)}
    return sorted(good, key=lambda hit: hit.document.id not in preferred) + rest


def good_hits(hits: Sequence[Hit]) -> list[Hit]:
    """Choose the hits that are nearer to the best than to the worst of them."""
    least = (hits[0].score + hits[-1].score) / 2 if hits else 0.0
    return [hit for hit in hits if hit.score >= least]


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Give what is in both; None is all."""
    return one & other if one is not None and other is not None else one if other is None else other


def _newest_first(hit: Hit) -> int:
    return -hit.document.published.toordinal() if hit.document.published else 0
