"""Deliveries over HTTP, towards a request URL that checks signatures with Slack's library."""

import json
from collections.abc import Iterator
from threading import Lock
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import SignatureVerifier

from tests.slack_wire.http_server import HttpServer, Request, Response
from tests.slack_workspace import SlackWorkspace


class RequestUrl:
    """A request URL that answers every well signed request with the same body."""

    def __init__(self, secret: str) -> None:
        """Listen on a free port."""
        self.requests: list[Request] = []
        self.body = b""
        self._verifier = SignatureVerifier(secret)
        self._lock = Lock()
        self.server = HttpServer(self._answer)
        self.url = f"http://127.0.0.1:{self.server.port}/slack/events"

    def _answer(self, request: Request) -> Response:
        if not self._is_signed(request):
            return Response(401, b"")
        with self._lock:
            self.requests.append(request)
        return Response(200, self.body)

    def _is_signed(self, request: Request) -> bool:
        # Slack's library raises a TypeError where a signature holds other than ASCII
        if not request.headers.get("x-slack-signature", "").isascii():
            return False
        return self._verifier.is_valid_request(request.body, dict(request.headers))


@pytest.fixture
def slack() -> Iterator[SlackWorkspace]:
    with SlackWorkspace(echoes=False) as workspace:
        yield workspace


@pytest.fixture
def bot(slack: SlackWorkspace) -> Iterator[RequestUrl]:
    request_url = RequestUrl(slack.identity.signing_secret)
    slack.deliver_over_http(request_url.url)
    yield request_url
    request_url.server.close()


def test_events_come_signed_as_json(slack: SlackWorkspace, bot: RequestUrl) -> None:
    said = slack.person("U1").asks("C1", "how many?")
    statuses = [delivery.ack().status for delivery in said.deliveries]

    assert statuses == [200, 200]
    types = {json.loads(request.body)["event"]["type"] for request in bot.requests}
    assert types == {"app_mention", "message"}


def test_commands_and_presses_come_as_forms(slack: SlackWorkspace, bot: RequestUrl) -> None:
    bot.body = json.dumps({"text": "Pick", "blocks": [BUTTON]}).encode()
    ada = slack.person("U1")
    ada.command("/stp", "ask how many?", "C1").ack()
    ada.presses(slack.seen_by("U1")[0], "share").ack()

    command, press = (parse_qs(request.body.decode()) for request in bot.requests)
    assert command["text"] == ["ask how many?"]
    assert json.loads(press["payload"][0])["actions"][0]["value"] == "a1"


BUTTON = {
    "type": "actions",
    "elements": [
        {
            "type": "button",
            "text": {"type": "plain_text", "text": "Share"},
            "action_id": "share",
            "value": "a1",
        }
    ],
}


def test_plain_text_in_answer_to_a_command_is_shown(slack: SlackWorkspace, bot: RequestUrl) -> None:
    bot.body = b"how to use it"
    slack.person("U1").command("/stp", "", "C1").ack()

    assert [message.shown for message in slack.seen_by("U1")] == ["how to use it"]


def test_a_retry_says_so_in_its_headers(slack: SlackWorkspace, bot: RequestUrl) -> None:
    (first,) = slack.person("U1").writes("how many?").deliveries
    first.ack()
    slack.redeliver(first, "http_timeout").ack()

    numbers = [request.headers.get("x-slack-retry-num") for request in bot.requests]
    assert numbers == [None, "1"]
    assert bot.requests[0].body == bot.requests[1].body


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Signature": "v0=00"},
        {"X-Slack-Signature": b"v0=\xff\xfe"},
        {"X-Slack-Signature": None},
        {"X-Slack-Request-Timestamp": "1000000000"},
        {"X-Slack-Request-Timestamp": None},
    ],
)
def test_a_bad_signature_goes_out_as_asked(
    slack: SlackWorkspace, bot: RequestUrl, headers: dict[str, str | bytes | None]
) -> None:
    assert slack.http is not None
    reply = slack.http.post(b"{}", headers=headers)

    assert reply.status == 401
    assert slack.http.replies == [reply]
    assert bot.requests == []


def test_fifty_at_once_are_all_acknowledged(slack: SlackWorkspace, bot: RequestUrl) -> None:
    said = [slack.person("U1").writes(f"question {number}") for number in range(50)]

    assert {each.deliveries[0].ack().status for each in said} == {200}
    assert len(bot.requests) == 50


def test_a_bot_that_is_not_there_leaves_no_status(slack: SlackWorkspace) -> None:
    listening = RequestUrl(slack.identity.signing_secret)
    listening.server.close()
    slack.deliver_over_http(listening.url)

    ack = slack.person("U1").command("/stp", "help", "C1").ack()

    assert (ack.status, ack.shown_error) == (None, "dispatch_failed")
