"""Calls to Slack keep their time, their team and their token's trouble to themselves."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from slack_sdk import WebClient

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.faults import TokenRefused
from bot.slack.web_api.workspaces import OneWorkspace
from tests.bot.slack.loopback import LOST, Loopback, limited, ok, page, refused
from tests.slack_wire.http_server import Response
from tests.slack_workspace import SlackWorkspace

METHOD = "chat.postMessage"


@pytest.mark.parametrize(
    "method", ["conversations.replies", "conversations.history", "chat.getPermalink"]
)
def test_a_method_that_reads_no_json_is_sent_a_form(
    api: SlackApi, loopback: Loopback, method: str
) -> None:
    api.call(method, {"channel": "C1", "inclusive": True, "limit": 200})

    assert loopback.bodies(method) == [{"channel": "C1", "inclusive": "1", "limit": "200"}]


def test_a_method_that_slack_limits_is_not_waited_for_beyond_the_time_there_is(
    api: SlackApi, loopback: Loopback
) -> None:
    loopback.script(METHOD, limited("60"))
    began = time.monotonic()

    for _ in range(2):
        with pytest.raises(SlackUnreachable):
            api.call(METHOD, {}, within_s=5)

    assert time.monotonic() - began < 2
    assert len(loopback.calls) == 1


def test_two_teams_are_limited_each_by_itself(
    api: SlackApi, loopback: Loopback, stopping: threading.Event
) -> None:
    client = WebClient(token="xoxb-2", base_url=loopback.url(), timeout=5, retry_handlers=[])
    other_team = SlackApi(client, stopping=stopping, first_wait_s=0.001)
    loopback.script(METHOD, limited("60"))
    with pytest.raises(SlackUnreachable):
        api.call(METHOD, {}, within_s=5)
    began = time.monotonic()

    other_team.call(METHOD, {})

    assert time.monotonic() - began < 2


def test_a_slow_method_holds_up_no_other(stopping: threading.Event) -> None:
    with SlackWorkspace() as slack, ThreadPoolExecutor(1) as pool:
        token, url = slack.identity.bot_token, slack.api_url
        client = WebClient(token=token, base_url=url, timeout=5, retry_handlers=[])
        api = SlackApi(client, stopping=stopping)
        slack.fail_next("users.info", 1, "timeout_after")
        slow = pool.submit(api.call, "users.info", {"user": "U1"})
        slack.wait_for(lambda: slack.calls_of("users.info"))
        began = time.monotonic()

        api.call("auth.test", {})

        assert time.monotonic() - began < 1
        assert not slow.done()
        stopping.set()
        slack.heal()


def test_a_call_takes_no_longer_than_it_may_where_slack_does_not_respond(
    stopping: threading.Event,
) -> None:
    with SlackWorkspace() as slack:
        token, url = slack.identity.bot_token, slack.api_url
        client = WebClient(token=token, base_url=url, timeout=60, retry_handlers=[])
        api = SlackApi(client, stopping=stopping)
        slack.fail_always("users.", "timeout")
        began = time.monotonic()

        assert api.attempt("users.info", {"user": "U1"}, within_s=1) is None

        assert time.monotonic() - began < 5
        slack.heal()


@pytest.mark.parametrize(
    "fault",
    [LOST, page(500), limited("0"), refused("missing_scope")],
    ids=["lost", "500", "429", "refused"],
)
def test_what_is_good_to_have_is_tried_once(
    api: SlackApi, loopback: Loopback, fault: Response | None
) -> None:
    loopback.script(METHOD, fault)

    assert api.attempt(METHOD, {}, within_s=5) is None

    assert len(loopback.calls) == 1


def test_what_is_good_to_have_is_given_where_slack_gives_it(
    api: SlackApi, loopback: Loopback
) -> None:
    loopback.script(METHOD, ok(ts="10.1"))

    assert api.attempt(METHOD, {}, within_s=5) == {"ok": True, "ts": "10.1"}


@pytest.mark.parametrize(
    "code",
    ["account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"],
)
def test_a_refused_token_is_named_and_said_in_the_log_once(
    api: SlackApi, loopback: Loopback, caplog: pytest.LogCaptureFixture, code: str
) -> None:
    loopback.script(METHOD, refused(code), refused(code))

    for _ in range(2):
        with pytest.raises(TokenRefused, match=code):
            api.call(METHOD, {})

    assert api.refusal == code
    assert caplog.text.count("slack refuses the token") == 1
    assert "xoxb-" not in caplog.text
    assert len(loopback.calls) == 2


def test_a_token_that_is_taken_again_is_refused_no_longer(
    api: SlackApi, loopback: Loopback
) -> None:
    loopback.script(METHOD, refused("invalid_auth"))
    with pytest.raises(TokenRefused):
        api.call(METHOD, {})

    api.call("auth.test", {})

    assert api.refusal is None


def test_another_refusal_says_nothing_against_the_token(api: SlackApi, loopback: Loopback) -> None:
    loopback.script(METHOD, refused("missing_scope"))
    with pytest.raises(Undeliverable):
        api.call(METHOD, {})

    assert api.refusal is None


def test_the_workspaces_token_is_refused_where_its_api_says_so(
    api: SlackApi, loopback: Loopback
) -> None:
    workspace = OneWorkspace(api, bot_user="UBOT")
    loopback.script(METHOD, refused("token_revoked"))
    with pytest.raises(TokenRefused):
        workspace.api("T1").call(METHOD, {})

    assert workspace.refusal() == "token_revoked"


def test_a_channel_that_takes_no_more_posts_now_holds_back_no_other(
    api: SlackApi, loopback: Loopback
) -> None:
    loopback.script(METHOD, limited("60"))
    with pytest.raises(SlackUnreachable):
        api.call(METHOD, {"channel": "C1"}, within_s=2)
    began = time.monotonic()

    api.call(METHOD, {"channel": "C2"})
    with pytest.raises(SlackUnreachable):
        api.call(METHOD, {"channel": "C1"}, within_s=2)

    assert time.monotonic() - began < 2
    assert [body["channel"] for body in loopback.bodies(METHOD)] == ["C1", "C2"]
