"""People ask the served bot in channels and directly; collected for each mode."""

import pytest

from tests.bot.slack.served.documents import (
    BEDS,
    FOOTPRINTS,
    HOSTILE_QUESTION,
    LEADERS,
    UNANSWERED,
    Known,
)
from tests.bot.slack.served.room import Room


def test_a_mention_is_answered_in_that_messages_thread_for_all_to_see(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)

    (answer,) = room.all_answers_to(said)

    assert [delivery.payload["event"]["type"] for delivery in said.deliveries] == [
        "app_mention",
        "message",
    ]
    assert answer.thread_ts == said.ts
    assert room.seen(room.grace) == [answer]
    assert FOOTPRINTS.quote in answer.shown
    assert {"Helpful", "Not helpful"} <= set(answer.labels)


def test_a_mention_within_a_thread_is_answered_in_that_thread(room: Room) -> None:
    root = room.grace.says(room.channel, "Has anybody read the plans?")
    said = room.ada.asks(room.channel, FOOTPRINTS.question, root.ts)

    (answer,) = room.all_answers_to(said)

    assert answer.thread_ts == root.ts


def test_a_direct_message_is_answered_in_the_thread_of_that_message(room: Room) -> None:
    said = room.ada.writes(LEADERS.question)

    (answer,) = room.all_answers_to(said)

    assert (answer.channel, answer.thread_ts) == (room.ada.dm, said.ts)
    assert LEADERS.quote in answer.shown
    assert room.seen(room.grace) == []


@pytest.mark.parametrize("known", [FOOTPRINTS, LEADERS, BEDS], ids=lambda known: known.title)
def test_an_answer_shows_the_quote_with_title_publisher_date_page_and_link(
    room: Room, known: Known
) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, known.question))

    assert known.quote in answer.shown
    (line,) = [each for each in answer.shown.splitlines() if each.startswith("*[1]*")]
    assert all(part in line for part in (known.title, known.publisher, known.date))
    assert (f"<{known.url}" in line) is (known.url is not None)
    assert (" p. " in line) is (known.page is not None)
    assert known.page is None or f"p. {known.page} " in line


def test_a_notification_of_an_answer_reads_out_the_quote_and_its_source(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))

    assert FOOTPRINTS.quote in answer.text
    assert FOOTPRINTS.title in answer.text


def test_a_question_that_nothing_answers_gets_the_nearest_passages(room: Room) -> None:
    (answer,) = room.all_answers_to(room.ada.asks(room.channel, UNANSWERED))

    assert "My documents do not say" in answer.shown
    assert "nearest passages" in answer.shown
    assert "*[1]*" in answer.shown
    assert {"Helpful", "Not helpful"} <= set(answer.labels)


def test_what_a_document_says_is_no_markup(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, HOSTILE_QUESTION))

    for shown in (answer.shown, answer.text):
        assert "&lt;!channel&gt; and &lt;@U1&gt; in the margin of its minutes &amp; signed" in shown
        assert "rm -rf" in shown
        assert "`rm" not in shown
        assert not any(mark in shown for mark in ("<!", "<@"))
    assert "Margins &amp; minutes &lt;!here&gt;" in answer.shown
    assert "Board | Office" in answer.shown


def test_what_a_person_asks_is_no_markup_when_it_is_repeated(room: Room) -> None:
    reply = room.reply_to_command("ask Who leads <!channel> & `the` footprints?")

    assert "&lt;!channel&gt; &amp; `\u200bthe`\u200b footprints?" in reply.shown


def test_a_mention_without_a_question_is_told_how_to_ask(room: Room) -> None:
    (answer,) = room.all_answers_to(room.ada.asks(room.channel, ""))

    assert "/stp ask" in answer.shown


@pytest.mark.parametrize("text", ["hello", "what can you do?"])
def test_a_greeting_is_told_how_to_ask(room: Room, text: str) -> None:
    (named,) = room.all_answers_to(room.ada.asks(room.channel, text))
    (direct,) = room.all_answers_to(room.ada.writes(text))

    assert "/stp ask" in named.shown
    assert "/stp ask" in direct.shown


def test_thanks_and_a_stop_in_a_direct_message_get_a_short_word(room: Room) -> None:
    (welcome,) = room.all_answers_to(room.ada.writes("thanks!"))
    (quiet,) = room.all_answers_to(room.ada.writes("stop"))

    assert "Write your next question" in welcome.shown
    assert "nothing to pause" in quiet.shown


def test_a_reply_in_a_thread_that_the_bot_answered_needs_no_mention(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    room.answer_to(said)
    reply = room.grace.says(room.channel, LEADERS.question, said.ts)

    _, answer = room.all_answers_to(reply)

    assert LEADERS.quote in answer.shown


def test_a_follow_up_in_a_direct_message_is_answered_in_its_thread(room: Room) -> None:
    said = room.ada.writes(FOOTPRINTS.question)
    room.answer_to(said)
    reply = room.ada.writes("Who appointed their leaders?", said.ts)

    _, answer = room.all_answers_to(reply)

    assert LEADERS.quote in answer.shown


def test_the_same_event_delivered_again_is_answered_once(room: Room) -> None:
    said = room.ada.writes(FOOTPRINTS.question)
    again = [room.bot.slack.redeliver(said.deliveries[0]) for _ in range(3)]
    room.answer_to(said)
    again.append(room.bot.slack.redeliver(said.deliveries[0]))

    assert {delivery.ack().status for delivery in again} == {200}
    assert len(room.all_answers_to(said)) == 1


def test_questions_in_one_thread_are_answered_in_the_order_they_were_asked(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    said.deliveries[0].ack()
    second = room.ada.asks(room.channel, BEDS.question, said.ts)
    second.deliveries[0].ack()
    third = room.grace.asks(room.channel, LEADERS.question, said.ts)

    answers = room.answers_to(third, at_least=3)

    quotes = [FOOTPRINTS.quote, BEDS.quote, LEADERS.quote]
    assert all(quote in answer.shown for quote, answer in zip(quotes, answers, strict=True))
