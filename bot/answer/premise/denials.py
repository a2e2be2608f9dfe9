"""Notices that a sentence denies what a question tells, or tells what the question denies; pure."""

import re
from collections.abc import Sequence

from bot.answer.premise.reading import Premise, Told, is_about
from bot.answer.premise.word_forms import Word, list_stems, stems

_SAME_MATTER = 0.6
# What is denied stands right behind the denial.
_REACH = 4
# These deny in any sentence; the others below deny what stands behind them in some only.
_DENIALS = list_stems(
    "not no never neither nobody none cannot nor nothing fail refuse dont doesnt didnt isnt arent"
    " wasnt werent hasnt havent hadnt wont wouldnt couldnt shouldnt cant"
)
_NEGATIVES = _DENIALS | list_stems(
    "without reject prevent lack deny avoid stop exclude forbid ban unable barely hardly unlikely"
    " oppose block decline"
)
_NEGATIVE_STARTS = ("un", "non", "dis")
# "Not only", "no fewer than", "not until": what follows is so.
_DENIES_NOTHING = frozenset({
    "only",
    "just",
    "least",
    "merely",
    "simply",
    "necessarily",
    "less",
    "fewer",
    "later",
    "until",
})
_STOP = re.compile(r"[.,;:?!]")
_UNTIL = frozenset({"until", "till", "unless"})
_UNTIL_REACH = 12


def denies(premise: Premise, told: Told) -> bool:
    """Say whether a question and a sentence differ in a denial.

    Args:
        premise: What the question tells.
        told: What the sentence tells.

    Returns:
        True where one of them denies what the other tells.
    """
    if not is_about(premise, told, share=_SAME_MATTER, disputed=_NEGATIVES):
        return False
    if stems(premise.words).isdisjoint(_NEGATIVES):
        return _denies_some(told.text, told.words, stems(premise.telling))
    # A sentence may say with another word what a question denies: "unable", "opposed".
    return _denies_some(premise.question, premise.words, stems(told.words)) and not any(
        map(_is_negative, told.words)
    )


def _denies_some(text: str, words: Sequence[Word], others: frozenset[str]) -> bool:
    """Say whether one of the stems stands right behind a denial."""
    return any(
        not others.isdisjoint(_in_reach(text, words, place))
        for place, word in enumerate(words)
        if word.stem in _DENIALS
        and not _is_aside(text[: word.start])
        and not _is_no_denial(words[place + 1 :])
    )


def _in_reach(text: str, words: Sequence[Word], place: int) -> frozenset[str]:
    """Give the stems of the words right behind a place, up to a stop; small ones are none."""
    end = words[place].end
    return stems(
        word
        for word in words[place + 1 : place + 1 + _REACH]
        if not word.small and not _STOP.search(text, end, word.start)
    )


def _is_aside(before: str) -> bool:
    """Say whether a place is in brackets."""
    return before.count("(") > before.count(")")


def _is_no_denial(behind: Sequence[Word]) -> bool:
    if behind and behind[0].text in _DENIES_NOTHING:
        return True
    return any(word.text in _UNTIL for word in behind[:_UNTIL_REACH])


def _is_negative(word: Word) -> bool:
    return word.stem in _NEGATIVES or word.text.startswith(_NEGATIVE_STARTS)
