"""What is known of a sentence that may answer, as numbers; pure."""

import math
from dataclasses import dataclass

from bot.answer.choice.expectation import counts, defines, read_counted, read_term
from bot.answer.coefficients import read_coefficients
from index.searcher import Hit


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """What is known of a sentence, given a question.

    Attributes:
        dense: Cosine of question and sentence, -1 to 1.
        late: How well its words meet the question's, one by one, -1 to 1.
        words_with_before: Which share of the question's words it holds together with the sentence
            before it, by rarity, 0 to 1.
        number: 1 where it gives a number of the thing whose number is asked for, else 0.
        defines: 1 where it says what the term means that was asked about, else 0.
    """

    dense: float
    late: float
    words_with_before: float
    number: float
    defines: float

    def score(self) -> float:
        """Add them up by their weights; comparable within one question only."""
        weights = read_coefficients("sentence")
        return (
            weights["dense"] * self.dense
            + weights["late"] * self.late
            + weights["words_with_before"] * self.words_with_before
            + weights["number"] * self.number
            + weights["defines"] * self.defines
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for.

    Attributes:
        counted: The thing whose number it asks for, or None.
        term: The term whose meaning it asks for, or None.
    """

    counted: str | None
    term: str | None


def read_wanted(question: str) -> Wanted:
    """Read what a question asks for."""
    return Wanted(read_counted(question), read_term(question))


def describe_sentence(wanted: Wanted, hit: Hit, place: int) -> SentenceFeatures:
    """Describe a sentence of a hit.

    Args:
        wanted: What the question asks for.
        hit: The passage.
        place: The sentence's place in it.

    Returns:
        Its features.
    """
    scored = hit.sentences[place]
    before = hit.sentences[place - 1].matched if place else frozenset()
    return SentenceFeatures(
        dense=scored.dense,
        late=scored.late,
        words_with_before=_share(hit, scored.matched | before),
        number=float(wanted.counted is not None and counts(wanted.counted, scored.text)),
        defines=float(wanted.term is not None and defines(wanted.term, scored.text)),
    )


def _share(hit: Hit, words: frozenset[str]) -> float:
    # Exact, so that the order of a set does not decide between equals.
    return math.fsum(hit.weights.get(word, 0.0) for word in words)
