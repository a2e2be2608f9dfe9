"""A message for all to see is seen once, whatever the network does."""

from dataclasses import replace
from typing import Any

import pytest

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.delivery.delivery import Delivery
from bot.slack.delivery.place import Place
from tests.bot.slack.delivery.samples import (
    ANOTHER,
    BARE,
    CHANNEL,
    DIRECT,
    HISTORY,
    KEY,
    MESSAGE,
    NATIVE,
    OPEN,
    OURS,
    OURS_BY_BLOCK,
    POST,
    REPLIES,
    RICH,
    THREAD,
    listing,
    opened,
)
from tests.bot.slack.loopback import LOST, Loopback, ok, page, refused
from tests.slack_wire.http_server import Response


def test_a_message_is_posted_once_into_its_thread(delivery: Delivery, loopback: Loopback) -> None:
    delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=False)

    assert loopback.names() == [POST]
    assert loopback.bodies(POST) == [
        {
            "channel": "C1",
            "thread_ts": "10.1",
            "text": "the answer",
            "blocks": list(MESSAGE.blocks),
            "unfurl_links": False,
            "unfurl_media": False,
            "metadata": {"event_type": "stp_answer", "event_payload": {"key": KEY}},
        }
    ]


def test_a_message_without_a_thread_stands_in_the_channel(
    delivery: Delivery, loopback: Loopback
) -> None:
    delivery.post(CHANNEL, MESSAGE, key=KEY, maybe_posted=False)

    assert "thread_ts" not in loopback.bodies(POST)[0]


@pytest.mark.parametrize("found", [OURS, OURS_BY_BLOCK], ids=["by metadata", "by block id"])
@pytest.mark.parametrize(("place", "method"), [(THREAD, REPLIES), (CHANNEL, HISTORY)])
def test_a_message_whose_response_was_lost_is_found_and_not_posted_twice(
    delivery: Delivery, loopback: Loopback, place: Place, method: str, found: dict[str, Any]
) -> None:
    loopback.script(POST, LOST)
    loopback.script(method, listing(BARE, ANOTHER, found))

    delivery.post(place, MESSAGE, key=KEY, maybe_posted=False)

    assert loopback.names() == [POST, method]
    looked = loopback.bodies(method)[0]
    assert (looked["channel"], looked.get("ts")) == ("C1", place.thread_ts)
    assert looked["include_all_metadata"] == "1"


def test_a_lost_message_is_looked_for_on_every_page_of_its_thread(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, LOST)
    loopback.script(REPLIES, listing(BARE, cursor="p2"), listing(cursor="p3"), listing(OURS))

    delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=False)

    assert loopback.names() == [POST, REPLIES, REPLIES, REPLIES]
    assert [body.get("cursor") for body in loopback.bodies(REPLIES)] == [None, "p2", "p3"]


def test_a_message_that_was_not_posted_is_posted_again(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, LOST, page(500), ok())
    loopback.script(REPLIES, listing(BARE, ANOTHER), listing())

    delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=False)

    assert loopback.names() == [POST, REPLIES, POST, REPLIES, POST]


@pytest.mark.parametrize("fault", [refused("missing_scope"), page(500)], ids=["refused", "500"])
def test_an_answer_comes_even_where_conversations_cannot_be_read(
    delivery: Delivery, loopback: Loopback, fault: Response
) -> None:
    loopback.script(POST, LOST, ok())
    loopback.script(REPLIES, *[fault] * 5)

    delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=False)

    assert loopback.names().count(POST) == 2


def test_what_an_earlier_process_posted_is_not_posted_again(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(REPLIES, listing(OURS))

    delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=True)

    assert loopback.names() == [REPLIES]


def test_what_an_earlier_process_did_not_post_is_posted(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(REPLIES, listing(ANOTHER))

    delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=True)

    assert loopback.names() == [REPLIES, POST]


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_blocks_too_long", "msg_too_long"])
def test_where_blocks_are_refused_the_words_are_posted_alone(
    delivery: Delivery, loopback: Loopback, code: str
) -> None:
    loopback.script(POST, refused(code), ok())

    delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=False)

    first, second = loopback.bodies(POST)
    assert second == {name: value for name, value in first.items() if name != "blocks"}


def test_words_refused_as_well_are_undeliverable(delivery: Delivery, loopback: Loopback) -> None:
    loopback.script(POST, refused("invalid_blocks"), refused("msg_too_long"))

    with pytest.raises(Undeliverable) as caught:
        delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=False)

    assert caught.value.code == "msg_too_long"
    assert loopback.names() == [POST, POST]


@pytest.mark.parametrize("code", ["not_in_channel", "channel_not_found", "is_archived"])
def test_where_the_channel_takes_no_message_the_person_is_told_directly(
    delivery: Delivery, loopback: Loopback, code: str
) -> None:
    loopback.script(POST, refused(code), ok())

    delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=False)

    assert [body["channel"] for body in loopback.bodies(POST)] == ["C1", "U1"]
    assert "thread_ts" not in loopback.bodies(POST)[1]


