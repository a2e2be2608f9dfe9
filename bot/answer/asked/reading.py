"""Reads out of a question which documents it is put to; pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.answer.asked.filter_wording import (
    say_no_area,
    say_no_date,
    say_no_publisher,
    say_wrong_way_round,
)
from bot.answer.asked.operators import Operator, Said, split_operators
from bot.answer.asked.periods import Period, read_period
from bot.answer.asked.plain_filters import (
    asks_for_latest,
    hear_any_time,
    hear_publisher,
    hear_time,
    without_latest,
)
from bot.answer.asked.publishers import match_publishers, name_publishers
from index.language.areas import AreaChoice, choose_area, is_area_name


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents are meant.

    Attributes:
        publishers: Any of these, as the documents name them; empty for all.
        published_from: The first day; None for no limit.
        published_to: The last day; None for no limit.
        area: Only what names it; None for all.
    """

    publishers: tuple[str, ...] = ()
    published_from: date | None = None
    published_to: date | None = None
    area: AreaChoice | None = None

    def __bool__(self) -> bool:
        """Say whether anything is filtered."""
        return self != Filters()

    def within(self, other: "Filters") -> "Filters":
        """Give what passes both; of two sets of publishers, or two areas, ours."""
        firsts = [day for day in (self.published_from, other.published_from) if day]
        lasts = [day for day in (self.published_to, other.published_to) if day]
        return Filters(
            publishers=self.publishers or other.publishers,
            published_from=max(firsts, default=None),
            published_to=min(lasts, default=None),
            area=self.area or other.area,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the documents it is put to.

    Attributes:
        text: What to look for: the question without its operators; may be empty.
        strict: Only what passes these is searched.
        preferred: What passes these as well is preferred, where it answers.
        preferred_text: What to look for there.
        bare_text: The same without a time that the question speaks of.
        latest: The newest documents that answer are preferred.
        faults: What could not be made sense of, and what to write instead: nothing can be searched.
    """

    text: str
    strict: Filters = field(default_factory=Filters)
    preferred: Filters = field(default_factory=Filters)
    preferred_text: str = ""
    bare_text: str = ""
    latest: bool = False
    faults: tuple[str, ...] = ()

    def after(self, earlier: "Asked") -> "Asked":
        """Give the follow-up of a question: filters that it does not name are the earlier's."""
        own = self.strict
        has_time = own.published_from is not None or own.published_to is not None
        times = own if has_time else earlier.strict
        carried = Filters(
            publishers=own.publishers or earlier.strict.publishers,
            published_from=times.published_from,
            published_to=times.published_to,
            area=own.area or earlier.strict.area,
        )
        if self.preferred:
            return replace(self, strict=carried)
        return replace(
            self,
            strict=carried,
            preferred=earlier.preferred,
            preferred_text=self.text,
            bare_text=self.text,
        )

    def as_search(self) -> "Asked":
        """Give the same with what is preferred made to bind, as people mean it in a search box."""
        return replace(
            self,
            text=self.bare_text,
            strict=self.preferred.within(self.strict),
            preferred=Filters(),
        )

    def within(self, options: "Asked") -> "Asked":
        """Give the same question with options of a command beside it, which bind too."""
        return replace(
            self,
            strict=self.strict.within(options.strict),
            faults=(*self.faults, *options.faults),
        )


def read_asked(
    text: str,
    publishers: Collection[str],
    *,
    long_forms: Mapping[str, Collection[str]] | None = None,
) -> Asked:
    """Read the filters of a question: operators, and plain words.

    Operators bind: ``from:bma`` (or ``publisher:``), ``after:2017-06``, ``since:``,
    ``before:2018``, ``until:`` (or ``to:``), ``in:2016``, ``area:Dorset``. As in Slack's own
    search, the period named by "after" and "before" is left out: ``after:2017-06`` begins on
    1 July 2017; "since" and "until" take it in. "In articles before 2018" binds as well. All other
    plain words only prefer: the answer may stand in what others publish, or later.

    Args:
        text: What somebody asked.
        publishers: Those of the documents that they may see, one for each document.
        long_forms: Abbreviation to the names it stands for.

    Returns:
        The words left to look for, and the filters.
    """
    names = frozenset(publishers)

    def known(operator: Operator, value: str) -> bool:
        if operator is Operator.PUBLISHER:
            return bool(name_publishers(value, names, long_forms=long_forms))
        if operator is Operator.AREA:
            return is_area_name(value)
        return read_period(value) is not None

    rest, operators = split_operators(text, known)
    asked = Asked(text=rest)
    for said in operators:
        asked = _add(asked, said, publishers, long_forms)
    asked = _check_days(asked)
    if (time := hear_time(asked.text)) is not None:
        times = Filters(published_from=time.published_from, published_to=time.published_to)
        asked = replace(asked, text=time.text, strict=asked.strict.within(times))
    if asks_for_latest(asked.text):
        asked = replace(asked, text=without_latest(asked.text), latest=True)
    return _with_preferences(asked, names, long_forms)


def read_options(
    publishers: Collection[str],
    *,
    publisher: str | None = None,
    published_from: date | None = None,
    published_to: date | None = None,
    area: str | None = None,
) -> Asked:
    """Read filters that stand apart from the question, such as a command's options.

    Args:
        publishers: Those of the documents that the asker may see, one for each document.
        publisher: Part of a publisher's name, or what is taken for one after ``from:``.
        published_from: The first day.
        published_to: The last day.
        area: What is taken for an area after ``area:``.

    Returns:
        The filters, with no text.
    """
    times = Filters(published_from=published_from, published_to=published_to)
    asked = Asked(text="", strict=times)
    if publisher is not None and publisher.strip():
        part = publisher.strip().casefold()
        holding = sorted({each for each in publishers if part in each.casefold()})
        found = tuple(holding) or match_publishers(publisher, publishers)
        if found:
            asked = replace(asked, strict=replace(asked.strict, publishers=found))
        else:
            asked = _fault(asked, say_no_publisher(publisher, tuple(publishers)))
    if area is not None and area.strip():
        asked = _add_area(asked, area)
    return asked


def _add(
    asked: Asked,
    said: Said,
    publishers: Collection[str],
    long_forms: Mapping[str, Collection[str]] | None,
) -> Asked:
    if said.operator is Operator.AREA:
        return _add_area(asked, said.value)
    if said.operator is not Operator.PUBLISHER:
        return _add_time(asked, said)
    found = match_publishers(said.value, publishers, long_forms=long_forms)
    if found:
        named = tuple(dict.fromkeys([*asked.strict.publishers, *found]))
        return replace(asked, strict=replace(asked.strict, publishers=named))
    if read_period(said.value) is not None:  # from:2016, as others write since:2016
        return _add_time(asked, replace(said, operator=Operator.SINCE))
    return _fault(asked, say_no_publisher(said.value, tuple(publishers)))


def _add_area(asked: Asked, said: str) -> Asked:
    area = choose_area(said)
    if area is None:
        return _fault(asked, say_no_area(said))
    return replace(asked, strict=replace(asked.strict, area=area))


def _add_time(asked: Asked, said: Said) -> Asked:
    period = read_period(said.value)
    if period is not None:
        first, last = _days(said.operator, period)
        times = Filters(published_from=first, published_to=last)
        return replace(asked, strict=asked.strict.within(times))
    if said.operator is Operator.IN and choose_area(said.value) is not None:
        return _add_area(asked, said.value)
    return _fault(asked, say_no_date(said.name, said.value))


def _days(operator: Operator, period: Period) -> tuple[date | None, date | None]:
    return {
        Operator.AFTER: (period.day_after, None),
        Operator.SINCE: (period.first, None),
        Operator.BEFORE: (None, period.day_before),
        Operator.UNTIL: (None, period.last),
        Operator.IN: (period.first, period.last),
    }[operator]


def _check_days(asked: Asked) -> Asked:
    first, last = asked.strict.published_from, asked.strict.published_to
    if first is None or last is None or first <= last:
        return asked
    return _fault(asked, say_wrong_way_round(first, last))


def _with_preferences(
    asked: Asked,
    publishers: Collection[str],
    long_forms: Mapping[str, Collection[str]] | None,
) -> Asked:
    """Add what plain words prefer, as far as operators do not say it already."""

    def name(said: str) -> tuple[str, ...]:
        return name_publishers(said, publishers, long_forms=long_forms)

    heard = None if asked.strict.publishers else hear_publisher(asked.text, name)
    text = heard.text if heard else asked.text
    has_time = asked.strict.published_from or asked.strict.published_to
    time = None if has_time else hear_any_time(text)
    preferred = Filters(
        publishers=heard.publishers if heard else (),
        published_from=time.published_from if time else None,
        published_to=time.published_to if time else None,
    )
    bare = time.text if time else text
    return replace(asked, preferred=preferred, preferred_text=text, bare_text=bare)


def _fault(asked: Asked, sentence: str) -> Asked:
    return replace(asked, faults=(*asked.faults, sentence))
