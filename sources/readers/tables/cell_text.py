"""Write a spreadsheet cell's value as people would read it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, TypeAlias

Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PERCENT_DIGITS: Final = 10  # 0.07 times 100 is 7.000000000000001
_ERRORS: Final = frozenset({
    "#REF!",
    "#N/A",
    "#DIV/0!",
    "#VALUE!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
})


def say_value(value: Value) -> str:
    """Write a cell's value.

    Args:
        value: As the spreadsheet holds it.

    Returns:
        A text as it is; a number with plain digits and no ".0", to 15 places as spreadsheets
        keep them; "31 March 2017", "31 March 2017 09:05", "14:30"; a duration as "36:00:00";
        "TRUE" or "FALSE". Empty for a formula's error.
    """
    match value:
        case str():
            return "" if value in _ERRORS else value
        case bool():
            return str(value).upper()
        case int() | float():
            return _say_number(value)
        case datetime():
            clock = _say_time(value.time())
            return f"{_say_day(value)} {clock}" if clock != "00:00" else _say_day(value)
        case date():
            return _say_day(value)
        case time():
            return _say_time(value)
        case timedelta():
            return _say_duration(value)


def say_percentage(value: float) -> str:
    """Write a number that is shown as a percentage.

    Args:
        value: As the spreadsheet holds it: 0.05 for 5%.

    Returns:
        Such as "5%" or "7.25%": all the digits there are.
    """
    return f"{_say_number(round(value * 100, _PERCENT_DIGITS))}%"


def _say_number(value: float) -> str:
    digits = f"{value:.15g}"
    if "e" not in digits:
        return digits
    plain = f"{Decimal(digits):f}"
    return plain if len(plain) <= 30 else digits  # nobody reads longer ones


def _say_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _say_time(clock: time) -> str:
    return clock.strftime("%H:%M:%S" if clock.second else "%H:%M")


def _say_duration(duration: timedelta) -> str:
    seconds = round(abs(duration).total_seconds())
    sign = "-" if duration < timedelta(0) else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
