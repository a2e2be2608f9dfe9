"""What is for one person alone reaches that person, one way or another."""

import time
from dataclasses import replace

import pytest

from bot.errors import SlackUnreachable, Undeliverable
from bot.slack.delivery.delivery import Delivery
from bot.slack.delivery.place import Place
from tests.bot.slack.delivery.samples import (
    CHANNEL,
    DIRECT,
    EPHEMERAL,
    HISTORY,
    KEY,
    MESSAGE,
    NATIVE,
    OPEN,
    OURS,
    POST,
    REPLIES,
    RICH,
    THREAD,
    URL,
    listing,
    opened,
)
from tests.bot.slack.loopback import LOST, Loopback, limited, ok, page, refused


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


@pytest.mark.parametrize("way", ["reply_privately", "answer_command", "tell_privately"])
def test_newer_blocks_are_tried_first_and_left_out_where_they_are_refused(
    delivery: Delivery, loopback: Loopback, way: str
) -> None:
    name = EPHEMERAL if way == "tell_privately" else URL
    loopback.script(name, refused("invalid_blocks"))

    for _ in range(2):
        if way == "reply_privately":
            delivery.reply_privately(loopback.url(URL), RICH)
        elif way == "answer_command":
            delivery.answer_command(loopback.url(URL), CHANNEL, RICH, key=KEY)
        else:
            delivery.tell_privately(THREAD, RICH)

    sent = [body["blocks"] for body in loopback.bodies(name)]
    assert sent == [[NATIVE], list(MESSAGE.blocks), list(MESSAGE.blocks)]


def test_a_person_is_told_beside_the_thread_in_which_others_have_replied(
    delivery: Delivery, loopback: Loopback
) -> None:
    delivery.tell_privately(replace(THREAD, asked_ts="10.15"), MESSAGE)

    assert loopback.calls[0].name == EPHEMERAL
    assert loopback.bodies(EPHEMERAL) == [
        {
            "channel": "C1",
            "user": "U1",
            "thread_ts": "10.1",
            "text": "the answer",
            "blocks": list(MESSAGE.blocks),
        }
    ]


def test_a_person_whose_question_nobody_has_replied_to_is_told_in_the_channel(
    delivery: Delivery, loopback: Loopback
) -> None:
    delivery.tell_privately(replace(THREAD, asked_ts="10.1"), MESSAGE)

    assert "thread_ts" not in loopback.bodies(EPHEMERAL)[0]


@pytest.mark.parametrize("code", ["not_in_channel", "is_archived", "user_not_in_channel"])
def test_where_the_channel_is_closed_a_person_is_told_directly(
    delivery: Delivery, loopback: Loopback, code: str
) -> None:
    loopback.script(EPHEMERAL, refused(code))
    loopback.script(OPEN, opened("D1"))

    delivery.tell_privately(THREAD, MESSAGE)

    assert [body["channel"] for body in loopback.bodies(POST)] == ["D1"]


def test_a_refusal_that_is_not_the_channels_is_undeliverable(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(EPHEMERAL, refused("missing_scope"))

    with pytest.raises(Undeliverable, match="missing_scope"):
        delivery.tell_privately(THREAD, MESSAGE)


def test_in_direct_messages_a_person_is_told_like_anybody(
    delivery: Delivery, loopback: Loopback
) -> None:
    delivery.tell_privately(DIRECT, MESSAGE)

    (body,) = loopback.bodies(POST)
    assert (body["channel"], body["thread_ts"]) == ("D1", "10.1")
    assert loopback.names() == [POST]


def test_a_private_message_whose_response_was_lost_comes_again_rather_than_not_at_all(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(EPHEMERAL, LOST)

    delivery.tell_privately(THREAD, MESSAGE)

    assert len(loopback.bodies(EPHEMERAL)) == 2


def test_a_command_that_was_answered_directly_before_a_restart_is_not_answered_again(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(URL, page(404, "used_url"))
    loopback.script(EPHEMERAL, refused("not_in_channel"))
    loopback.script(OPEN, opened("D1"))
    loopback.script(HISTORY, listing(OURS))

    delivery.answer_command(loopback.url(URL), CHANNEL, MESSAGE, key=KEY, maybe_sent=True)

    assert loopback.bodies(POST) == []


def test_between_two_people_a_private_word_goes_to_the_bots_own_direct_messages(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(POST, refused("channel_not_found"))
    loopback.script(OPEN, opened("D1"))

    delivery.tell_privately(replace(DIRECT, channel="D9"), MESSAGE)

    assert [body["channel"] for body in loopback.bodies(POST)] == ["D9", "D1"]


def test_a_direct_message_that_an_earlier_process_sent_is_not_sent_again(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(REPLIES, listing(OURS))

    delivery.tell_privately(DIRECT, MESSAGE, key=KEY, maybe_sent=True)

    assert loopback.names() == [REPLIES]


@pytest.mark.parametrize(
    ("place", "name"), [(THREAD, EPHEMERAL), (DIRECT, POST)], ids=["channel", "direct"]
)
def test_what_may_not_take_long_does_not_wait_for_slack(
    delivery: Delivery, loopback: Loopback, place: Place, name: str
) -> None:
    loopback.script(name, limited("60"))
    began = time.monotonic()

    for _ in range(2):
        with pytest.raises(SlackUnreachable):
            delivery.tell_privately(place, MESSAGE, within_s=2.0)

    assert loopback.names() == [name]
    assert time.monotonic() - began < 2.0


def test_a_reply_that_may_not_take_long_is_given_up_where_slack_asks_to_wait(
    delivery: Delivery, loopback: Loopback
) -> None:
    loopback.script(URL, limited("60"))

    with pytest.raises(SlackUnreachable):
        delivery.reply_privately(loopback.url(URL), MESSAGE, within_s=2.0)

    assert loopback.names() == [URL]
