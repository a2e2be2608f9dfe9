"""The bot is called into threads, told to be quiet there, and back again; for each mode."""

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS, UNANSWERED
from tests.bot.slack.served.room import Room
from tests.slack_wire.people import Said


def answered_thread(room: Room) -> Said:
    """Let the bot answer in a thread, so that it takes part there."""
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.all_answers_to(said)
    return said


def test_a_mention_without_a_question_takes_the_threads_last_question(room: Room) -> None:
    root = room.grace.says(room.channel, "Does anybody know when lunch is?")
    room.grace.says(room.channel, LEADERS.question, root.ts)
    room.ada.says(room.channel, "Sorry, no idea.", root.ts)

    (answer,) = room.all_answers_to(room.ada.asks(room.channel, "", root.ts))

    assert LEADERS.quote in answer.shown
    assert f"<@{room.grace.id}> asked" in answer.shown
    assert answer.thread_ts == root.ts


def test_a_mention_without_a_question_gets_help_where_the_thread_holds_none(room: Room) -> None:
    root = room.grace.says(room.channel, "The plans are out.")

    (answer,) = room.all_answers_to(room.ada.asks(room.channel, "", root.ts))

    assert "/stp ask" in answer.shown


def test_a_mention_without_a_question_gets_help_while_threads_cannot_be_read(room: Room) -> None:
    root = room.grace.says(room.channel, LEADERS.question)
    room.bot.slack.fail_always("conversations.replies", "http_500")

    (answer,) = room.all_answers_to(room.ada.asks(room.channel, "", root.ts))

    assert "/stp ask" in answer.shown


def test_a_mention_in_a_thread_of_others_leans_on_what_they_said(room: Room) -> None:
    root = room.grace.says(room.channel, "I wonder about the leaders of the footprints")
    room.ada.says(room.channel, "thanks!", root.ts)

    said = room.ada.asks(room.channel, "Who appointed them?", root.ts)
    (answer,) = room.all_answers_to(said)

    assert LEADERS.quote in answer.shown


def test_a_paused_thread_needs_a_mention_until_it_is_resumed(room: Room) -> None:
    thread = answered_thread(room).ts

    _, paused = room.all_answers_to(room.grace.asks(room.channel, "Pause, please!", thread))
    quiet = room.all_answers_to(room.grace.says(room.channel, LEADERS.question, thread))
    named = room.all_answers_to(room.ada.asks(room.channel, BEDS.question, thread))
    still = room.all_answers_to(room.grace.says(room.channel, LEADERS.question, thread))
    *_, back = room.all_answers_to(room.ada.asks(room.channel, "resume", thread))
    *_, again = room.all_answers_to(room.grace.says(room.channel, LEADERS.question, thread))

    assert paused.shown.startswith("Paused")
    assert len(quiet) == 2
    assert BEDS.quote in named[-1].shown
    assert len(still) == len(named) == 3
    assert back.shown.startswith("Back again")
    assert LEADERS.quote in again.shown


def test_a_pause_is_of_one_thread_alone(room: Room) -> None:
    first, second = answered_thread(room), answered_thread(room)
    room.all_answers_to(room.ada.asks(room.channel, "stop", first.ts))

    answers = room.all_answers_to(room.grace.says(room.channel, LEADERS.question, second.ts))

    assert LEADERS.quote in answers[-1].shown


def test_another_bots_reply_does_not_bring_a_paused_one_back(room: Room) -> None:
    thread = answered_thread(room).ts
    before = room.all_answers_to(room.ada.asks(room.channel, "mute", thread))

    room.bot.slack.bot_says(room.channel, "<@UBOT> resume", thread).ack()
    said = room.grace.says(room.channel, LEADERS.question, thread)

    assert room.all_answers_to(said) == before


def test_a_wish_outside_of_threads_gets_help(room: Room) -> None:
    (answer,) = room.all_answers_to(room.ada.asks(room.channel, "pause"))

    assert "/stp ask" in answer.shown


def test_a_follow_up_without_a_question_mark_is_answered(room: Room) -> None:
    thread = answered_thread(room).ts

    room.all_answers_to(room.grace.says(room.channel, "Tell me who leads the footprints", thread))
    answers = room.all_answers_to(room.ada.says(room.channel, "and the leaders", thread))

    assert [LEADERS.quote in answer.shown for answer in answers] == [False, True, True]


def test_a_reply_that_only_may_ask_gets_silence_where_nothing_answers(room: Room) -> None:
    thread = answered_thread(room).ts

    silence = room.all_answers_to(room.grace.says(room.channel, "and sourdough yeast", thread))
    answers = room.all_answers_to(room.grace.says(room.channel, UNANSWERED, thread))

    assert len(silence) == 1
    assert "My documents do not say" in answers[-1].shown
