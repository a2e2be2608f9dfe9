"""Passing faults of Slack's are waited out, lasting ones named."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from slack_sdk import WebClient

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.web_api.api import MAX_ATTEMPTS, JsonObject, SlackApi
from tests.bot.slack.loopback import LOST, Loopback, answer, limited, ok, page, refused
from tests.slack_wire.http_server import Response

METHOD = "chat.postMessage"


def test_a_call_sends_its_arguments_as_json_and_gives_the_response(
    api: SlackApi, loopback: Loopback
) -> None:
    loopback.script(METHOD, ok(ts="10.1"))

    assert api.call(METHOD, {"channel": "C1", "blocks": [{"a": "é"}]}) == {"ok": True, "ts": "10.1"}

    assert loopback.bodies(METHOD) == [{"channel": "C1", "blocks": [{"a": "é"}]}]


@pytest.mark.parametrize(
    "fault",
    [
        answer(500, {"ok": False, "error": "internal_error"}),
        answer(503, {}),
        page(500),
        page(502, ""),
        page(504, "upstream timed out"),
        page(200),
        answer(200, {"ok": False, "error": "fatal_error"}),
        refused("internal_error"),
        refused("service_unavailable"),
        refused("request_timeout"),
        limited("0"),
        refused("ratelimited"),
        LOST,
    ],
    ids=[
        "500",
        "503 without a code",
        "500 page",
        "empty 502",
        "504 page",
        "200 page",
        "fatal",
        "internal",
        "unavailable",
        "timeout",
        "429",
        "limited with 200",
        "lost",
    ],
)
def test_a_fault_that_passes_is_followed_by_another_attempt(
    api: SlackApi, loopback: Loopback, fault: Response | None
) -> None:
    loopback.script(METHOD, fault, ok(ts="10.1"))

    assert api.call(METHOD, {})["ts"] == "10.1"

    assert len(loopback.calls) == 2


@pytest.mark.parametrize("fault", [page(500), limited("0"), LOST], ids=["500", "429", "lost"])
def test_three_faults_in_a_row_are_survived(
    api: SlackApi, loopback: Loopback, fault: Response | None
) -> None:
    loopback.script(METHOD, fault, fault, fault, ok(ts="10.1"))

    assert api.call(METHOD, {})["ts"] == "10.1"


@pytest.mark.parametrize(
    "code", ["channel_not_found", "invalid_auth", "not_in_channel", "invalid_blocks"]
)
def test_a_lasting_refusal_is_named_and_not_repeated(
    api: SlackApi, loopback: Loopback, code: str
) -> None:
    loopback.script(METHOD, refused(code))

    with pytest.raises(Undeliverable) as caught:
        api.call(METHOD, {})

    assert caught.value.code == code
    assert len(loopback.calls) == 1


def test_retry_after_is_waited_for(api: SlackApi, loopback: Loopback) -> None:
    loopback.script(METHOD, limited("1"))
    began = time.monotonic()

    api.call(METHOD, {})

    assert 1 <= time.monotonic() - began < 5
    assert len(loopback.calls) == 2


def test_every_call_of_a_method_waits_as_long_as_slack_asked_one_of_them_to(
    api: SlackApi, loopback: Loopback
) -> None:
    loopback.script(METHOD, limited("1"))
    with pytest.raises(SlackUnreachable):
        api.call(METHOD, {}, max_attempts=1)
    began = time.monotonic()

    api.call("auth.test", {})
    without_wait = time.monotonic() - began
    api.call(METHOD, {})

    assert without_wait < 0.5
    assert time.monotonic() - began > 0.9


@pytest.mark.parametrize("value", [None, "soon", "-5", "nan", ""])
def test_an_odd_retry_after_is_waited_out_for_a_second_at_the_most(
    api: SlackApi, loopback: Loopback, value: str | None
) -> None:
    loopback.script(METHOD, limited(value))
    began = time.monotonic()

    api.call(METHOD, {})

    assert time.monotonic() - began < 3
    assert len(loopback.calls) == 2


def test_faults_without_end_are_given_up(api: SlackApi, loopback: Loopback) -> None:
    loopback.script(METHOD, *[page(500)] * 20)

    with pytest.raises(SlackUnreachable, match=f"chat.postMessage in {MAX_ATTEMPTS} attempts"):
        api.call(METHOD, {})

    assert len(loopback.calls) == MAX_ATTEMPTS


def test_a_call_may_be_tried_fewer_times(api: SlackApi, loopback: Loopback) -> None:
    loopback.script(METHOD, *[page(500)] * 20)

    with pytest.raises(SlackUnreachable):
        api.call(METHOD, {}, max_attempts=2)

    assert len(loopback.calls) == 2


def test_nobody_listening_is_given_up(closed_url: str, stopping: threading.Event) -> None:
    client = WebClient(token="xoxb-1", base_url=closed_url, timeout=5, retry_handlers=[])
    api = SlackApi(client, stopping=stopping, first_wait_s=0.001)

    with pytest.raises(SlackUnreachable):
        api.call(METHOD, {})


def test_once_stopping_nothing_is_waited_for_or_repeated(
    api: SlackApi, loopback: Loopback, stopping: threading.Event
) -> None:
    loopback.script(METHOD, limited("100"), ok())
    with ThreadPoolExecutor(1) as pool:
        call = pool.submit(api.call, METHOD, {})
        loopback.wait_for_call(METHOD)

        stopping.set()

        with pytest.raises(SlackUnreachable):
            call.result(10)
    assert len(loopback.calls) == 1


def test_once_stopping_a_call_is_still_tried_once(api: SlackApi, stopping: threading.Event) -> None:
    stopping.set()

    assert api.call(METHOD, {}) == {"ok": True}


@pytest.mark.parametrize("fault", [LOST, page(502), refused("internal_error")])
def test_what_was_done_though_its_response_was_lost_is_not_done_again(
    api: SlackApi, loopback: Loopback, fault: Response | None
) -> None:
    loopback.script(METHOD, fault)
    found: JsonObject = {"ok": True, "ts": "10.1"}

    assert api.call(METHOD, {}, was_done=lambda: found) == found

    assert len(loopback.calls) == 1


def test_what_was_not_done_is_done_again(api: SlackApi, loopback: Loopback) -> None:
    loopback.script(METHOD, LOST, LOST, ok(ts="10.3"))
    looked = []

    assert api.call(METHOD, {}, was_done=lambda: looked.append(1))["ts"] == "10.3"

    assert len(looked) == 2


def test_what_slack_limited_was_not_done_and_is_not_looked_for(
    api: SlackApi, loopback: Loopback
) -> None:
    loopback.script(METHOD, limited("0"), ok(ts="10.2"))
    looked = []

    assert api.call(METHOD, {}, was_done=lambda: looked.append(1))["ts"] == "10.2"

    assert looked == []


def test_the_effect_of_the_last_attempt_is_looked_for_too(
    api: SlackApi, loopback: Loopback
) -> None:
    loopback.script(METHOD, LOST)
    found: JsonObject = {"ok": True}

    assert api.call(METHOD, {}, was_done=lambda: found, max_attempts=1) == found
