"""People ask a person for help with an answer; collected for each mode."""

from tests.bot.slack.served.documents import FOOTPRINTS, UNANSWERED
from tests.bot.slack.served.full import ADMIN, HELP_CHANNEL, HELPER
from tests.bot.slack.served.room import Room
from tests.slack_wire.message import SeenMessage, SeenView
from tests.slack_wire.people import Person

NOTE = "Is this still so? <!channel>"


def helper_of(room: Room) -> Person:
    return room.bot.slack.person(HELPER)


def copies(room: Room) -> list[SeenMessage]:
    """List the requests of this room's people in the help channel, as a helper sees them."""
    seen = room.bot.slack.bot_said(HELPER, HELP_CHANNEL)
    return [each for each in seen if f"<@{room.ada.id}>" in each.shown]


def open_modal(room: Room, answer: SeenMessage) -> SeenView:
    room.press(answer, "Ask a person")
    modal = room.bot.slack.modal_of(room.ada.id)
    assert modal is not None
    return modal


def ask_person(room: Room, answer: SeenMessage, note: str = NOTE) -> None:
    modal = open_modal(room, answer)
    typed = {"note": {"note": {"type": "plain_text_input", "value": note}}} if note else {}
    assert room.ada.submits(modal, typed).ack().shown_error is None
    room.bot.wait_until_idle()


def test_a_person_is_asked_with_question_note_answer_passages_and_a_link_to_the_thread(
    room: Room,
) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)

    ask_person(room, room.answer_to(said))

    (copy,) = copies(room)
    parts = (FOOTPRINTS.question, FOOTPRINTS.quote, FOOTPRINTS.title, FOOTPRINTS.publisher)
    assert all(part in copy.shown for part in parts)
    assert "Is this still so? &lt;!channel&gt;" in copy.shown
    assert f"/archives/{room.channel}/p{said.ts.replace('.', '')}" in copy.shown
    assert "Mark resolved" in copy.labels
    assert room.bot.slack.modal_of(room.ada.id) is None


def test_the_thread_is_marked_and_somebody_marks_it_resolved_once(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    ask_person(room, room.answer_to(said))
    _, marked = room.answers_to(said, at_least=2)
    (copy,) = copies(room)

    room.press(copy, "Mark resolved", person=helper_of(room))
    room.press(copy, "Mark resolved", person=room.bot.slack.person(ADMIN))

    assert marked.shown == f"<@{room.ada.id}> asked a person for help."
    _, mark = room.all_answers_to(said)
    assert mark.ts == marked.ts
    assert mark.shown.endswith(f"Resolved by <@{HELPER}>.")
    (resolved,) = copies(room)
    assert resolved.shown.startswith(f"Resolved by <@{HELPER}>.")
    assert resolved.labels == ()
    told = room.bot.slack.bot_said(room.ada.id, room.ada.dm)
    assert [f"<@{HELPER}> marked your request" in each.shown for each in told] == [True]
    assert f"/archives/{room.channel}/" in told[0].shown


def test_who_comes_second_is_told_that_a_person_was_asked_already(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    ask_person(room, answer)

    room.press(answer, "Ask a person", person=room.grace)

    assert room.bot.slack.modal_of(room.grace.id) is None
    (told,) = [each for each in room.seen(room.grace) if each.ephemeral]
    assert "asked about this answer already" in told.shown
    assert len(copies(room)) == 1


def test_a_private_answer_is_passed_on_without_a_word_in_the_channel(room: Room) -> None:
    private = room.reply_to_command(f"ask {FOOTPRINTS.question}")

    ask_person(room, private, note="")

    (copy,) = copies(room)
    assert "please write to them directly" in copy.shown
    assert room.seen(room.grace) == []
    assert any("Sent to one place" in each.shown for each in room.seen())
    room.press(copy, "Mark resolved", person=helper_of(room))
    (told,) = room.bot.slack.bot_said(room.ada.id, room.ada.dm)
    assert "as resolved" in told.shown


def test_where_nothing_was_found_the_nearest_passages_are_passed_on(room: Room) -> None:
    ask_person(room, room.answer_to(room.ada.asks(room.channel, UNANSWERED)), note="")

    (copy,) = copies(room)
    assert "My documents do not say" in copy.shown
    assert "*[1]*" in copy.shown


def test_where_no_helper_can_be_reached_the_asker_is_told_and_can_try_again(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    modal = open_modal(room, answer)
    room.bot.slack.fail_next("chat.postMessage", 1, "ok_false", error="account_inactive")

    room.ada.submits(modal, {}).ack()
    room.bot.wait_until_idle()

    assert any("could not reach anybody" in each.shown for each in room.seen())
    ask_person(room, answer)
    assert len(copies(room)) == 1


def test_a_request_is_sent_once_though_slacks_answers_to_it_are_lost(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    modal = open_modal(room, room.answer_to(said))
    room.bot.slack.fail_next("chat.postMessage", 2, "drop_after")

    room.ada.submits(modal, {}).ack()
    room.bot.wait_until_idle()

    assert len(copies(room)) == 1
    assert len(room.all_answers_to(said)) == 2


def test_nobody_asks_a_person_more_than_five_times_a_day(room: Room) -> None:
    answers = [
        room.answer_to(room.ada.asks(room.channel, f"{FOOTPRINTS.question} ({number})"))
        for number in range(6)
    ]
    for answer in answers[:5]:
        ask_person(room, answer, note="")

    room.press(answers[5], "Ask a person")

    assert room.bot.slack.modal_of(room.ada.id) is None
    assert any("5 times within a day" in each.shown for each in room.seen())
    assert len(copies(room)) == 5


def test_of_direct_messages_helpers_get_the_answer_and_no_link(room: Room) -> None:
    answer = room.answer_to(room.ada.writes(FOOTPRINTS.question))

    ask_person(room, answer, note="")

    (copy,) = copies(room)
    assert FOOTPRINTS.quote in copy.shown
    assert "please write to them directly" in copy.shown
    assert "/archives/" not in copy.shown
