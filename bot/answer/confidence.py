"""How sure it is that the hits answer the question; pure."""

import math
import re
from collections.abc import Sequence

from index.searcher import Hit
from index.words import read_words

# A logistic regression over three features, fitted to judged questions about the sample corpus and
# about news articles on STPs, with questions about quite other things beside them; each of the two
# sets of documents was held out in turn to choose the features. More of them (the passage's own
# likeness, the gap to the other passages) changed nothing on the set held out.
_BEST_COSINE = 4.0
_NAME_MISSING = -1.1
_WORDS_SHARED = 1.2
_BIAS = -1.45

_HITS_LOOKED_AT = 3
_MOST_MISSING = 2
# Names and figures of a question, its first word aside, which is a capital for another reason.
_NAME = re.compile(r"\b[A-Z][a-z]+|\d[\d,.]*\d|\d")
_FIRST_WORD = re.compile(r"^\W*\w+")


def estimate_confidence(question: str, hits: Sequence[Hit], answering: Hit | None) -> float:
    """Estimate the probability that the hits hold an answer.

    Args:
        question: What was asked.
        hits: Best first; may be empty.
        answering: The hit that holds the sentence which answers best; None where there is none.

    Returns:
        0 to 1; 0 where nothing answers.
    """
    if answering is None:
        return 0.0
    best_cosine = max(hit.signals.dense_sentence for hit in hits[:_HITS_LOOKED_AT])
    missing = min(_MOST_MISSING, _count_missing_names(question, answering))
    shared = sum(answering.weights.get(word, 0.0) for word in answering.matched)
    logit = _BIAS + _BEST_COSINE * best_cosine + _NAME_MISSING * missing + _WORDS_SHARED * shared
    return 1 / (1 + math.exp(-logit))


def _count_missing_names(question: str, hit: Hit) -> int:
    """Count the names and figures of a question that the passage and its title do not hold."""
    described = (hit.document.title, hit.document.publisher, hit.passage.section, hit.text)
    held = _read_singular(" ".join(part for part in described if part))
    names = _NAME.findall(_FIRST_WORD.sub("", question))
    return sum(not held.issuperset(_read_singular(name)) for name in names)


def _read_singular(text: str) -> set[str]:
    """Read a text's words, so that a question's "Partnerships" are a passage's "partnership"."""
    return {word.removesuffix("s") for word in read_words(text)}
