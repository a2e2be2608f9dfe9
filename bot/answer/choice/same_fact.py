"""Which of the sentences chosen give the day or the figure asked for once more; pure."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from bot.answer.choice.expectation import Expected, read_counted, read_expected
from bot.answer.choice.ranking import Choice
from bot.answer.figures import MONTHS, Figure, agree, count_the_same, read_figures

_FIRST_WORDS: Final = 4
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY: Final = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)


def fold_same_facts(
    question: str, chosen: Sequence[Choice]
) -> tuple[list[Choice], Mapping[tuple[str, int], Sequence[Choice]]]:
    """Fold sentences that only give again, in other words, the day or the figure asked for.

    A sentence of another document is folded under one before it that holds as many of the
    question's words, and the one day or figure of the thing counted that it gives. Sentences of
    one document stay: they were chosen because they belong together.

    Args:
        question: What was asked.
        chosen: The sentences to show, the best first.

    Returns:
        Those that stay, in order, and by the place of each the sentences that were folded under it.
    """
    kept: list[Choice] = []
    folded: dict[tuple[str, int], list[Choice]] = {}
    for choice in chosen:
        under = next((each for each in kept if _gives_again(question, each, choice)), None)
        if under is None or _is_accompanied(choice, chosen):
            kept.append(choice)
        else:
            folded.setdefault(under.place, []).append(choice)
    return kept, folded


def _is_accompanied(choice: Choice, chosen: Sequence[Choice]) -> bool:
    return sum(each.place[0] == choice.place[0] for each in chosen) > 1


def _gives_again(question: str, first: Choice, other: Choice) -> bool:
    if first.place[0] == other.place[0] or not other.scored.matched <= first.scored.matched:
        return False
    # "What was said when …?" asks for no day.
    expected = read_expected(" ".join(question.split()[:_FIRST_WORDS]))
    if expected is Expected.DAY:
        days = _days(first.scored.text)
        return len(days) == 1 and days <= _days(other.scored.text)
    if expected is Expected.NUMBER:
        return _counts_again(read_counted(question), first.scored.text, other.scored.text)
    return False


def _days(text: str) -> set[tuple[str, ...]]:
    return {(each["day"], each["month"][:3].lower(), each["year"]) for each in _DAY.finditer(text)}


def _counts_again(thing: str | None, first: str, other: str) -> bool:
    if thing is None:
        return False
    one, two = _of(thing, first), _of(thing, other)
    return len(one) == 1 == len(two) and count_the_same(one[0], two[0]) and agree(one[0], two[0])


def _of(thing: str, text: str) -> list[Figure]:
    return [each for each in read_figures(text) if thing in each.counted]
