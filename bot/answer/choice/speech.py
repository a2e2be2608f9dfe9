"""A quotation that goes over several sentences, put together again; pure."""

import re
from collections.abc import Iterable, Sequence

from bot.answer.choice.neighbours import read_back, read_on
from bot.answer.choice.ranking import Choice
from index.searcher import Hit

# A speech longer than that no answer has room for.
_MOST_SENTENCES = 6
_OPENING = re.compile(r"“|(?:(?<=[\s(])|^)\"(?=\S)")
_CLOSING = re.compile(r"”|(?<=\S)\"(?=[\s.,;:?!)]|$)")


def complete_speech(choice: Choice, hits: Sequence[Hit]) -> list[Choice]:
    """Put together the speech of which a sentence is a part.

    Args:
        choice: A sentence.
        hits: All that was found.

    Returns:
        The sentences from the one that opens the quotation to the one that closes it; the sentence
        alone where it cuts no quotation, or where what was found does not hold the whole of it.
    """
    depth = _depth(choice.scored.text)
    if depth > 0:
        behind = _until_balanced(read_on(choice, hits), depth)
        return [choice, *behind]
    if depth < 0:
        before = _until_balanced(read_back(choice, hits), depth)
        return [*reversed(before), choice]
    return [choice]


def _until_balanced(sentences: Iterable[Choice], depth: int) -> list[Choice]:
    taken: list[Choice] = []
    for each in sentences:
        if each.scored.sentence.fragment or len(taken) + 1 == _MOST_SENTENCES:
            return []
        taken.append(each)
        depth += _depth(each.scored.text)
        if depth == 0:
            return taken
    return []


def _depth(text: str) -> int:
    """Count the quotations that a text opens and does not close; below 0 the other way round.

    A paragraph within a speech opens anew and closes nothing: one open quotation is enough.

    Returns:
        -1, 0 or 1.
    """
    opened, closed = len(_OPENING.findall(text)), len(_CLOSING.findall(text))
    return max(-1, min(1, opened - closed))
