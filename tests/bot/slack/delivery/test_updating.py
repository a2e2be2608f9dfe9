"""A message of the bot's own is changed, if it is still there."""

from dataclasses import replace

import pytest

from bot.errors import Undeliverable
from bot.slack.delivery.delivery import Delivery
from tests.bot.slack.delivery.samples import CHANNEL, MESSAGE, OPEN, THREAD, opened
from tests.bot.slack.loopback import LOST, Loopback, page, refused


def test_a_message_is_changed_in_its_place(delivery: Delivery, loopback: Loopback) -> None:
    delivery.update(THREAD, "10.2", MESSAGE)

    assert loopback.bodies("chat.update") == [
        {"channel": "C1", "ts": "10.2", "text": "the answer", "blocks": list(MESSAGE.blocks)}
    ]


def test_a_change_is_made_again_where_its_response_was_lost(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script("chat.update", LOST, page(500))

    delivery.update(THREAD, "10.2", MESSAGE)

    assert len(loopback.bodies("chat.update")) == 3


def test_a_change_whose_blocks_are_refused_takes_the_old_ones_away(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script("chat.update", refused("invalid_blocks"))
    long = replace(MESSAGE, text="word " * 2000)

    delivery.update(THREAD, "10.2", long)

    _, plain = loopback.bodies("chat.update")
    assert plain["blocks"] == []
    assert plain["text"].startswith("word")
    assert len(plain["text"]) <= 4000


@pytest.mark.parametrize("code", ["message_not_found", "edit_window_closed", "is_archived"])
def test_a_message_that_is_gone_need_not_be_changed(
    delivery: Delivery, loopback: Loopback, code: str
) -> None:
    loopback.script("chat.update", refused(code))

    delivery.update(THREAD, "10.2", MESSAGE)

    assert loopback.names() == ["chat.update"]


def test_a_message_of_somebody_elses_cannot_be_changed(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script("chat.update", refused("cant_update_message"))

    with pytest.raises(Undeliverable, match="cant_update_message"):
        delivery.update(THREAD, "10.2", MESSAGE)


def test_a_message_to_a_person_is_changed_in_their_direct_messages(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(OPEN, opened("D1"))

    delivery.update(replace(CHANNEL, channel="U1"), "10.2", MESSAGE)

    assert loopback.bodies("chat.update")[0]["channel"] == "D1"
