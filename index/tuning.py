"""The numbers that search was tuned to; all measured by benchmarks/bench_retrieval.py."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignalWeights:
    """How much each signal counts, after scaling over the candidates."""

    dense_passage: float
    dense_sentence: float
    lexical_passage: float
    lexical_sentence: float


# The best of all weights in steps of 0.1, and the ones chosen with any one article held out:
# benchmarks/results/retrieval.json.
SIGNAL_WEIGHTS = SignalWeights(
    dense_passage=0.2, dense_sentence=0.4, lexical_passage=0.3, lexical_sentence=0.1
)

# Best so many of each signal are scored by all four.
CANDIDATES = 50

# Fields of the two word indexes, and how much a match in each counts.
TEXT = "text"
HEADING = "heading"
TITLE = "title"
PASSAGE_FIELDS = {TEXT: 1.0, HEADING: 0.3, TITLE: 0.1}
SENTENCE_FIELDS = {TEXT: 1.0}

# How much of a sentence's vector is made of it as it stands in its passage; the rest is it alone.
# With half, the best sentence alone finds the passage asked for at first place 0.781 of the time
# (benchmarks/results/retrieval.json), with none 0.749.
CONTEXT_SHARE = 0.5
