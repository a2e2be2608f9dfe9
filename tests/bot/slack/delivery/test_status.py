"""A thread says what the bot is doing, and never after the bot has done it."""

import threading
import time
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.slack.delivery.place import Place
from bot.slack.delivery.status import MAX_STATUS_CHARS, Status
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.workspaces import OneWorkspace
from tests.slack_wire.faults import FaultKind
from tests.slack_wire.state import Call
from tests.slack_workspace import SlackWorkspace

STATUS, SESSION = "assistant.threads.setStatus", "agents.sessions.setStatus"


@pytest.fixture
def slack() -> Iterator[SlackWorkspace]:
    with SlackWorkspace() as workspace:
        yield workspace


@pytest.fixture
def slack_api(slack: SlackWorkspace) -> SlackApi:
    token, url = slack.identity.bot_token, slack.api_url
    client = WebClient(token=token, base_url=url, timeout=5, retry_handlers=[])
    return SlackApi(client, stopping=threading.Event(), first_wait_s=0.001)


@pytest.fixture
def status(slack_api: SlackApi) -> Status:
    return Status(OneWorkspace(slack_api, bot_user="UBOT"), settle_s=0.2)


@pytest.fixture
def thread(slack: SlackWorkspace) -> Place:
    said = slack.person("U1").says("C1", "a question")
    return Place("T1", "C1", said.ts, "U1")


def post(api: SlackApi, place: Place) -> None:
    api.call("chat.postMessage", {"channel": "C1", "thread_ts": place.thread_ts, "text": "hi"})


def shown(slack: SlackWorkspace, place: Place) -> str | None:
    return slack.status_in("C1", place.thread_ts or "")


def wait_for_status(slack: SlackWorkspace, place: Place, text: str | None) -> None:
    slack.wait_for(lambda: shown(slack, place) == text)


def test_a_thread_says_what_is_being_done(
    slack: SlackWorkspace, status: Status, thread: Place
) -> None:
    status.begin(thread, "is searching")

    wait_for_status(slack, thread, "is searching")


def test_a_status_is_cut_at_what_slack_shows(
    slack: SlackWorkspace, status: Status, thread: Place
) -> None:
    status.begin(thread, "x" * 99)

    wait_for_status(slack, thread, "x" * MAX_STATUS_CHARS)


def test_a_status_without_a_message_is_taken_away(
    slack: SlackWorkspace, status: Status, thread: Place
) -> None:
    status.begin(thread, "is searching")
    wait_for_status(slack, thread, "is searching")

    status.end(thread)

    wait_for_status(slack, thread, None)


def test_a_status_that_a_message_took_away_is_not_touched_again(
    slack: SlackWorkspace, slack_api: SlackApi, status: Status, thread: Place
) -> None:
    status.begin(thread, "is searching")
    wait_for_status(slack, thread, "is searching")

    status.settle(thread)
    post(slack_api, thread)
    status.end(thread)
    status.begin(Place("T1", "C1", slack.person("U1").says("C1", "x").ts, "U1"), "is next")

    slack.wait_for(lambda: len(slack.calls_of(STATUS)) == 2)
    assert [call.arguments["status"] for call in slack.calls_of(STATUS)] == [
        "is searching",
        "is next",
    ]


def test_a_status_that_was_not_sent_yet_never_comes_after_the_message(
    slack: SlackWorkspace, status: Status, thread: Place
) -> None:
    other = Place("T1", "C1", slack.person("U1").says("C1", "another").ts, "U1")
    slack.fail_next(STATUS, 1, "timeout")
    status.begin(other, "is searching")
    slack.wait_for(lambda: slack.calls_of(STATUS))
    status.begin(thread, "is too late")
    began_s = time.monotonic()

    status.settle(thread)
    settled_s = time.monotonic() - began_s
    slack.heal()
    status.begin(other, "is next")

    wait_for_status(slack, other, "is next")
    assert settled_s < 0.1
    assert slack.statuses_in("C1", thread.thread_ts or "") == []


