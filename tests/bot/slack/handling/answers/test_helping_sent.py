"""A request for help that was sent: whom it comes to, once, and what they see."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.errors import SlackUnreachable
from bot.slack.handling.services import Services
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import ChannelRules, HelpRequest
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.answers.asking_for_help import (
    BOTH,
    LINK,
    NOW,
    OF_THE_BOARD,
    Played,
    play,
)
from tests.bot.slack.handling.pressing import (
    ANSWER_ID,
    RECOVERED,
    keep_answer,
    told,
)
from tests.bot.slack.loopback import Loopback, ok, page, refused
from tests.index.documents import FOOTPRINTS, PARTNERSHIPS


class Raced(FakeStore):
    """A store in which somebody else is quicker, again and again."""

    def claim(self, key: str) -> bool:
        """See ``ClaimStore.claim``."""
        super().claim(key)
        return False


@pytest.fixture
def played(services: Services, workspaces: OneWorkspace, loopback: Loopback) -> Played:
    return play(services, workspaces, loopback)


def test_sending_posts_question_note_and_answer_to_the_helper_and_marks_the_thread(
    services: Services, played: Played, store: FakeStore
) -> None:
    keep_answer(services)

    played.send("Is it still so?")

    (helper, copy), (channel, mark) = played.posted()
    assert helper == "DHELP"
    for part in ("<@U1> asks for help", LINK, "England divided into?", "Is it still so?"):
        assert part in copy
    assert "England was divided into 44 footprints." in copy
    assert str(FOOTPRINTS.title) in copy
    assert (channel, mark) == ("C1", "<@U1> asked a person for help.")
    request = store.help_request(ANSWER_ID)
    assert request is not None
    assert (request.posted, request.mark_ts) == ((("DHELP", "1.1"),), "2.2")


def test_a_private_answers_helper_is_asked_and_the_asker_told_in_private(
    services: Services, played: Played, loopback: Loopback
) -> None:
    keep_answer(services)

    played.send(thread="")

    ((_, copy),) = played.posted()
    assert "please write to them directly" in copy
    assert "Sent to one place" in told(loopback)


def test_a_second_person_is_told_that_somebody_was_asked_already(
    services: Services, played: Played, loopback: Loopback
) -> None:
    keep_answer(services)
    played.send()

    played.press(user="U2")
    assert "asked about this answer already" in told(loopback)
    played.send(user="U2")

    assert len(played.posted()) == 2
    assert loopback.bodies("views.open") == []


def test_a_helper_who_may_not_see_the_documents_gets_the_question_and_none_of_them(
    services: Services, played: Played, store: FakeStore
) -> None:
    store.set_channel_rules(ChannelRules("T1", "C1", collections=BOTH, helpers=("UHELP", "C1")))
    keep_answer(services, question=OF_THE_BOARD, collections=BOTH)

    played.send("Please look")

    (_, closed), (_, open_here), _ = played.posted()
    assert "collections that are not open here" in closed
    assert "Please look" in closed
    assert OF_THE_BOARD in closed
    assert "renamed partnerships" not in closed
    assert PARTNERSHIPS.text.split(". ")[0] in open_here


def test_one_helper_who_is_not_reached_keeps_nobody_else_from_being_asked(
    services: Services, played: Played, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(ChannelRules("T1", "C1", helpers=("CGONE", "CHELP")))
    loopback.script("chat.postMessage", refused("account_inactive"), ok(ts="1.1"), ok(ts="2.2"))
    keep_answer(services)

    played.send()

    request = store.help_request(ANSWER_ID)
    assert request is not None
    assert request.posted == (("CHELP", "1.1"),)


def test_where_no_helper_is_reached_the_asker_is_told_and_may_try_again(
    services: Services, played: Played, loopback: Loopback, store: FakeStore
) -> None:
    keep_answer(services)
    loopback.script("chat.postMessage", refused("account_inactive"), ok(ts="1.1"), ok(ts="2.2"))

    played.send()

    assert "could not reach anybody" in told(loopback)
    assert store.count_help("T1", "U1", datetime(2026, 1, 1, tzinfo=UTC)) == 0
    assert played.send() == "asked a person"


def test_while_slack_does_not_answer_the_request_is_not_given_up(
    services: Services, played: Played, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("chat.postMessage", *[page(500)] * 50)

    with pytest.raises(SlackUnreachable):
        played.send()


@pytest.mark.parametrize("how_far", ["claimed", "kept", "sent"])
def test_after_a_crash_a_request_goes_on_and_sends_nothing_twice(
    services: Services, played: Played, loopback: Loopback, store: FakeStore, how_far: str
) -> None:
    keep_answer(services)
    store.claim(f"help:{ANSWER_ID}")
    if how_far != "claimed":
        store.keep_help(HelpRequest(ANSWER_ID, ANSWER_ID, "U1", "T1", "C1", "100.1", NOW))
    if how_far == "sent":
        key = f"help:{ANSWER_ID}:UHELP"
        found = {"ts": "0.9", "metadata": {"event_payload": {"key": key}}}
        loopback.script("conversations.history", ok(messages=[found]))

    played.send(job=RECOVERED)

    channels = [channel for channel, _ in played.posted()]
    assert channels == (["C1"] if how_far == "sent" else ["DHELP", "C1"])
    request = store.help_request(ANSWER_ID)
    assert request is not None
    assert [channel for channel, _ in request.posted] == ["DHELP"]


def test_after_a_crash_somebody_elses_request_stays_theirs(
    services: Services, played: Played, loopback: Loopback
) -> None:
    keep_answer(services)
    played.send(user="U2")

    played.send(job=RECOVERED)

    assert "already" in told(loopback)


def test_a_thread_that_takes_no_mark_has_the_asker_told_in_private(
    services: Services, played: Played, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("chat.postMessage", ok(ts="1.1"), refused("no_such_thing"))

    played.send()

    assert "Sent to one place" in told(loopback)


def test_of_two_who_send_at_once_one_is_told_that_somebody_was_asked_already(
    services: Services, workspaces: OneWorkspace, loopback: Loopback
) -> None:
    raced = replace(services, store=Raced())
    keep_answer(raced)

    Played(raced, workspaces, loopback).send()

    assert "already" in told(loopback)
    assert loopback.bodies("chat.postMessage") == []


def test_where_the_response_url_is_used_up_the_asker_is_told_by_an_ephemeral_message(
    services: Services, played: Played, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("hooks/1", refused("used_url"))

    played.send(thread="")

    (told_there,) = loopback.bodies("chat.postEphemeral")
    assert (told_there["channel"], told_there["user"]) == ("C1", "U1")
    assert "Sent to one place" in told_there["text"]


def test_of_direct_messages_helpers_get_no_link_that_they_could_not_open(
    services: Services, played: Played
) -> None:
    keep_answer(services, channel="D1", thread_ts="100.1")

    played.send(channel="D1")

    (_, copy), *_ = played.posted()
    assert "please write to them directly" in copy
    assert LINK not in copy


def test_who_asked_in_direct_messages_gets_the_link_when_it_is_resolved(
    services: Services, played: Played
) -> None:
    keep_answer(services, channel="D1", thread_ts="100.1")
    played.send(channel="D1")

    played.resolve()

    assert LINK in played.posted()[-1][1]
    assert all(LINK not in shown for _, _, shown in played.updated())
