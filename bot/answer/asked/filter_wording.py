"""Says which documents were searched, and what to write where a filter fits none; pure."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.answer.asked.publishers import nearest_publishers
from bot.answer.wording import quoted, say_date, say_title
from index.language.areas import AreaChoice, nearest_areas

NO_WORDS: Final = "Beside the filters there is no question: say what to look for."
NEWEST_FIRST: Final = "Of the passages that fit well, the newest come first."

_MOST_NAMES: Final = 5
_MAX_TYPED_CHARS: Final = 80


def say_no_publisher(named: str, publishers: Sequence[str]) -> str:
    """Say that nobody by this name publishes here, and who does.

    Args:
        named: What was typed.
        publishers: Those that the asker may see, one for each document.

    Returns:
        A sentence or two.
    """
    typed = _shorten(named)
    if not publishers:
        return f"No document here is published by “{typed}”; none has a known publisher."
    nearest = nearest_publishers(named, publishers, limit=_MOST_NAMES)
    others = len(set(publishers)) - len(nearest)
    listed = ", ".join(nearest) if others else say_list(nearest)
    more = f" and {others} other{'s' if others > 1 else ''}" if others else ""
    order = ", the nearest first" if len(nearest) > 1 else ""
    return f"No document here is published by “{typed}”. Publishers here{order}: {listed}{more}."


def say_no_area(named: str) -> str:
    """Say that no area has this name, and which come nearest."""
    nearest = nearest_areas(named)
    hint = (
        f"The nearest: {say_either(nearest)}."
        if nearest
        else "Write one of the 44 areas, such as area:Dorset, or one of its trusts."
    )
    return f"No STP area is known as “{_shorten(named)}”. {hint}"


def say_no_date(name: str, value: str) -> str:
    """Say that what stands behind an operator is no date, and what is one."""
    example = f"{name}:2017, {name}:2017-06 or {name}:2017-06-30"
    return f"“{_shorten(value)}” behind {name}: is no date. Write {example}."


def say_wrong_way_round(first: date, last: date) -> str:
    """Say that no day lies between two."""
    return (
        f"Nothing can be published both from {say_date(first)} on and up to {say_date(last)}."
        " Change one of the two dates."
    )


def say_nothing_then(
    first: date | None, last: date | None, dates: Sequence[date], publishers: Sequence[str]
) -> str:
    """Say that nothing is of these days, and which day comes nearest.

    Args:
        first: The first day asked for; None for no limit.
        last: The last day asked for; None for no limit.
        dates: The days of what there is; may be empty.
        publishers: Whose documents they are; empty for all.

    Returns:
        A sentence.
    """
    by = f" by {say_either(publishers)}" if publishers else ""
    start = f"Nothing here{by} was published {say_days(first, last)}"
    if not dates:
        return f"{start}; nothing has a known date."
    if first is not None and max(dates) < first:
        return f"{start}; the newest is of {say_date(max(dates))}."
    if last is not None and min(dates) > last:
        return f"{start}; the oldest is of {say_date(min(dates))}."
    nearest = min(dates, key=lambda day: abs(day - (first or last or day)))
    return f"{start}; the nearest is of {say_date(nearest)}."


def say_nothing_of_area(area: AreaChoice, named: Sequence[str]) -> str:
    """Say that no document names an area, and which areas are named.

    Args:
        area: What was asked for.
        named: Areas that documents name, those of most documents first.

    Returns:
        A sentence or two.
    """
    hint = f" Areas named here: {say_list(named[:_MOST_NAMES])}." if named else ""
    return f"No document searched names {say_area(area)} or one of its trusts.{hint}"


def say_searched(
    publishers: Sequence[str], first: date | None, last: date | None, area: AreaChoice | None
) -> str:
    """Say which documents were searched; empty where all were."""
    parts = []
    if publishers:
        parts.append(f"published by {say_either(publishers)}")
    if first is not None or last is not None:
        parts.append(say_days(first, last) if publishers else f"published {say_days(first, last)}")
    searched = f"documents {' '.join(parts)}" if parts else ""
    if area is None:
        return f"Searched only {searched}." if searched else ""
    about = f"what names {say_area(area)} or its trusts"
    return f"Searched only {about}{f', in {searched}' if searched else ''}."


def say_chosen(titles: Sequence[str | None]) -> str:
    """Say that only certain documents were searched."""
    if len(titles) == 1:
        return f"Searched only {quoted(say_title(titles[0]))}."
    return f"Searched only the {len(titles)} documents chosen."


def say_preferred(publishers: Sequence[str], first: date | None, last: date | None) -> str:
    """Say which documents an answer is from that plain words asked for."""
    when = f" {say_days(first, last)}" if first or last else ""
    if publishers:
        return f"Taken from what {say_either(publishers)} published{when}."
    return f"Taken from documents published{when}."


def say_from_others(publishers: Sequence[str]) -> str:
    """Say that those whose words were asked for do not answer, but others do."""
    return f"Nothing published here by {say_either(publishers)} answers this; others do."


def say_newest(day: date) -> str:
    """Say that an answer is from the newest documents that answer."""
    return f"Taken from the newest that answers, published on {say_date(day)}."


def say_area(area: AreaChoice) -> str:
    """Name an area; of a shared name, all that have part in it."""
    names = [each.name for each in area.areas]
    if len(names) == 1:
        return names[0]
    if len(names) > _MOST_NAMES:
        return f"{area.said} ({len(names)} areas)"
    return f"{area.said} ({'; '.join(names)})"


def say_days(first: date | None, last: date | None) -> str:
    """Say from when to when; one of the two is a day."""
    if first is not None and last is not None:
        return f"from {say_date(first)} to {say_date(last)}"
    return f"from {say_date(first)} on" if first is not None else f"up to {say_date(last)}"


def say_list(names: Sequence[str]) -> str:
    """Write names one after the other."""
    return _join(names, "and")


def say_either(names: Sequence[str]) -> str:
    """Write names of which one will do."""
    return _join(names, "or")


def _join(names: Sequence[str], word: str) -> str:
    if len(names) <= 1:
        return "".join(names)
    # A semicolon between names that hold commas, as areas' do.
    mark = ";" if any("," in name for name in names) else ","
    return f"{f'{mark} '.join(names[:-1])} {word} {names[-1]}"


def _shorten(typed: str) -> str:
    return typed if len(typed) <= _MAX_TYPED_CHARS else f"{typed[:_MAX_TYPED_CHARS]}…"
