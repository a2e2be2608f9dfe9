"""People type the slash command and press buttons; collected for each mode."""

import re

import pytest

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS, LEADERS, UNANSWERED, UPDATES
from tests.bot.slack.served.room import Room
from tests.slack_wire.message import SeenMessage

_ON_A_PAGE = 8


def document_ids(reply: SeenMessage) -> list[str]:
    """List the ids that a listing shows."""
    return re.findall(r"id `([^`]+)`", reply.shown)


def turns(listing: SeenMessage) -> list[str]:
    """List the buttons that turn a listing's pages."""
    return [label for label in listing.labels if label in {"Previous", "Next"}]


def test_ask_shows_the_answer_to_the_asker_alone_with_a_button_to_share_it(room: Room) -> None:
    reply = room.reply_to_command(f"ask {BEDS.question}")

    assert reply.viewer == room.ada.id
    assert BEDS.quote in reply.shown
    assert BEDS.question in reply.shown
    assert reply.labels[:4] == ("Share", "Show passages", "Helpful", "Not helpful")
    assert room.seen(room.grace) == []


def test_ask_shows_the_nearest_passages_where_nothing_answers(room: Room) -> None:
    reply = room.reply_to_command(f"ask {UNANSWERED}")

    assert reply.ephemeral
    assert "My documents do not say" in reply.shown
    assert "*[1]*" in reply.shown


def test_sharing_gives_one_copy_for_all_that_cannot_be_shared_again(room: Room) -> None:
    private = room.reply_to_command(f"ask {BEDS.question}")

    first = room.ada.presses(private, "Share")
    second = room.ada.presses(private, "Share")
    assert (first.ack().shown_error, second.ack().shown_error) == (None, None)
    room.bot.wait_until_idle()

    (copy,) = room.seen(room.grace)
    assert copy.thread_ts is None
    assert BEDS.quote in copy.shown
    assert BEDS.question in copy.shown
    assert f"<@{room.ada.id}>" in copy.shown
    assert copy.labels[:3] == ("Show passages", "Helpful", "Not helpful")
    assert "Share" not in copy.labels
    assert "Share" not in room.now(private).labels


def test_a_follow_up_under_a_shared_copy_needs_no_mention(room: Room) -> None:
    room.press(room.reply_to_command(f"ask {BEDS.question}"), "Share")
    (copy,) = room.seen(room.grace)

    said = room.grace.says(room.channel, LEADERS.question, copy.ts)

    assert any(LEADERS.quote in each.shown for each in room.answers_to(said, at_least=2))


def test_an_answer_is_shared_in_a_channel_that_the_bot_is_no_member_of(room: Room) -> None:
    people = (room.ada.id, room.grace.id)
    room.bot.slack.add_channel(room.channel, "without the bot", people, with_bot=False)
    private = room.reply_to_command(f"ask {BEDS.question}")

    room.press(private, "Share")

    (copy,) = room.seen(room.grace)
    assert BEDS.quote in copy.shown
    assert "Share" not in copy.labels


def test_find_shows_the_best_passages_to_the_person_alone(room: Room) -> None:
    reply = room.reply_to_command("find community hospital beds in Devon")

    assert reply.viewer == room.ada.id
    best = reply.shown.split("*[2]*")[0]
    parts = (BEDS.quote, BEDS.title, BEDS.publisher, BEDS.date, f"<{BEDS.url}", " p. ")
    assert all(part in best for part in parts)


def test_sources_lists_what_matches_the_words_to_the_person_alone(room: Room) -> None:
    reply = room.reply_to_command("sources leads health")

    assert reply.viewer == room.ada.id
    assert "1 document matching" in reply.shown
    assert all(part in reply.shown for part in (LEADERS.title, LEADERS.publisher, LEADERS.date))
    assert not {"Next", "Previous"} & set(reply.labels)


def test_sources_that_match_nothing_say_so(room: Room) -> None:
    assert "0 documents" in room.reply_to_command("sources zeppelin").shown


