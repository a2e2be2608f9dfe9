"""Slack takes the bot's token no longer: nothing can be said, and nothing is lost."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from tests.bot.slack.served.conftest import new_room
from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.serving import Mode, serving
from tests.slack_wire.message import SeenMessage
from tests.slack_wire.people import Said
from tests.slack_workspace import SlackWorkspace

pytestmark = pytest.mark.model

POST = "chat.postMessage"
ASKED = (FOOTPRINTS, LEADERS)


@dataclass(frozen=True, slots=True)
class Silenced:
    """A bot whose token was refused while it served, and the one that was started after it.

    Attributes:
        room: Served by the second.
        asked: What the first was asked meanwhile.
        posts: How often the first tried to post.
        private: What it answered to a command all the same.
        readiness: What `/readyz` of the first answered.
        log: What the first logged.
    """

    room: Room
    asked: tuple[Said, ...]
    posts: int
    private: SeenMessage
    readiness: tuple[int, str]
    log: str


@pytest.fixture(scope="module", params=["socket-token_revoked", "http-account_inactive"])
def silenced(
    request: pytest.FixtureRequest, built_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Silenced]:
    mode, _, code = request.param.partition("-")
    data_dir = shutil.copytree(built_data, tmp_path_factory.mktemp("silenced") / "data")
    with SlackWorkspace() as slack:
        with serving(slack, data_dir, mode=cast("Mode", mode)) as first:
            first.wait_until_ready()
            before = new_room(first)
            for prefix in ("chat.", "conversations.", "assistant.", "agents.", "users."):
                slack.fail_always(prefix, "ok_false", error=code)
            asked = tuple(before.ada.asks(before.channel, each.question) for each in ASKED)
            for said in asked:
                for delivery in said.deliveries:
                    assert delivery.ack().status == 200
            slack.wait_for(lambda: len(slack.calls_of(POST)) >= len(ASKED), 20)
            first.wait_for_readiness(503)
            before.ada.command("/stp", f"ask {BEDS.question}", before.channel).ack()
            (private,) = slack.wait_for(before.seen, 20)
            readiness, posts = first.get("/readyz"), len(slack.calls_of(POST))
        slack.heal()
        with serving(slack, data_dir, mode=cast("Mode", mode)) as second:
            second.wait_until_ready()
            room = Room(second, before.channel, before.ada, before.grace)
            yield Silenced(room, asked, posts, private, readiness, first.log.text)


def test_what_was_asked_meanwhile_is_answered_after_the_next_start_once(
    silenced: Silenced,
) -> None:
    for said, known in zip(silenced.asked, ASKED, strict=True):
        (answer,) = silenced.room.all_answers_to(said)

        assert known.quote in answer.shown


def test_the_bot_tries_each_answer_once_and_says_once_why_there_is_none(
    silenced: Silenced,
) -> None:
    assert silenced.posts == len(ASKED)
    assert silenced.log.count("slack refuses the token") == 1
    assert "Traceback" not in silenced.log


def test_readiness_says_that_the_token_is_refused(silenced: Silenced) -> None:
    status, body = silenced.readiness

    assert status == 503
    assert "token" in body


def test_commands_are_answered_since_that_takes_no_token(silenced: Silenced) -> None:
    assert BEDS.quote in silenced.private.shown


def test_the_log_tells_no_question_and_no_token(silenced: Silenced) -> None:
    for text in (*(known.question for known in (*ASKED, BEDS)), "xoxb-", "xapp-"):
        assert text not in silenced.log
