"""Chooses the sentences that answer, word for word; pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answer.expectation import defines, fits, read_expected, read_term
from index.searcher import Hit, ScoredSentence

# How much each thing counts for a sentence: its own likeness to the question, its passage's place
# among the hits, the share of the question's words in it, and whether it holds what is asked for.
# Tried by hand on judged questions; a tenth more or less of any changes little.
_COSINE = 2.0
_PASSAGE = 0.3
_WORDS = 0.8
_FIT = 0.2
_DEFINES = 0.5

# A sentence this far behind the best one no longer helps to answer.
_MARGIN = 0.5
_MOST_ANSWERING = 3
# Of two sentences of which one holds nine tenths of the other's words, one is enough.
_SAME_SHARE = 0.9
# Between two sentences that follow each other there is a space or a blank line.
_GAP_CHARS = 3

_WORD = re.compile(r"[^\W_]+")
# A figure or a denial; of "don't" the word is "don", which nothing else is.
_DECIDES = re.compile(
    r"\d|(?:not?|never|nor|none|without|cannot|(?:do|does|did|is|are|was|were|has|have|had|would|could"
    r"|should|must|need|might)n)$|(?:don|won|can|ain|shan)$"
)
_LEANING = re.compile(
    r"[“\"‘'(\[]*(?:"
    r"(?:he|she|they|it|this|that|these|those|both|such|his|her|their|its)\b"
    r"|the (?:first|second|third|latter|former|others?)\b"
    r"|(?:however|also|instead|therefore|but|and|so|then|thus|yet|nor)\b"
    r")",
    re.IGNORECASE,
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


def choose_sentences(question: str, hits: Sequence[Hit], *, max_sentences: int) -> list[Choice]:
    """Choose the sentences to show.

    The best one is always among them; others that are nearly as good join it. A sentence that
    cannot stand alone brings the one before it, if there is room for both; one that leads in a list
    ("These tests are:") brings as much of the list as there is room for.

    Args:
        question: What was asked.
        hits: Best first.
        max_sentences: How many at the most, those brought along included.

    Returns:
        In the order to read them: the best one first, with what belongs to it, then the others by
        document and as they stand there. Empty where the hits hold no full sentence.
    """
    ranked = rank_sentences(question, hits)
    chosen: set[tuple[str, int]] = set()
    groups: list[list[Choice]] = []
    for choice in ranked:
        if len(groups) == _MOST_ANSWERING or choice.score < ranked[0].score - _MARGIN:
            break
        brought = [each for each in (_support(choice, hits), choice) if each is not None]
        new = [each for each in brought if each.place not in chosen]
        if len(chosen) + len(new) > max_sentences:
            # The best sentence stays, even where there is no room for the one before it.
            new = [] if chosen else [choice]
        if choice in new:
            items = [each for each in _list_after(choice, hits) if each.place not in chosen]
            new += items[: max_sentences - len(chosen) - len(new)]
        if new:
            chosen.update(each.place for each in new)
            groups.append(new)
    return _in_reading_order(groups)


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
    kept: list[Choice] = []
    for choice in sorted(best.values(), key=lambda choice: -choice.score):
        if not any(says_the_same(choice.scored.text, other.scored.text) for other in kept):
            kept.append(choice)
    return kept


def says_the_same(one: str, other: str) -> bool:
    """Say whether two sentences share nearly all the words of the shorter one.

    Two that differ in a figure, or of which one says no, never do: they may contradict each other,
    and then people are to see both.

    Args:
        one: A sentence.
        other: Another.

    Returns:
        True where one of them is enough.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return one == other
    if any(_DECIDES.match(word) for word in first ^ second):
        return False
    return len(first & second) >= _SAME_SHARE * min(len(first), len(second))


def leans_on_the_one_before(text: str) -> bool:
    """Say whether a sentence cannot stand alone, such as "They told …" or "It said:"."""
    return _LEANING.match(text) is not None


def _scored(question: str, hits: Sequence[Hit]) -> Iterable[Choice]:
    if not hits:
        return
    expected, term = read_expected(question), read_term(question)
    highest, lowest = hits[0].score, hits[-1].score
    for hit in hits:
        rank = (hit.score - lowest) / (highest - lowest) if highest > lowest else 1.0
        for scored in hit.sentences:
            if scored.sentence.fragment:
                continue
            shared = sum(hit.weights.get(word, 0.0) for word in scored.matched)
            score = (
                _COSINE * scored.dense
                + _PASSAGE * rank
                + _WORDS * shared
                + _FIT * fits(expected, scored.text)
                + _DEFINES * (term is not None and defines(term, scored.text))
            )
            yield Choice(hit, scored, score)


def _support(choice: Choice, hits: Sequence[Hit]) -> Choice | None:
    """Find the sentence that one leans on; None where it stands alone or begins its passage."""
    if not leans_on_the_one_before(choice.scored.text):
        return None
    for hit, place in _places(choice, hits):
        if place > 0:
            before = hit.sentences[place - 1]
            return None if before.sentence.fragment else Choice(hit, before, choice.score)
    return None


def _list_after(choice: Choice, hits: Sequence[Hit]) -> list[Choice]:
    """Find what a sentence leads in: all that follows in its passage, or nothing."""
    if not choice.scored.text.endswith(":"):
        return []
    rests = [hit.sentences[place + 1 :] for hit, place in _places(choice, hits)]
    longest = max(rests, key=len, default=())
    return [Choice(choice.hit, scored, choice.score) for scored in longest]


def _places(choice: Choice, hits: Sequence[Hit]) -> Iterable[tuple[Hit, int]]:
    """Find the hits that hold a sentence, its own first, and its place in each."""
    for hit in (choice.hit, *hits):
        if hit.document.id != choice.hit.document.id:
            continue
        for place, scored in enumerate(hit.sentences):
            if scored.sentence.start == choice.scored.sentence.start:
                yield hit, place


def _in_reading_order(groups: Sequence[Sequence[Choice]]) -> list[Choice]:
    """Put the best group first, the others behind it by document and as they stand there.

    A group that stands right before or behind another is read in one go with it.

    Returns:
        The sentences of all groups.
    """
    runs: list[list[Choice]] = []
    for group in sorted(groups, key=lambda group: group[0].place):
        if runs and _follow_each_other(runs[-1][-1], group[0]):
            runs[-1].extend(group)
        else:
            runs.append(list(group))
    best_first = sorted(runs, key=lambda run: -max(each.score for each in run))
    documents = list(dict.fromkeys(run[0].place[0] for run in best_first))
    rest = sorted(best_first[1:], key=lambda run: (documents.index(run[0].place[0]), run[0].place))
    return [choice for run in (*best_first[:1], *rest) for choice in run]


def _follow_each_other(one: Choice, other: Choice) -> bool:
    gap = other.scored.sentence.start - one.scored.sentence.end
    return one.place[0] == other.place[0] and 0 <= gap <= _GAP_CHARS


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))
