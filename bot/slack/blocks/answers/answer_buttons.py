"""What can be pressed under an answer; pure."""

from collections.abc import Sequence

from bot.slack.blocks.message import JsonObject, button, buttons
from bot.slack.blocks.mrkdwn import shorten
from bot.store.records import KeptAnswer, Verdict

SHARE = "share"
SHOW_PASSAGES = "passages"
CONTEXT = "context"
ASK_PERSON = "ask_person"
FOLLOWUP = "followup"
HELPFUL = "helpful"
NOT_HELPFUL = "not_helpful"
FEEDBACK = "feedback"

_HELPFUL_LABEL = "Helpful"
_NOT_HELPFUL_LABEL = "Not helpful"
_MAX_LABEL_CHARS = 75
_MAX_FOLLOWUPS = 3


def action_row(kept: KeptAnswer, *, can_share: bool, can_ask_person: bool) -> JsonObject:
    """Make the row of what can be done with an answer."""
    key = kept.answer.id
    share = [("Share", SHARE, key)] if can_share else []
    ask = [("Ask a person", ASK_PERSON, key)] if can_ask_person else []
    return buttons([*share, ("Show passages", SHOW_PASSAGES, key), *ask])


def followup_rows(kept: KeptAnswer) -> list[JsonObject]:
    """Make the row of the questions offered next; nothing where none is."""
    questions = [
        (shorten(question, _MAX_LABEL_CHARS), f"{FOLLOWUP}:{number}", kept.answer.id)
        for number, question in enumerate(kept.followups[:_MAX_FOLLOWUPS], 1)
        if question.strip()
    ]
    return [buttons(questions)] if questions else []


def in_context_button(label: str, number: int, answer_id: str) -> JsonObject:
    """Make the button that shows the passage behind a citation with the text around it."""
    return button(label, f"{CONTEXT}:{number}", answer_id)


def plain_feedback(answer_id: str) -> JsonObject:
    """Ask for a verdict by two plain buttons."""
    return buttons([
        (_HELPFUL_LABEL, HELPFUL, answer_id),
        (_NOT_HELPFUL_LABEL, NOT_HELPFUL, answer_id),
    ])


def native_feedback(answer_id: str) -> JsonObject:
    """Ask for a verdict by Slack's own feedback buttons."""
    halves = {
        "positive_button": _half(_HELPFUL_LABEL, f"{answer_id}:{Verdict.HELPFUL.value}"),
        "negative_button": _half(_NOT_HELPFUL_LABEL, f"{answer_id}:{Verdict.NOT_HELPFUL.value}"),
    }
    element: JsonObject = {"type": "feedback_buttons", "action_id": FEEDBACK, **halves}
    return {"type": "context_actions", "elements": [element]}


def read_feedback(action: str, value: str) -> tuple[str, Verdict] | None:
    """Read which answer a person gave which verdict on, by either kind of buttons.

    Args:
        action: The action's name.
        value: What the button carries.

    Returns:
        The answer's id and the verdict; None where no such button of ours carries this.
    """
    answer_id, verdict = value, action
    if action == FEEDBACK:
        answer_id, _, verdict = value.partition(":")
    return (answer_id, Verdict(verdict)) if verdict in set(Verdict) else None


def _half(label: str, value: str) -> JsonObject:
    text: JsonObject = {"type": "plain_text", "text": label, "emoji": False}
    return {"text": text, "value": value, "accessibility_label": label}


FEEDBACK_ACTIONS: Sequence[str] = (FEEDBACK, HELPFUL, NOT_HELPFUL)
