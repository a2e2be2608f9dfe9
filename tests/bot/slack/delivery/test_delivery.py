"""A message is seen once, whatever the network does."""

from dataclasses import replace
from typing import Any

import pytest

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.blocks.message import Message, section
from bot.slack.delivery.delivery import Delivery, Place
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.response_url import ResponseUrl
from tests.bot.slack.loopback import LOST, Loopback, ok, page, refused
from tests.slack_wire.http_server import Response

POST, REPLIES, HISTORY = "chat.postMessage", "conversations.replies", "conversations.history"
URL = "actions/T1/1"
KEY = "7KQ2MBXR"
THREAD = Place(channel="C1", thread_ts="10.1", user="U1")
CHANNEL = replace(THREAD, thread_ts=None)
MESSAGE = Message(text="the answer", blocks=(section("the answer", block_id=KEY),))
OURS = {"ts": "10.2", "metadata": {"event_type": "stp_answer", "event_payload": {"key": KEY}}}
OURS_BY_BLOCK = {"ts": "10.2", "blocks": [{"type": "section", "block_id": KEY}]}
ANOTHER = {"ts": "10.3", "metadata": {"event_payload": {"key": "another"}}, "blocks": [{}]}
BARE = {"ts": "10.4", "text": "hello"}


@pytest.fixture
def delivery(api: SlackApi, response_url: ResponseUrl) -> Delivery:
    return Delivery(api, response_url)


def listing(*messages: dict[str, Any], cursor: str = "") -> Response:
    return ok(messages=list(messages), response_metadata={"next_cursor": cursor})


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
    assert looked["include_all_metadata"] is True


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


def test_a_private_reply_is_seen_by_one_person_beside_the_message(
    delivery: Delivery, loopback: Loopback
) -> None:
    delivery.reply_privately(loopback.url(URL), MESSAGE)

    assert loopback.bodies(URL) == [
        {
            "text": "the answer",
            "blocks": list(MESSAGE.blocks),
            "replace_original": False,
            "response_type": "ephemeral",
        }
    ]


def test_a_private_message_can_be_replaced(delivery: Delivery, loopback: Loopback) -> None:
    delivery.reply_privately(loopback.url(URL), MESSAGE, replace_original=True)

    (body,) = loopback.bodies(URL)
    assert body["replace_original"] is True
    assert "response_type" not in body


def test_the_reply_to_a_command_is_seen_once_though_its_response_was_lost(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(URL, LOST, ok())

    delivery.answer_command(loopback.url(URL), CHANNEL, MESSAGE, key=KEY)

    first, second = loopback.bodies(URL)
    assert (first["response_type"], first["replace_original"]) == ("ephemeral", False)
    assert second == first | {"replace_original": True}


@pytest.mark.parametrize("way", ["reply_privately", "answer_command"])
def test_a_private_reply_whose_blocks_are_refused_is_sent_in_words(
    delivery: Delivery, loopback: Loopback, way: str
) -> None:
    loopback.script(URL, refused("invalid_blocks"), ok())

    if way == "reply_privately":
        delivery.reply_privately(loopback.url(URL), MESSAGE)
    else:
        delivery.answer_command(loopback.url(URL), CHANNEL, MESSAGE, key=KEY)

    assert ["blocks" in body for body in loopback.bodies(URL)] == [True, False]


def test_a_reply_that_may_have_been_sent_before_asks_to_take_its_place(
    delivery: Delivery, loopback: Loopback
) -> None:
    delivery.answer_command(loopback.url(URL), CHANNEL, MESSAGE, key=KEY, maybe_sent=True)

    assert loopback.bodies(URL)[0]["replace_original"] is True


@pytest.mark.parametrize("path", [URL, None], ids=["used up", "never given"])
def test_a_command_whose_response_url_is_no_use_is_answered_in_the_channel_for_one_person(
    delivery: Delivery, loopback: Loopback, path: str | None
) -> None:
    loopback.script(URL, page(404, "used_url"))

    delivery.answer_command(loopback.url(path) if path else "", CHANNEL, MESSAGE, key=KEY)

    (body,) = loopback.bodies("chat.postEphemeral")
    assert (body["channel"], body["user"], body["text"]) == ("C1", "U1", "the answer")


def test_a_command_that_cannot_be_answered_in_the_channel_is_answered_directly(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(URL, page(404, "used_url"))
    loopback.script("chat.postEphemeral", refused("not_in_channel"))

    delivery.answer_command(loopback.url(URL), CHANNEL, MESSAGE, key=KEY)

    assert loopback.bodies(POST)[0]["channel"] == "U1"


def test_a_private_reply_that_is_too_late_is_undeliverable(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(URL, page(404, "expired_url"))

    with pytest.raises(Undeliverable, match="expired_url"):
        delivery.reply_privately(loopback.url(URL), MESSAGE)


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
