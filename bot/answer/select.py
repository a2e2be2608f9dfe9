"""Chooses the sentences that answer, word for word; pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.searcher import Hit, ScoredSentence

# Two sentences of which one holds nine tenths of the other's words say the same thing.
_SAME_SHARE = 0.9
_WORD = re.compile(r"[^\W_]+")
# A sentence that begins like this leans on the one before it.
_LEANING = re.compile(
    r"[“\"‘'(\[]*(?:"
    r"(?:he|she|they|it|this|that|these|those|both|such|his|her|their|its)\b"
    r"|(?:the (?:first|second|third|latter|former|other|authors?|report|study|survey)\b)"
    r"|(?:however|also|instead|therefore|despite (?:this|that)|but|and|so|then|thus|yet|nor)\b"
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


def rank_sentences(hits: Sequence[Hit]) -> list[Choice]:
    """Rank the sentences of some hits by how well they answer.

    Args:
        hits: Best first.

    Returns:
        Full sentences, each place and each wording once, best first.
    """
    best: dict[tuple[str, int], Choice] = {}
    for choice in _scored(hits):
        known = best.get(choice.place)
        if known is None or choice.score > known.score:
            best[choice.place] = choice
    ranked = sorted(best.values(), key=lambda choice: -choice.score)
    kept: list[Choice] = []
    for choice in ranked:
        if not any(_says_the_same(choice.scored.text, other.scored.text) for other in kept):
            kept.append(choice)
    return kept


def leans_on_the_one_before(text: str) -> bool:
    """Say whether a sentence cannot stand alone, such as "They told …" or "It said:"."""
    return _LEANING.match(text) is not None


def sentence_before(choice: Choice, hits: Iterable[Hit]) -> Choice | None:
    """Find the sentence right before one, in its own passage or in another hit's.

    Args:
        choice: The sentence.
        hits: Where to look.

    Returns:
        The sentence before it; None where the passage begins with it.
    """
    for hit in [choice.hit, *hits]:
        if hit.document.id != choice.hit.document.id:
            continue
        for before, scored in zip(hit.sentences, hit.sentences[1:], strict=False):
            if scored.sentence.start == choice.scored.sentence.start:
                return None if before.sentence.fragment else Choice(hit, before, choice.score)
    return None


def _scored(hits: Sequence[Hit]) -> Iterable[Choice]:
    top_lexical = max((s.lexical for hit in hits for s in hit.sentences), default=0.0) or 1.0
    top = hits[0].score if hits else 1.0
    for hit in hits:
        for scored in hit.sentences:
            if not scored.sentence.fragment:
                score = (
                    0.5 * scored.dense
                    + 0.3 * scored.lexical / top_lexical
                    + 0.2 * hit.score / (top or 1.0)
                )
                yield Choice(hit, scored, score)


def _says_the_same(one: str, other: str) -> bool:
    first, second = _words(one), _words(other)
    if not first or not second:
        return one == other
    shared = len(first & second)
    return shared >= _SAME_SHARE * min(len(first), len(second))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def choose_sentences(question: str, hits: Sequence[Hit], *, max_sentences: int) -> list[Choice]:
    """Choose the sentences to show, in the order to read them."""
    del question
    ranked = rank_sentences(hits)
    if not ranked:
        return []
    floor = ranked[0].score * 0.8
    chosen: list[Choice] = []
    for choice in ranked:
        if choice.score < floor or len(chosen) >= max_sentences:
            break
        if any(choice.place == other.place for other in chosen):
            continue
        before = (
            sentence_before(choice, hits) if leans_on_the_one_before(choice.scored.text) else None
        )
        if before and before.place not in {other.place for other in chosen}:
            if len(chosen) + 2 > max_sentences:
                continue
            chosen.append(before)
        chosen.append(choice)
    order = {each.hit.document.id: rank for rank, each in reversed(list(enumerate(chosen)))}
    return sorted(chosen, key=lambda each: (order[each.hit.document.id], each.place[1]))
