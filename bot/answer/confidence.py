"""How sure it is that the documents answer the question; pure."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from statistics import fmean

from bot.answer.asserted_names import MOST_MISSING, count_missing_names
from bot.answer.choice.ranking import Choice
from bot.answer.choice.rows import lacks_cell
from bot.answer.coefficients import read_coefficients
from index.language.words import STOP_WORDS, read_words
from index.searcher import Hit

_SHARE_OF_WEAKEST = 3  # one word in so many


@dataclass(frozen=True, slots=True)
class ConfidenceFeatures:
    """What speaks for and against an answer.

    Attributes:
        dense: The best cosine of the question and a sentence of the passages found, -1 to 1.
        weakest_words: How well those of the question's words are met that are met worst: the mean
            over a third of them, stop words aside, -1 to 1.
        missing_names: How many names and figures of the question the document does not hold, as
            far as it was found; 2 for more.
    """

    dense: float
    weakest_words: float
    missing_names: float

    def probability(self) -> float:
        """Estimate the probability of an answer: a logistic regression, 0 to 1."""
        weights = read_coefficients("confidence")
        logit = weights["bias"] + sum(weights[name] * value for name, value in asdict(self).items())
        return 1 / (1 + math.exp(-logit))


def estimate_confidence(
    question: str, hits: Sequence[Hit], best: Choice | None, *, corrected: bool = False
) -> float:
    """Estimate the probability that the hits hold an answer.

    Args:
        question: What was asked.
        hits: Best first; may be empty.
        best: The sentence that answers best; None where there is none.
        corrected: Whether it corrects the question: then it need not hold the question's names.

    Returns:
        0 to 1; 0 where nothing answers.
    """
    if best is None:
        return 0.0
    features = describe_answer(question, hits, best)
    return (replace(features, missing_names=0) if corrected else features).probability()


def describe_answer(question: str, hits: Sequence[Hit], best: Choice) -> ConfidenceFeatures:
    """Describe the best sentence as an answer to a question.

    Args:
        question: What was asked.
        hits: All that was found.
        best: The sentence that answers best.

    Returns:
        Its features.
    """
    beside = [hit for hit in hits if hit.document.id == best.hit.document.id]
    return ConfidenceFeatures(
        dense=max(hit.signals.dense_sentence for hit in hits),
        weakest_words=_weakest(best.hit),
        # What a table's other rows say is said of something else.
        missing_names=MOST_MISSING
        if lacks_cell(question, best, hits)
        else count_missing_names(question, [best.hit] if best.hit.passage.is_row else beside),
    )


def _weakest(hit: Hit) -> float:
    # "can't" and "what's" are stop words as well, once they are read as the documents are.
    met = sorted(
        how for word, how in hit.met.items() if not STOP_WORDS.issuperset(read_words(word))
    )
    met = met or sorted(hit.met.values()) or [0.0]
    return fmean(met[: max(1, len(met) // _SHARE_OF_WEAKEST)])