@pytest.mark.parametrize("codes", [["invalid_auth"], ["not_in_channel", "cannot_dm_bot"]])
def test_other_refusals_are_undeliverable(
    delivery: Delivery, loopback: Loopback, codes: list[str]
) -> None:
    loopback.script(POST, *map(refused, codes))

    with pytest.raises(Undeliverable) as caught:
        delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=False)

    assert caught.value.code == codes[-1]


def test_a_slack_that_never_answers_is_unreachable(delivery: Delivery, loopback: Loopback) -> None:
    loopback.script(POST, *[page(503)] * 20)
    loopback.script(REPLIES, *[listing()] * 20)

    with pytest.raises(SlackUnreachable):
        delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=False)


def test_a_lost_message_is_looked_for_from_the_question_on(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, LOST)
    loopback.script(REPLIES, listing(OURS))

    delivery.post(replace(THREAD, asked_ts="10.15"), MESSAGE, key=KEY, maybe_posted=False)

    assert loopback.bodies(REPLIES)[0]["oldest"] == "10.15"


def test_newer_blocks_that_slack_refuses_are_left_out(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, refused("invalid_blocks"))

    for _ in range(2):
        delivery.post(THREAD, RICH, key=KEY, maybe_posted=False)

    sent = [body["blocks"] for body in loopback.bodies(POST)]
    assert sent == [[NATIVE], list(MESSAGE.blocks), list(MESSAGE.blocks)]


def test_a_direct_message_in_the_channels_stead_is_posted_where_it_can_be_found(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, refused("not_in_channel"), LOST)
    loopback.script(OPEN, opened("D1"))
    loopback.script(HISTORY, listing(OURS))

    ts = delivery.post(replace(THREAD, asked_ts="10.1"), MESSAGE, key=KEY, maybe_posted=False)

    assert ts is None
    assert [body["channel"] for body in loopback.bodies(POST)] == ["C1", "D1"]
    assert loopback.bodies(OPEN) == [{"users": "U1"}]
    looked = loopback.bodies(HISTORY)[0]
    assert (looked["channel"], looked["oldest"]) == ("D1", "10.1")


def test_a_direct_message_that_an_earlier_process_posted_is_not_posted_again(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(REPLIES, refused("not_in_channel"))
    loopback.script(POST, refused("not_in_channel"))
    loopback.script(OPEN, opened("D1"))
    loopback.script(HISTORY, listing(OURS))

    delivery.post(THREAD, MESSAGE, key=KEY, maybe_posted=True)

    assert [body["channel"] for body in loopback.bodies(POST)] == ["C1"]


def test_direct_messages_are_opened_once_for_each_person(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(OPEN, opened("D1"), opened("D2"))

    for person in ("U1", "U2", "U1"):
        place = replace(CHANNEL, channel=person)
        delivery.post(place, MESSAGE, key=KEY, maybe_posted=False)

    assert loopback.bodies(OPEN) == [{"users": "U1"}, {"users": "U2"}]
    assert [body["channel"] for body in loopback.bodies(POST)] == ["D1", "D2", "D1"]


def test_direct_messages_that_are_closed_are_undeliverable_at_once(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, refused("messages_tab_disabled"))

    with pytest.raises(Undeliverable, match="messages_tab_disabled"):
        delivery.post(DIRECT, MESSAGE, key=KEY, maybe_posted=False)

    assert loopback.names() == [POST]


def test_between_two_people_the_person_is_told_in_the_bots_own_direct_messages(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, refused("channel_not_found"))
    loopback.script(OPEN, opened("D1"))

    between_others = replace(THREAD, channel="D9")
    assert delivery.post(between_others, MESSAGE, key=KEY, maybe_posted=False) is None

    there = loopback.bodies(POST)[1]
    assert there["channel"] == "D1"
    assert "thread_ts" not in there


def test_the_bots_own_direct_messages_that_are_gone_are_undeliverable(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, refused("channel_not_found"))
    loopback.script(OPEN, opened("D1"))

    with pytest.raises(Undeliverable, match="channel_not_found"):
        delivery.post(DIRECT, MESSAGE, key=KEY, maybe_posted=False)

    assert len(loopback.bodies(POST)) == 1


def test_where_the_time_of_the_question_is_not_known_some_pages_back_are_looked_at(
    delivery: Delivery, loopback: Loopback
) -> None:
    pages = [listing(BARE, cursor=f"p{number}") for number in range(2, 9)]
    loopback.script(HISTORY, *pages[:2], listing(OURS), *pages)

    delivery.post(CHANNEL, MESSAGE, key=KEY, maybe_posted=True)
    assert loopback.names() == [HISTORY] * 3
    delivery.post(CHANNEL, MESSAGE, key="another", maybe_posted=True)

    assert loopback.names() == [HISTORY] * 8 + [POST]
