"""What a person asked, free of any front end."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the same conversation and the first words of its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what bears on it.

    Attributes:
        text: In the asker's words, markup removed.
        history: Earlier turns of the conversation, oldest first.
        collections: The collections that the asker may see; None means all.
        publisher: Only documents of this publisher; a part of the name, or its initials, will do.
        published_from: Only documents from this day on.
        published_to: Only documents up to this day.
        area: Only what names this STP area, by a name or alias of it, or one of its trusts.
        documents: Only the documents of these ids; None means all.
    """

    text: str
    history: tuple[Turn, ...] = ()
    collections: frozenset[str] | None = None
    publisher: str | None = None
    published_from: date | None = None
    published_to: date | None = None
    area: str | None = None
    documents: frozenset[str] | None = None
