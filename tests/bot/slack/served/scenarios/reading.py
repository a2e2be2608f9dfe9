"""People read on behind an answer: passages, their documents, quotations to paste; by mode."""

import re
import sqlite3
from contextlib import closing

import pytest

from tests.bot.slack.served.documents import (
    BEDS,
    FOOTPRINTS,
    LAST_SITE,
    MERGER,
    SITES,
    UNANSWERED,
)
from tests.bot.slack.served.full import MEMBER
from tests.bot.slack.served.room import ANSWER_TIMEOUT_S, Room
from tests.slack_wire.message import SeenMessage, SeenView


def answer_id(message: SeenMessage) -> str:
    """Read the id that stands in small print under an answer."""
    (found,) = re.findall(r"Answer `([^`]+)`", message.shown)
    return str(found)


def use(room: Room, seen: SeenMessage | SeenView, label: str) -> SeenView:
    """Let Ada press a button that shows a modal, and see it."""
    ack = room.ada.presses(seen, label).ack()
    assert ack.shown_error is None
    room.bot.wait_until_idle()
    modal = room.bot.slack.modal_of(room.ada.id)
    assert modal is not None
    return modal


def forget(room: Room, *answers: SeenMessage) -> None:
    """Take answers out of the store, as it does itself once they are old."""
    ids = [(answer_id(each),) for each in answers]
    with closing(sqlite3.connect(room.bot.data_dir / "stp.sqlite", timeout=10)) as store, store:
        store.executemany("DELETE FROM answers WHERE id = ?", ids)


def ask_as_member(room: Room, question: str) -> SeenMessage:
    """Ask in the direct messages of the person who may see the collection "board" there."""
    slack = room.bot.slack
    asker = slack.add_person(MEMBER, "member")
    said = asker.writes(question)
    answers = slack.wait_for(
        lambda: slack.bot_said(asker.id, said.channel, said.thread), ANSWER_TIMEOUT_S
    )
    return answers[0]


def test_an_answer_names_its_sources_how_far_it_reaches_and_its_id(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, BEDS.question))

    facts = (BEDS.quote, BEDS.publisher, BEDS.title, BEDS.date, "p. 2", f"<{BEDS.url}", "*[1]*")
    assert all(fact in answer.shown for fact in facts)
    assert re.search(rf"As of {BEDS.date}.* \d+ searched", answer.shown)
    assert answer_id(answer)
    assert BEDS.quote in answer.text
    assert BEDS.title in answer.text


def test_not_found_says_how_many_documents_were_searched(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, UNANSWERED))

    assert re.search(r"the \d+ documents searched", answer.shown)


def test_the_passages_behind_an_answer_are_shown_whole(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))

    passages = use(room, answer, "Show passages")

    assert "the largest 2.8 million people" in passages.shown
    facts = ("*[1]*", FOOTPRINTS.publisher, FOOTPRINTS.title, FOOTPRINTS.date)
    assert all(fact in passages.shown for fact in facts)
    assert f"<{FOOTPRINTS.url}" in passages.shown


def test_what_comes_nearest_is_shown_whole_where_nothing_answers(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, UNANSWERED))

    passages = use(room, answer, "Show passages")

    assert "The nearest passages" in passages.shown
    assert "*[1]*" in passages.shown


