"""The Answer and the Passage as JSON, for scripts."""

from typing import Any

from bot.answer.answer import Answer, Citation
from bot.answer.citing import link_to
from index.searcher import Hit

JsonObject = dict[str, Any]


def answer_json(answer: Answer) -> JsonObject:
    """Write an answer in the form that scripts rely on."""
    return {
        "id": answer.id,
        "question": answer.question,
        "status": answer.status.value,
        "sentences": [
            {"text": sentence.text, "citations": list(sentence.citations)}
            for sentence in answer.sentences
        ],
        "citations": [_citation_json(citation) for citation in answer.citations],
        "nearest": [_citation_json(citation) for citation in answer.nearest],
        "confidence": round(answer.confidence, 4),
        "elapsed_ms": round(answer.elapsed_ms, 1),
    }


def passage_json(hit: Hit) -> JsonObject:
    """Write a passage in the form that scripts rely on."""
    return {
        "document_id": hit.document.id,
        "title": hit.document.title,
        "publisher": hit.document.publisher,
        "published": hit.document.published.isoformat() if hit.document.published else None,
        "location": hit.document.location,
        "page": hit.passage.page,
        "section": hit.passage.section,
        "text": hit.text,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "url": link_to(hit),
        "score": round(hit.score, 6),
    }


def _citation_json(citation: Citation) -> JsonObject:
    return {
        "number": citation.number,
        "document_id": citation.document_id,
        "title": citation.title,
        "publisher": citation.publisher,
        "published": citation.published.isoformat() if citation.published else None,
        "location": citation.location,
        "page": citation.page,
        "section": citation.section,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "url": citation.url,
    }