def test_sources_are_paged_by_next_and_previous(room: Room) -> None:
    first = room.reply_to_command("sources quarterly update")
    room.press(first, "Next")
    second = room.now(first)
    room.press(second, "Next")
    third = room.now(first)
    room.press(third, "Previous")

    assert [turns(page) for page in (first, second, third)] == [
        ["Next"],
        ["Previous", "Next"],
        ["Previous"],
    ]
    pages = [document_ids(page) for page in (first, second, third)]
    assert [len(ids) for ids in pages] == [_ON_A_PAGE, _ON_A_PAGE, UPDATES - 2 * _ON_A_PAGE]
    assert len({each for ids in pages for each in ids}) == UPDATES
    assert room.now(first).shown == second.shown
    assert len(room.seen()) == 1


def test_source_shows_one_document_with_its_outline_and_link(room: Room) -> None:
    (document_id,) = document_ids(room.reply_to_command("sources shape of the footprints"))

    card = room.reply_to_command(f"source {document_id}")

    assert card.viewer == room.ada.id
    parts = (FOOTPRINTS.title, FOOTPRINTS.publisher, FOOTPRINTS.date, "footprints.md", document_id)
    assert all(part in card.shown for part in parts)
    assert "Finance" in card.shown
    assert f"<{FOOTPRINTS.url}" in card.shown


def test_an_unknown_source_id_is_named(room: Room) -> None:
    reply = room.reply_to_command("source nowhere")

    assert "nowhere" in reply.shown
    assert "/stp sources" in reply.shown


@pytest.mark.parametrize("text", ["help", "", "HELP", "bogus words", "ask", "find"])
def test_help_and_anything_else_shows_how_to_use_the_bot(room: Room, text: str) -> None:
    reply = room.reply_to_command(text)

    assert reply.viewer == room.ada.id
    for command in ("ask", "find", "sources", "source"):
        assert f"/stp {command}" in reply.shown


def test_help_names_the_bot_as_people_write_it(room: Room) -> None:
    named = f"<@{room.bot.slack.identity.bot_user_id}>"

    assert f"In a channel: {named} and your question" in room.reply_to_command("help").shown


def test_sources_come_newest_first_and_the_undated_last(room: Room) -> None:
    shown = room.reply_to_command("sources").shown

    titles = [BEDS.title, LEADERS.title, FOOTPRINTS.title, "Quarterly update 01"]
    assert sorted(titles, key=shown.index) == titles


def test_a_command_delivered_again_is_replied_to_once(room: Room) -> None:
    delivery = room.ada.command("/stp", "help", room.channel)
    again = room.bot.slack.redeliver(delivery)
    assert (delivery.ack().shown_error, again.ack().shown_error) == (None, None)
    room.bot.wait_until_idle()

    assert len(room.seen()) == 1


def test_votes_are_listed_one_for_each_person_and_answer(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    other = room.answer_to(room.ada.asks(room.channel, LEADERS.question))
    room.press(answer, "Helpful")
    room.press(answer, "Helpful")
    room.press(answer, "Not helpful")
    room.press(answer, "Helpful", person=room.grace)
    room.press(other, "Helpful")

    votes = room.bot.result_beside("feedback")["votes"]

    first, second = (str(seen.controls[0].value).partition(":")[0] for seen in (answer, other))
    counted = [
        (vote["answer_id"], vote["vote"]) for vote in votes if vote["answer_id"] in {first, second}
    ]
    assert sorted(counted, key=str) == sorted(
        [(first, "not_helpful"), (first, "helpful"), (second, "helpful")], key=str
    )


def test_a_vote_is_thanked_for_once_and_for_the_voter_alone(room: Room) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    room.press(answer, "Helpful", person=room.grace)
    room.press(answer, "Helpful", person=room.grace)

    (thanks,) = [seen for seen in room.seen(room.grace) if seen.ephemeral]

    assert "helpful" in thanks.shown
    assert room.seen(room.ada) == [answer]
