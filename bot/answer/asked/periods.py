"""Reads the days that a date or a part of one stands for; pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.answer.wording import say_date
from sources.facts.dates import parse_date

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH_NAME: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR: Final = r"(?:19|20)\d{2}"
_WHOLE_YEAR: Final = re.compile(_YEAR)
_YEAR_MONTH: Final = re.compile(rf"({_YEAR})[-/.](0?[1-9]|1[0-2])")
_MONTH_YEAR: Final = re.compile(rf"(0?[1-9]|1[0-2])[-/.]({_YEAR})")
_NAMED_MONTH: Final = re.compile(rf"({_MONTH_NAME})\.?,?\s+({_YEAR})", re.IGNORECASE)
_FINANCIAL_YEAR: Final = re.compile(rf"({_YEAR})[-/–](\d{{2}})")
_FIRST_FINANCIAL_MONTH: Final = 4
_ONE_DAY: Final = timedelta(days=1)
# Where a date may stand inside a sentence; a bare year goes last, since it begins some of the rest.
DATE_WORDS: Final = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH_NAME}\s+{_YEAR}|{_MONTH_NAME}\s+{_YEAR}"
    rf"|{_YEAR}-\d{{2}}-\d{{2}}|{_YEAR}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/{_YEAR}|{_YEAR})"
    r"(?![\w/–-])(?![.,]\d)"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days, both ends in it.

    Attributes:
        first: The first day.
        last: The last day.
        said: As people write it, such as ``June 2017``.
    """

    first: date
    last: date
    said: str

    @property
    def day_before(self) -> date:
        """The day before the first; the first itself where time begins with it."""
        return max(self.first, date.min + _ONE_DAY) - _ONE_DAY

    @property
    def day_after(self) -> date:
        """The day after the last; the last itself where time ends with it."""
        return min(self.last, date.max - _ONE_DAY) + _ONE_DAY


def read_period(text: str) -> Period | None:
    """Read a day, a month, a year or a financial year.

    Args:
        text: Such as ``2017``, ``2017-06``, ``06/2017``, ``June 2017``, ``2016/17``,
            ``14 November 2016`` or ``14/11/2016``.

    Returns:
        The days it stands for; None for anything else.
    """
    text = text.strip().strip(".,;:?!")
    month = _read_month(text)
    if month is not None:
        return month
    if _WHOLE_YEAR.fullmatch(text):
        return Period(date(int(text), 1, 1), date(int(text), 12, 31), text)
    if (found := _FINANCIAL_YEAR.fullmatch(text)) and (int(found[1]) + 1) % 100 == int(found[2]):
        first = date(int(found[1]), _FIRST_FINANCIAL_MONTH, 1)
        last = date(int(found[1]) + 1, _FIRST_FINANCIAL_MONTH, 1) - _ONE_DAY
        return Period(first, last, f"{found[1]}/{found[2]}")
    day = parse_date(text)
    return None if day is None else Period(day, day, say_date(day))


def _read_month(text: str) -> Period | None:
    if found := _YEAR_MONTH.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    if found := _MONTH_YEAR.fullmatch(text):
        return _month(int(found[2]), int(found[1]))
    if found := _NAMED_MONTH.fullmatch(text):
        start = found[1][:3].title()
        number = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(start))
        return _month(int(found[2]), number)
    return None


def _month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    after = date(year + month // len(_MONTHS), month % len(_MONTHS) + 1, 1)
    return Period(first, after - _ONE_DAY, f"{_MONTHS[month - 1]} {year}")
