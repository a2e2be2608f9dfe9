"""Measures of how well search and answers do, each over one question."""

from collections.abc import Sequence, Set
from math import log2

from index.language.words import read_words


def recall_at(ranked: Sequence[str], relevant: Set[str], *, depth: int) -> float:
    """Compute which share of the relevant things stand among the first.

    Args:
        ranked: What was found, best first; of a thing that comes twice the first place counts.
        relevant: What should have been found.
        depth: How many of the ranking count.

    Returns:
        0 to 1.

    Raises:
        ValueError: If nothing is relevant: such a question is not to be averaged in.
    """
    if not relevant:
        raise ValueError("nothing is relevant")
    return len(relevant & set(_unique(ranked)[:depth])) / len(relevant)


def reciprocal_rank(ranked: Sequence[str], relevant: Set[str], *, depth: int = 10) -> float:
    """Compute one over the place of the first relevant thing, places counting from 1.

    Args:
        ranked: What was found, best first; of a thing that comes twice the first place counts.
        relevant: What should have been found.
        depth: How many of the ranking count.

    Returns:
        0 to 1; 0 where there is none among the first.
    """
    places = enumerate(_unique(ranked)[:depth], start=1)
    return next((1 / place for place, found in places if found in relevant), 0.0)


def ndcg(ranked: Sequence[str], relevant: Set[str], *, depth: int = 10) -> float:
    """Compute the normalised discounted cumulative gain; a relevant thing gains 1, another 0.

    Args:
        ranked: What was found, best first; of a thing that comes twice the first place counts.
        relevant: What should have been found.
        depth: How many of the ranking count.

    Returns:
        0 to 1; 1 where everything relevant that has room stands first.

    Raises:
        ValueError: If nothing is relevant: such a question is not to be averaged in.
    """
    if not relevant:
        raise ValueError("nothing is relevant")
    places = enumerate(_unique(ranked)[:depth], start=1)
    gained = sum(_discount(place) for place, found in places if found in relevant)
    best = sum(_discount(place) for place in range(1, min(len(relevant), depth) + 1))
    return gained / best


def count_evidence_shown(shown: Sequence[str], evidence: Sequence[str]) -> int:
    """Count the pieces of evidence that were shown to the reader.

    A piece is shown where its words stand in one of the texts, in order and without a gap; case,
    quotation marks and spacing do not matter.

    Args:
        shown: Texts, such as the quotations of an answer.
        evidence: What should be among them.

    Returns:
        How many; compare with 1 for "any" and with the number of pieces for "all". A piece
        without words is never shown.
    """
    texts = [_spaced(text) for text in shown]
    pieces = [_spaced(piece) for piece in evidence]
    return sum(bool(piece.strip()) and any(piece in text for text in texts) for piece in pieces)


def _unique(ranked: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(ranked))


def _discount(place: int) -> float:
    return 1 / log2(place + 1)


def _spaced(text: str) -> str:
    return f" {' '.join(read_words(text))} "
