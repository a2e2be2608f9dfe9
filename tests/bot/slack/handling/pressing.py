"""What the tests of buttons share: an answer that is kept, and presses on it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.answer.question import Question
from bot.slack.blocks.message import JsonObject
from bot.slack.handling.services import Services
from bot.slack.requests.press import Press
from bot.store.records import Job, KeptAnswer
from tests.bot.slack.loopback import Loopback

JOB = Job("J1", "T1:C1:U1", "{}")
RECOVERED = Job("J1", "T1:C1:U1", "{}", recovered=True)
ANSWER_ID = "7KQ2MBXR"
_QUESTION = "How many footprints was England divided into?"


def keep_answer(
    services: Services,
    *,
    question: str = _QUESTION,
    collections: frozenset[str] = frozenset({"open"}),
    **changes: Any,  # noqa: ANN401  fields of several types
) -> KeptAnswer:
    """Have a question answered in C1 and keep the answer."""
    asked = Question(text=question, collections=collections)
    answer = services.desk.answer(asked, answer_id=ANSWER_ID)
    kept = KeptAnswer(
        answer, asker="U1", at=datetime(2026, 11, 22, tzinfo=UTC), team="T1", channel="C1"
    )
    kept = replace(kept, **changes)
    services.store.keep_answer(kept)
    return kept


def press_on(
    loopback: Loopback,
    action: str,
    value: str = ANSWER_ID,
    **changes: Any,  # noqa: ANN401  fields of several types
) -> Press:
    """Press a button under a message in C1."""
    press = Press(
        team="T1",
        channel="C1",
        user="U1",
        action=action,
        value=value,
        response_url=loopback.url("hooks/1"),
        ephemeral=False,
        trigger_id="trigger",
        message_ts="100.1",
    )
    return replace(press, **changes)


def press_in(
    view: JsonObject,
    action: str,
    value: str,
    **changes: Any,  # noqa: ANN401  fields of several types
) -> Press:
    """Press a button in a modal that was opened from C1."""
    press = Press(
        team="T1",
        channel="C1",
        user="U1",
        action=action,
        value=value,
        response_url="",
        ephemeral=False,
        trigger_id="trigger",
        view_id="V1",
        metadata=view["private_metadata"],
    )
    return replace(press, **changes)


def told(loopback: Loopback) -> str:
    """Say what the one reply to the presses so far says."""
    (reply,) = loopback.bodies("hooks/1")
    return str(reply["text"])


def opened(loopback: Loopback, method: str = "views.open") -> JsonObject:
    """Give the one view that was shown."""
    (call,) = loopback.bodies(method)
    view: JsonObject = call["view"]
    return view
