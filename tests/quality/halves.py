"""Where the judged questions stand: in two halves, each over two collections of documents."""

from enum import StrEnum
from pathlib import Path


class Half(StrEnum):
    """Whether a question may be looked at to make the bot better."""

    TUNED = "tuned"
    UNTOUCHED = "untouched"


class Corpus(StrEnum):
    """The documents that the questions are about."""

    SAMPLE = "sample"
    ARTICLES = "articles"


def questions_of(half: Half, corpus: Corpus) -> Path:
    """Name the file with the questions of a half about a corpus.

    Those about the articles have their sentences hidden: see ``article_questions``.
    """
    return Path(__file__).parent / half.value / f"{corpus.value}.jsonl"
