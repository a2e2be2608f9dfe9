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

# Best so many by the four signals are scored word by word (index/snapshots/late.py).
LATE_CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class RankWeights:
    """How much each thing counts for a passage that was scored word by word, 1 in all.

    All of them lie between 0 and 1, or nearly so, for every question.
    """

    dense_sentence: float
    late_sentence: float
    late_passage: float
    words: float


# Close to what benchmarks/bench_retrieval.py fits to its paragraphs (it prints both, and measures
# the fitted ones with any one article held out), with more weight on the words met one by one: that
# does a little better on the tuned questions about policy.
RANK_WEIGHTS = RankWeights(dense_sentence=0.10, late_sentence=0.53, late_passage=0.22, words=0.15)

# Fields of the two word indexes, and how much a match in each counts.
TEXT = "text"
HEADING = "heading"
TITLE = "title"
PASSAGE_FIELDS = {TEXT: 1.0, HEADING: 0.3, TITLE: 0.1}
SENTENCE_FIELDS = {TEXT: 1.0}
