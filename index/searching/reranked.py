"""Search in two steps: one searcher finds passages, a cross-encoder puts the best in order."""

from collections.abc import Sequence
from dataclasses import replace

from index.filters import check_query
from index.rerank import Reranker
from index.searcher import Hit, Query, Searcher
from index.searching.fuse import scale_scores

# So many passages are read together with the question: each costs a pass of the model.
_RERANKED = 30

# A model that reads the same text in another batch gives a score that differs in the sixth decimal.
_DECIMALS = 4
# Small enough that the first search never overrules the model: of 30 passages none is further
# from their mean than 5.4 standard deviations, so it moves a score by less than the last decimal.
_TIE_BREAK = 1e-6
# Passages that the model has not read stand below those that it has.
_STEP_DOWN = 1.0


class RerankedSearcher:
    """A Searcher whose best hits are those of another, in a reranker's order."""

    def __init__(
        self, searcher: Searcher, reranker: Reranker, *, reranked: int = _RERANKED
    ) -> None:
        """Put a reranker behind a searcher.

        Args:
            searcher: Finds the passages.
            reranker: Scores the best of them.
            reranked: How many.
        """
        self._searcher = searcher
        self._reranker = reranker
        self._reranked = reranked

    def search(self, query: Query) -> list[Hit]:
        """Find the passages that fit a query best.

        Args:
            query: What to look for.

        Returns:
            Hits, best first, at most ``query.limit``. A score is the reranker's, where two are
            equal the better one of the first search is a trifle higher; passages beyond those
            reranked follow in the first search's order, with lower scores. All else about a hit
            is as the first search gave it.

        Raises:
            ValueError: If the query's text is blank or its limit below 1.
        """
        check_query(query)
        found = self._searcher.search(replace(query, limit=max(query.limit, self._reranked)))
        read, unread = found[: self._reranked], found[self._reranked :]
        scores = self._reranker.score(query.text, [describe(hit) for hit in read])
        reranked = _in_order(read, scores)
        return [*reranked, *_below(reranked, unread)][: query.limit]


def describe(hit: Hit) -> str:
    """Put a passage as a reranker is to read it: title, heading and words, one under the other."""
    heads = dict.fromkeys((hit.document.title, hit.passage.section))
    return "\n".join([*(head for head in heads if head), hit.text])


def _in_order(hits: Sequence[Hit], scores: Sequence[float]) -> list[Hit]:
    scored = [
        replace(hit, score=round(score, _DECIMALS) + _TIE_BREAK * before)
        for hit, score, before in zip(
            hits, scores, scale_scores([hit.score for hit in hits]), strict=True
        )
    ]
    return sorted(scored, key=lambda hit: -hit.score)


def _below(reranked: Sequence[Hit], hits: Sequence[Hit]) -> list[Hit]:
    return [
        replace(hit, score=reranked[-1].score - _STEP_DOWN + hit.score - hits[0].score)
        for hit in hits
    ]
