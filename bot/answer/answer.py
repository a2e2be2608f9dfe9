"""What the bot says: sentences in the source's words, each cited, or that it found none."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.answer.holdings import Holdings


class Status(StrEnum):
    """Whether the documents answer the question."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where some words stand.

    Attributes:
        number: The mark beside the sentence, from 1.
        document_id: The document.
        title: None where unknown.
        publisher: None where unknown.
        published: None where unknown.
        location: What the user named.
        page: None where there are no pages.
        section: The heading it stands under, or None.
        quote: Words exactly as they stand: ``clean_text[start:end]``.
        start: In characters of the document's clean text.
        end: Exclusive.
        url: Where it can be read on the web, or None.
    """

    number: int
    document_id: str
    title: str | None
    publisher: str | None
    published: date | None
    location: str
    page: int | None
    section: str | None
    quote: str
    start: int
    end: int
    url: str | None


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """A sentence shown, and what it rests on.

    Attributes:
        text: In the words of the first citation.
        citations: The numbers of its citations, at least one; the others say the same.
    """

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    Attributes:
        id: Short and unique; buttons carry it.
        question: The question's text.
        status: With ``not_found``, sentences and citations are empty.
        sentences: Best order for reading.
        citations: Numbered from 1 in the order of their first mark.
        nearest: With ``not_found``, up to three passages that came closest; otherwise empty.
        confidence: 0 to 1, that the citations answer the question.
        elapsed_ms: From the question to the answer, in milliseconds.
        holdings: What was searched; None for an answer that was kept before this was.
        lead: A line of ours over the quotations, such as that the sources disagree; or None.
        remarks: Sentences of ours about the question and the quotations, never about policy.
    """

    id: str
    question: str
    status: Status
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    confidence: float
    elapsed_ms: float
    holdings: Holdings | None = None
    lead: str | None = None
    remarks: tuple[str, ...] = ()
