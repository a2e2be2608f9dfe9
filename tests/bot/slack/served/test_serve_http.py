"""The bot in HTTP mode: what it does in either mode, and who may post to its request URL."""

import json
import time

import pytest

from tests.bot.slack.served.scenarios.asking import *  # noqa: F403  tests to collect, as those below
from tests.bot.slack.served.scenarios.commanding import *  # noqa: F403
from tests.bot.slack.served.scenarios.crowding import *  # noqa: F403
from tests.bot.slack.served.scenarios.failing import *  # noqa: F403
from tests.bot.slack.served.scenarios.ignoring import *  # noqa: F403
from tests.bot.slack.served.serving import Serving
from tests.slack_wire.http_push import FORM_TYPE, HttpPush, signature

pytestmark = pytest.mark.model

CHALLENGE = json.dumps({"type": "url_verification", "token": "x", "challenge": "c4a11"}).encode()
_MEGABYTE = 1_000_000


@pytest.fixture
def bot(http_bot: Serving) -> Serving:
    return http_bot


@pytest.fixture
def push(http_bot: Serving) -> HttpPush:
    assert http_bot.slack.http is not None
    return http_bot.slack.http


def test_the_request_url_is_verified(push: HttpPush) -> None:
    reply = push.post(CHALLENGE)

    assert reply.status == 200
    assert b"c4a11" in reply.body


def test_an_ssl_check_is_passed(push: HttpPush) -> None:
    assert push.post(b"ssl_check=1&token=x", content_type=FORM_TYPE).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Signature": "v0="},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": b"v0=\xe9\xff\x80"},
        {"X-Slack-Signature": None},
        {"X-Slack-Request-Timestamp": None},
        {"X-Slack-Signature": None, "X-Slack-Request-Timestamp": None},
        {"X-Slack-Request-Timestamp": "1500000000"},
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "1500000000.5"},
        {"X-Slack-Request-Timestamp": b"\xe9\xff\x80"},
        {"X-Slack-Request-Timestamp": "9" * 5000},
    ],
    ids=lambda headers: " ".join(f"{name[8:]}={str(sent)[:12]}" for name, sent in headers.items()),
)
def test_a_request_without_a_right_and_fresh_signature_gets_401(
    push: HttpPush, headers: dict[str, str | bytes | None]
) -> None:
    assert push.post(CHALLENGE, headers=headers).status == 401


@pytest.mark.parametrize("age_s", [400, 100_000, -400])
def test_a_request_signed_at_another_time_gets_401(push: HttpPush, age_s: int) -> None:
    stamp = str(int(time.time()) - age_s)

    assert push.post(CHALLENGE, headers={"X-Slack-Request-Timestamp": stamp}).status == 401


def test_a_request_signed_with_another_secret_gets_401(push: HttpPush) -> None:
    stamp = str(int(time.time()))
    signed = signature("another secret", stamp, CHALLENGE)
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signed}

    assert push.post(CHALLENGE, headers=headers).status == 401


def test_a_changed_body_gets_401(push: HttpPush) -> None:
    stamp = str(int(time.time()))
    signed = signature("loopback-signing-secret", stamp, CHALLENGE)
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signed}

    assert push.post(CHALLENGE, headers=headers).status == 200
    assert push.post(CHALLENGE.replace(b"c4a11", b"c4a12"), headers=headers).status == 401


@pytest.mark.parametrize("megabytes", [2, 16])
def test_a_body_that_is_too_large_is_refused(push: HttpPush, megabytes: int) -> None:
    body = b'{"type": "' + b"x" * megabytes * _MEGABYTE + b'"}'

    status = push.post(body).status

    assert status is None or 400 <= status < 500
    assert push.post(CHALLENGE).status == 200


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"null", "application/json"),
        (b"7", "application/json"),
        (b"{}", "application/json"),
        (b'{"type": "event_callback"}', "application/json"),
        (b'{"type": "event_callback", "event": null}', "application/json"),
        (b'{"type": "event_callback", "event": "message"}', "application/json"),
        (b'{"type": "event_callback", "event": {"type": 7}}', "application/json"),
        (b'{"type": "event_callback", "event": {"type": "message", "ts": {}}}', "application/json"),
        (b'{"type": "event_callback", "event": {"type": "app_mention", "channel": []}}', "x/y"),
        (b'{"type": "event_callback", "authorizations": 7, "event": {}}', "application/json"),
        (b"\xff\xfe\x00", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"", FORM_TYPE),
        (b"\xff\xfe\x00", FORM_TYPE),
        (b"payload=", FORM_TYPE),
        (b"payload=%7B", FORM_TYPE),
        (b"payload=[]", FORM_TYPE),
        (b"payload={}", FORM_TYPE),
        (b"payload=%7B%22type%22%3A%22block_actions%22%7D", FORM_TYPE),
        (b"payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A%5B%5D%7D", FORM_TYPE),
        (
            b'{"type": "event_callback", "event": ' + b"[" * 960 + b"]" * 960 + b"}",
            "application/json",
        ),
        (b"payload=%7B%22type%22%3A%22view_submission%22%2C%22view%22%3A7%7D", FORM_TYPE),
        (b"payload=%7B%22type%22%3A%22view_submission%22%2C%22view%22%3A%7B%7D%7D", FORM_TYPE),
        (b"command=", FORM_TYPE),
        (b"command=%2Fstp&text=%FF", FORM_TYPE),
        (b"{}", "multipart/form-data"),
    ],
)
def test_a_malformed_body_is_no_fault_of_the_servers(
    push: HttpPush, body: bytes, content_type: str
) -> None:
    status = push.post(body, content_type=content_type).status

    assert status is not None
    assert status < 500


@pytest.mark.parametrize(
    ("path", "status"), [("/healthz", 200), ("/readyz", 200), ("/", 404), ("/slack/events", 405)]
)
def test_health_can_be_seen_and_nothing_else(http_bot: Serving, path: str, status: int) -> None:
    assert http_bot.get(path)[0] == status


def test_what_was_refused_is_not_in_the_log(http_bot: Serving, push: HttpPush) -> None:
    body = b'{"type": "event_callback", "event": {"text": "who may read this sentence"}}'
    push.post(body, headers={"X-Slack-Signature": "v0=" + "0" * 64})
    push.post(body.replace(b'"text"', b'"user": [], "type": 7, "text"'))
    push.post(body[:-2])

    assert "who may read" not in http_bot.log.text
    assert http_bot.told_in_the_log() == []
