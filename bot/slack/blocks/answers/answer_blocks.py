"""An answer as people see it in Slack; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.answer import Answer, Citation, Status
from bot.answer.wording import quoted, say_as_of
from bot.slack.access import is_personal
from bot.slack.blocks.answers.answer_buttons import (
    action_row,
    followup_rows,
    native_feedback,
    plain_feedback,
)
from bot.slack.blocks.answers.citation_lines import source_name
from bot.slack.blocks.answers.native import citations_block, passages_box
from bot.slack.blocks.answers.quotations import show_nearest, show_sentences
from bot.slack.blocks.message import (
    MAX_BLOCK_CHARS,
    MAX_BLOCKS,
    JsonObject,
    Message,
    context,
    fit,
    text_chars,
)
from bot.slack.blocks.mrkdwn import escape, escape_within
from bot.slack.blocks.style import STANDARD, Style
from bot.store.records import KeptAnswer

_MAX_FALLBACK_QUOTE_CHARS = 1_500
_MAX_FALLBACK_NEAREST_CHARS = 600
_MAX_REMARKS_CHARS = 1_000
_MAX_AS_OF_CHARS = 300
_MAX_QUESTION_CHARS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What one rendering of an answer has that another has not."""

    key: str
    style: Style
    intro: str | None
    can_share: bool = False
    can_ask_person: bool


def public_answer(
    kept: KeptAnswer,
    *,
    key: str,
    asker: str | None = None,
    can_ask_person: bool = False,
    style: Style = STANDARD,
) -> Message:
    """Render an answer for all in a thread to see.

    Args:
        kept: The answer, and the questions offered under it.
        key: Known to this message alone.
        asker: Who asked, where no message of theirs shows what was asked; else None.
        can_ask_person: Whether there is somebody to ask for help.
        style: Which of Slack's newer blocks it is offered in.

    Returns:
        The message.
    """
    intro = _asked(f"<@{asker}>", kept.answer) if asker else None
    return _message(
        kept, _Setting(key=key, style=style, intro=intro, can_ask_person=can_ask_person)
    )


def private_answer(
    kept: KeptAnswer, *, key: str, can_ask_person: bool = False, style: Style = STANDARD
) -> Message:
    """Render an answer for the asker alone; where others are, with a button to share it."""
    setting = _Setting(
        key=key,
        style=style,
        intro=_asked("You", kept.answer),
        can_share=not is_personal(kept.channel),
        can_ask_person=can_ask_person,
    )
    return _message(kept, setting)


def shared_private_answer(
    kept: KeptAnswer,
    *,
    key: str,
    where: str = "the channel",
    can_ask_person: bool = False,
    style: Style = STANDARD,
) -> Message:
    """Render what stands in the place of a private answer once it was shared somewhere."""
    intro = f"{_asked('You', kept.answer)} (shared in {where})"
    return _message(
        kept, _Setting(key=key, style=style, intro=intro, can_ask_person=can_ask_person)
    )


def shared_answer(
    kept: KeptAnswer,
    *,
    sharer: str,
    key: str,
    can_ask_person: bool = False,
    style: Style = STANDARD,
) -> Message:
    """Render the copy that a person shared with the channel."""
    return public_answer(kept, key=key, asker=sharer, can_ask_person=can_ask_person, style=style)


def _message(kept: KeptAnswer, setting: _Setting) -> Message:
    answer = kept.answer
    row = action_row(kept, can_share=setting.can_share, can_ask_person=setting.can_ask_person)
    below, offered = [*_below(answer), row], followup_rows(kept)
    plain_tail = [*below, plain_feedback(answer.id), *offered]
    intro = [context(setting.intro)] if setting.intro else []
    said = fit([intro, *_said(answer, room=_room([*intro, *plain_tail]))], plain_tail)
    plain = _named(said, setting.key)
    heart = plain[: len(plain) - len(plain_tail)]
    return Message(
        text=_fallback(answer),
        blocks=plain,
        native=_native(answer, heart, below, offered, setting.style),
    )


def _native(
    answer: Answer,
    heart: Sequence[JsonObject],
    below: Sequence[JsonObject],
    offered: Sequence[JsonObject],
    style: Style,
) -> tuple[JsonObject, ...]:
    """Add what Slack's newer blocks can show; nothing where that would be nothing new."""
    sources = answer.citations or answer.nearest
    feedback = native_feedback(answer.id) if style.feedback else plain_feedback(answer.id)
    room = MAX_BLOCK_CHARS - text_chars([*heart, *below, feedback, *offered])
    spare = MAX_BLOCKS - len(heart) - len(below) - len(offered) - 1
    box = passages_box(sources, room=room) if style.containers and spare > 0 else []
    room -= text_chars(box)
    spare -= len(box)
    cited = citations_block(sources, room=room) if style.citations and spare > 0 else []
    if not (style.feedback or box or cited):
        return ()
    return (*heart, *cited, *box, *below, feedback, *offered)


def _named(blocks: Sequence[JsonObject], key: str) -> tuple[JsonObject, ...]:
    return (blocks[0] | {"block_id": key}, *blocks[1:])


def _room(around: Sequence[JsonObject]) -> int:
    return MAX_BLOCK_CHARS - text_chars(around)


def _said(answer: Answer, *, room: int) -> list[list[JsonObject]]:
    if answer.status is Status.ANSWERED:
        return show_sentences(answer, room=room)
    return show_nearest(answer, room=room)


def _below(answer: Answer) -> list[JsonObject]:
    """Set our own words apart from the quotations: remarks, and how far the answer reaches."""
    remarks = escape_within("\n".join(answer.remarks), _MAX_REMARKS_CHARS).strip()
    as_of = escape_within(say_as_of(answer.citations, answer.holdings), _MAX_AS_OF_CHARS)
    said = [as_of, "Every sentence is a quotation.", f"· Answer `{escape(answer.id)}`"]
    return [
        *([context(remarks)] if remarks else []),
        context(" ".join(part for part in said if part)),
    ]


def _asked(who: str, answer: Answer) -> str:
    """Say what somebody asked, or, where the words are kept no longer, that they asked."""
    question = escape_within(answer.question, _MAX_QUESTION_CHARS)
    return f"{who} asked: {question}" if question else f"{who} asked a question"


def _fallback(answer: Answer) -> str:
    """Say the first sentence and the sources, for notifications and screen readers."""
    if answer.status is Status.NOT_FOUND:
        return _fallback_not_found(answer.nearest)
    first = escape_within(answer.sentences[0].text, _MAX_FALLBACK_QUOTE_CHARS)
    sources = "; ".join(dict.fromkeys(source_name(citation) for citation in answer.citations))
    lead = f"{escape(answer.lead)} " if answer.lead else ""
    return f"{lead}{quoted(first)} Sources: {sources}"


def _fallback_not_found(nearest: Sequence[Citation]) -> str:
    if not nearest:
        return "My documents do not say."
    words = quoted(escape_within(nearest[0].quote, _MAX_FALLBACK_NEAREST_CHARS))
    return f"My documents do not say. Nearest: {words} ({source_name(nearest[0])})"
