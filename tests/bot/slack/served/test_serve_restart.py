"""The served bot is killed and comes back: nobody is forgotten, and nobody told twice."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from tests.bot.slack.served.conftest import new_room
from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS, UNANSWERED
from tests.bot.slack.served.room import ANSWER_TIMEOUT_S, Room
from tests.bot.slack.served.serving import Mode, serving
from tests.slack_wire.faults import FaultKind
from tests.slack_wire.message import SeenMessage
from tests.slack_wire.people import Said
from tests.slack_workspace import SlackWorkspace

pytestmark = pytest.mark.model

DAYS = 2


@dataclass(frozen=True, slots=True)
class Survivor:
    """A bot that was killed at work and started again, and what there was before.

    Attributes:
        room: Served by the second process.
        answered: A question that the first process answered.
        unanswered: One that it had accepted when it was killed.
        private: An answer with a button to share it, from the first process.
        listing: A listing with a button Next, from the first process.
        too_old: A question that the first process had accepted long before it was killed.
        first_log: What the first process logged.
    """

    room: Room
    answered: Said
    unanswered: Said
    private: SeenMessage
    listing: SeenMessage
    too_old: Said
    first_log: str


@pytest.fixture(scope="module", params=["socket", "http"])
def survivor(
    request: pytest.FixtureRequest, built_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Survivor]:
    mode = cast("Mode", request.param)
    data_dir = shutil.copytree(built_data, tmp_path_factory.mktemp("survivor") / "data")
    with SlackWorkspace() as slack:
        fail_thrice_at_the_start(slack, "http_500", "ratelimited")
        with serving(slack, data_dir, mode=mode) as first:
            first.wait_until_ready()
            before = new_room(first)
            answered = before.ada.asks(before.channel, FOOTPRINTS.question)
            before.all_answers_to(answered)
            private = before.reply_to_command(f"ask {BEDS.question}")
            listing = before.reply_to_command("sources")
            let_days_pass(data_dir, "answers", "turns")
            slack.fail_always("chat.postMessage", "http_500")
            too_old = before.ada.asks(before.channel, BEDS.question)
            wait_until_tried(slack, too_old)
            let_days_pass(data_dir, "jobs")
            unanswered = before.grace.asks(before.channel, LEADERS.question)
            wait_until_tried(slack, unanswered)
        slack.heal()
        fail_thrice_at_the_start(slack, "ratelimited", "http_500")
        admin = {"STP_SLACK__ADMINS": before.grace.id}
        with serving(slack, data_dir, mode=mode, settings=admin) as second:
            second.wait_until_ready()
            second.log.wait_for("forgotten records=")
            room = Room(second, before.channel, before.ada, before.grace)
            yield Survivor(room, answered, unanswered, private, listing, too_old, first.log.text)


def wait_until_tried(slack: SlackWorkspace, said: Said) -> None:
    """Wait until the bot has tried to answer."""
    slack.wait_for(
        lambda: [
            call
            for call in slack.calls_of("chat.postMessage")
            if call.arguments.get("thread_ts") == said.thread
        ],
        ANSWER_TIMEOUT_S,
    )


def let_days_pass(data_dir: Path, *tables: str) -> None:
    """Let what is in these tables be as old as what is forgotten, or given up, at a start."""
    with closing(sqlite3.connect(data_dir / "stp.sqlite", timeout=10)) as store, store:
        for table in tables:
            store.execute(f"UPDATE {table} SET at = datetime(at, '-{DAYS} days')")  # noqa: S608


def fail_thrice_at_the_start(slack: SlackWorkspace, first: FaultKind, second: FaultKind) -> None:
    """Let the two methods that a start needs fail three times in a row."""
    slack.fail_next("auth.test", 3, first, retry_after_s=0)
    slack.fail_next("apps.connections.open", 3, second, retry_after_s=0)


def test_three_failures_in_a_row_at_the_start_are_survived(survivor: Survivor) -> None:
    slack = survivor.room.bot.slack
    lives = [["http_500", "ratelimited"], ["ratelimited", "http_500"]]
    needed = ["auth.test", "apps.connections.open"] if slack.http is None else ["auth.test"]

    for number, method in enumerate(needed):
        outcomes = [call.outcome for call in slack.calls_of(method)]
        assert outcomes == [each for life in lives for each in [*[life[number]] * 3, "ok"]]


def test_what_was_accepted_when_the_bot_was_killed_is_answered_once(survivor: Survivor) -> None:
    (answer,) = survivor.room.all_answers_to(survivor.unanswered)

    assert LEADERS.quote in answer.shown


def test_a_question_older_than_is_set_is_given_up_with_a_line_in_the_log(
    survivor: Survivor,
) -> None:
    assert survivor.room.all_answers_to(survivor.too_old) == []

    assert f"hours={24 * DAYS}" in survivor.room.bot.log.wait_for("given up job=")


def test_after_a_day_the_words_that_people_asked_in_are_in_no_record(survivor: Survivor) -> None:
    survivor.room.bot.wait_until_idle()
    asked = (FOOTPRINTS.question, BEDS.question)
    old = f"at < datetime('now', '-{DAYS - 1} days')"
    with closing(sqlite3.connect(survivor.room.bot.data_dir / "stp.sqlite")) as store:
        answers = store.execute(f"SELECT body, followups FROM answers WHERE {old}").fetchall()  # noqa: S608
        turns = store.execute(f"SELECT question, answer FROM turns WHERE {old}").fetchall()  # noqa: S608

    assert len(answers) == 2
    assert not [words for words in asked if words in str(answers)]
    assert turns == [("", "")]


@pytest.mark.parametrize("form", ["gaps", "gaps csv"])
def test_what_people_asked_is_not_shown_to_admins_where_it_is_not_kept(
    survivor: Survivor, form: str
) -> None:
    room = survivor.room
    room.all_answers_to(room.ada.asks(room.channel, UNANSWERED))
    admin = Room(room.bot, room.channel, room.grace, room.ada)

    shown = admin.reply_to_command(form).shown

    assert "question not shown" in shown
    assert UNANSWERED not in shown


def test_what_was_seen_before_a_restart_is_not_answered_again(survivor: Survivor) -> None:
    room = survivor.room
    room.answer_to(survivor.unanswered)
    for said in (survivor.answered, survivor.unanswered):
        for delivery in said.deliveries:
            assert room.bot.slack.redeliver(delivery).ack().status == 200

    assert len(room.all_answers_to(survivor.answered)) == 1
    assert len(room.all_answers_to(survivor.unanswered)) == 1


def test_buttons_from_before_a_restart_still_work(survivor: Survivor) -> None:
    room = survivor.room
    room.press(survivor.private, "Share")
    room.press(survivor.listing, "Next")

    seen_by_all = [seen for seen in room.seen(room.grace) if not seen.ephemeral]
    shared = [seen for seen in seen_by_all if seen.thread_ts is None]
    assert [BEDS.quote in seen.shown for seen in shared] == [True]
    assert f"<@{room.ada.id}> asked a question" in shared[0].shown
    assert "Share" not in room.now(survivor.private).labels
    assert "page 2 of" in room.now(survivor.listing).shown


def test_a_thread_from_before_a_restart_goes_on_without_a_mention(survivor: Survivor) -> None:
    room = survivor.room
    reply = room.grace.says(room.channel, BEDS.question, survivor.answered.ts)

    _, answer = room.all_answers_to(reply)

    assert BEDS.quote in answer.shown


def test_the_log_of_a_killed_bot_holds_no_question_and_no_token(survivor: Survivor) -> None:
    assert "slack call failed" in survivor.first_log
    for text in (FOOTPRINTS.question, LEADERS.question, BEDS.question, "xoxb-", "xapp-"):
        assert text not in survivor.first_log


def test_an_index_that_cannot_be_opened_leaves_the_one_before_in_force(
    survivor: Survivor,
) -> None:
    room = survivor.room
    current = room.bot.data_dir / "index" / "current"
    snapshot = current.read_text()
    current.write_text("nowhere")
    room.bot.log.wait_for("the index before stays in force")
    (answer,) = room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    current.write_text(snapshot)

    assert FOOTPRINTS.quote in answer.shown


def test_a_store_that_breaks_gets_an_apology_with_a_reference_and_heals(
    survivor: Survivor,
) -> None:
    room = survivor.room
    with renamed_table(room.bot.data_dir / "stp.sqlite", "turns", "turns_gone"):
        broken = room.ada.asks(room.channel, FOOTPRINTS.question)
        room.answer_to(broken)
    (sorry,) = room.all_answers_to(broken)
    healed = room.ada.asks(room.channel, FOOTPRINTS.question)
    (answer,) = room.all_answers_to(healed)

    assert "Sorry" in sorry.shown
    reference = sorry.shown.rpartition("reference *")[2].partition("*")[0]
    assert f"failed job={reference}" in room.bot.log.text
    assert room.bot.told_in_the_log() == []
    assert FOOTPRINTS.quote in answer.shown


@contextmanager
def renamed_table(database: Path, name: str, other: str) -> Iterator[None]:
    """Let a table have another name for a while."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"ALTER TABLE {name} RENAME TO {other}")
        connection.commit()
        yield
        connection.execute(f"ALTER TABLE {other} RENAME TO {name}")
        connection.commit()
