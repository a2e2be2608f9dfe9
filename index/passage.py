"""The pieces of a document that search works on."""

import re
from dataclasses import dataclass
from typing import Final

_ROW: Final = re.compile(r"(?:^|, )row \d+$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, as a span over its document's clean text.

    Attributes:
        start: In characters.
        end: Exclusive.
        fragment: True for what is no full sentence: a name, a caption, a loose line. Such a line
            helps to find, but is no answer.
    """

    start: int
    end: int
    fragment: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one section, about 120 words long.

    Attributes:
        document_id: The document it stands in.
        start: In characters of the document's clean text.
        end: Exclusive.
        section: The heading it stands under; None before the first heading.
        page: The page on which it starts; None where there are no pages.
        sentences: In order; the first may be the last of the passage before.
    """

    document_id: str
    start: int
    end: int
    section: str | None
    page: int | None
    sentences: tuple[Sentence, ...]

    @property
    def is_row(self) -> bool:
        """Whether it is a table's row: its section then ends with the row's number."""
        return (
            len(self.sentences) == 1
            and self.section is not None
            and _ROW.search(self.section) is not None
        )
