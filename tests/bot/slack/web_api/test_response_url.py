"""Replies by response URL are sent until Slack takes or refuses them."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.web_api.faults import OutcomeUnknown
from bot.slack.web_api.response_url import ResponseUrl
from tests.bot.slack.loopback import LOST, Loopback, answer, limited, ok, page, refused
from tests.slack_wire.http_server import Response

NAME = "actions/T1/1"
BODY = {"text": "hello", "response_type": "ephemeral", "replace_original": False}


def test_a_reply_is_sent_as_json(response_url: ResponseUrl, loopback: Loopback) -> None:
    loopback.script(NAME, page(200, "ok"))

    response_url.send(loopback.url(NAME), BODY)

    assert loopback.bodies(NAME) == [BODY]


@pytest.mark.parametrize(
    "fault", [page(500), page(503, ""), limited("0"), LOST], ids=["500", "503", "429", "lost"]
)
def test_three_faults_in_a_row_are_survived(
    response_url: ResponseUrl, loopback: Loopback, fault: Response | None
) -> None:
    loopback.script(NAME, fault, fault, fault, ok())

    response_url.send(loopback.url(NAME), BODY)

    assert loopback.bodies(NAME) == [BODY] * 4


def test_retry_after_is_waited_for(response_url: ResponseUrl, loopback: Loopback) -> None:
    loopback.script(NAME, limited("1"))
    began = time.monotonic()

    response_url.send(loopback.url(NAME), BODY)

    assert 1 <= time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        (refused("invalid_blocks"), "invalid_blocks"),
        (page(404, "expired_url\n"), "expired_url"),
        (page(404, "used_url"), "used_url"),
        (page(410, ""), "status_410"),
        (page(403, "You may not ask: How many beds?"), "status_403"),
        (refused("How many beds?"), "unknown"),
        (answer(400, {"ok": False, "error": "invalid_payload"}), "invalid_payload"),
    ],
)
def test_a_lasting_refusal_is_named_and_not_repeated(
    response_url: ResponseUrl, loopback: Loopback, refusal: Response, code: str
) -> None:
    loopback.script(NAME, refusal)

    with pytest.raises(Undeliverable) as caught:
        response_url.send(loopback.url(NAME), BODY)

    assert caught.value.code == code
    assert len(loopback.calls) == 1


def test_a_first_reply_whose_response_was_lost_is_replaced_by_the_next_attempt(
    response_url: ResponseUrl, loopback: Loopback
) -> None:
    loopback.script(NAME, page(500), LOST, page(500), ok())

    response_url.send_first(loopback.url(NAME), BODY)

    replacing = BODY | {"replace_original": True}
    assert loopback.bodies(NAME) == [BODY, BODY, replacing, replacing]


def test_a_reply_to_a_press_never_replaces_the_message_with_the_button(
    response_url: ResponseUrl, loopback: Loopback
) -> None:
    loopback.script(NAME, LOST, LOST, ok())

    response_url.send(loopback.url(NAME), BODY)

    assert not any(body["replace_original"] for body in loopback.bodies(NAME))


def test_what_may_be_seen_once_is_sent_again_while_slack_surely_has_not_taken_it(
    response_url: ResponseUrl, loopback: Loopback
) -> None:
    loopback.script(NAME, page(500), limited("0"), ok())

    response_url.send_once(loopback.url(NAME), BODY)

    assert loopback.bodies(NAME) == [BODY] * 3


def test_what_may_be_seen_once_is_not_sent_again_where_slack_may_have_taken_it(
    response_url: ResponseUrl, loopback: Loopback
) -> None:
    loopback.script(NAME, page(500), LOST)

    with pytest.raises(OutcomeUnknown):
        response_url.send_once(loopback.url(NAME), BODY)

    assert len(loopback.calls) == 2


def test_faults_without_end_are_given_up(response_url: ResponseUrl, loopback: Loopback) -> None:
    loopback.script(NAME, *[page(500)] * 20)

    with pytest.raises(SlackUnreachable):
        response_url.send(loopback.url(NAME), BODY)

    assert 4 <= len(loopback.calls) < 20


def test_nobody_listening_is_given_up(response_url: ResponseUrl, closed_url: str) -> None:
    with pytest.raises(SlackUnreachable):
        response_url.send(closed_url, BODY)


def test_once_stopping_nothing_is_waited_for_or_repeated(
    response_url: ResponseUrl, loopback: Loopback, stopping: threading.Event
) -> None:
    loopback.script(NAME, limited("100"))
    with ThreadPoolExecutor(1) as pool:
        sending = pool.submit(response_url.send, loopback.url(NAME), BODY)
        loopback.wait_for_call(NAME)

        stopping.set()

        with pytest.raises(SlackUnreachable):
            sending.result(10)
    assert len(loopback.calls) == 1


@pytest.mark.parametrize(
    "url", ["", "nonsense", "file:///etc/passwd", "ftp://a.example", "http://[bad"]
)
def test_what_is_no_address_is_refused(response_url: ResponseUrl, url: str) -> None:
    with pytest.raises(Undeliverable, match="invalid_response_url"):
        response_url.send(url, BODY)
