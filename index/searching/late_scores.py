"""Scores passages word by word: how well each word of a question is met in each of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.embed import EmbeddedQuestion, FloatMatrix, Places
from index.snapshots.late import best_matches, compare_tokens, mean_match
from index.snapshots.rows import RowMap
from index.snapshots.token_store import TokenStore

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class LateScores:
    """How well a passage meets a question, word by word.

    Attributes:
        passage: The mean over the question's tokens, -1 to 1.
        sentences: The same for each of its sentences alone.
        met: Each word of the question, in lower case, with how well it is met in the passage, -1
            to 1: as badly as the worst met of the tokens that stand for it or for a part of it. A
            word beyond the model's window is left out.
    """

    passage: float
    sentences: tuple[float, ...]
    met: Mapping[str, float]


def score_late(
    text: str, question: EmbeddedQuestion, passages: Sequence[int], tokens: TokenStore, rows: RowMap
) -> dict[int, LateScores]:
    """Score passages word by word.

    Args:
        text: The question's words.
        question: What the model makes of them.
        passages: Rows of passages; may be empty.
        tokens: The passages' tokens.
        rows: Says which sentences the passages have.

    Returns:
        Each passage's scores, by row.
    """
    packed, ends = tokens.of(passages)
    cosines = compare_tokens(question.tokens, packed)
    best = best_matches(cosines, ends)
    of_texts = mean_match(best).tolist()
    texts = rows.last[passages] - rows.first[passages] + 2
    bounds = np.cumsum(texts)
    matches = np.maximum.reduceat(best, bounds - texts) if len(passages) else best
    words = _tokens_of_words(text, question.places)
    met = _meet(list(words.values()), matches)
    return {
        row: LateScores(
            passage=late,
            sentences=tuple(of_texts[bound - count + 1 : bound]),
            met=dict(zip(words, of_words, strict=True)),
        )
        for row, bound, count, late, of_words in zip(
            passages,
            bounds.tolist(),
            texts.tolist(),
            mean_match(matches).tolist(),
            met,
            strict=True,
        )
    }


def _tokens_of_words(text: str, places: Places) -> dict[str, list[int]]:
    starts, ends = places[:, 0], places[:, 1]
    words: dict[str, list[int]] = {}
    for word in _WORD.finditer(text):
        # A model that takes no means has one token, for the whole question.
        touching = (starts < word.end()) & (ends > word.start()) & (ends > starts)
        words.setdefault(word[0].lower(), []).extend(np.flatnonzero(touching).tolist())
    return {word: tokens for word, tokens in words.items() if tokens}


def _meet(words: Sequence[Sequence[int]], matches: FloatMatrix) -> list[list[float]]:
    """Find how well each word, given by its tokens, is met in each passage."""
    if not words:
        return [[] for _ in matches]
    counts = np.array([len(tokens) for tokens in words])
    of_tokens = matches[:, np.concatenate(words)]
    met = np.minimum.reduceat(of_tokens, np.cumsum(counts) - counts, axis=1)
    return [[float(each) for each in of_words] for of_words in met]
