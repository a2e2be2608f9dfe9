"""How facts about a document are put into words, the same for every front end."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.answer.answer import Citation
from bot.answer.holdings import Holdings
from sources.document import Origin

_NAMED_PUBLISHERS = 3
_ORIGINS = {
    Origin.SIDECAR: "the file beside it",
    Origin.HEADER: "the document's header",
    Origin.SETTING: "the settings",
    Origin.PROPERTY: "the file's properties",
    Origin.PAGE: "the page's markup",
    Origin.LISTING: "the list that named it",
    Origin.TEXT: "the text",
    Origin.ADDRESS: "its address or file name",
    Origin.UNKNOWN: "nowhere",
}


def say_date(day: date | None) -> str:
    """Write a day as people do, such as ``14 November 2016``; say so where it is unknown."""
    return "date unknown" if day is None else f"{day.day} {day:%B %Y}"


def say_title(title: str | None) -> str:
    """Write a title, or that it is unknown."""
    return title or "title unknown"


def say_publisher(publisher: str | None) -> str:
    """Write a publisher, or that it is unknown."""
    return publisher or "publisher unknown"


def say_origin(origin: Origin) -> str:
    """Say where a fact about a document was found, such as ``the document's header``."""
    return _ORIGINS[origin]


def say_as_of(cited: Collection[Citation], holdings: Holdings | None) -> str:
    """Say how far an answer reaches, and how far it might have reached.

    Args:
        cited: What the answer rests on; empty where nothing answers.
        holdings: What was searched; None where that was not kept.

    Returns:
        One line; empty where nothing is known.
    """
    dates = {each.document_id: each.published for each in cited}
    if not dates:
        return _say_searched(holdings) if holdings else ""
    dated = [day for day in dates.values() if day]
    if not dated:
        said = "The document cited is" if len(dates) == 1 else "The documents cited are"
        return f"{said} not dated{_say_newest_searched(holdings)}."
    which = "the date of the document cited"
    if len(dates) > 1:
        undated = _say_undated(len(dates) - len(dated))
        which = f"the newest of the {len(dates)} documents cited{undated}"
    if holdings is not None and holdings.newest == max(dated):
        return f"As of {say_date(max(dated))}, {which}{_say_newest_too(dates, holdings)}."
    return f"As of {say_date(max(dated))}, {which}{_say_newest_searched(holdings)}."


def _say_newest_searched(holdings: Holdings | None) -> str:
    if holdings is None:
        return ""
    if holdings.newest is None:
        return f"; none of the {holdings.documents} searched is"
    newest = say_date(holdings.newest)
    return f"; the newest of the {holdings.documents} searched is of {newest}"


def _say_newest_too(cited: Collection[str], holdings: Holdings) -> str:
    if holdings.documents == 1:
        return ", the one searched"
    return f"{',' if len(cited) == 1 else ' and'} the newest of the {holdings.documents} searched"


def _say_searched(holdings: Holdings) -> str:
    """Say what was searched: how much, of whom, from when to when."""
    if holdings.documents == 0:
        return "No documents were searched."
    which = "one document" if holdings.documents == 1 else f"{holdings.documents} documents"
    facts = ", and ".join([*_say_publishers(holdings), _say_dates(holdings)])
    if holdings.newest is None:
        return f"The {which} searched {facts}."
    return f"As of {say_date(holdings.newest)}: the {which} searched {facts}."


def _say_publishers(holdings: Holdings) -> list[str]:
    named = holdings.publishers[:_NAMED_PUBLISHERS]
    if not named:
        return []
    others = len(holdings.publishers) - len(named) + holdings.other_publishers
    names = [*named, *([say_count(others, "other")] if others else [])]
    return [f"{_is(holdings)} by {join_names(names)}"]


def _say_dates(holdings: Holdings) -> str:
    if holdings.oldest is None or holdings.newest is None:
        return f"{_is(holdings)} not dated"
    undated = _say_undated(holdings.undated)
    if holdings.oldest == holdings.newest:
        return f"{_is(holdings)} of {say_date(holdings.newest)}{undated}"
    return f"date from {say_date(holdings.oldest)} to {say_date(holdings.newest)}{undated}"


def _say_undated(number: int) -> str:
    return f" ({number} undated)" if number else ""


def _is(holdings: Holdings) -> str:
    return "is" if holdings.documents == 1 else "are"


def join_names(names: Sequence[str]) -> str:
    """Join names with commas and, before the last one, "and"."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def say_count(number: int, noun: str) -> str:
    """Write a number and its noun, in the plural where that is due."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def quoted(text: str) -> str:
    """Set words in quotation marks: single ones where the words hold double ones themselves."""
    return f"‘{text}’" if any(mark in text for mark in '“”"') else f"“{text}”"


def say_mended(mended: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Say which words were taken for others; nothing where none was."""
    if not mended:
        return ()
    pairs = join_names([f"{quoted(typed)} as {quoted(taken)}" for typed, taken in mended])
    return (f"Took {pairs}.",)
