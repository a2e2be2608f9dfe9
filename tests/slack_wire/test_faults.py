"""Faults that the Web API is told to have reach Slack's client library as Slack's own would."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import ServerErrorRetryHandler
from slack_sdk.webhook import WebhookClient

from tests.slack_workspace import SlackWorkspace


@pytest.fixture
def slack() -> Iterator[SlackWorkspace]:
    with SlackWorkspace(echoes=False) as workspace:
        yield workspace


@pytest.fixture
def client(slack: SlackWorkspace) -> WebClient:
    return WebClient(
        token=slack.identity.bot_token, base_url=slack.api_url, timeout=1, retry_handlers=[]
    )


def test_too_many_requests_are_told_how_long_to_wait(
    slack: SlackWorkspace, client: WebClient
) -> None:
    slack.fail_next("chat.postMessage", 1, "ratelimited", retry_after_s=7)

    with pytest.raises(SlackApiError) as failure:
        client.chat_postMessage(channel="C1", text="x")
    client.chat_postMessage(channel="C1", text="x")

    assert failure.value.response.status_code == 429
    assert failure.value.response.headers["Retry-After"] == "7"
    assert [call.outcome for call in slack.calls] == ["ratelimited", "ok"]
    assert len(slack.seen_by("U1")) == 1


def test_a_server_error_is_over_after_as_many_calls_as_asked_for(
    slack: SlackWorkspace, client: WebClient
) -> None:
    slack.fail_next("chat.postMessage", 2, "http_500")
    client.retry_handlers.append(ServerErrorRetryHandler(max_retry_count=0))

    for _ in range(2):
        with pytest.raises(SlackApiError):
            client.chat_postMessage(channel="C1", text="x")
    client.chat_postMessage(channel="C1", text="x")

    assert [call.outcome for call in slack.calls] == ["http_500", "http_500", "ok"]


def test_a_call_dropped_before_is_not_done(slack: SlackWorkspace, client: WebClient) -> None:
    slack.fail_next("chat.postMessage", 1, "drop_before")

    with pytest.raises((OSError, HTTPException)):
        client.chat_postMessage(channel="C1", text="x")

    assert slack.seen_by("U1") == []


def test_a_call_dropped_after_is_done(slack: SlackWorkspace, client: WebClient) -> None:
    slack.fail_next("chat.postMessage", 1, "drop_after")

    with pytest.raises((OSError, HTTPException)):
        client.chat_postMessage(channel="C1", text="x")

    assert [message.text for message in slack.seen_by("U1")] == ["x"]
    assert slack.calls[0].outcome == "drop_after"


def test_a_call_that_times_out_is_not_done_and_holds_nothing_up(slack: SlackWorkspace) -> None:
    hasty = WebClient(
        token=slack.identity.bot_token, base_url=slack.api_url, timeout=0, retry_handlers=[]
    )
    hasty.timeout = 0.1  # type: ignore[assignment]  # the library takes whole seconds only
    slack.fail_next("chat.postMessage", 1, "timeout")

    with pytest.raises(TimeoutError):
        hasty.chat_postMessage(channel="C1", text="x")

    assert slack.seen_by("U1") == []


def test_a_family_of_methods_fails_until_healed(slack: SlackWorkspace, client: WebClient) -> None:
    slack.fail_always("users.", "ok_false", error="fatal_error")
    for _ in range(3):
        with pytest.raises(SlackApiError, match="fatal_error"):
            client.users_info(user="U1")
    client.conversations_info(channel="C1")
    slack.heal()

    assert client.users_info(user="U1")["ok"]


def test_response_urls_can_fail_too(slack: SlackWorkspace) -> None:
    command = slack.person("U1").command("/stp", "help", "C1")
    slack.fail_next("response_url", 1, "http_500")
    webhook = WebhookClient(command.payload["response_url"])

    statuses = [webhook.send(text="x").status_code for _ in range(2)]

    assert statuses == [500, 200]
    assert len(slack.seen_by("U1", "C1")) == 1


def test_one_method_can_answer_with_any_error_of_slacks_once_and_again_and_always(
    slack: SlackWorkspace, client: WebClient
) -> None:
    slack.fail_next("chat.postMessage", 1, "ok_false", error="is_archived")
    slack.fail_next("chat.postMessage", 2, "ok_false", error="restricted_action")
    slack.fail_always("chat.update", "ok_false", error="msg_blocks_too_long")

    for error in ("is_archived", "restricted_action", "restricted_action"):
        with pytest.raises(SlackApiError, match=error):
            client.chat_postMessage(channel="C1", text="x")
    ts = client.chat_postMessage(channel="C1", text="x")["ts"]

    for _ in range(2):
        with pytest.raises(SlackApiError, match="msg_blocks_too_long"):
            client.chat_update(channel="C1", ts=ts, text="y")


def test_an_answer_can_time_out_after_slack_has_acted(slack: SlackWorkspace) -> None:
    hasty = WebClient(
        token=slack.identity.bot_token, base_url=slack.api_url, timeout=0, retry_handlers=[]
    )
    hasty.timeout = 0.1  # type: ignore[assignment]  # the library takes whole seconds only
    slack.fail_next("chat.postMessage", 1, "timeout_after")

    with pytest.raises(TimeoutError):
        hasty.chat_postMessage(channel="C1", text="x")

    assert [message.text for message in slack.seen_by("U1")] == ["x"]
    assert slack.calls[0].outcome == "timeout_after"


def test_a_late_answer_comes_whole_though_people_saw_the_message_before(
    slack: SlackWorkspace, client: WebClient
) -> None:
    slack.fail_next("chat.postMessage", 1, "delay", delay_s=0.05)
    began_s = time.monotonic()

    answer = client.chat_postMessage(channel="C1", text="x")

    assert answer["ok"]
    assert time.monotonic() - began_s >= 0.05
    assert slack.calls[0].outcome == "delay"


def test_healing_lets_a_delayed_answer_come_at_once(
    slack: SlackWorkspace, client: WebClient
) -> None:
    slack.fail_next("chat.postMessage", 1, "delay", delay_s=60)

    with ThreadPoolExecutor(1) as pool:
        posting = pool.submit(client.chat_postMessage, channel="C1", text="x")
        slack.wait_for(lambda: slack.calls)
        slack.heal()

        assert posting.result(timeout=5)["ok"]


def test_an_error_of_slacks_own_is_not_hidden_by_a_delay(
    slack: SlackWorkspace, client: WebClient
) -> None:
    slack.fail_next("chat.postMessage", 1, "delay")

    with pytest.raises(SlackApiError, match="channel_not_found"):
        client.chat_postMessage(channel="C404", text="x")
