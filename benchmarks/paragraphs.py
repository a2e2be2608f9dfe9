"""Paragraphs to index: a source of documents in memory, and as many texts as are wanted."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from index.language.sentences import split_sentences
from sources.document import Document, Origin
from sources.open_location import open_location
from sources.sample_corpus import sample_folder
from sources.source import NOTHING_KNOWN, Found

_SEED = 44
_SENTENCES = (5, 7)  # per paragraph: of the sample's length, about a hundred words
_LEAST_WORDS = 8


class Paragraphs:
    """A source of documents that are already in memory."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Take the documents."""
        self._documents = documents

    @property
    def root(self) -> str:
        """A name for the memory."""
        return "memory"

    def count(self) -> int:
        """Count the documents."""
        return len(self._documents)

    def read(self, known: Mapping[str, str] = NOTHING_KNOWN) -> Iterator[Found]:
        """Read them all."""
        del known
        yield from self._documents


def make_document(name: str, text: str) -> Document:
    """Make a document of one paragraph."""
    return Document(
        id=name,
        location=name,
        media_type="text/plain",
        title=None,
        title_origin=Origin.UNKNOWN,
        publisher=None,
        publisher_origin=Origin.UNKNOWN,
        published=None,
        published_origin=Origin.UNKNOWN,
        url=None,
        text=text,
        sections=(),
        pages=(),
        revision=name,
        collection="open",
    )


def mix_paragraphs(count: int) -> list[str]:
    """Make paragraphs of the sample corpus's words, the same ones each time.

    Every sentence is the first half of one of the sample's and the second half of another, so that
    none stands twice: what is the same would be embedded only once.

    Args:
        count: How many.

    Returns:
        The paragraphs; those of a smaller count come first.
    """
    halves = [_halve(sentence) for sentence in read_sentences(sample_folder())]
    draw = Random(_SEED)  # noqa: S311  nothing secret
    sentences = _mix_sentences(halves, draw)
    return [
        " ".join(next(sentences) for _ in range(draw.randint(*_SENTENCES))) for _ in range(count)
    ]


def read_sentences(folder: Path) -> list[str]:
    """Read the full sentences of a folder's documents, those of a few words left out."""
    read = open_location(str(folder), collection="open").read()
    documents = [each for each in read if isinstance(each, Document)]
    sentences = [
        each.text[span.start : span.end]
        for each in documents
        for span in split_sentences(each.text)
        if not span.fragment
    ]
    return [each for each in sentences if len(each.split()) >= _LEAST_WORDS]


def _halve(sentence: str) -> tuple[str, str]:
    words = sentence.split()
    middle = len(words) // 2
    return " ".join(words[:middle]), " ".join(words[middle:])


def _mix_sentences(halves: Sequence[tuple[str, str]], draw: Random) -> Iterator[str]:
    made = set()
    while True:
        sentence = f"{draw.choice(halves)[0]} {draw.choice(halves)[1]}"
        if sentence not in made:
            made.add(sentence)
            yield sentence
