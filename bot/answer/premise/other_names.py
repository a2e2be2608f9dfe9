"""Notices that a sentence has another name where a question has one; pure."""

import re

from bot.answer.premise.proper_names import Name, are_related, is_named, read_names
from bot.answer.premise.reading import Premise, Told, is_about
from bot.answer.premise.word_forms import list_stems, read_forms, stems

# Of the rest of the question, so much must be in the sentence: more where the name stands near it.
_SAME_MATTER = 0.6
_SAME_MATTER_NEAR = 0.8
_LEAST = 2
_LEAST_NEAR = 3
# Who does something is named right before it, or at the front of the sentence, not far from it:
# "HCSA, a union of hospital doctors, published …".
_FRONT_CHARS = 6
_FRONT_WORDS = 8
# "Besides the BMA", "an STP", "NHS and …": no one is in the place of such a name.
_BESIDE = re.compile(
    r"\b(?:an?|besides?|along with|as well as|than|except|unlike|like|and|or)\s+$", re.IGNORECASE
)
_DOES = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are|will|would|could|can|should|led|made|persuaded"
    r"|prompted|caused|drove|allowed|convinced|forced|makes?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "… when he announced it", "… to conclude": a further thing that the one named did.
_ALSO_DOES = re.compile(r"\b(?:he|she|it|they|to)\s+(\w+)", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_STOPS = re.compile(r"[,;:.()]")
# Everybody says and gives things: that one other does proves nothing.
_OF_ANYBODY = list_stems("say tell mean give make come do use")


def names_another(premise: Premise, told: Told) -> bool:
    """Say whether a sentence has another name in the place of one in the question.

    Args:
        premise: What the question tells.
        told: What the sentence tells.

    Returns:
        True where a name of the question is not in the sentence, which has another one that does,
        has or is what the question tells of it.
    """
    missing = [
        name
        for name in read_names(premise.question)
        if not is_named(name.text, told.text) and not _BESIDE.search(premise.question[: name.start])
    ]
    return any(_is_replaced(premise, told, name) for name in missing)


def _is_replaced(premise: Premise, told: Told, name: Name) -> bool:
    near = is_named(name.text, told.near)
    if not is_about(
        premise,
        told,
        share=_SAME_MATTER_NEAR if near else _SAME_MATTER,
        least=_LEAST_NEAR if near else _LEAST,
        disputed=stems(read_forms(name.text)),
    ):
        return False
    return any(
        _does_the_same(premise, told, name, other)
        or (not near and _stands_behind_the_same(premise, told, name, other))
        for other in read_names(told.text)
        if not are_related(name.text, other.text) and not is_named(other.text, premise.question)
    )


def _does_the_same(premise: Premise, told: Told, name: Name, other: Name) -> bool:
    """Say whether both names stand before, or are the ones who do, the same."""
    does = _DOES.search(premise.question[: name.start]) is not None
    done = _read_done(premise, name, does=does)
    behind = [word for word in told.words if word.start >= other.end]
    following = next((word for word in behind if not word.small), None)
    if following and following.stem in done:
        return _STOPS.search(told.text[other.end : following.start]) is None
    if not does or not done:
        return False
    if other.start < _FRONT_CHARS and not done.isdisjoint(stems(behind[:_FRONT_WORDS])):
        return True
    return _BY.search(told.text[: other.start]) is not None


def _read_done(premise: Premise, name: Name, *, does: bool) -> frozenset[str]:
    """Read the stems of what stands right behind a name, and of all that the one named does."""
    behind = [word for word in premise.words if word.start >= name.end and not word.small]
    done = stems(behind[:1])
    if does:
        also = _ALSO_DOES.findall(premise.question, name.end)
        done |= stems(read_forms(" ".join(also)))
    return done - _OF_ANYBODY


def _stands_behind_the_same(premise: Premise, told: Told, name: Name, other: Name) -> bool:
    """Say whether both names stand behind the same: "settled in", "the capital of"."""
    asked = [word for word in premise.words if word.end <= name.start]
    given = [word for word in told.words if word.end <= other.start]
    if not asked or not given or asked[-1].text != given[-1].text:
        return False
    one, two = (
        next((word.stem for word in reversed(words) if not word.small), None)
        for words in (asked, given)
    )
    return one is not None and one == two
