"""People judge answers, say why, and ask what was offered next; collected for each mode."""

from bot.store.records import ChannelRules
from bot.store.sql_store import SqlStore
from tests.bot.slack.served.documents import BEDS, FOOTPRINTS
from tests.bot.slack.served.room import Room
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import SeenMessage, SeenView
from tests.slack_wire.render import Control

COMMENT = "The plan of Larkspur is missing here"


def explanation(reason: str, comment: str) -> dict[str, dict[str, Json]]:
    """Write what the modal for a reason holds when it is sent off."""
    option = {"text": {"type": "plain_text", "text": reason}, "value": reason}
    return {
        "reason": {"reason": {"type": "radio_buttons", "selected_option": option}},
        "comment": {"comment": {"type": "plain_text_input", "value": comment}},
    }


def judged_unhelpful(room: Room, answer: SeenMessage) -> SeenView:
    """Let Ada press "Not helpful", and see the modal that asks why."""
    room.press(answer, "Not helpful")
    modal = room.bot.slack.modal_of(room.ada.id)
    assert modal is not None
    return modal


def votes_on(room: Room, answer: SeenMessage) -> list[Json]:
    """List the votes on an answer, as `stp feedback` has them."""
    named = str(answer.controls[0].value).partition(":")[0]
    votes = room.bot.result_beside("feedback")["votes"]
    return [vote for vote in votes if vote["answer_id"] == named]


def offered(seen: SeenMessage) -> list[Control]:
    """List the questions offered under an answer."""
    return [each for each in seen.controls if each.action_id.startswith("followup:")]


def words_to_ada(room: Room, seen: SeenMessage) -> list[str]:
    """List what Ada alone was shown behind a message."""
    return [each.shown for each in room.seen() if each.ephemeral and each.ts > seen.ts]


def test_not_helpful_counts_before_a_reason_is_given(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))

    modal = judged_unhelpful(room, answer)

    (vote,) = votes_on(room, answer)
    assert (vote["vote"], vote["reason"], vote["comment"]) == ("not_helpful", None, None)
    assert "Your verdict is noted" in modal.shown
    assert "It is out of date" in modal.shown


def test_a_reason_and_a_comment_are_listed_with_the_vote_and_thanked_for(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    modal = judged_unhelpful(room, answer)

    ack = room.ada.submits(modal, explanation("incomplete", COMMENT)).ack()
    assert ack.shown_error is None
    room.bot.wait_until_idle()

    (vote,) = votes_on(room, answer)
    assert (vote["reason"], vote["comment"]) == ("incomplete", COMMENT)
    assert ["Thank you" in words for words in words_to_ada(room, answer)] == [True]
    assert room.bot.slack.modal_of(room.ada.id) is None
    assert COMMENT not in room.bot.log.text


def test_where_slack_opens_no_modal_the_vote_counts_and_is_thanked_for(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    room.bot.slack.fail_next("views.open", 1, "ok_false", error="expired_trigger_id")

    room.press(answer, "Not helpful")

    assert [vote["vote"] for vote in votes_on(room, answer)] == ["not_helpful"]
    assert ["not helpful" in words for words in words_to_ada(room, answer)] == [True]


def test_where_slack_refuses_its_own_feedback_buttons_plain_ones_count(room: Room) -> None:
    room.bot.slack.fail_next("response_url", 1, "ok_false", error="invalid_blocks")
    answer = room.reply_to_command(f"ask {BEDS.question}")

    room.press(answer, "Helpful")

    assert "not_helpful" in {each.action_id for each in answer.controls}
    assert [vote["vote"] for vote in votes_on(room, answer)] == ["helpful"]


def test_a_question_offered_under_a_public_answer_is_answered_in_its_thread(room: Room) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    answer = room.answer_to(said)
    question = offered(answer)[0]

    room.press(answer, question.action_id, person=room.grace)
    room.press(answer, question.action_id, person=room.grace)

    first, second = room.all_answers_to(said)
    assert first.ts == answer.ts
    assert f"<@{room.grace.id}> asked: {question.label}" in second.shown
    assert "My documents do not say" not in second.shown


def test_a_question_offered_under_a_private_answer_is_answered_privately(room: Room) -> None:
    private = room.reply_to_command(f"ask {FOOTPRINTS.question}")
    question = offered(private)[0]

    room.press(private, question.action_id)

    (answer,) = [each for each in room.seen() if each.ts not in {private.ts}]
    assert answer.viewer == room.ada.id
    assert question.label in answer.shown
    assert "Share" in answer.labels
    assert room.now(private).shown == private.shown


def test_an_answer_about_a_message_is_shared_in_its_thread(room: Room) -> None:
    said = room.grace.says(room.channel, BEDS.question)
    (message,) = room.bot.slack.seen_by(room.ada.id, room.channel, said.ts)
    ack = room.ada.uses_shortcut("ask_about_message", message).ack()
    assert ack.shown_error is None
    room.bot.wait_until_idle()
    (private,) = room.seen()

    room.press(private, "Share")

    (copy,) = room.seen(room.grace)
    assert copy.thread_ts == said.ts
    assert BEDS.quote in copy.shown
    assert "Share" not in copy.labels


def test_a_private_answer_to_a_mention_is_shared_in_its_thread(room: Room) -> None:
    rules = ChannelRules(team="T1", channel=room.channel, private=True)
    store = SqlStore(f"sqlite:///{room.bot.data_dir / 'stp.sqlite'}")
    store.set_channel_rules(rules)
    store.close()
    said = room.ada.asks(room.channel, BEDS.question)
    room.all_answers_to(said)
    (private,) = room.seen()

    room.press(private, "Share")

    assert private.viewer == room.ada.id
    (copy,) = room.seen(room.grace)
    assert copy.thread_ts == said.ts
    assert f"<@{room.ada.id}> asked: {BEDS.question}" in copy.shown
    assert "Share" not in room.now(private).labels
