"""Whether what is shown says that a question takes something for granted that is not so; pure."""

import re
from collections.abc import Mapping, Sequence

from bot.answer.choice.ranking import Choice
from bot.answer.premise.denials import denies
from bot.answer.premise.opposites import says_the_contrary
from bot.answer.premise.other_figures import gives_another_figure
from bot.answer.premise.other_names import names_another
from bot.answer.premise.reading import Told, read_premise, read_told
from index.language.shorthand import write_out

CORRECTION = "Correction: the documents say otherwise."

_DISAGREEMENTS = (denies, says_the_contrary, gives_another_figure, names_another)


def corrects(question: str, shown: Sequence[Choice]) -> bool:
    """Say whether what is shown contradicts what a question takes for granted.

    Only what answers best is asked, and what was brought along with it: a weaker sentence may
    differ from the question because it is about something else.

    Args:
        question: What was asked, as it was typed.
        shown: The sentences of the answer.

    Returns:
        True where the answer is to be marked as a correction.
    """
    if not shown:
        return False
    best = max(choice.score for choice in shown)
    return any(
        contradicts(_mend(question, dict(choice.hit.mended)), _read_told(choice))
        for choice in shown
        if choice.score == best
    )


def contradicts(question: str, told: Told) -> bool:
    """Say whether a sentence contradicts what a question takes for granted.

    It does where it is about what the question tells and one thing differs: one of them denies it,
    has the opposite word, another figure, or another name in the same place. What is missed is
    shown without the mark, which is better than a mark that is wrong.

    Args:
        question: What was asked, its slips mended.
        told: What the sentence tells.

    Returns:
        True where they cannot both be so.
    """
    premise = read_premise(question)
    return premise is not None and any(differ(premise, told) for differ in _DISAGREEMENTS)


def _mend(question: str, mended: Mapping[str, str]) -> str:
    """Put what was meant for what was typed."""
    text = write_out(question)
    if not mended:
        return text
    typed = "|".join(map(re.escape, mended))
    return re.sub(rf"\b(?:{typed})\b", lambda found: mended[found[0]], text)


def _read_told(choice: Choice) -> Told:
    hit = choice.hit
    places = [each.sentence.start for each in hit.sentences]
    place = places.index(choice.scored.sentence.start) if choice.scored in hit.sentences else 0
    before = hit.sentences[place - 1].text if place else None
    near = (before, hit.passage.section, hit.document.title, hit.document.publisher)
    return read_told(choice.scored.text, near="\n".join(part for part in near if part))
