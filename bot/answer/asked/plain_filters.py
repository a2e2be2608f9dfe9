"""Hears filters in plain words: "according to the BMA", "before 2018", "the latest"; pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.answer.asked.periods import DATE_WORDS, read_period

_NAME: Final = r"(?P<name>[^\W_][^\n,;:?!]*?)"
_SAYS: Final = (
    r"(?:say|says|said|think|thinks|believe|argue|claim|conclude|recommend|report|warn|suggest|"
    r"want|find|demand|propose|criticise|praise|have to say)"
)
_PIECE: Final = r"(?:article|piece|report|story|blog|post|briefing|paper|release|page|submission)"
_VIEW: Final = r"(?:views?|opinions?|words|eyes|position|stance|judgement|judgment)"
_WHATS: Final = r"what(?:['’]?s| is| are| was| were)"
# The first leaves the question whole when it is taken out; the others are part of it.
_ACCORDING: Final = re.compile(
    r"[\s,]*\b(?:according to|as per)\s+(?P<name>[^\n,;:?!]+)", re.IGNORECASE
)
_PUBLISHER_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\bin\s+{_NAME}(?:['’]s?)?\s+{_VIEW}\b",
        rf"\b{_VIEW}\s+of\s+(?P<name>[^\n,;:?!]+)",
        rf"\b(?:do|does|did|has|have|would)\s+{_NAME}(?:['’]s?)?(?:\s+{_PIECE})?\s+{_SAYS}\b(?!\s+and\b)",
        rf"\b(?:in|from)\s+{_NAME}(?:['’]s?)?\s+{_PIECE}\b",
        rf"^\W*(?:{_WHATS}\s+)?{_NAME}(?:['’]s?)?\s+{_VIEW}\s+(?:on|of)\b",
    )
)
_MOST_WORDS: Final = 8  # of a publisher's name
# What compares is not to be answered from one side alone.
_COMPARES: Final = re.compile(
    r"\b(?:compar\w+|contrast\w*|differ\w*|disagree\w*|agree|each|both|same|unlike|versus|vs)\b",
    re.IGNORECASE,
)

_WHEN: Final = (
    r"(?:(?P<before>before|prior to)|(?P<until>until|till|up to)|(?P<after>after)|(?P<since>since)"
    rf"|(?P<between>between))\s+(?P<date>{DATE_WORDS})(?:\s+and\s+(?P<end>{DATE_WORDS}))?"
)
_WHEN_IN: Final = rf"(?P<during>in|from|of|during)\s+(?P<date>{DATE_WORDS})"
_MATERIAL: Final = r"\b(?:articles?|documents?|sources?|pieces?|coverage|publications?)"
_MADE: Final = r"(?:\s+(?:that\s+(?:were|was)\s+)?(?:published|written|dated|printed))?"
_OF_MATERIAL: Final = tuple(
    re.compile(rf"({_MATERIAL}){_MADE}\s+{when}", re.IGNORECASE) for when in (_WHEN, _WHEN_IN)
)
_ANY_DATE: Final = (
    re.compile(rf"\b{_WHEN}", re.IGNORECASE),
    re.compile(rf"\bpublished\s+{_WHEN_IN}", re.IGNORECASE),
)

_NEWEST: Final = r"(?:latest|newest|most\s+recent)"
_NEWS: Final = (
    r"(?:reports?|articles?|documents?|news|figures?|updates?|positions?|guidance|pieces?|views?|"
    r"data|numbers?|counts?|information|statements?|plans?|estimates?|sources?|word|developments?|"
    r"publications?|thinking|evidence|survey|polls?)"
)
_FEW_WORDS: Final = r"(?:[\w'’-]+\s+){0,3}?"
_LATEST: Final = re.compile(
    rf"^\W*(?:the\s+)?{_NEWEST}\b"
    rf"|\b(?:{_WHATS}|is|are|show|give|find|tell)\b[^?]*?\bthe\s+{_NEWEST}\s+"
    rf"(?:on|about|from|with|{_FEW_WORDS}{_NEWS}\b)"
    rf"|\b(?:according to|in|from|by|does|do|did)\s+the\s+{_NEWEST}\s+"
    rf"{_FEW_WORDS}{_NEWS}\b"
    rf"|[(,]\s*{_NEWEST}(?:\s+first)?\W*$",
    re.IGNORECASE,
)
_EARLIEST: Final = re.compile(r"\b(?:earliest|oldest|first to)\b", re.IGNORECASE)
_QUESTION: Final = re.compile(
    r"^\W*(?:who|what|when|where|why|which|how|is|are|was|were|do|does|did|can|could|should|would"
    r"|has|have|had|will|wot|whats|whose|whom)\b|\?",
    re.IGNORECASE,
)
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Heard:
    """A filter heard in plain words.

    Attributes:
        text: The question without it, as far as it can go without.
        publishers: Empty where none is meant.
        published_from: None where no first day is meant.
        published_to: None where no last day is meant.
    """

    text: str
    publishers: tuple[str, ...] = ()
    published_from: date | None = None
    published_to: date | None = None


def hear_publisher(text: str, name: Callable[[str], tuple[str, ...]]) -> Heard | None:
    """Hear whose words are asked for.

    Args:
        text: A question.
        name: Finds the publishers of a name; none for a body that only others write about.

    Returns:
        The publishers; None where nobody's words are asked for, or nobody's who published here.
    """
    if _COMPARES.search(text):
        return None
    for form in (_ACCORDING, *_PUBLISHER_FORMS):
        for found in form.finditer(text):
            publishers, end = _name_in(found, name)
            if not publishers:
                continue
            if form is not _ACCORDING:
                return Heard(text, publishers)
            return Heard(_without(text, found.start(), end), publishers)
    return None


def hear_time(text: str) -> Heard | None:
    """Hear which time the documents are to be of: "in articles before 2018".

    Args:
        text: A question.

    Returns:
        The days; None where it speaks of no documents of a time.
    """
    for form in _OF_MATERIAL:
        if (found := form.search(text)) and (days := _days(found)):
            return Heard(_without(text, found.end(1), found.end()), (), *days)
    return None


def hear_any_time(text: str) -> Heard | None:
    """Hear a time of which it is not plain whether the documents or the events are to be of it.

    Args:
        text: A question.

    Returns:
        The days, and the question without them; None where there is none, or more than one.
    """
    for form in _ANY_DATE:
        times = list(form.finditer(text))
        if len(times) == 1 and (days := _days(times[0])):
            return Heard(_without(text, *times[0].span()), (), *days)
    return None


def asks_for_latest(text: str) -> bool:
    """Say whether the newest documents are to be preferred."""
    return _LATEST.search(text) is not None and _EARLIEST.search(text) is None


def is_question(text: str) -> bool:
    """Say whether a text is a question rather than a few words to look for."""
    return _QUESTION.search(text) is not None


def without_latest(text: str) -> str:
    """Leave out a first word that only asks for the newest, such as "latest: bed numbers"."""
    rest = re.sub(rf"^\W*(?:the\s+)?{_NEWEST}\b(?:\s+(?:on|about))?[\s:,]*", "", text, flags=re.I)
    return rest if re.search(r"\w", rest) else text


def _name_in(
    found: re.Match[str], name: Callable[[str], tuple[str, ...]]
) -> tuple[tuple[str, ...], int]:
    """Find the publisher that what was caught is, or begins with where it ends openly."""
    words = list(re.finditer(r"\S+", found["name"]))[:_MOST_WORDS]
    is_open = found.end("name") == found.end()  # else the form says where the name ends
    for last in reversed(words) if is_open else words[-1:]:
        publishers = name(found["name"][: last.end()].strip(" .'’"))
        if publishers:
            return publishers, found.start("name") + last.end()
    return (), 0


def _days(found: re.Match[str]) -> tuple[date | None, date | None] | None:
    groups = found.groupdict()
    period = read_period(found["date"])
    end = read_period(groups["end"]) if groups.get("end") else None
    if period is None or bool(groups.get("between")) is (end is None):
        return None
    bounds: dict[str, tuple[date | None, date | None]] = {
        "before": (None, period.first - _ONE_DAY),
        "until": (None, period.last),
        "after": (period.last + _ONE_DAY, None),
        "since": (period.first, None),
        "between": (period.first, end.last if end else None),
        "during": (period.first, period.last),
    }
    return next(bounds[kind] for kind in bounds if groups.get(kind))


def _without(text: str, start: int, end: int) -> str:
    rest = re.sub(r"\s+", " ", f"{text[:start]} {text[end:]}").strip(" ,")
    rest = re.sub(r"\s+(?=[?!.,;])", "", rest)
    return rest if re.search(r"\w", rest) else text
