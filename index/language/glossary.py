"""The abbreviations of STP policy, each with the dates between which it was in use."""

import csv
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from index.language.naming import read_long, read_short

_Name = TypeVar("_Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that an abbreviation stands for; it may have several.

    Attributes:
        short: The abbreviation, such as ``STP``.
        long: What it stands for, in the singular.
        since: ISO day, month or year in which the name came into use; None where not known.
        until: ISO day, month or year in which it went out of use; None where not known, or where
            it is in use still.
        note: A sentence or two that tell it from others; empty where there is nothing to say.
        everyday: Whether everybody knows it, so that its long form is hardly ever written.
    """

    short: str
    long: str
    since: str | None
    until: str | None
    note: str
    everyday: bool


@lru_cache(1)
def load_glossary() -> tuple[Sense, ...]:
    """Read the glossary that comes with the program.

    Returns:
        Its entries by abbreviation; the senses of one in the order of their dates.
    """
    with Path(__file__).with_name("glossary.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(_read_row(row) for row in csv.DictReader(stream))


def explain(name: str) -> tuple[Sense, ...]:
    """Say what an abbreviation stands for, or what a long form is about.

    Args:
        name: In any case, singular or plural, with or without full stops.

    Returns:
        Every sense of an abbreviation; of a long form, the one; nothing for what is in neither.
    """
    for short in read_short(name):
        if short in _by_short():
            return _by_short()[short]
    return _by_long().get(read_long(name), ())


@lru_cache(1)
def _by_short() -> Mapping[str, tuple[Sense, ...]]:
    return _group((read_short(sense.short)[0], sense) for sense in load_glossary())


@lru_cache(1)
def _by_long() -> Mapping[tuple[str, ...], tuple[Sense, ...]]:
    return _group((read_long(sense.long), sense) for sense in load_glossary())


def _group(pairs: Iterable[tuple[_Name, Sense]]) -> Mapping[_Name, tuple[Sense, ...]]:
    grouped: dict[_Name, tuple[Sense, ...]] = {}
    for name, sense in pairs:
        grouped[name] = (*grouped.get(name, ()), sense)
    return grouped


def _read_row(row: Mapping[str, str]) -> Sense:
    return Sense(
        short=row["short"],
        long=row["long"],
        since=row["since"] or None,
        until=row["until"] or None,
        note=row["note"],
        everyday=bool(row["everyday"]),
    )
