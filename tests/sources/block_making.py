"""Short ways to write blocks and documents in tests."""

from collections.abc import Sequence

from sources.block import Block, BlockKind
from sources.compose import Place, compose_document
from sources.document import Document
from sources.readers.text.text import read_text

PLACE = Place(id="0" * 12, location="a.txt", media_type="text/plain", collection="open")
LONG = (
    "The plans were drawn up in 44 areas of England, and each of them had to say how services"
    " would change and how the local gap in the money would be closed by 2020/21."
)


def paragraphs(texts: Sequence[str]) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)


def document_from_text(text: str) -> Document:
    return compose_document(read_text(text.encode()), place=PLACE)
