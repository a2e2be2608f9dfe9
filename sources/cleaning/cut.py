"""Take blocks out of a finished document, so that everything else keeps its place in the text."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from sources.document import Document, Dropped


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a document's text.

    Attributes:
        start: In characters of the text.
        end: Exclusive.
    """

    start: int
    end: int


def cut_document(
    document: Document, *, kept: Sequence[Piece], dropped: Sequence[Piece], rule: str
) -> Document:
    """Leave blocks out of a document.

    Args:
        document: The document.
        kept: The blocks that stay, in order; the text has an empty line between any two.
        dropped: The others, in order.
        rule: Why they go.

    Returns:
        The document without them. Sections, pages and rows of which nothing is left are gone. Its
        revision follows from the old one and from what is dropped.
    """
    moves = _Moves.to_close_up(kept)
    texts = [document.text[piece.start : piece.end] for piece in dropped]
    return replace(
        document,
        text="\n\n".join(document.text[piece.start : piece.end] for piece in kept),
        sections=tuple(
            replace(each, start=span.start, end=span.end)
            for each in document.sections
            if (span := moves.apply(each.start, each.end))
            and _starts_in(kept, each.start)  # without its heading it is no section
        ),
        pages=tuple(
            replace(each, start=span.start, end=span.end)
            for each in document.pages
            if (span := moves.apply(each.start, each.end))
        ),
        rows=tuple(
            replace(each, start=span.start, end=span.end)
            for each in document.rows
            if (span := moves.apply(each.start, each.end))
        ),
        dropped=(*document.dropped, *(Dropped(text, rule) for text in texts)),
        revision=sha256("\n\n".join([document.revision, rule, *texts]).encode()).hexdigest(),
    )


def _starts_in(pieces: Sequence[Piece], offset: int) -> bool:
    return any(piece.start <= offset < piece.end for piece in pieces)


@dataclass(frozen=True, slots=True)
class _Moves:
    """Where kept blocks stood, and where they stand now."""

    pieces: Sequence[Piece]
    starts: Sequence[int]

    @classmethod
    def to_close_up(cls, pieces: Sequence[Piece]) -> "_Moves":
        starts: list[int] = []
        reached = 0
        for piece in pieces:
            starts.append(reached)
            reached += piece.end - piece.start + len("\n\n")
        return cls(pieces, starts)

    def apply(self, start: int, end: int) -> Piece | None:
        """Move a stretch; None where nothing of it is left."""
        first = bisect_left(self.pieces, start, key=lambda piece: piece.end - 1)
        last = bisect_left(self.pieces, end, key=lambda piece: piece.start) - 1
        if last < first:
            return None
        begin = max(start, self.pieces[first].start) - self.pieces[first].start
        reach = min(end, self.pieces[last].end) - self.pieces[last].start
        return Piece(self.starts[first] + begin, self.starts[last] + reach)