def test_a_status_under_way_is_waited_for_before_the_message(
    slack: SlackWorkspace, slack_api: SlackApi, thread: Place
) -> None:
    status = Status(OneWorkspace(slack_api, bot_user="UBOT"))
    slack.fail_next(STATUS, 1, "delay", delay_s=0.3)
    status.begin(thread, "is searching")
    wait_for_status(slack, thread, "is searching")

    status.settle(thread)
    post(slack_api, thread)
    status.end(thread)

    assert shown(slack, thread) is None
    assert len(slack.calls_of(STATUS)) == 1


def test_a_status_that_hangs_does_not_hold_up_the_message_and_is_taken_away_in_the_end(
    slack: SlackWorkspace, status: Status, thread: Place
) -> None:
    slack.fail_next(STATUS, 1, "timeout_after")
    status.begin(thread, "is searching")
    wait_for_status(slack, thread, "is searching")
    began_s = time.monotonic()

    status.settle(thread)
    settled_s = time.monotonic() - began_s
    status.end(thread)
    slack.heal()

    wait_for_status(slack, thread, None)
    assert settled_s < 1


def test_who_waits_sees_their_place_in_line_and_a_stop_button(
    slack: SlackWorkspace, status: Status, thread: Place
) -> None:
    status.waiting(thread, 3)

    slack.wait_for(lambda: slack.session_in("C1", thread.thread_ts or ""))
    session = slack.session_in("C1", thread.thread_ts or "")
    assert shown(slack, thread) == "is number 3 in line"
    assert session is not None
    assert session.status == "processing"


@pytest.mark.parametrize("outcome", ["answered", "dropped"])
def test_the_stop_button_goes_when_the_work_is_done(
    slack: SlackWorkspace, slack_api: SlackApi, status: Status, thread: Place, outcome: str
) -> None:
    status.waiting(thread, 2)
    slack.wait_for(lambda: slack.session_in("C1", thread.thread_ts or ""))
    if outcome == "answered":
        status.settle(thread)
        post(slack_api, thread)

    status.end(thread)

    slack.wait_for(lambda: len(slack.calls_of(SESSION)) == 2)
    session = slack.session_in("C1", thread.thread_ts or "")
    assert session is not None
    assert session.status == "active"
    assert shown(slack, thread) is None


def sessions(slack: SlackWorkspace) -> list[str]:
    """List what Slack was told of the bot's sessions."""
    return [str(call.arguments["status"]) for call in slack.calls_of(SESSION)]


def flush(slack: SlackWorkspace, status: Status) -> None:
    """Wait until everything is said that was to be said."""
    last = Place("T1", "C1", slack.person("U1").says("C1", "x").ts, "U1")
    status.begin(last, "is at the end")
    wait_for_status(slack, last, "is at the end")
    status.end(last)


@pytest.mark.parametrize("held_up", [False, True], ids=["at once", "held up"])
def test_that_the_work_is_done_may_be_said_twice(
    slack: SlackWorkspace, status: Status, thread: Place, *, held_up: bool
) -> None:
    status.waiting(thread, 2)
    slack.wait_for(lambda: sessions(slack) == ["processing"])
    if held_up:
        slack.fail_next(STATUS, 1, "delay", delay_s=0.2)
        other = Place("T1", "C1", slack.person("U1").says("C1", "y").ts, "U1")
        status.begin(other, "is searching elsewhere")

    status.end(thread)
    status.end(thread)

    wait_for_status(slack, thread, None)
    slack.wait_for(lambda: "active" in sessions(slack))
    flush(slack, status)
    assert sessions(slack) == ["processing", "active"]
    assert slack.statuses_in("C1", thread.thread_ts or "").count("") <= 1


def test_a_message_does_not_keep_it_back_that_the_work_is_done(
    slack: SlackWorkspace, slack_api: SlackApi, status: Status, thread: Place
) -> None:
    status.waiting(thread, 2)
    slack.wait_for(lambda: sessions(slack) == ["processing"])
    slack.fail_next(STATUS, 1, "delay", delay_s=0.2)
    other = Place("T1", "C1", slack.person("U1").says("C1", "y").ts, "U1")
    status.begin(other, "is searching elsewhere")
    status.end(thread)

    status.settle(thread)
    post(slack_api, thread)

    slack.wait_for(lambda: sessions(slack) == ["processing", "active"])
    assert shown(slack, thread) is None


