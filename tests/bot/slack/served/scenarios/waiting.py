"""Questions wait their turn, and people see it, take them back or stop them; for each mode."""

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS
from tests.bot.slack.served.room import Room
from tests.slack_wire.people import Said

# Slack answers to a post so late that whoever waits is told their place in line.
LONG_S = 3.5
# Long enough for a person to think again.
A_WHILE_S = 1.0


def post_slowly(room: Room, delay_s: float, *, times: int = 1) -> None:
    """Let posts be seen at once, and Slack's answers to them come late."""
    room.bot.slack.fail_next("chat.postMessage", times, "delay", delay_s=delay_s)


def first_of_thread(room: Room, delay_s: float) -> Said:
    """Let a question be answered, and the bot be busy with its thread for a while."""
    post_slowly(room, delay_s)
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.answer_to(said)
    return said


def test_a_thread_says_what_the_bot_does_until_the_answer_comes(room: Room) -> None:
    root = room.grace.says(room.channel, "I wonder about the leaders of the footprints")
    room.bot.slack.fail_next("conversations.replies", 1, "delay", delay_s=A_WHILE_S)

    said = room.ada.asks(room.channel, LEADERS.question, root.ts)
    (answer,) = room.all_answers_to(said)

    statuses = room.bot.slack.statuses_in(room.channel, root.ts)
    assert "is searching the documents…" in statuses
    assert room.bot.slack.status_in(room.channel, root.ts) is None
    assert LEADERS.quote in answer.shown


def test_who_waits_for_long_is_told_their_place_and_answered_in_turn(room: Room) -> None:
    said = first_of_thread(room, LONG_S)
    second = room.grace.asks(room.channel, BEDS.question, said.ts)

    answers = room.all_answers_to(second)

    statuses = room.bot.slack.statuses_in(room.channel, said.ts)
    assert any(status.startswith("is number ") for status in statuses)
    assert room.bot.slack.status_in(room.channel, said.ts) is None
    room.bot.slack.wait_for(lambda: is_active(room, said))
    assert [FOOTPRINTS.quote in answers[0].shown, BEDS.quote in answers[1].shown] == [True, True]


def test_a_stop_drops_what_waits_and_says_so_once(room: Room) -> None:
    said = first_of_thread(room, LONG_S)
    for question in (BEDS.question, LEADERS.question):
        room.grace.asks(room.channel, question, said.ts).deliveries[0].ack()
    session = room.bot.slack.wait_for(
        lambda: room.bot.slack.session_in(room.channel, said.ts), LONG_S
    )
    assert session is not None
    assert session.status == "processing"

    stop = room.grace.stops(room.channel, said.ts)
    stop.ack()
    room.bot.slack.redeliver(stop).ack()
    _, stopped = room.all_answers_to(said)

    assert stopped.shown == "Stopped."
    room.bot.slack.wait_for(lambda: is_active(room, said))
    assert room.bot.slack.status_in(room.channel, said.ts) is None


def test_a_question_in_hand_can_be_stopped_and_nothing_is_said_behind_that(room: Room) -> None:
    root = room.grace.says(room.channel, "I wonder about the leaders of the footprints")
    room.bot.slack.fail_next("conversations.replies", 1, "delay", delay_s=2 * A_WHILE_S)
    said = room.ada.asks(room.channel, LEADERS.question, root.ts)
    room.bot.slack.wait_for(lambda: is_in_state(room, said, "processing"), LONG_S)

    room.ada.stops(room.channel, root.ts).ack()
    (stopped,) = room.all_answers_to(said)

    assert stopped.shown == "Stopped."
    room.bot.slack.wait_for(lambda: is_active(room, said))
    assert room.bot.slack.status_in(room.channel, root.ts) is None


def test_a_stop_that_comes_when_the_answer_stands_there_already_says_nothing(room: Room) -> None:
    said = first_of_thread(room, A_WHILE_S)
    room.ada.stops(room.channel, said.ts).ack()

    (answer,) = room.all_answers_to(said)

    assert FOOTPRINTS.quote in answer.shown


def is_active(room: Room, said: Said) -> bool:
    return is_in_state(room, said, "active")


def is_in_state(room: Room, said: Said, state: str) -> bool:
    session = room.bot.slack.session_in(room.channel, said.thread)
    return session is not None and session.status == state


def test_a_thread_that_was_stopped_goes_on(room: Room) -> None:
    said = first_of_thread(room, A_WHILE_S)
    room.grace.asks(room.channel, BEDS.question, said.ts).deliveries[0].ack()
    room.ada.stops(room.channel, said.ts).ack()

    _, stopped, answer = room.all_answers_to(room.ada.says(room.channel, LEADERS.question, said.ts))

    assert stopped.shown == "Stopped."
    assert LEADERS.quote in answer.shown


def test_a_stop_where_nothing_waits_changes_nothing(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    before = room.all_answers_to(said)

    room.ada.stops(room.channel, said.ts).ack()

    assert room.all_answers_to(said) == before


def test_a_question_deleted_before_its_turn_is_dropped(room: Room) -> None:
    said = first_of_thread(room, A_WHILE_S)
    second = room.grace.asks(room.channel, BEDS.question, said.ts)
    second.deliveries[0].ack()
    room.grace.deletes(second).ack()

    answers = room.all_answers_to(room.grace.asks(room.channel, LEADERS.question, said.ts))

    assert [BEDS.quote in each.shown for each in answers] == [False, False]
    assert LEADERS.quote in answers[-1].shown


def test_an_answer_stays_when_its_question_is_deleted(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    before = room.all_answers_to(said)

    room.ada.deletes(said).ack()

    assert room.all_answers_to(said) == before


def test_an_edit_before_its_turn_changes_nothing(room: Room) -> None:
    said = first_of_thread(room, A_WHILE_S)
    second = room.grace.asks(room.channel, BEDS.question, said.ts)
    room.grace.edits(second, f"<@UBOT> {LEADERS.question}").ack()

    _, answer = room.all_answers_to(second)

    assert BEDS.quote in answer.shown
    assert LEADERS.quote not in answer.shown


def test_a_modal_and_a_command_do_not_wait_behind_questions(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    room.bot.wait_until_idle()
    post_slowly(room, LONG_S, times=8)
    for number in range(8):
        room.grace.asks(room.channel, f"{BEDS.question} ({number})").deliveries[0].ack()

    room.ada.presses(answer, "Show passages").ack()
    room.ada.command("/stp", "help", room.channel).ack()

    room.bot.slack.wait_for(lambda: room.bot.slack.modal_of(room.ada.id), LONG_S / 2)
    room.bot.slack.wait_for(lambda: any(each.ephemeral for each in room.seen()), LONG_S / 2)
    room.bot.slack.heal()
