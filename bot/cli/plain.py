"""Answers and passages as lines for a terminal; pure."""

from textwrap import indent

from bot.answer.answer import Answer, Citation, Status
from bot.answer.wording import quoted, say_as_of, say_date, say_publisher, say_title
from index.searcher import Hit
from sources.tidy import join_line

_INDENT = "    "


def answer_lines(answer: Answer) -> list[str]:
    """Write an answer with its sources, then what is to be said of them."""
    found = answer.status is Status.ANSWERED
    lines = _answered_lines(answer) if found else _not_found_lines(answer)
    as_of = say_as_of(answer.citations, answer.holdings)
    below = [*answer.remarks, *([as_of] if as_of else [])]
    return [*lines, "", *below] if below else lines


def _answered_lines(answer: Answer) -> list[str]:
    lines = [answer.lead, ""] if answer.lead else []
    sources = {citation.number: _source_lines(citation) for citation in answer.citations}
    for sentence in answer.sentences:
        marks = "".join(f"[{number}]" for number in sentence.citations)
        lines.append(f"{quoted(sentence.text)} {marks}")
    lines.append("")
    for sentence in answer.sentences:
        first, *others = (sources[number] for number in sentence.citations)
        lines += first
        for line, *rest in others:
            lines += [f"also in {line}", *rest]
    return lines


def _not_found_lines(answer: Answer) -> list[str]:
    if not answer.nearest:
        return ["The documents do not say, and hold nothing near it."]
    lines = ["The documents do not say. The nearest passages in them:"]
    for citation in answer.nearest:
        lines += ["", quoted(citation.quote), *_source_lines(citation)]
    return lines


def passage_lines(number: int, hit: Hit) -> list[str]:
    """Write a passage with its source, and a blank line after it."""
    document = hit.document
    parts = [
        say_publisher(document.publisher),
        f"“{say_title(document.title)}”",
        say_date(document.published),
        *([f"p. {hit.passage.page}"] if hit.passage.page is not None else []),
        *([f"under “{hit.passage.section}”"] if hit.passage.section else []),
    ]
    where = document.url or join_line([document.location])
    text = indent(hit.text, _INDENT).splitlines()
    return [f"[{number}] {', '.join(parts)}", f"{_INDENT}{where}", *text, ""]


def _source_lines(citation: Citation) -> list[str]:
    parts = [
        say_publisher(citation.publisher),
        f"“{say_title(citation.title)}”",
        say_date(citation.published),
        *([f"p. {citation.page}"] if citation.page is not None else []),
        *(
            [f"under “{citation.section}”"]
            if citation.section not in {None, citation.title}
            else []
        ),
    ]
    where = citation.url or join_line([citation.location])
    return [
        f"[{citation.number}] {', '.join(parts)}",
        f"{_INDENT}{where} (document {citation.document_id}, characters"
        f" {citation.start} to {citation.end})",
    ]
