"""Questions about whom and what a text names, for documents without headings; pure."""

import re
from collections import Counter
from typing import Final

from bot.answer.premise.proper_names import read_names
from bot.prompts.phrasing import ask_of_name
from index.language.words import read_words

_AROUND: Final = 3_000  # characters before and behind the place, about a page each
_MOST: Final = 4
_LEAST_TIMES: Final = 2  # what is named in passing is not what a text is about
# Several words, or initials: a single name may be anybody's.
_TELLING: Final = re.compile(r"[^\W\d_]\S*(?: \S+)+|[A-Z][A-Za-z&]*[A-Z]s?")


def ask_of_names(text: str, place: int, *, told: str) -> list[str]:
    """Make questions of what a text names around a place.

    Args:
        text: A document's text.
        place: In characters of it.
        told: What was said already, such as the question and the title: names in it are no news.

    Returns:
        What is said about each, those named most often first, of equal ones the first named; at
        most four. Empty where nothing is named twice.
    """
    known = set(read_words(told))
    around = text[max(0, place - _AROUND) : place + _AROUND]
    named = Counter(
        name.text
        for name in read_names(around)
        if _TELLING.fullmatch(name.text) and not known.issuperset(read_words(name.text))
    )
    often = [name for name, times in named.most_common() if times >= _LEAST_TIMES]
    made = (ask_of_name(name, text=around) for name in often)
    return [question for question in made if question][:_MOST]
