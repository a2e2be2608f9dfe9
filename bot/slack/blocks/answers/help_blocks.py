"""Asking a person for help with an answer, as the asker and the helpers see it; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.answer import Answer, Status
from bot.answer.wording import quoted
from bot.slack.blocks.answers.citation_lines import marks, source_name
from bot.slack.blocks.answers.passages_modal import Behind
from bot.slack.blocks.answers.quotations import show_nearest, show_sentences
from bot.slack.blocks.message import JsonObject, Message, buttons, context, fit, section
from bot.slack.blocks.modal import modal, plain
from bot.slack.blocks.mrkdwn import escape_within
from bot.slack.blocks.running.rules_wording import name_all
from bot.slack.blocks.texts import plain_message
from bot.slack.blocks.view_origin import ViewOrigin

SEND_HELP = "send_help"
RESOLVE_HELP = "resolve_help"
NOTE = "note"
MAX_NOTE_CHARS = 500

_MAX_QUESTION_CHARS = 500
# Escaping makes a note longer.
_MAX_NOTE_SHOWN = 900
_MAX_ANSWER_CHARS = 4_500
_MAX_PASSAGES_CHARS = 2_400
_MAX_PASSAGE_CHARS = 600


@dataclass(frozen=True, slots=True)
class Plea:
    """What helpers are told of a request.

    Attributes:
        asker: Who asks for help.
        question: What they had asked the bot; None where that is kept no longer.
        link: To the thread; None where they saw the answer alone, or Slack gives none.
    """

    asker: str
    question: str | None
    link: str | None = None


def help_modal(question: str, helpers: Sequence[str], *, origin: ViewOrigin) -> JsonObject:
    """Ask for a note to go with a request, and say where it goes.

    Args:
        question: What was asked.
        helpers: Who will be asked.
        origin: The answer, and where a reply goes.

    Returns:
        The view.
    """
    note = {
        "type": "input",
        "block_id": NOTE,
        "label": plain("A note"),
        "element": {
            "type": "plain_text_input",
            "action_id": NOTE,
            "multiline": True,
            "max_length": MAX_NOTE_CHARS,
        },
        "optional": True,
    }
    blocks = [
        section(
            f"*Your question:* {escape_within(question, _MAX_QUESTION_CHARS) or '(kept no longer)'}"
        ),
        note,
        context(
            f"It goes to {name_all(helpers)} with your name, the answer and the passages behind it."
        ),
    ]
    return modal("Ask a person", blocks, origin=origin, callback_id=SEND_HELP, submit="Send")


def help_copy(
    plea: Plea,
    answer: Answer | None,
    *,
    help_id: str,
    key: str,
    note: str = "",
    behind: Sequence[Behind] = (),
) -> Message:
    """Render a request as one of the helpers sees it.

    Args:
        plea: Who asks what.
        answer: What the bot had answered; None where it rests on what may not be seen there.
        help_id: What the button carries.
        key: Known to this message alone.
        note: In the asker's words; may be empty.
        behind: The passages behind an answer that was found.

    Returns:
        The message.
    """
    opening = section(f"{_who(plea)} asks for help. {_where(plea)}", block_id=key)
    told = [opening, section(f"*Question:* {_question(plea)}")]
    if note.strip():
        told.append(section(f"*Note:* {escape_within(note.strip(), _MAX_NOTE_SHOWN)}"))
    groups = [told, *(_answered(answer, behind) if answer else [[_HIDDEN]])]
    tail = buttons([("Mark resolved", RESOLVE_HELP, help_id)])
    text = f"{_who(plea)} asks for help: {_question(plea)}"
    return Message(text=text, blocks=fit(groups, [tail]))


def resolved_copy(plea: Plea, *, resolver: str) -> Message:
    """Render what stands in the place of a request once it is resolved."""
    text = f"Resolved by <@{resolver}>. {_who(plea)} had asked for help: {_question(plea)}"
    return plain_message(f"{text} {_thread(plea)}".rstrip())


def mark(asker: str, *, key: str) -> Message:
    """Say in a thread that somebody asked a person."""
    return plain_message(f"<@{asker}> asked a person for help.", key=key)


def resolved_mark(asker: str, *, resolver: str, key: str) -> Message:
    """Say in a thread that the request was resolved."""
    text = f"<@{asker}> asked a person for help. Resolved by <@{resolver}>."
    return plain_message(text, key=key)


def told_resolved(plea: Plea, *, resolver: str, key: str) -> Message:
    """Tell the asker that it was resolved."""
    text = (
        f"<@{resolver}> marked your request for help as resolved: {_question(plea)} {_thread(plea)}"
    )
    return plain_message(text.rstrip(), key=key)


def help_sent(helpers: int) -> Message:
    """Tell the asker that the request is on its way, where no thread shows it."""
    whom = "one place" if helpers == 1 else f"{helpers} places"
    return plain_message(
        f"Sent to {whom} where people help. I shall write to you once somebody marks it resolved."
    )


def asked_already() -> Message:
    """Say that somebody has asked a person about this answer."""
    return plain_message("A person has been asked about this answer already.")


def asked_too_often(most: int) -> Message:
    """Say that a person has asked for help as often as anybody may."""
    return plain_message(
        f"You have asked a person {most} times within a day, which is as often as I pass it on."
        " Please try again tomorrow, or write to somebody directly."
    )


def nobody_to_ask() -> Message:
    """Say that there is nobody who could be asked."""
    return plain_message("Nobody is named here whom I could ask for help.")


def nobody_reached() -> Message:
    """Say that the request has come to nobody."""
    return plain_message(
        "I could not reach anybody to help you: Slack took my message nowhere. Please ask somebody"
        " directly, and tell whoever runs this bot."
    )


def resolved_already(resolver: str) -> Message:
    """Say that somebody else was quicker."""
    return plain_message(f"This was marked as resolved already, by <@{resolver}>.")


def help_forgotten() -> Message:
    """Say that a request is kept no longer."""
    return plain_message("That request is kept no longer.")


_HIDDEN = section(
    "The answer and the passages are not shown: they are of collections that are not open here."
)


def _who(plea: Plea) -> str:
    return f"<@{plea.asker}>"


def _question(plea: Plea) -> str:
    if not plea.question:
        return "(the question is kept no longer)"
    return quoted(escape_within(plea.question, _MAX_QUESTION_CHARS))


def _where(plea: Plea) -> str:
    return _thread(plea) or "They alone have seen the answer: please write to them directly."


def _thread(plea: Plea) -> str:
    return f"<{plea.link}|See the thread>." if plea.link else ""


def _answered(answer: Answer, behind: Sequence[Behind]) -> list[list[JsonObject]]:
    if answer.status is Status.NOT_FOUND:
        return show_nearest(answer, room=_MAX_ANSWER_CHARS)
    said = show_sentences(answer, room=_MAX_ANSWER_CHARS)
    shown = _passages(behind)
    heading = [[section("*The passages behind it:*")]] if shown else []
    return [[section("*My answer:*"), *said[0]], *said[1:], *heading, *shown]


def _passages(behind: Sequence[Behind]) -> list[list[JsonObject]]:
    if not behind:
        return []
    most = min(_MAX_PASSAGE_CHARS, _MAX_PASSAGES_CHARS // len(behind))
    return [
        [
            section(f"{_numbers(each)} {quoted(escape_within(each.text, max(most, 100)))}"),
            context(source_name(each.citations[0])),
        ]
        for each in behind
    ]


def _numbers(behind: Behind) -> str:
    return marks([each.number for each in behind.citations])
