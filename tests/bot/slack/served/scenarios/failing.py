"""Slack fails while the bot serves; each question still gets one outcome, in each mode."""

from itertools import pairwise

import pytest

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS
from tests.bot.slack.served.room import Room
from tests.slack_wire.faults import FaultKind

RETRY_AFTER_S = 1


@pytest.mark.parametrize("kind", ["ratelimited", "http_500"])
def test_three_failures_in_a_row_of_every_way_to_answer_are_survived(
    room: Room, kind: FaultKind
) -> None:
    room.bot.slack.fail_next("chat.postMessage", 3, kind, retry_after_s=RETRY_AFTER_S)
    room.bot.slack.fail_next("response_url", 3, kind, retry_after_s=RETRY_AFTER_S)
    said = room.ada.asks(room.channel, FOOTPRINTS.question)

    reply = room.reply_to_command(f"ask {LEADERS.question}")
    (answer,) = room.all_answers_to(said)

    assert FOOTPRINTS.quote in answer.shown
    assert LEADERS.quote in reply.shown
    at_s = [call.at_s for call in room.bot.slack.calls_of("chat.postMessage")][-4:]
    waits_s = [after - before for before, after in pairwise(at_s)]
    assert kind != "ratelimited" or min(waits_s) >= RETRY_AFTER_S


@pytest.mark.parametrize("kind", ["drop_before", "drop_after", "http_500"])
def test_a_post_whose_response_is_lost_is_seen_once(room: Room, kind: FaultKind) -> None:
    room.bot.slack.fail_next("chat.postMessage", 1, kind)

    (answer,) = room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question))

    assert FOOTPRINTS.quote in answer.shown


@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
def test_a_share_whose_response_is_lost_is_seen_once(room: Room, kind: FaultKind) -> None:
    private = room.reply_to_command(f"ask {BEDS.question}")
    room.bot.slack.fail_next("chat.postMessage", 1, kind)

    room.press(private, "Share")

    assert [BEDS.quote in seen.shown for seen in room.seen(room.grace)] == [True]


@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
def test_a_reply_to_a_command_whose_response_is_lost_comes_all_the_same(
    room: Room, kind: FaultKind
) -> None:
    room.bot.slack.fail_next("response_url", 1, kind)

    replies = room.replies_to_command(f"ask {BEDS.question}")

    assert replies
    assert {BEDS.quote in reply.shown for reply in replies} == {True}


def test_answers_come_while_everything_but_posting_fails(room: Room) -> None:
    for prefix in ("users.", "conversations.", "reactions.", "assistant."):
        room.bot.slack.fail_always(prefix, "http_500")
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.answer_to(said)
    reply = room.ada.says(room.channel, LEADERS.question, said.ts)

    first, second = room.all_answers_to(reply)
    (direct,) = room.all_answers_to(room.ada.writes(BEDS.question))

    assert FOOTPRINTS.quote in first.shown
    assert LEADERS.quote in second.shown
    assert BEDS.quote in direct.shown


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_blocks_too_long"])
def test_an_answer_whose_blocks_slack_refuses_comes_in_plain_words(room: Room, code: str) -> None:
    # The newer blocks as well as the default ones, which are tried next.
    room.bot.slack.fail_next("chat.postMessage", 2, "ok_false", error=code)

    (answer,) = room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question))

    assert answer.blocks == ()
    assert FOOTPRINTS.quote in answer.shown
    assert FOOTPRINTS.title in answer.shown


def test_faults_leave_no_question_and_no_token_in_the_log(room: Room) -> None:
    for kind in ("http_500", "drop_before", "drop_after"):
        room.bot.slack.fail_next("chat.postMessage", 1, kind)
    room.bot.slack.fail_next("chat.postMessage", 1, "ok_false", error="missing_scope")
    room.bot.slack.fail_next("response_url", 1, "http_500")
    said = room.ada.asks(room.channel, "Who may read what I asked while Slack was failing?")
    room.replies_to_command("ask Who may read what I asked by the command?")
    room.all_answers_to(said)

    assert "fault" in room.bot.log.text
    assert room.bot.told_in_the_log() == []
