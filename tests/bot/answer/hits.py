"""Hits made by hand: documents of a few lines, each as like the question as a test wants it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from index.passage import Passage, Sentence
from index.searcher import DocumentCard, Hit, ScoredSentence, Signals

CARD = DocumentCard(
    id="plan",
    title="The Kent plan",
    publisher="NHS England",
    published=date(2016, 11, 23),
    location="plans/kent.txt",
    url="https://plans.example/kent",
    media_type="application/pdf",
)


def make_line(
    text: str,
    dense: float = 0.0,
    *,
    late: float = 0.0,
    matched: str = "",
    fragment: bool = False,
    page: int | None = None,
) -> ScoredSentence:
    """Make a sentence that has no place yet.

    Args:
        text: Its words.
        dense: How like the question it is.
        late: How well its words meet the question's.
        matched: The question's words in it, with spaces between them.
        fragment: Whether it is no full sentence.
        page: The page it stands on.
    """
    return ScoredSentence(
        sentence=Sentence(0, len(text), fragment=fragment),
        text=text,
        page=page,
        dense=dense,
        lexical=0.0,
        late=late,
        matched=frozenset(matched.split()),
    )


def make_hit(
    *lines: ScoredSentence,
    document: str = "plan",
    start: int = 0,
    score: float = 1.0,
    section: str | None = None,
    weights: Mapping[str, float] | None = None,
    met: Mapping[str, float] | None = None,
    mended: Mapping[str, str] | None = None,
) -> Hit:
    """Make a passage of some lines, with a space between them.

    Args:
        lines: At least one.
        document: The document's id.
        start: Where the passage starts in its document.
        score: Its fused score.
        section: The heading it stands under.
        weights: The question's words and what each carries.
        met: The question's words and how well each is met.
        mended: What was typed in the question, and what it was taken for.
    """
    placed: list[ScoredSentence] = []
    place = start
    for line in lines:
        span = replace(line.sentence, start=place, end=place + len(line.text))
        placed.append(replace(line, sentence=span))
        place = span.end + 1
    passage = Passage(
        document_id=document,
        start=start,
        end=place - 1,
        section=section,
        page=lines[0].page,
        sentences=tuple(line.sentence for line in placed),
    )
    best = max(line.dense for line in lines)
    late = max(line.late for line in lines)
    return Hit(
        document=replace(CARD, id=document),
        passage=passage,
        text=" ".join(line.text for line in lines),
        sentences=tuple(placed),
        score=score,
        signals=Signals(best, best, 0.0, 0.0, late, late),
        matched=frozenset().union(*(line.matched for line in lines)),
        weights=weights or {},
        met=met or {},
        mended=tuple((mended or {}).items()),
    )
