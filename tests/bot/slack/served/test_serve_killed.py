"""The served bot is killed at one moment after another; each question has one outcome."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from tests.bot.slack.served.conftest import new_room
from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS
from tests.bot.slack.served.room import ANSWER_TIMEOUT_S, Room
from tests.bot.slack.served.serving import Mode, Serving, serving
from tests.slack_wire.message import SeenMessage
from tests.slack_wire.people import Said
from tests.slack_workspace import SlackWorkspace

pytestmark = pytest.mark.model

POST = "chat.postMessage"
# Each of the moments holds one up until the kill; the next is to be reached meanwhile.
MANY_WORKERS = {"STP_WORK__WORKERS": "8"}


@dataclass(slots=True)
class Lives:
    """What was asked in a bot's lives, each ended by a kill, and what there is in its last.

    Attributes:
        room: Served by the last process.
        was_ready: Whether the first process was ready before it was killed.
        said: What Ada asked, by the moment of the kill.
        logs: What the processes that were killed had logged.
    """

    room: Room
    was_ready: bool = False
    said: dict[str, Said] = field(default_factory=dict)
    logs: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=["socket", "http"])
def lives(
    request: pytest.FixtureRequest, built_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lives]:
    mode = cast("Mode", request.param)
    data_dir = shutil.copytree(built_data, tmp_path_factory.mktemp("lives") / "data")
    with SlackWorkspace() as slack:
        with serving(slack, data_dir, mode=mode) as first:
            lives = Lives(new_room(first))
            wait_until_reachable(first, mode)
            ask(lives, "before it was ready", FOOTPRINTS.question)
            lives.was_ready = "ready mode=" in first.log.text
        for moments in (
            (reach_a_private_answer, reach_a_post),
            (reach_a_share, reach_a_direct_post, reach_a_kept_answer),
        ):
            with serving(slack, data_dir, mode=mode, settings=MANY_WORKERS) as bot:
                live_again(lives, bot)
                for reach in moments:
                    reach(lives)
            lives.logs.append(bot.log.text)
            slack.heal()
        with serving(slack, data_dir, mode=mode) as last:
            # The channel that took no message before takes none now.
            slack.add_channel("CSHUT", "shut", (lives.room.ada.id,), archived=True)
            live_again(lives, last)
            yield lives


def wait_until_reachable(bot: Serving, mode: Mode) -> None:
    """Wait until the bot takes events, which is before it can answer any."""
    if mode == "http":
        bot.slack.deliver_over_http(f"http://127.0.0.1:{bot.port}/slack/events")
    else:
        bot.slack.wait_for(lambda: bot.slack.socket.connections == 1, 30)


def live_again(lives: Lives, bot: Serving) -> None:
    """Let the next process take up what the one before left."""
    lives.room = Room(bot, lives.room.channel, lives.room.ada, lives.room.grace)
    bot.wait_until_ready()
    bot.wait_until_idle()


def ask(lives: Lives, moment: str, question: str, *, channel: str | None = None) -> None:
    """Let Ada ask, and wait until the bot has it."""
    said = lives.room.ada.asks(channel or lives.room.channel, question)
    for delivery in said.deliveries:
        assert delivery.ack().status == 200
    lives.said[moment] = said


def wait_to_see(lives: Lives, look: Callable[[], object]) -> None:
    lives.room.bot.slack.wait_for(look, ANSWER_TIMEOUT_S)


def reach_a_kept_answer(lives: Lives) -> None:
    slack = lives.room.bot.slack
    tried = len(slack.calls_of(POST))
    slack.fail_next(POST, 1, "timeout")
    ask(lives, "before it was posted", LEADERS.question)
    wait_to_see(lives, lambda: len(slack.calls_of(POST)) > tried)


def reach_a_post(lives: Lives) -> None:
    slack = lives.room.bot.slack
    slack.fail_next(POST, 1, "timeout_after")
    ask(lives, "after it was posted", BEDS.question)
    said = lives.said["after it was posted"]
    wait_to_see(lives, lambda: slack.bot_said(lives.room.ada.id, said.channel, said.thread))


def reach_a_direct_post(lives: Lives) -> None:
    slack, ada = lives.room.bot.slack, lives.room.ada
    slack.add_channel("CSHUT", "shut", (ada.id,))
    slack.fail_next(POST, 1, "ok_false", error="is_archived")
    slack.fail_next(POST, 1, "timeout_after")
    ask(lives, "after it was posted directly", FOOTPRINTS.question, channel="CSHUT")
    wait_to_see(lives, lambda: slack.bot_said(ada.id, ada.dm))
    slack.add_channel("CSHUT", "shut", (ada.id,), archived=True)


def reach_a_private_answer(lives: Lives) -> None:
    lives.room.bot.slack.fail_next("response_url", 1, "timeout_after")
    command = lives.room.ada.command("/stp", f"ask {BEDS.question}", lives.room.channel)
    assert command.ack().shown_error is None
    wait_to_see(lives, lambda: private_replies(lives))


def reach_a_share(lives: Lives) -> None:
    slack, room = lives.room.bot.slack, lives.room
    private = room.reply_to_command(f"ask {LEADERS.question}")
    slack.fail_next(POST, 1, "timeout_after")
    assert room.ada.presses(private, "Share").ack().shown_error is None
    wait_to_see(lives, lambda: shared(lives))


def private_replies(lives: Lives) -> list[SeenMessage]:
    return [seen for seen in lives.room.seen() if seen.ephemeral]


def shared(lives: Lives) -> list[SeenMessage]:
    return [seen for seen in lives.room.seen(lives.room.grace) if seen.thread_ts is None]


@pytest.mark.parametrize(
    ("moment", "quote"),
    [
        ("before it was ready", FOOTPRINTS.quote),
        ("before it was posted", LEADERS.quote),
        ("after it was posted", BEDS.quote),
    ],
    ids=["before it was ready", "before it was posted", "after it was posted"],
)
def test_a_question_that_the_bot_was_killed_over_is_answered_once(
    lives: Lives, moment: str, quote: str
) -> None:
    (answer,) = lives.room.all_answers_to(lives.said[moment])

    assert quote in answer.shown
    assert not lives.was_ready


def test_an_answer_that_was_posted_directly_before_a_kill_is_seen_once(lives: Lives) -> None:
    assert lives.room.all_answers_to(lives.said["after it was posted directly"]) == []

    ada = lives.room.ada
    (answer,) = lives.room.bot.slack.bot_said(ada.id, ada.dm)
    assert FOOTPRINTS.quote in answer.shown


def test_a_command_that_the_bot_was_killed_over_is_answered_and_asks_to_take_its_own_place(
    lives: Lives,
) -> None:
    replies = [seen for seen in private_replies(lives) if BEDS.quote in seen.shown]

    # A private reply can be looked for by nobody; Slack shows one where it honours the wish.
    assert len(replies) in {1, 2}
    again = lives.room.bot.slack.calls_of("response_url")
    assert any(call.arguments.get("replace_original") is True for call in again)


def test_a_copy_that_was_shared_before_a_kill_is_seen_once(lives: Lives) -> None:
    (copy,) = shared(lives)

    assert LEADERS.quote in copy.shown


def test_no_life_tells_of_questions_or_tokens_in_its_log(lives: Lives) -> None:
    for log in lives.logs:
        for text in (FOOTPRINTS.question, LEADERS.question, BEDS.question, "xoxb-", "xapp-"):
            assert text not in log
