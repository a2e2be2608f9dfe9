"""What stands right before and right behind a sentence, as far as it was found; pure."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.answer.choice.ranking import Choice
from index.language.words import STOP_WORDS, read_words
from index.searcher import Hit

# Between two sentences that follow each other there is a space or a blank line.
_GAP_CHARS = 3
_LEANING = re.compile(
    r"[“\"‘'(\[]*(?:"
    r"(?:he|she|they|it|this|that|these|those|both|such|his|her|their|its)\b"
    r"|the (?:first|second|third|latter|former|others?)\b"
    r"|(?:however|also|instead|therefore|but|and|so|then|thus|yet|nor)\b"
    r")",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"[“\"‘'(\[]*(?:the|an?)\s+(?P<taken_up>[£$€]?[\w’'-]+)", re.IGNORECASE)


def leans_on_the_one_before(text: str) -> bool:
    """Say whether a sentence cannot stand alone, such as "They told …" or "It said:"."""
    return _LEANING.match(text) is not None


def goes_on(text: str, before: str) -> bool:
    """Say whether a sentence goes on with what the one before it ended in.

    Args:
        text: A sentence.
        before: The one before it.

    Returns:
        True where it leans on it, or takes up one of its words at once, as "The £450m was a
        ceiling" takes up "Up to £450m went with it".
    """
    if leans_on_the_one_before(text):
        return True
    begins = _ARTICLE.match(text)
    if begins is None:
        return False
    taken_up = [_singular(word) for word in read_words(begins["taken_up"])]
    held = {_singular(word) for word in read_words(before)}
    return bool(taken_up) and all(word in held and word not in STOP_WORDS for word in taken_up)


def find_support(choice: Choice, hits: Sequence[Hit]) -> Choice | None:
    """Find the sentence that one leans on.

    Args:
        choice: A sentence.
        hits: All that was found.

    Returns:
        The one before it; None where it stands alone or begins all passages that hold it.
    """
    if not leans_on_the_one_before(choice.scored.text):
        return None
    for hit, place in places(choice, hits):
        if place > 0:
            before = hit.sentences[place - 1]
            return None if before.sentence.fragment else Choice(hit, before, choice.score)
    return None


def read_on(choice: Choice, hits: Sequence[Hit]) -> list[Choice]:
    """Read on behind a sentence, through the passages found that follow each other.

    Args:
        choice: A sentence.
        hits: All that was found.

    Returns:
        What follows it under the same heading, without a gap, loose lines included; with its score.
    """
    around = _read_section(choice, hits)
    return _without_gap([each for each in around if each.place >= choice.place])[1:]


def read_back(choice: Choice, hits: Sequence[Hit]) -> list[Choice]:
    """Read back from a sentence, through the passages found that follow each other.

    Args:
        choice: A sentence.
        hits: All that was found.

    Returns:
        What precedes it under the same heading, the nearest first, without a gap; with its score.
    """
    around = _read_section(choice, hits)
    return _without_gap([each for each in reversed(around) if each.place <= choice.place])[1:]


def _read_section(choice: Choice, hits: Sequence[Hit]) -> list[Choice]:
    """Collect what was found under a sentence's heading, each sentence once, in order."""
    heading = (choice.hit.document.id, choice.hit.passage.section)
    found = {
        each.sentence.start: Choice(hit, each, choice.score)
        for hit in (*hits, choice.hit)
        if (hit.document.id, hit.passage.section) == heading
        for each in hit.sentences
    }
    return [found[start] for start in sorted(found)]


def _without_gap(sentences: Sequence[Choice]) -> list[Choice]:
    kept = list(sentences[:1])
    for one, other in pairwise(sentences):
        if not (follow_each_other(one, other) or follow_each_other(other, one)):
            break
        kept.append(other)
    return kept


def places(choice: Choice, hits: Sequence[Hit]) -> Iterable[tuple[Hit, int]]:
    """Find the hits that hold a sentence, its own first, and its place in each."""
    for hit in (choice.hit, *hits):
        if hit.document.id != choice.hit.document.id:
            continue
        for place, scored in enumerate(hit.sentences):
            if scored.sentence.start == choice.scored.sentence.start:
                yield hit, place


def follow_each_other(one: Choice, other: Choice) -> bool:
    """Say whether one sentence stands right before another."""
    gap = other.scored.sentence.start - one.scored.sentence.end
    return one.place[0] == other.place[0] and 0 <= gap <= _GAP_CHARS


def _singular(word: str) -> str:
    return word.removesuffix("s")
