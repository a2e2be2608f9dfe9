"""What is offered while somebody types; pure."""

from dataclasses import dataclass
from typing import Final

from index.snapshots.records import DocumentSummary
from sources.tidy import join_line

# As long as the label and the value of an option in Slack can be.
MAX_LABEL_CHARS: Final = 75
MAX_VALUE_CHARS: Final = 150

_BETWEEN: Final = " · "
_MARKS_AROUND: Final = len(':""')
_MARKS: Final = str.maketrans(dict.fromkeys('"“”„', " "))  # they would end a quoted value


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to choose.

    Attributes:
        value: A document's id, or words of which a listing consists; at most 150 characters.
        label: What people read, plain text in one line; at most 75 characters.
    """

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What fits what was typed, each kind by itself, the best first.

    Attributes:
        documents: Their values are ids.
        publishers: Their values are such as ``from:"Pulse"``.
        areas: Their values are such as ``area:"Dorset"``.
    """

    documents: tuple[Suggestion, ...] = ()
    publishers: tuple[Suggestion, ...] = ()
    areas: tuple[Suggestion, ...] = ()


def suggest_document(summary: DocumentSummary) -> Suggestion:
    """Offer a document by its title, or else its location, with publisher and year if they fit."""
    label = shorten(join_line([summary.title or summary.location]), MAX_LABEL_CHARS)
    year = str(summary.published.year) if summary.published else ""
    for part in (join_line([summary.publisher or ""]), year):
        if part and len(label) + len(_BETWEEN) + len(part) <= MAX_LABEL_CHARS:
            label += _BETWEEN + part
    return Suggestion(summary.id, label)


def suggest_publisher(name: str) -> Suggestion:
    """Offer what a publisher published."""
    return Suggestion(_quote("from", name), shorten(join_line([name]), MAX_LABEL_CHARS))


def suggest_area(name: str) -> Suggestion:
    """Offer what names an area."""
    return Suggestion(_quote("area", name), shorten(name, MAX_LABEL_CHARS))


def shorten(text: str, most: int) -> str:
    """Cut a text behind a word.

    Args:
        text: One line.
        most: How many characters it may have.

    Returns:
        The text, or its beginning with "…" behind it; only a word that is too long is cut itself.
    """
    if len(text) <= most:
        return text
    return f"{_cut(text, most - 1)}…"


def _quote(operator: str, name: str) -> str:
    # Part of a name will do to find it, as long as its words are whole.
    plain = join_line([name.translate(_MARKS)])
    return f'{operator}:"{_cut(plain, MAX_VALUE_CHARS - len(operator) - _MARKS_AROUND)}"'


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    words, space, _ = text[: most + 1].rpartition(" ")
    return words.rstrip() if space and words.strip() else text[:most]
