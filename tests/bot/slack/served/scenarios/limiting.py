"""Slack limits or fails each method that the bot uses; everything still comes, once."""

import pytest

from tests.bot.slack.served.documents import BEDS, FOOTPRINTS
from tests.bot.slack.served.room import Room
from tests.bot.slack.served.scenarios.helping import ask_person, copies, helper_of
from tests.slack_wire.faults import FaultKind

KINDS: list[FaultKind] = ["ratelimited", "http_500"]
PASSING: list[FaultKind] = ["ratelimited", "http_500", "drop_before", "drop_after"]
# More messages than Slack lists in five pages.
LONG = 1_100


def fail(room: Room, method: str, count: int, kind: FaultKind) -> None:
    room.bot.slack.fail_next(method, count, kind, retry_after_s=0)


@pytest.mark.parametrize("kind", KINDS)
def test_a_mention_is_answered_while_all_that_tells_of_progress_is_limited(
    room: Room, kind: FaultKind
) -> None:
    for prefix in ("assistant.", "agents.", "reactions.", "users."):
        room.bot.slack.fail_always(prefix, kind, retry_after_s=1)

    (answer,) = room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question))

    assert FOOTPRINTS.quote in answer.shown


@pytest.mark.parametrize("kind", KINDS)
def test_an_own_message_is_found_while_looking_for_it_is_limited(
    room: Room, kind: FaultKind
) -> None:
    fail(room, "chat.postMessage", 1, "drop_after")
    fail(room, "conversations.replies", 3, kind)

    (answer,) = room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question))

    assert FOOTPRINTS.quote in answer.shown


def test_an_own_message_is_found_in_a_thread_of_more_than_a_thousand(room: Room) -> None:
    root = room.grace.says(room.channel, "Where shall we have lunch?")
    for number in range(LONG):
        room.bot.slack.bot_says(room.channel, f"Lunch {number}", root.ts)
    room.bot.wait_until_idle()
    fail(room, "chat.postMessage", 1, "drop_after")

    (answer,) = room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question, root.ts))

    assert FOOTPRINTS.quote in answer.shown
    looked = room.bot.slack.calls_of("conversations.replies")[-1].arguments
    assert float(looked["oldest"]) > float(root.ts)


@pytest.mark.parametrize("kind", KINDS)
def test_the_direct_message_in_a_channels_stead_comes_while_opening_it_is_limited(
    room: Room, kind: FaultKind
) -> None:
    fail(room, "conversations.open", 1, kind)
    room.bot.slack.fail_next("chat.postMessage", 1, "ok_false", error="is_archived")
    fail(room, "chat.postMessage", 3, kind)

    room.all_answers_to(room.ada.asks(room.channel, FOOTPRINTS.question))

    direct = room.bot.slack.bot_said(room.ada.id, room.ada.dm)
    assert [FOOTPRINTS.quote in seen.shown for seen in direct] == [True]


@pytest.mark.parametrize("kind", PASSING)
def test_a_command_is_answered_while_response_urls_and_private_messages_fail(
    room: Room, kind: FaultKind
) -> None:
    room.bot.slack.fail_next("response_url", 1, "ok_false", error="expired_url")
    fail(room, "chat.postEphemeral", 3, kind)

    replies = room.replies_to_command(f"ask {BEDS.question}")

    # Of a private message whose response was lost nobody can tell whether it came.
    assert {BEDS.quote in reply.shown for reply in replies} == {True}
    assert kind == "drop_after" or len(replies) == 1


@pytest.mark.parametrize("kind", PASSING)
def test_the_home_tab_is_shown_though_publishing_it_fails(room: Room, kind: FaultKind) -> None:
    fail(room, "views.publish", 3, kind)

    room.ada.opens_home().ack()
    room.bot.wait_until_idle()

    assert room.bot.slack.home_of(room.ada.id) is not None