def test_a_passage_is_shown_in_its_document_and_read_on_from(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    passages = use(room, answer, "Show passages")

    in_context = use(room, passages, "In context")
    further = use(room, in_context, "Next")
    back = use(room, further, "Previous")

    assert len(room.bot.slack.modals_of(room.ada.id)) == 2
    assert f"> {FOOTPRINTS.quote}" in in_context.shown
    assert "Passage 1 of 2" in in_context.shown
    assert "Passage 2 of 2, under “Finance”" in further.shown
    assert "close the gap in their finances" in further.shown
    assert [each.label for each in further.controls] == ["Previous"]
    assert back.shown == in_context.shown


def test_passages_can_be_shown_under_a_private_answer_and_in_direct_messages(room: Room) -> None:
    private = room.reply_to_command(f"ask {BEDS.question}")
    direct = room.answer_to(room.ada.writes(BEDS.question))

    assert BEDS.quote in use(room, private, "Show passages").shown
    room.ada.closes_all()
    assert BEDS.quote in use(room, direct, "Show passages").shown


def test_who_pressed_while_slack_was_slow_is_told_so(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    room.bot.slack.fail_next("views.open", 1, "ok_false", error="expired_trigger_id")

    room.press(answer, "Show passages")

    (told,) = [seen for seen in room.seen() if seen.ephemeral]
    assert "press the button again" in told.shown
    assert room.bot.slack.modal_of(room.ada.id) is None


def test_a_quotation_is_given_with_its_references_to_be_pasted(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, BEDS.question))

    reply = room.reply_to_command(f"quote {answer_id(answer)} 1")

    assert reply.viewer == room.ada.id
    assert f"“{BEDS.quote}" in reply.shown
    assert f"The King's Fund (2016) {BEDS.title}. {BEDS.date}, p. 2." in reply.shown
    assert f"The King's Fund, “{BEDS.title}”, {BEDS.date}, p. 2" in reply.shown


def test_all_quotations_are_given_without_a_number_and_a_wrong_one_is_named(room: Room) -> None:
    quoted = answer_id(room.answer_to(room.ada.asks(room.channel, BEDS.question)))

    assert f"“{BEDS.quote}" in room.reply_to_command(f"quote {quoted}").shown
    assert "no quotation “99”" in room.reply_to_command(f"quote {quoted} 99").shown


@pytest.mark.parametrize("text", ["quote", "quote NOWHERE", "quote NOWHERE 1"])
def test_what_is_no_answer_is_said_to_be_none(room: Room, text: str) -> None:
    reply = room.reply_to_command(text)

    assert "/stp quote ID" in reply.shown


def test_an_answer_from_documents_not_open_here_cannot_be_quoted(room: Room) -> None:
    answer = ask_as_member(room, MERGER.question)
    assert MERGER.quote in answer.shown

    reply = room.reply_to_command(f"quote {answer_id(answer)} 1")

    assert "There is no answer" in reply.shown
    assert MERGER.publisher not in reply.shown


def test_a_sentence_too_long_to_be_quoted_whole_is_shown_whole_in_its_document(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, SITES.question))

    in_context = use(room, answer, "Show the passage in context")

    assert SITES.quote in answer.shown
    assert "[…]" in answer.shown
    assert LAST_SITE not in answer.shown
    assert f"> {SITES.quote}" in in_context.shown
    assert LAST_SITE in in_context.shown


def test_every_button_on_a_forgotten_answer_says_so(room: Room) -> None:
    private = room.reply_to_command(f"ask {FOOTPRINTS.question}")
    cut = room.reply_to_command(f"ask {SITES.question}")
    forget(room, private, cut)
    shown = {each.ts for each in room.seen()}
    pressed = [(private, each) for each in private.controls]
    pressed += [(cut, each) for each in cut.controls if each.action_id.startswith("context:")]

    for message, control in pressed:
        assert room.ada.uses(message, control).ack().shown_error is None
        room.bot.wait_until_idle()
        (told,) = [each for each in room.seen() if each.ts not in shown]
        shown.add(told.ts)
        assert (control.label, told.shown) == (
            control.label,
            "That answer is kept no longer. Please ask again.",
        )
        assert told.viewer == room.ada.id

    labels = [control.label for _, control in pressed]
    expected = {"Share", "Show passages", "Ask a person", "Helpful", "Not helpful"}
    assert expected | {"Show the passage in context"} < set(labels)  # and the questions offered
    assert room.bot.slack.modal_of(room.ada.id) is None
    assert room.seen(room.grace) == []
