"""Threads are read as far as Slack gives them without delay."""

import time
from typing import Any

import pytest

from bot.slack.delivery.delivery import Delivery
from tests.bot.slack.delivery.samples import CHANNEL, REPLIES, THREAD, listing
from tests.bot.slack.loopback import LOST, Loopback, limited, ok, page, refused
from tests.slack_wire.http_server import Response

LINK = "chat.getPermalink"


def said(number: int) -> dict[str, Any]:
    return {"ts": f"10.{number}", "text": f"message {number}"}


def test_the_messages_of_a_thread_come_oldest_first_from_all_its_pages(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(REPLIES, listing(said(1), said(2), cursor="p2"), listing(said(1), said(3)))

    messages = delivery.thread_messages(THREAD, limit=10)

    assert messages == [said(1), said(2), said(3)]
    first, second = loopback.bodies(REPLIES)
    assert (first["channel"], first["ts"]) == ("C1", "10.1")
    assert second["cursor"] == "p2"


def test_of_a_long_thread_the_latest_messages_are_given(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(REPLIES, listing(*map(said, range(50))))

    assert delivery.thread_messages(THREAD, limit=2) == [said(48), said(49)]


def test_a_thread_without_end_is_left_off(delivery: Delivery, loopback: Loopback) -> None:
    pages = [listing(said(number), cursor="more") for number in range(20)]
    loopback.script(REPLIES, *pages)

    messages = delivery.thread_messages(THREAD, limit=100)

    assert messages == list(map(said, range(5)))


@pytest.mark.parametrize("fault", [LOST, page(500)], ids=["lost", "500"])
def test_one_fault_is_tried_over(
    delivery: Delivery, loopback: Loopback, fault: Response | None
) -> None:
    loopback.script(REPLIES, fault, listing(said(1)))

    assert delivery.thread_messages(THREAD, limit=10) == [said(1)]


@pytest.mark.parametrize(
    "fault",
    [refused("missing_scope"), page(500), limited("60")],
    ids=["refused", "500", "asked to wait"],
)
def test_what_slack_does_not_give_is_not_waited_for(
    delivery: Delivery, loopback: Loopback, fault: Response
) -> None:
    loopback.script(REPLIES, fault, fault)
    loopback.script(LINK, fault, fault)
    began_s = time.monotonic()

    assert delivery.thread_messages(THREAD, limit=10) == []
    assert delivery.permalink(THREAD, "10.2") is None

    assert time.monotonic() - began_s < 2


def test_outside_of_threads_there_is_nothing_to_read(
    delivery: Delivery, loopback: Loopback
) -> None:
    assert delivery.thread_messages(CHANNEL, limit=10) == []

    assert loopback.calls == []


def test_a_message_has_an_address(delivery: Delivery, loopback: Loopback) -> None:
    loopback.script(LINK, ok(permalink="https://a.slack.example/p1"))

    assert delivery.permalink(THREAD, "10.2") == "https://a.slack.example/p1"

    assert loopback.bodies(LINK) == [{"channel": "C1", "message_ts": "10.2"}]
