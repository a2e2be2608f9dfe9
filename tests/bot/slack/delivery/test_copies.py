"""A private answer is shared once."""

import pytest

from bot.errors import Undeliverable
from bot.slack.delivery.delivery import Delivery
from tests.bot.slack.delivery.samples import (
    CHANNEL,
    HISTORY,
    KEY,
    MESSAGE,
    OURS,
    POST,
    URL,
    listing,
)
from tests.bot.slack.loopback import LOST, Loopback, limited, ok, page, refused


def test_a_copy_is_shared_in_the_channel(delivery: Delivery, loopback: Loopback) -> None:
    delivery.share(CHANNEL, MESSAGE, key=KEY, response_url=loopback.url(URL), maybe_posted=False)

    assert loopback.names() == [POST]
    assert loopback.bodies(POST)[0]["channel"] == "C1"


def test_where_the_bot_is_no_member_the_response_url_shares_in_its_stead(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, refused("not_in_channel"))

    delivery.share(CHANNEL, MESSAGE, key=KEY, response_url=loopback.url(URL), maybe_posted=False)

    assert loopback.bodies(URL) == [
        {
            "response_type": "in_channel",
            "replace_original": False,
            "text": "the answer",
            "blocks": list(MESSAGE.blocks),
        }
    ]


def test_a_copy_that_was_shared_before_a_restart_is_not_shared_again(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(HISTORY, listing(OURS))

    delivery.share(CHANNEL, MESSAGE, key=KEY, response_url=loopback.url(URL), maybe_posted=True)

    assert loopback.names() == [HISTORY]


def test_a_copy_that_cannot_be_shared_either_way_is_undeliverable(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, refused("not_in_channel"))

    with pytest.raises(Undeliverable, match="not_in_channel"):
        delivery.share(CHANNEL, MESSAGE, key=KEY, response_url="", maybe_posted=False)


def test_a_copy_by_the_response_url_is_sent_again_where_it_surely_was_not_taken(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, refused("not_in_channel"))
    loopback.script(URL, page(500), limited("0"), ok())

    delivery.share(CHANNEL, MESSAGE, key=KEY, response_url=loopback.url(URL), maybe_posted=False)

    assert [body["response_type"] for body in loopback.bodies(URL)] == ["in_channel"] * 3


def test_a_copy_by_the_response_url_that_was_perhaps_taken_is_not_sent_again_and_that_is_said(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, refused("not_in_channel"))
    loopback.script(URL, LOST)

    with pytest.raises(Undeliverable, match="perhaps_shared"):
        delivery.share(
            CHANNEL, MESSAGE, key=KEY, response_url=loopback.url(URL), maybe_posted=False
        )

    copy, note = loopback.bodies(URL)
    assert copy["response_type"] == "in_channel"
    assert note["response_type"] == "ephemeral"
    assert "press *Share* again" in note["text"]


def test_a_copy_that_an_earlier_process_perhaps_sent_by_the_response_url_is_not_sent_again(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(HISTORY, refused("not_in_channel"))
    loopback.script(POST, refused("not_in_channel"))

    with pytest.raises(Undeliverable, match="perhaps_shared"):
        delivery.share(CHANNEL, MESSAGE, key=KEY, response_url=loopback.url(URL), maybe_posted=True)

    assert [body["response_type"] for body in loopback.bodies(URL)] == ["ephemeral"]
