"""Plain ways to search, made of public tools alone: what the bot has to be better than."""

import re
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
import tantivy

from index.embed import FloatMatrix
from index.searching.fuse import fuse_rankings, fuse_scores

Encode: TypeAlias = Callable[[list[str]], FloatMatrix]

_WORD = re.compile(r"[^\W_]+")


class PlainSearch:
    """Scores all of some texts, by meaning and by words."""

    def __init__(self, texts: Sequence[str], encode: Encode) -> None:
        """Encode and index the texts.

        Args:
            texts: At least one.
            encode: Gives rows of norm 1, comparable by inner product.
        """
        self.texts = list(texts)
        self._encode = encode
        self._vectors = encode(self.texts)
        self._words = _index_words(self.texts)

    def score_meaning(self, question: str) -> list[float]:
        """Give for each text the cosine with the question."""
        scores: list[float] = (self._vectors @ self._encode([question])[0]).tolist()
        return scores

    def score_words(self, question: str) -> list[float]:
        """Give for each text its BM25, with English stems; 0 where no word is shared."""
        scores = np.zeros(len(self.texts))
        words = " ".join(_WORD.findall(question)).lower()  # in capitals, AND would be a command
        searcher = self._words.searcher()
        query = self._words.parse_query(words, ["text"])
        for score, address in searcher.search(query, len(self.texts), count=False).hits:
            scores[int(searcher.doc(address)["row"][0])] = score
        return scores.tolist()


def rank_dense(search: PlainSearch, question: str) -> list[int]:
    """Rank the texts by meaning, best first."""
    return _order(search.score_meaning(question))


def rank_words(search: PlainSearch, question: str) -> list[int]:
    """Rank the texts by BM25, best first."""
    return _order(search.score_words(question))


def rank_reciprocally(search: PlainSearch, question: str) -> list[int]:
    """Rank the texts by reciprocal rank fusion of both rankings, best first."""
    return fuse_rankings([rank_dense(search, question), rank_words(search, question)])


def rank_sum(search: PlainSearch, question: str) -> list[int]:
    """Rank the texts by the sum of both scores, each scaled to a deviation of 1, best first."""
    signals = [search.score_meaning(question), search.score_words(question)]
    return _order(fuse_scores(signals, [1.0, 1.0]))


RANKINGS = MappingProxyType({
    "dense": rank_dense,
    "BM25": rank_words,
    "reciprocal rank fusion": rank_reciprocally,
    "dense + BM25, scaled": rank_sum,
})


def _order(scores: Sequence[float]) -> list[int]:
    return sorted(range(len(scores)), key=lambda place: -scores[place])


def _index_words(texts: Sequence[str]) -> tantivy.Index:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="en_stem")
    builder.add_unsigned_field("row", stored=True)
    opened = tantivy.Index(builder.build())
    writer = opened.writer(num_threads=1)
    for row, text in enumerate(texts):
        document = tantivy.Document()
        document.add_text("text", text)
        document.add_unsigned("row", row)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    opened.reload()
    return opened
