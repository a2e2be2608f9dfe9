"""The messages that are compared with files: what people see, reviewed like code."""

import json
from dataclasses import asdict
from pathlib import Path

from bot.slack.blocks.answer_blocks import (
    private_answer,
    public_answer,
    shared_answer,
    shared_private_answer,
)
from bot.slack.blocks.message import Message
from tests.bot.slack.answers import ANSWERED, DISAGREEING, NOT_FOUND

FOLDER = Path(__file__).parent
MESSAGES: dict[str, Message] = {
    "answered": public_answer(ANSWERED, key=ANSWERED.id),
    "disagreeing": public_answer(DISAGREEING, key=DISAGREEING.id),
    "not_found": public_answer(NOT_FOUND, key=NOT_FOUND.id),
    "private": private_answer(ANSWERED, key=ANSWERED.id),
    "private_once_shared": shared_private_answer(ANSWERED, key=ANSWERED.id),
    "shared": shared_answer(ANSWERED, sharer="U0ALICE", key=f"share:{ANSWERED.id}:C0STP"),
}


def golden_file(name: str) -> Path:
    """Say where a message stands."""
    return FOLDER / f"{name}.json"


def golden_text(message: Message) -> str:
    """Write a message as it stands in its file."""
    return json.dumps(asdict(message), ensure_ascii=False, indent=2) + "\n"
