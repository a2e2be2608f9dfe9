"""The passages behind an answer, whole, in a modal; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer.answer import Answer, Citation, Status
from bot.slack.blocks.answers.answer_buttons import in_context_button
from bot.slack.blocks.answers.citation_lines import citation_line, marks
from bot.slack.blocks.answers.stretches import stretches
from bot.slack.blocks.message import JsonObject, context, section
from bot.slack.blocks.modal import modal
from bot.slack.blocks.mrkdwn import escape_within
from bot.slack.blocks.view_origin import ViewOrigin

_MOST_BLOCKS = 4
_MAX_QUESTION_CHARS = 500


@dataclass(frozen=True, slots=True)
class Behind:
    """A passage that an answer rests on, or that came near.

    Attributes:
        citations: Those that quote it, at least one.
        text: The passage, whole.
    """

    citations: tuple[Citation, ...]
    text: str


def passages_modal(answer: Answer, passages: Sequence[Behind], *, origin: ViewOrigin) -> JsonObject:
    """Show the passages: number, who, when, where, all their words, and a way into each document.

    Args:
        answer: What they are behind.
        passages: In the order of the answer's marks.
        origin: Where the modal was opened.

    Returns:
        The view.
    """
    is_answered = answer.status is Status.ANSWERED
    question = escape_within(answer.question, _MAX_QUESTION_CHARS)
    blocks = [context(f"Asked: {question}")] if question else []
    blocks.extend(block for passage in passages for block in _passage(passage, answer.id))
    if not passages:
        blocks.append(section("My documents hold nothing near the question."))
    title = "Passages" if is_answered else "The nearest passages"
    return modal(title, blocks, origin=origin)


def _passage(passage: Behind, answer_id: str) -> Iterator[JsonObject]:
    first = passage.citations[0]
    numbers = marks([each.number for each in passage.citations])
    yield {"type": "divider"}
    in_context = in_context_button("In context", first.number, answer_id)
    yield section(f"{numbers} {citation_line(first)}", accessory=in_context)
    yield from map(section, stretches(passage.text, most=_MOST_BLOCKS))
