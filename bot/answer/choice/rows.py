"""Which of a table's rows answer, where several hold words of the question; pure."""

import re
from collections.abc import Sequence, Set
from typing import Final

from bot.answer.asserted_names import read_asserted
from bot.answer.choice.ranking import Choice
from index.language.words import read_words
from index.searcher import Hit

_CELL_NAME: Final = re.compile(r"(?:^|; )([^:;|]{1,80}): ")


def drop_lesser_rows(question: str, ranked: Sequence[Choice]) -> list[Choice]:
    """Drop the rows of a table that hold less of the question than another of its rows.

    Every row says the header's words, so that of "Practice 17" all rows of a table of practices
    hold a part: the one that holds all of it is meant. Where one row holds a name of the question,
    those without it are of something else, whatever other words they hold.

    Args:
        question: What was asked.
        ranked: Sentences, the best first; rows of tables among them.

    Returns:
        The others, in order.
    """
    names = _words(" ".join(read_asserted(question)))
    rows: dict[tuple[str, str], list[Choice]] = {}
    for choice in ranked:
        if choice.hit.passage.is_row:
            rows.setdefault(_table(choice.hit), []).append(choice)
    lesser = {
        choice.place
        for table in rows.values()
        for choice in table
        if any(_holds_less(choice, other, names) for other in table)
    }
    return [choice for choice in ranked if choice.place not in lesser]


def lacks_cell(question: str, best: Choice, hits: Sequence[Hit]) -> bool:
    """Tell whether a row's cell that is asked for is empty: other rows of its table have it.

    Args:
        question: What was asked.
        best: The sentence that answers best.
        hits: All that was found.

    Returns:
        True where the question says the name of such a cell.
    """
    if not best.hit.passage.is_row:
        return False
    beside = (hit.text for hit in hits if _table(hit) == _table(best.hit) and hit.passage.is_row)
    names = {name for text in beside for name in _CELL_NAME.findall(text)}
    missing = names - set(_CELL_NAME.findall(best.scored.text))
    asked = _words(question)
    return any(words <= asked for name in missing if (words := _words(name)))


def _holds_less(choice: Choice, other: Choice, names: Set[str]) -> bool:
    own, others = (names & _words(each.scored.text) for each in (choice, other))
    return own < others or (own == others and choice.scored.matched < other.scored.matched)


def _table(hit: Hit) -> tuple[str, str]:
    return hit.document.id, (hit.passage.section or "").rpartition("row ")[0]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in read_words(text))
