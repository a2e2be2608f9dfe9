"""The messages that are compared with files: what people see, reviewed like code."""

import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.answer.answer import Answer, AnswerSentence
from bot.slack.blocks.answers.answer_blocks import (
    private_answer,
    public_answer,
    shared_answer,
    shared_private_answer,
)
from bot.slack.blocks.answers.help_blocks import help_copy
from bot.slack.blocks.answers.quote_blocks import paste_ready
from bot.slack.blocks.message import JsonObject, Message
from bot.slack.blocks.running.gap_blocks import gaps_found
from bot.slack.blocks.style import Style
from bot.store.records import KeptAnswer
from tests.bot.slack.answers import ALLIANCE, ANSWERED, BOARD, DISAGREEING, NOT_FOUND
from tests.bot.slack.blocks.answers.test_help_blocks import BEHIND, PLEA
from tests.bot.slack.blocks.running.test_gap_blocks import ASKED, FOUND_BAD, OLD


def kept(answer: Answer, *followups: str) -> KeptAnswer:
    """Keep an answer as it was asked in a thread, with questions offered under it."""
    at = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    return KeptAnswer(answer, asker="U0ALICE", at=at, channel="C0STP", followups=followups)


_LONG_QUOTE = " ".join([ALLIANCE.quote] * 40)
_LONG = replace(
    ANSWERED,
    sentences=(AnswerSentence(_LONG_QUOTE, (1,)), AnswerSentence(BOARD.quote, (2,))),
    citations=(replace(ALLIANCE, quote=_LONG_QUOTE), BOARD),
)
FOLDER = Path(__file__).parent
MESSAGES: dict[str, Message] = {
    "answered": public_answer(kept(ANSWERED), key=ANSWERED.id),
    "disagreeing": public_answer(kept(DISAGREEING), key=DISAGREEING.id),
    "not_found": public_answer(kept(NOT_FOUND), key=NOT_FOUND.id),
    "private": private_answer(kept(ANSWERED), key=ANSWERED.id),
    "private_once_shared": shared_private_answer(kept(ANSWERED), key=ANSWERED.id),
    "private_with_everything": private_answer(
        kept(_LONG, "Who leads the <footprints>?", "What does the BMA say about beds?"),
        key=_LONG.id,
        can_ask_person=True,
        style=Style(feedback=True, citations=True, containers=True),
    ),
    "to_paste": paste_ready(
        ANSWERED.id, ANSWERED.citations[:2], accessed=date(2026, 11, 22), command="/stp"
    ),
    "asking_a_person": help_copy(
        PLEA, ANSWERED, help_id=ANSWERED.id, key="help:1", note="Is this still so?", behind=BEHIND
    ),
    "gaps": gaps_found([ASKED, FOUND_BAD, OLD], command="/stp", show_questions=True),
    "shared": shared_answer(kept(ANSWERED), sharer="U0ALICE", key=f"share:{ANSWERED.id}:C0STP"),
}


def golden_file(name: str) -> Path:
    """Say where a message stands."""
    return FOLDER / f"{name}.json"


def golden_text(shown: Message | JsonObject) -> str:
    """Write a message or a modal as it stands in its file."""
    fields = asdict(shown) if isinstance(shown, Message) else shown
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"
