"""Puts the sentences of what was found in order, each place and each wording once; pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answer.choice.sentence_features import describe_sentence, read_wanted
from index.language.words import STOP_WORDS
from index.searcher import Hit, ScoredSentence

# Of two sentences of which one holds nine tenths of the other's words, one is enough.
_SAME_SHARE = 0.9
_WORD = re.compile(r"[^\W_]+")
# A figure or a denial; of "don't" the word is "don", which nothing else is.
_DECIDES = re.compile(
    r"\d|(?:not?|never|nor|none|without|cannot|(?:do|does|did|is|are|was|were|has|have|had|would|could"
    r"|should|must|need|might)n)$|(?:don|won|can|ain|shan)$"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence of a hit.

    Attributes:
        hit: The passage it was found in.
        scored: The sentence.
        score: How well it answers, higher is better; comparable within one question only.
    """

    hit: Hit
    scored: ScoredSentence
    score: float

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: one sentence may be found in two passages."""
        return (self.hit.document.id, self.scored.sentence.start)


def rank_sentences(question: str, hits: Sequence[Hit]) -> list[Choice]:
    """Rank the sentences of some hits by how well they answer.

    Args:
        question: What was asked.
        hits: Best first.

    Returns:
        Full sentences, each place and each wording once, best first.
    """
    best: dict[tuple[str, int], Choice] = {}
    for choice in _scored(question, hits):
        known = best.get(choice.place)
        if known is None or choice.score > known.score:
            best[choice.place] = choice
    kept: list[tuple[Choice, _Wording]] = []
    for choice in sorted(best.values(), key=lambda choice: -choice.score):
        # Read once for each sentence: reading for every pair took most of an answer's time.
        wording = _read_wording(choice.scored.text)
        if not any(_say_the_same(wording, other) for _, other in kept):
            kept.append((choice, wording))
    return [choice for choice, _ in kept]


def says_the_same(one: str, other: str) -> bool:
    """Say whether two sentences share nearly all the words of the shorter one.

    Two that differ in a figure, or of which one says no, never do: they may contradict each other,
    and then people are to see both. Nor do two that say one thing of different names, such as
    "Dorset was one of the first" and "Frimley was one of the first".

    Args:
        one: A sentence.
        other: Another.

    Returns:
        True where one of them is enough.
    """
    return _say_the_same(_read_wording(one), _read_wording(other))


@dataclass(frozen=True, slots=True)
class _Wording:
    """A sentence, and those of its words that decide, and those that begin with a capital."""

    text: str
    words: frozenset[str]
    deciding: frozenset[str]
    names: frozenset[str]


def _read_wording(text: str) -> _Wording:
    written = _WORD.findall(text)
    words = frozenset(map(str.casefold, written))
    capital = frozenset(word.casefold() for word in written if word[0].isupper())
    return _Wording(
        text=text,
        words=words,
        deciding=frozenset(filter(_DECIDES.match, words)),
        names=capital - STOP_WORDS,
    )


def _say_the_same(one: _Wording, other: _Wording) -> bool:
    if not one.words or not other.words:
        return one.text == other.text
    shared = len(one.words & other.words)
    if shared < _SAME_SHARE * min(len(one.words), len(other.words)):
        return False
    if one.deciding != other.deciding:
        return False
    return one.names <= other.words or other.names <= one.words


def _scored(question: str, hits: Sequence[Hit]) -> Iterable[Choice]:
    wanted = read_wanted(question)
    for hit in hits:
        for place, scored in enumerate(hit.sentences):
            if not scored.sentence.fragment:
                yield Choice(hit, scored, describe_sentence(wanted, hit, place).score())
