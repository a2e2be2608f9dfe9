"""Read the day that an address or a file name gives."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from sources.block import Facts
from sources.document import Origin
from sources.facts.dates import parse_date

_WEB: Final = ("http://", "https://")
_YEAR: Final = r"(?P<year>(?:199|20[0-3])\d)"  # other four digits are seldom a year
_MONTH: Final = r"(?P<month>\d{1,2})"
_DAY: Final = r"(?P<day>\d{1,2})"
_NAME: Final = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"
_MARK: Final = r"(?P<mark>[-_. ])"
_GAP: Final = r"[-_., ]*"
_START: Final = r"(?<![0-9])"
_END: Final = r"(?![0-9])"

# Folders for year, month and day: /2016/dec/06/ and /2016/12/06/.
_FOLDERS: Final = tuple(
    re.compile(rf"(?:^|/){_YEAR}/{month}/{_DAY}(?=/|$)", re.IGNORECASE) for month in (_MONTH, _NAME)
)
_NAMES: Final = tuple(
    re.compile(rf"{_START}{form}{_END}", re.IGNORECASE)
    for form in (
        rf"{_YEAR}{_MARK}{_MONTH}(?P=mark){_DAY}",
        rf"{_DAY}{_MARK}{_MONTH}(?P=mark){_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th)?{_GAP}(?:of\b)?{_GAP}{_NAME}{_GAP}(?P<year>(?:199|20[0-3])\d|\d\d)",
    )
)
# With two digits for the year only dots are day first for sure: 16-11-14 may begin with either.
_DOTTED: Final = re.compile(
    r"(?<![0-9A-Za-z.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d\d)(?![0-9.])"
)
_DIGITS: Final = tuple(
    re.compile(rf"(?<![0-9A-Za-z]){form}(?![0-9A-Za-z])")  # not a stretch of a hexadecimal number
    for form in (
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?P<day>\d\d)(?P<month>\d\d){_YEAR}",
    )
)
# Days of something else than publication.
_LEADS_ELSEWHERE: Final = re.compile(
    r"\b(?:until|till?|by|to|from|since|before|after|deadline|due|ends?|closes|effective)[-_., ]*$",
    re.IGNORECASE,
)


def read_addresses(*addresses: str | None) -> Facts:
    """Read the day of publication out of addresses.

    Args:
        addresses: Web addresses and paths of files, the most trusted first.

    Returns:
        The day that the first of them to name one names.
    """
    days = (find_day(address) for address in addresses if address)
    return Facts(Origin.ADDRESS, published=next((day for day in days if day), None))


def find_day(address: str) -> date | None:
    """Find the day in an address, such as ``/2016/dec/06/`` or ``STP plan 21-10-2016.pdf``.

    Args:
        address: A web address, of which only the path counts, or a path.

    Returns:
        The day in the name or, where that has none, in the nearest folder; None for less than a
        full date, and where one name holds several.
    """
    is_web = address.casefold().startswith(_WEB)
    path = _read_path(address) if is_web else address
    for form in _FOLDERS:
        if (found := form.search(path)) and (day := _make_day(found)):
            return day
    for name in reversed(PurePosixPath(path).parts):
        if days := set(_find_days(name, is_web=is_web)):
            day = days.pop()
            return None if days else day
    return None


def _read_path(address: str) -> str:
    try:
        return unquote(urlsplit(address).path)
    except ValueError:  # such as half of an IPv6 address
        return ""


def _find_days(name: str, *, is_web: bool) -> Iterator[date | None]:
    """Find the days in a name; None stands for a day of something else."""
    ending = PurePosixPath(name).suffix
    is_file = any(character.isalpha() for character in ending)
    stem = name.removesuffix(ending) if is_file else name
    forms = (*_NAMES, _DOTTED)
    if is_file or not is_web:  # in the address of a page, eight digits may be any number
        forms += _DIGITS
    for form in forms:
        for found in form.finditer(stem):
            if day := _make_day(found):
                before = stem[: found.start()].replace("_", " ")
                yield None if _LEADS_ELSEWHERE.search(before) else day


def _make_day(found: re.Match[str]) -> date | None:
    return parse_date(f"{found['day']}/{found['month']}/{found['year']}") or parse_date(
        f"{found['day']} {found['month']} {found['year']}"
    )