@pytest.mark.parametrize("kind", PASSING)
def test_a_modal_opens_once_though_the_first_attempt_fails(room: Room, kind: FaultKind) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, BEDS.question))
    fail(room, "views.open", 1, kind)

    room.press(answer, "Show passages")

    (modal,) = room.bot.slack.modals_of(room.ada.id)
    assert BEDS.quote in modal.shown


@pytest.mark.parametrize("kind", PASSING)
def test_a_second_modal_opens_over_the_first_though_the_first_attempt_fails(
    room: Room, kind: FaultKind
) -> None:
    room.press(room.answer_to(room.ada.asks(room.channel, BEDS.question)), "Show passages")
    (passages,) = room.bot.slack.modals_of(room.ada.id)
    fail(room, "views.push", 1, kind)

    room.ada.presses(passages, "In context").ack()
    room.bot.wait_until_idle()

    below, above = room.bot.slack.modals_of(room.ada.id)
    assert below.id == passages.id
    assert BEDS.quote in above.shown


@pytest.mark.parametrize("kind", PASSING)
def test_a_modal_shows_what_comes_next_though_changing_it_fails(
    room: Room, kind: FaultKind
) -> None:
    answer = room.answer_to(room.ada.asks(room.channel, FOOTPRINTS.question))
    room.press(answer, "Show passages")
    (passages,) = room.bot.slack.modals_of(room.ada.id)
    room.ada.presses(passages, "In context").ack()
    room.bot.wait_until_idle()
    before = room.bot.slack.modals_of(room.ada.id)[-1]
    fail(room, "views.update", 3, kind)

    room.ada.presses(before, "Next").ack()
    room.bot.wait_until_idle()

    after = room.bot.slack.modals_of(room.ada.id)[-1]
    assert after.shown != before.shown


@pytest.mark.parametrize("kind", PASSING)
def test_a_listing_turns_its_page_though_the_response_url_fails(
    room: Room, kind: FaultKind
) -> None:
    listing = room.reply_to_command("sources")
    fail(room, "response_url", 3, kind)

    room.press(listing, "Next")

    assert "page 2 of" in room.now(listing).shown


@pytest.mark.parametrize("kind", PASSING)
def test_a_message_is_changed_though_changing_it_fails(room: Room, kind: FaultKind) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    ask_person(room, room.answer_to(said))
    (copy,) = copies(room)
    fail(room, "chat.update", 3, kind)

    room.press(copy, "Mark resolved", person=helper_of(room))

    (resolved,) = copies(room)
    assert resolved.shown.startswith("Resolved by")
    assert len(room.all_answers_to(said)) == 2


@pytest.mark.parametrize("kind", PASSING)
def test_helpers_get_the_link_to_the_thread_though_asking_for_it_fails(
    room: Room, kind: FaultKind
) -> None:
    said = room.ada.asks(room.channel, FOOTPRINTS.question)
    answer = room.answer_to(said)
    fail(room, "chat.getPermalink", 1, kind)

    ask_person(room, answer)

    (copy,) = copies(room)
    assert f"/archives/{room.channel}/p{said.ts.replace('.', '')}" in copy.shown


def test_what_slack_accepts_and_never_responds_to_is_seen_once(room: Room) -> None:
    for method in ("chat.postMessage", "response_url"):
        fail(room, method, 1, "timeout_after")
    command = room.ada.command("/stp", f"ask {BEDS.question}", room.channel)
    said = room.ada.asks(room.channel, FOOTPRINTS.question)

    (answer,) = room.all_answers_to(said)
    assert command.ack().shown_error is None
    room.bot.wait_until_idle()

    assert FOOTPRINTS.quote in answer.shown
    private = [seen for seen in room.seen() if seen.ephemeral]
    assert {BEDS.quote in seen.shown for seen in private} == {True}
    assert room.bot.slack.calls_of("response_url")[-1].arguments["replace_original"] is True
