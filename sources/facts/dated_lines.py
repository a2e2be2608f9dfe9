"""Read lines that name who or what beside a date: ``Letter to members, 14 Nov 16``."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from sources.facts.dates import DateLine, parse_date, read_date_line

_MAX_WORDS: Final = 10
_MAX_CHARS: Final = 90
_SENTENCE_ENDS: Final = tuple(".!?:;,…")
_MARKS: Final = " \t\n|,;:·•–—/-()"
_DASHES: Final = frozenset("–—-/")
_LEADS_ELSEWHERE: Final = re.compile(
    r"\b(?:on|by|until|till?|from|to|since|before|after|between|of|in|at|and|or|for|than|the)$",
    re.IGNORECASE,
)
# Days of something else than publication. Lower case "by" leads to a day unless a name follows.
_OTHER_DAY: Final = re.compile(
    r"\b(?:until|till|deadlines?|clos(?:es?|ed|ing)|expir(?:es?|ed|y)|due|effective|next|embargo(?:ed)?"
    r"|meetings?|events?|conferences?|workshops?|webinars?|hearings?|elections?|ballots?|rally"
    r"|protests?|strikes?|demo(?:nstration)?s?|agm|starts|begins|ends|opens|updated|reviewed"
    r"|modified|amended|accessed|retrieved|downloaded|printed|archived|born|died)\b"
    r"|^(?:(?:date of )?review|start|end)$",
    re.IGNORECASE,
)
_BY_A_TIME: Final = re.compile(r"\b[Bb]y\s+(?:\d|noon\b|midnight\b|(?:the\s+)?end\b)")
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|shall|should|must|be|been|says?|said)\b"
)
_ISSUED_BY: Final = re.compile(
    r"(?i:published|posted|written|issued|released)\s+by\s+(?P<name>[A-Z].*?)(?:\s+on)?"
)
_KIND: Final = re.compile(
    r"(?:(?:an?|the|our|open|joint|policy|press|news|media|public|blog)\s+)*"
    r"(?:letter|release|statement|briefing|blog|post|report|news|article|bulletin|newsletter"
    r"|response|submission|paper|note|minutes|comment|opinion|analysis|interview|speech|guidance"
    r"|editorial|feature|circular|memo(?:randum)?|notice|factsheet)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"[^\W\d_a-z][^\s]*(?:\s+(?:of|the|and|for|in|on|de|van|von|[&|,–—-]|[^\W\d_a-z]\S*))*"
)


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A short line with a date at one end.

    Attributes:
        published: The date.
        beside: Who or what stands beside it.
    """

    published: date
    beside: str


def read_dated_line(line: str) -> DatedLine | None:
    """Read a line such as ``BMA – 14 February 2017`` or ``27.02.17 | Press release``.

    Args:
        line: One line of text.

    Returns:
        The date and what stands beside it; None for a line of nothing but a date, for what
        reads as a sentence, for more than 10 words or 90 characters, and for days of something
        else than publication, such as meetings, deadlines and periods.
    """
    line = line.strip()
    words = line.split()
    if len(line) > _MAX_CHARS or len(words) > _MAX_WORDS or line.endswith(_SENTENCE_ENDS):
        return None
    if read_date_line(line) is not None:
        return None
    starts = [match.start() for match in re.finditer(r"\S+", line)][1:]
    return _read_end(line, starts) or _read_beginning(line, starts)


def _read_end(line: str, starts: list[int]) -> DatedLine | None:
    for start in starts:
        found = _read_date(line[start:])
        if found is not None:
            beside = line[:start].rstrip(_MARKS)
            return _judge_end(beside, line[len(beside) :], found.published)
    return None


def _judge_end(beside: str, rest: str, published: date) -> DatedLine | None:
    issued = _ISSUED_BY.fullmatch(beside)
    if issued is not None and not _is_other_day(issued["name"]):
        return DatedLine(published, issued["name"])
    mark = rest[: len(rest) - len(rest.lstrip(_MARKS))]
    if _is_other_day(beside) or _is_period(beside, mark):
        return None
    is_apart = "\n" in mark or bool(mark.strip())
    return DatedLine(published, beside) if is_apart or _is_who_or_what(beside) else None


def _read_beginning(line: str, starts: list[int]) -> DatedLine | None:
    for start in reversed(starts):
        found = _read_date(line[:start])
        if found is not None:
            beside = line[start:].lstrip(_MARKS)
            if _is_other_day(beside) or not _is_who_or_what(beside):
                return None
            return DatedLine(found.published, beside)
    return None


def _read_date(text: str) -> DateLine | None:
    """Read a date with its weekday or label, and no name."""
    found = read_date_line(text)
    return None if found is None or found.names_author or found.updated else found


def _is_other_day(beside: str) -> bool:
    return (
        not any(character.isalpha() for character in beside)
        or _LEADS_ELSEWHERE.search(beside) is not None
        or _OTHER_DAY.search(beside) is not None
        or _BY_A_TIME.search(beside) is not None
        or _VERB.search(beside) is not None
    )


def _is_period(beside: str, mark: str) -> bool:
    """Tell whether a day or month stands before a dash, so that the date is a period's end."""
    last = beside.split()[-1]
    is_day = any(character.isdigit() for character in last)
    is_month = parse_date(f"1 {last} 2000") is not None
    return not _DASHES.isdisjoint(mark) and (is_day or is_month)


def _is_who_or_what(beside: str) -> bool:
    return _KIND.match(beside) is not None or _NAME.fullmatch(beside) is not None
