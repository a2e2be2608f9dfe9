"""Sentences that give different figures for the same thing, set side by side; pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answer.choice.expectation import Expected, read_expected
from bot.answer.choice.ranking import Choice
from bot.answer.figures import (
    Figure,
    agree,
    count_the_same,
    read_figures,
    words_beside_figures,
)
from index.searcher import Hit

# Of the words beside the figures, this share of the shorter sentence's must be the other's as well.
# Tried on all pairs of sentences of the sample corpus: below 0.85, the items of one list ("Five
# areas were rated outstanding", "Twenty were rated advanced") count as two figures for one thing.
_SAME_SUBJECT = 0.7
_SAME_SUBJECT_WITHIN = 0.85
# Of one thing no more than four figures are shown, the four counts of roadmaps being the most met.
_MOST_FIGURES = 4
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "night"})
_SAYS = (
    r"(?:says?|said|reports?|reported|finds?|found|counts?|counted|estimates?|estimated|gives?|gave"
    r"|puts?|claims?|claimed|calculates?|calculated|suggests?|suggested|shows?|showed)"
)
# Who gives a figure is no part of what it is of.
_ATTRIBUTION = re.compile(
    rf"^\W*(?:the\s+)?(?:[A-Z][\w&’'-]*\s+){{1,5}}{_SAYS}\b(?:\s+that\b)?"
    r"|\b[Aa]ccording to\s+(?:the\s+)?(?:[A-Z][\w&’'-]*[\s,.]*){1,5}"
)
_NAME = re.compile(r"\b[A-Z][\w&’'-]*")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A sentence and the figures in it."""

    choice: Choice
    figures: tuple[Figure, ...]


def find_disagreement(question: str, chosen: Sequence[Choice], hits: Sequence[Hit]) -> list[Choice]:
    """Find what is shown and the sentences found that give another figure for the same thing.

    Args:
        question: What was asked; one that asks for a person or a day gets no further sentences.
        chosen: The sentences to show.
        hits: All that was found, best first.

    Returns:
        The shown one first, then the others, those shown before those not; no figure twice; empty
        where nothing disagrees.
    """
    shown = _claims(chosen)
    if not shown:
        return []
    asks_for_figures = read_expected(question) in {Expected.NUMBER, Expected.ANYTHING}
    others = [*shown, *(_claims(_sentences(hits)) if asks_for_figures else ())]
    for first in shown:
        apart = [first]
        for other in others:
            if len(apart) < _MOST_FIGURES and _adds_a_figure(other, apart):
                apart.append(other)
        if len(apart) > 1:
            return [each.choice for each in apart]
    return []


def show_together(
    chosen: Sequence[Choice], apart: Sequence[Choice], *, max_sentences: int
) -> list[Choice]:
    """Add sentences that disagree with one that is shown, right behind it.

    Args:
        chosen: The sentences to show, in reading order.
        apart: As ``find_disagreement`` gives them.
        max_sentences: How many at the most; the weakest of the others make room.

    Returns:
        The sentences to show, in reading order.
    """
    keep = {each.place for each in apart[:max_sentences]}
    shown = {each.place for each in chosen}
    new = [each for each in apart[:max_sentences] if each.place not in shown]
    others = [each for each in chosen if each.place not in keep]
    best = sorted(others, key=lambda each: -each.score)[: max_sentences - len(keep)]
    stay = keep | {each.place for each in best}
    left = [each for each in chosen if each.place in stay]
    behind = next((n for n, each in enumerate(left, 1) if each.place == apart[0].place), len(left))
    return [*left[:behind], *new, *left[behind:]]


def disagree(one: str, other: str, *, same_subject: float = _SAME_SUBJECT) -> bool:
    """Say whether two sentences give different figures for the same thing.

    It is better to miss a disagreement than to see one where there is none: a sentence that names
    both figures, that speaks of other years or of somebody else, or that shares few words with the
    other, disagrees with nothing.

    Args:
        one: A sentence.
        other: Another.
        same_subject: The share of the shorter sentence's words that the other must hold.

    Returns:
        True where people are to see both.
    """
    if not _differ(read_figures(one), read_figures(other)):
        return False
    return _have_one_subject(one, other, same_subject)


def _claims(choices: Iterable[Choice]) -> list[_Claim]:
    placed = {each.place: each for each in choices}.values()
    read = (_Claim(choice, tuple(read_figures(choice.scored.text))) for choice in placed)
    return [claim for claim in read if claim.figures]


def _adds_a_figure(claim: _Claim, apart: Sequence[_Claim]) -> bool:
    """Say whether a sentence differs from all of these, and is about what one of them is about."""
    if not all(_differ(claim.figures, each.figures) for each in apart):
        return False
    return any(_are_of_one_subject(claim.choice, each.choice) for each in apart)


def _are_of_one_subject(one: Choice, other: Choice) -> bool:
    within = one.place[0] == other.place[0]
    share = _SAME_SUBJECT_WITHIN if within else _SAME_SUBJECT
    return _have_one_subject(one.scored.text, other.scored.text, share)


def _sentences(hits: Sequence[Hit]) -> Iterator[Choice]:
    for hit in hits:
        for scored in hit.sentences:
            if not scored.sentence.fragment:
                yield Choice(hit, scored, 0.0)


def _differ(first: Sequence[Figure], second: Sequence[Figure]) -> bool:
    """Say whether each has a figure for one thing, of which the other knows nothing."""
    return any(
        _may_differ(one, other) and not _known(one, second) and not _known(other, first)
        for one in first
        for other in second
    )


def _may_differ(one: Figure, other: Figure) -> bool:
    """Say whether two figures are of one thing, and no lengths of time."""
    return count_the_same(one, other) and _TIMES.isdisjoint((*one.counted[:1], *other.counted[:1]))


def _known(figure: Figure, figures: Sequence[Figure]) -> bool:
    return any(agree(figure, each) for each in figures if each.kind == figure.kind)


def _have_one_subject(one: str, other: str, share: float) -> bool:
    first, second = _ATTRIBUTION.sub(" ", one), _ATTRIBUTION.sub(" ", other)
    years = set(_YEAR.findall(first)), set(_YEAR.findall(second))
    if years[0] and years[1] and years[0].isdisjoint(years[1]):
        return False
    words = words_beside_figures(first), words_beside_figures(second)
    if _names(first) - words[1] and _names(second) - words[0]:
        return False
    shared = len(words[0] & words[1])
    return shared > 1 and shared >= share * min(len(words[0]), len(words[1]))


def _names(text: str) -> set[str]:
    return words_beside_figures(" ".join(_NAME.findall(text)))
