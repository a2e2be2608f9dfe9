"""The headings of a document, to jump to; pure."""

from dataclasses import dataclass
from typing import Final

from sources.document import Document
from sources.tidy import join_line

_MOST_HEADINGS: Final = 100  # as many as a menu in Slack can have


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a document.

    Attributes:
        text: Its words, in one line.
        level: 2 and more; the title's would be 1.
        start: Where its line starts in the clean text, in characters.
    """

    text: str
    level: int
    start: int


def outline(document: Document) -> tuple[Heading, ...]:
    """List the headings of a document.

    Args:
        document: The document; need have no headings.

    Returns:
        The headings but the title, in order, at most a hundred; from a longer outline the deepest
        levels are left out first, then what stands last.
    """
    headings = [
        Heading(text, section.level, section.start)
        for section in document.sections
        if section.level > 1 and (text := join_line([section.heading]))
    ]
    deepest = max((each.level for each in headings), default=0)
    while len(headings) > _MOST_HEADINGS and any(each.level < deepest for each in headings):
        headings = [each for each in headings if each.level < deepest]
        deepest = max(each.level for each in headings)
    return tuple(headings[:_MOST_HEADINGS])