def test_work_that_takes_long_can_be_stopped_until_it_is_done(
    slack: SlackWorkspace, slack_api: SlackApi, thread: Place
) -> None:
    status = Status(OneWorkspace(slack_api, bot_user="UBOT"), stoppable_after_s=0.01)
    status.begin(thread, "is searching")
    status.begin(thread, "is searching still")

    slack.wait_for(lambda: sessions(slack) == ["processing"])
    wait_for_status(slack, thread, "is searching still")
    status.end(thread)

    slack.wait_for(lambda: sessions(slack) == ["processing", "active"])


def test_who_was_told_their_place_is_not_offered_to_stop_a_second_time(
    slack: SlackWorkspace, slack_api: SlackApi, thread: Place
) -> None:
    status = Status(OneWorkspace(slack_api, bot_user="UBOT"), stoppable_after_s=0.0)
    status.waiting(thread, 2)
    slack.wait_for(lambda: sessions(slack) == ["processing"])

    status.begin(thread, "is searching")

    wait_for_status(slack, thread, "is searching")
    flush(slack, status)
    assert slack.session_in("C1", thread.thread_ts or "") is not None
    assert len([call for call in slack.calls_of(SESSION) if in_thread(call, thread)]) == 1


def in_thread(call: Call, place: Place) -> bool:
    return bool(call.arguments["thread_ts"] == place.thread_ts)


@pytest.mark.parametrize("outcome", ["answered", "dropped"])
def test_work_that_is_soon_done_costs_no_word_about_a_session(
    slack: SlackWorkspace, slack_api: SlackApi, thread: Place, outcome: str
) -> None:
    status = Status(OneWorkspace(slack_api, bot_user="UBOT"), stoppable_after_s=0.2)
    status.begin(thread, "is searching")
    wait_for_status(slack, thread, "is searching")
    if outcome == "answered":
        status.settle(thread)
        post(slack_api, thread)
    status.end(thread)
    wait_for_status(slack, thread, None)

    later = Place("T1", "C1", slack.person("U1").says("C1", "x").ts, "U1")
    status.begin(later, "is searching here")

    slack.wait_for(lambda: sessions(slack))
    assert [in_thread(call, later) for call in slack.calls_of(SESSION)] == [True]


@pytest.mark.parametrize("kind", ["http_500", "ratelimited", "drop_before"])
def test_a_status_is_tried_once_and_harms_nothing_where_slack_fails(
    slack: SlackWorkspace, status: Status, thread: Place, kind: FaultKind
) -> None:
    slack.fail_next(STATUS, 1, kind, retry_after_s=0)
    status.begin(thread, "is searching")
    slack.wait_for(lambda: slack.calls_of(STATUS))
    status.settle(thread)

    status.begin(thread, "is searching still")

    wait_for_status(slack, thread, "is searching still")
    assert len(slack.calls_of(STATUS)) == 2


def test_while_slack_asks_to_wait_no_status_is_sent(
    slack: SlackWorkspace, status: Status, thread: Place
) -> None:
    slack.fail_next(STATUS, 1, "ratelimited", retry_after_s=60)
    status.begin(thread, "is searching")
    slack.wait_for(lambda: slack.calls_of(STATUS))

    status.waiting(thread, 1)

    slack.wait_for(lambda: slack.calls_of(SESSION))
    assert len(slack.calls_of(STATUS)) == 1


def test_outside_of_threads_nothing_is_said(slack: SlackWorkspace, status: Status) -> None:
    channel = Place("T1", "C1", None, "U1")

    status.begin(channel, "is searching")
    status.waiting(channel, 1)
    status.settle(channel)
    status.end(channel)

    assert slack.calls == []
