"""Read dates as British documents write them, the day first."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_LAST_2000S: Final = 68  # two digits up to 68 are 2000 and later, as strptime has it

_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR: Final = r"(?P<year>\d{4}|'?\d{2})"
_TIME: Final = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_GAP: Final = r"(?:[\s\-/]+|(?<=\.)\s*)"
_FORMS: Final = tuple(
    re.compile(rf"(?<![\w./-]){form}(?![\w/-]|\.\d)", re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4}})(?P<mark>[-/])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_TIME}",
        rf"{_DAY}\.?(?:\s+of)?{_GAP}{_MONTH}(?:,|{_GAP})?\s*{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?P<mark>[./-])(?P<month>\d{{1,2}})(?P=mark){_YEAR}",
    )
)

_WEEKDAY: Final = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur|sat|sun)(?:day)?"
_UPDATED: Final = r"(?:last\s+)?(?:updated|modified|reviewed|amended|edited)(?:\s+on)?"
_PUBLISHED: Final = (
    r"(?:(?:first\s+|originally\s+)?(?:published|posted|written|issued|released|created|added)"
    r"(?:\s+(?:on|at))?|(?:publication|published|release|issue|post)?\s*date(?:\s+published)?"
    r"|date\s+of\s+(?:publication|issue|release))"
)
_CLOCK: Final = (
    r"(?:(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|BST|UTC))?)?"
)
_NOT_A_TIME: Final = rf"(?!(?i:(?:{_WEEKDAY}|noon|midnight|(?:the\s+)?(?:end|close))\b))"
_NAME: Final = r"[^\W\d_][\w.'’-]*"
_BYLINE: Final = (
    rf"(?:(?:[Pp]osted\s+)?[Bb][Yy]\s+{_NOT_A_TIME}{_NAME}(?:\s+(?:&|{_NAME})){{0,6}}"
    rf"|[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){{1,3}}\s*(?=[|·•]))"
)
_JOINT: Final = r"[\s|,;:·•–—/\-()]*+"  # what follows begins with none of these
_BEFORE: Final = re.compile(
    rf"{_JOINT}(?P<byline>{_BYLINE})?{_JOINT}(?i:(?P<updated>{_UPDATED})|(?P<label>{_PUBLISHED}))?"
    rf"{_JOINT}{_CLOCK}{_JOINT}(?i:{_WEEKDAY})?{_JOINT}"
)
_AFTER: Final = re.compile(
    rf"{_JOINT}{_CLOCK}{_JOINT}"
    rf"(?P<byline>{_BYLINE})?{_JOINT}"
    r"(?i:more\s+(?:about|from|by)\s+.{1,60}|\d+\s+min(?:ute)?s?(?:\s+read)?|see\s+all\s+updates"
    rf"|(?P<changed>{_UPDATED}.{{0,40}})|no\s+comments?|\d+\s+comments?)?{_JOINT}"
)
_LABEL: Final = re.compile(rf"(?i:{_UPDATED}|{_PUBLISHED})[\s:]*")
_MAX_LINE: Final = 140  # a line of nothing but dates, names and labels is no longer


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that consists of a date and what usually stands beside one.

    Attributes:
        published: The date.
        labelled: Whether words such as "Published" or a byline say what the date is.
        updated: Whether it is the date of a later change rather than of publication.
        names_author: Whether a byline stands in the line.
        byline: The byline, such as ``by Jane Smith on``; None where none stands there.
        changed: The day of a later change, where the line gives both.
    """

    published: date
    labelled: bool = False
    updated: bool = False
    names_author: bool = False
    byline: str | None = None
    changed: date | None = None


def parse_date(text: str) -> date | None:
    """Read a text that is a date and nothing else.

    Args:
        text: Such as ``14 November 2016``, ``Fri 11 Nov 2016``, ``27.02.17``, ``25/11/2016``,
            ``November 14, 2016`` or ``2019-01-07T10:00:00Z``; a weekday or "Published" may
            stand before it.

    Returns:
        The date; None for anything else, for a month or year alone, and for days that no
        calendar has.
    """
    line = read_date_line(text)
    return None if line is None else line.published


def read_date_line(line: str) -> DateLine | None:
    """Read a line such as ``Published 21 December 2016 More about Kieran``.

    Args:
        line: One line of text.

    Returns:
        The first date in the line and what is said of it; None where the line holds no date, or
        words that do not belong to one.
    """
    line = line.strip()
    found = _find_date(line) if len(line) <= _MAX_LINE else None
    if found is None:
        return None
    day, start, end = found
    before = _BEFORE.fullmatch(line[:start])
    after = _AFTER.fullmatch(line[end:])
    if before is None or after is None:
        return None
    byline = before["byline"] or after["byline"]
    updated = before["updated"] is not None
    changed = _find_date(after["changed"] or "")
    return DateLine(
        day,
        labelled=byline is not None or updated or before["label"] is not None,
        updated=updated,
        names_author=byline is not None,
        byline=byline,
        changed=changed[0] if changed else None,
    )


def is_date_label(line: str) -> bool:
    """Tell whether a line only says what the date on the next one is: ``Last updated:``.

    Args:
        line: One line of text.

    Returns:
        True for such as ``Published`` and ``Date of issue:``.
    """
    return len(line) <= _MAX_LINE and _LABEL.fullmatch(line.strip()) is not None


def _find_date(line: str) -> tuple[date, int, int] | None:
    """Find the first date of a line: the day, and where it starts and ends."""
    matches = [match for form in _FORMS if (match := form.search(line))]
    if not matches:
        return None
    first = min(matches, key=lambda match: match.start())
    day = _make_date(first)
    return None if day is None else (day, first.start(), first.end())


def _make_date(match: re.Match[str]) -> date | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    try:
        return date(_read_year(match["year"]), number, int(match["day"]))
    except ValueError:  # such as 31 February: not a date after all
        return None


def _read_year(digits: str) -> int:
    year = int(digits.lstrip("'"))
    if len(digits.lstrip("'")) == 4:
        return year
    return year + (2000 if year <= _LAST_2000S else 1900)
