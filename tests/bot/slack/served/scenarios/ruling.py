"""Channels have rules of their own for questions, which hold at once; for each mode."""

from typing import Any

from bot.store.records import ChannelMode, ChannelRules
from bot.store.sql_store import SqlStore
from tests.bot.slack.served.documents import FOOTPRINTS, LEADERS, UNANSWERED
from tests.bot.slack.served.full import ADMIN
from tests.bot.slack.served.room import Room
from tests.slack_wire.message import SeenMessage


def rule(room: Room, **rules: Any) -> None:  # noqa: ANN401  fields of several types
    """Give the room's channel rules, as the modal for admins does."""
    store = SqlStore(f"sqlite:///{room.bot.data_dir / 'stp.sqlite'}")
    try:
        store.set_channel_rules(ChannelRules("T1", room.channel, changed_by=ADMIN, **rules))
    finally:
        store.close()


def words_for_ada(room: Room) -> list[SeenMessage]:
    """List what Ada alone sees in the channel, and nobody else."""
    assert not [each for each in room.seen(room.grace) if each.ephemeral]
    return [each for each in room.seen() if each.ephemeral]


def test_where_the_bot_is_off_a_mention_gets_a_short_private_note(room: Room) -> None:
    rule(room, mode=ChannelMode.OFF)

    assert room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question)) == []

    (note,) = words_for_ada(room)
    assert "switched off in this channel" in note.shown
    assert len(note.shown) < 200


def test_where_the_bot_is_off_a_question_by_command_gets_that_note(room: Room) -> None:
    rule(room, mode=ChannelMode.OFF)

    reply = room.reply_to_command(f"ask {FOOTPRINTS.question}")

    assert "switched off in this channel" in reply.shown


def test_where_the_bot_is_switched_off_buttons_still_work_and_threads_are_left_alone(
    room: Room,
) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    answer = room.answer_to(said)
    rule(room, mode=ChannelMode.OFF)

    room.press(answer, "Helpful")
    answers = room.all_answers_to(room.grace.says(room.channel, LEADERS.question, said.ts))

    assert len(words_for_ada(room)) == 1
    assert [each for each in answers if not each.ephemeral] == [answer]


def test_a_bot_that_is_switched_on_again_answers_at_once(room: Room) -> None:
    rule(room, mode=ChannelMode.OFF)
    room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    rule(room)

    (answer,) = room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question))

    assert FOOTPRINTS.quote in answer.shown


def test_every_question_of_a_channel_is_answered_in_its_thread(room: Room) -> None:
    rule(room, mode=ChannelMode.EVERY_QUESTION)

    said = room.ada.says(room.channel, FOOTPRINTS.question)
    (answer,) = room.all_answers_to(said)
    follow = room.grace.says(room.channel, LEADERS.question, said.ts)
    answers = room.all_answers_to(follow)

    assert answer.thread_ts == said.ts
    assert FOOTPRINTS.quote in answer.shown
    assert LEADERS.quote in answers[-1].shown


def test_what_is_no_question_to_everybody_is_left_alone(room: Room) -> None:
    rule(room, mode=ChannelMode.EVERY_QUESTION)

    for text in (
        "Thanks, all!",
        "England was divided into footprints.",
        f"<@{room.grace.id}> {FOOTPRINTS.question}",
        f"{FOOTPRINTS.question} <@{room.grace.id}>",
    ):
        assert room.all_answers_to(room.ada.says(room.channel, text)) == []


def test_a_question_that_nobody_put_to_the_bot_gets_silence_where_nothing_answers(
    room: Room,
) -> None:
    rule(room, mode=ChannelMode.EVERY_QUESTION)

    said = room.ada.says(room.channel, UNANSWERED)

    assert room.all_answers_to(said) == []
    assert room.bot.slack.statuses_in(room.channel, said.ts) == []
    reply = room.grace.says(room.channel, FOOTPRINTS.question, said.ts)
    assert room.all_answers_to(reply) == []
    (answer,) = room.all_answers_to(room.ada.asks(room.channel, UNANSWERED))
    assert "My documents do not say" in answer.shown


def test_who_may_not_ask_is_told_privately_whom_to_ask(room: Room) -> None:
    rule(room, askers=frozenset({room.grace.id}))

    assert room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question)) == []
    reply = room.reply_to_command(f"ask {FOOTPRINTS.question}")
    (answer,) = room.all_answers_to(room.grace.asks(room.channel, FOOTPRINTS.question))

    note, _ = words_for_ada(room)
    for seen in (note, reply):
        assert f"<@{room.grace.id}>" in seen.shown
        assert f"<@{ADMIN}>" in seen.shown
        assert FOOTPRINTS.quote not in seen.shown
    assert FOOTPRINTS.quote in answer.shown


def test_where_answers_are_private_the_asker_alone_sees_them_and_can_share(room: Room) -> None:
    rule(room, private=True)
    said = room.ada.asks(room.channel, FOOTPRINTS.question)

    assert room.all_answers_to(said) == []  # nobody sees one in a thread that nobody began
    (private,) = words_for_ada(room)
    assert FOOTPRINTS.quote in private.shown
    room.press(private, "Share")

    (copy,) = room.seen(room.grace)
    assert FOOTPRINTS.quote in copy.shown
    assert copy.thread_ts == said.ts


def test_where_answers_are_private_the_asker_goes_on_alone(room: Room) -> None:
    rule(room, private=True)
    root = room.grace.says(room.channel, "Let us talk about the footprints.")
    room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question, root.ts))

    room.all_answers_to(room.grace.says(room.channel, LEADERS.question, root.ts))
    room.all_answers_to(room.ada.says(room.channel, LEADERS.question, root.ts))

    first, second = words_for_ada(room)
    assert FOOTPRINTS.quote in first.shown
    assert LEADERS.quote in second.shown


def test_direct_messages_know_no_rules_of_channels(room: Room) -> None:
    rule(room, mode=ChannelMode.OFF, askers=frozenset({"U0NOBODY"}))

    (answer,) = room.all_answers_to(room.ada.writes(FOOTPRINTS.question))

    assert FOOTPRINTS.quote in answer.shown
