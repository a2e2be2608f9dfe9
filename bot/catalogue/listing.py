"""Which documents are listed for some words; pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.answer.asked.operators import Operator, Said, split_operators
from bot.answer.asked.periods import read_period
from bot.answer.asked.publishers import name_publishers
from bot.answer.asked.reading import Asked, read_asked
from bot.catalogue.title_areas import names_of, read_title_areas
from index.language.areas import is_area_name
from index.language.words import read_words
from index.snapshots.records import DocumentSummary


@dataclass(frozen=True, slots=True)
class Listing:
    """Documents that were looked up, and what is to be said of it.

    Attributes:
        documents: By location.
        notes: How filters were understood, or why they match nothing; sentences of ours, which may
            quote what was typed and what the documents are called.
    """

    documents: tuple[DocumentSummary, ...]
    notes: tuple[str, ...] = ()


def read_listed(words: str, publishers: Collection[str]) -> Asked:
    """Read which documents are to be listed: operators bind, other words stay words.

    No plain words filter here, for a title may be typed as it is: "Articles of 2017".

    Args:
        words: What somebody typed, such as ``beds from:bma in:2016``.
        publishers: Those of the documents that they may see, one for each document.

    Returns:
        The other words, which may be none, and the filters.
    """
    names = frozenset(publishers)

    def known(operator: Operator, value: str) -> bool:
        if operator is Operator.PUBLISHER:
            return bool(name_publishers(value, names))
        if operator is Operator.AREA:
            return is_area_name(value)
        return read_period(value) is not None

    rest, operators = split_operators(words, known)
    asked = read_asked(" ".join(map(_write, operators)), publishers)
    return Asked(text=rest, strict=asked.strict, faults=asked.faults)


def describe(summary: DocumentSummary) -> str:
    """Put what words of a listing are looked for in into one text.

    Args:
        summary: A document.

    Returns:
        The words of its title, publisher, location, id and day, and the names of the areas that
        its title names.
    """
    parts = (
        summary.title,
        summary.publisher,
        summary.location,
        summary.id,
        summary.published.isoformat() if summary.published else None,
        *(name for area in read_title_areas(summary.title or "") for name in names_of(area)),
    )
    return " ".join(read_words(" ".join(part for part in parts if part)))


def holds_words(described: str, words: Iterable[str]) -> bool:
    """Say whether a description holds every word, or has it inside another one."""
    return all(word in described for word in words)


def _write(said: Said) -> str:
    return f'{said.name}:"{said.value}"'
