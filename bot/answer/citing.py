"""Citations of sentences and of passages; pure."""

from collections.abc import Iterable, Sequence

from bot.answer.answer import AnswerSentence, Citation
from bot.answer.choice.ranking import Choice
from bot.answer.choice.repeats import Stated
from bot.answer.links import deep_link
from index.searcher import Hit

_NEAREST = 3


def cite_sentences(
    stated: Sequence[Stated],
) -> tuple[tuple[AnswerSentence, ...], tuple[Citation, ...]]:
    """Cite each sentence shown, and each document that says the same in its own words.

    Args:
        stated: The sentences in reading order.

    Returns:
        The sentences, and the citations, numbered from 1 in the order of their marks.
    """
    sentences: list[AnswerSentence] = []
    citations: list[Citation] = []
    for each in stated:
        first = len(citations) + 1
        for choice in (each.choice, *each.repeats):
            citations.append(_cite_sentence(len(citations) + 1, choice))
        numbers = tuple(range(first, len(citations) + 1))
        sentences.append(AnswerSentence(text=each.choice.scored.text, citations=numbers))
    return tuple(sentences), tuple(citations)


def cite_nearest(hits: Iterable[Hit]) -> tuple[Citation, ...]:
    """Cite the passages that came closest, at most three, none of which overlaps another."""
    nearest: list[Hit] = []
    for hit in hits:
        if not any(_overlap(hit, other) for other in nearest):
            nearest.append(hit)
    return tuple(_cite_passage(number, hit) for number, hit in enumerate(nearest[:_NEAREST], 1))


def link_to(hit: Hit) -> str | None:
    """Make the link that opens a passage where it stands; None where there is no address."""
    return _link(hit, words=hit.text, page=hit.passage.page)


def _link(hit: Hit, *, words: str, page: int | None) -> str | None:
    return deep_link(
        hit.document.url,
        media_type=hit.document.media_type,
        words=words,
        page=page,
        is_row=hit.passage.is_row,
    )


def _overlap(one: Hit, other: Hit) -> bool:
    return (
        one.document.id == other.document.id
        and one.passage.start < other.passage.end
        and other.passage.start < one.passage.end
    )


def _cite_sentence(number: int, choice: Choice) -> Citation:
    sentence = choice.scored.sentence
    return _cite(
        number,
        choice.hit,
        page=choice.scored.page,
        quote=choice.scored.text,
        span=(sentence.start, sentence.end),
    )


def _cite_passage(number: int, hit: Hit) -> Citation:
    span = (hit.passage.start, hit.passage.end)
    return _cite(number, hit, page=hit.passage.page, quote=hit.text, span=span)


def _cite(
    number: int, hit: Hit, *, page: int | None, quote: str, span: tuple[int, int]
) -> Citation:
    document = hit.document
    return Citation(
        number=number,
        document_id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        location=document.location,
        page=page,
        section=hit.passage.section,
        quote=quote,
        start=span[0],
        end=span[1],
        url=_link(hit, words=quote, page=page),
    )
