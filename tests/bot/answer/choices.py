"""Sentences chosen by hand, each in a passage of a document that a test names."""

from dataclasses import replace
from datetime import date

from bot.answer.choice.ranking import Choice
from index.searcher import Hit
from tests.bot.answer.hits import make_hit, make_line

DAY = date(2016, 11, 14)


def make_passage(
    *texts: str,
    document: str = "plan",
    publisher: str | None = "NHS England",
    published: date | None = DAY,
    start: int = 0,
) -> Hit:
    """Make a passage of some sentences.

    Args:
        texts: At least one.
        document: The document's id.
        publisher: The document's publisher.
        published: The document's date.
        start: Where the passage starts in its document.
    """
    hit = make_hit(*(make_line(text, 0.5) for text in texts), document=document, start=start)
    card = replace(hit.document, title=document, publisher=publisher, published=published)
    return replace(hit, document=card)


def choose(hit: Hit, place: int = 0, *, score: float = 1.0) -> Choice:
    """Choose a sentence of a passage by its place in it."""
    return Choice(hit, hit.sentences[place], score)


def texts_of(choices: list[Choice]) -> list[str]:
    """Give the words chosen."""
    return [choice.scored.text for choice in choices]
