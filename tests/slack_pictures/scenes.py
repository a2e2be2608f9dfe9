"""What the pictures show; each function plays one scene and gives what is seen at its end."""

import re
from collections.abc import Callable
from typing import TypeAlias

from tests.slack_pictures.picture import Picture
from tests.slack_pictures.stage import HELP_CHANNEL, Stage
from tests.slack_wire.offers import read_offer

Scene: TypeAlias = Callable[[Stage], Picture]

QUESTION = "When were integrated care boards established?"
PRIVATE_QUESTION = "When were the 44 STP footprints published?"
UNANSWERED = "What does a season ticket for the railway cost?"


def answer_in_a_thread(stage: Stage) -> Picture:
    """A question in a channel, and the answer in its thread."""
    return stage.messages(*stage.asked_in_channel(QUESTION), place="Thread")


def private_answer(stage: Stage) -> Picture:
    """An answer for the asker alone, with a button to share it."""
    return stage.messages(stage.room.reply_to_command(f"ask {PRIVATE_QUESTION}"))


def not_found(stage: Stage) -> Picture:
    """What is said where no document answers, with the nearest passages."""
    seen = stage.asked_in_channel(UNANSWERED)
    if "do not say" not in seen[-1].shown:
        raise LookupError(f"the sample answers {UNANSWERED!r}: ask what it does not answer")
    return stage.messages(*seen, place="Thread")


def why_not_helpful(stage: Stage) -> Picture:
    """What is asked of somebody who found an answer unhelpful."""
    answer = stage.asked_in_channel(QUESTION)[-1]
    return stage.view(stage.opened_by(answer, "Not helpful"))


def passages_behind_an_answer(stage: Stage) -> Picture:
    """The passages that an answer quotes, in a modal."""
    answer = stage.asked_in_channel(QUESTION)[-1]
    return stage.view(stage.opened_by(answer, "Show passages"))


def passage_in_context(stage: Stage) -> Picture:
    """One passage with the text around it."""
    answer = stage.asked_in_channel(QUESTION)[-1]
    return stage.view(stage.opened_by(stage.opened_by(answer, "Show passages"), "In context"))


def ask_a_person(stage: Stage) -> Picture:
    """What is asked of somebody who wants help."""
    answer = stage.asked_in_channel(UNANSWERED)[-1]
    return stage.view(stage.opened_by(answer, "Ask a person"))


def request_for_help(stage: Stage) -> Picture:
    """What those see who are asked for help."""
    answer = stage.asked_in_channel(UNANSWERED)[-1]
    modal = stage.opened_by(answer, "Ask a person")
    stage.room.ada.submits(modal, {}).ack()
    stage.room.bot.wait_until_idle()
    seen = stage.slack.bot_said(stage.room.grace.id, HELP_CHANNEL)
    return stage.messages(*seen, place="# policy-desk")


def channel_settings(stage: Stage) -> Picture:
    """What an admin sets for a channel."""
    return stage.view(stage.opened_by_command("settings"))


def sources(stage: Stage) -> Picture:
    """The first page of the documents."""
    return stage.messages(stage.room.reply_to_command("sources"))


def looking_up_a_document(stage: Stage) -> Picture:
    """The menu of documents, while somebody types a part of a title."""
    seen = stage.room.reply_to_command("source")
    (menu,) = [each for each in seen.controls if each.element["type"] == "external_select"]
    answer = stage.room.ada.looks_up(seen, menu.action_id, "foot").ack().payload
    if not read_offer(answer).options:
        raise LookupError("the sample has no document about footprints")
    return stage.messages(seen).with_offer(menu.action_id, answer)


def document(stage: Stage) -> Picture:
    """One document's card."""
    listed = stage.room.reply_to_command("sources footprints")
    (document_id, *_) = re.findall(r"id `([^`]+)`", listed.shown)
    return stage.messages(stage.room.reply_to_command(f"source {document_id}"))


def passages_found(stage: Stage) -> Picture:
    """The best passages on some words."""
    return stage.messages(stage.room.reply_to_command("find system control totals"))


def home_tab(stage: Stage) -> Picture:
    """The bot's own page."""
    return stage.view(stage.home())


def how_to_use_it(stage: Stage) -> Picture:
    """What help says."""
    return stage.messages(stage.room.reply_to_command("help"))


SCENES: tuple[Scene, ...] = (
    answer_in_a_thread,
    private_answer,
    not_found,
    why_not_helpful,
    passages_behind_an_answer,
    passage_in_context,
    ask_a_person,
    request_for_help,
    channel_settings,
    sources,
    looking_up_a_document,
    document,
    passages_found,
    home_tab,
    how_to_use_it,
)


def name_of(scene: Scene) -> str:
    """Name the picture of a scene, as its file is called."""
    return scene.__name__.replace("_", "-")
