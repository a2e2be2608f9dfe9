"""A request for help that is resolved: who hears of it."""

from dataclasses import replace

import pytest

from bot.slack.handling.services import Services
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import HelpRequest
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.answers.asking_for_help import LINK, NOW, Played, play
from tests.bot.slack.handling.pressing import (
    ANSWER_ID,
    RECOVERED,
    keep_answer,
    told,
)
from tests.bot.slack.loopback import Loopback, refused


class QuicklyResolved(FakeStore):
    """A store in which somebody resolves a request as soon as it is there."""

    def keep_help(self, request: HelpRequest) -> None:
        """See ``HelpStore.keep_help``."""
        super().keep_help(request)
        self.resolve_help(request.id, "UHELP", NOW)


@pytest.fixture
def played(services: Services, workspaces: OneWorkspace, loopback: Loopback) -> Played:
    return play(services, workspaces, loopback)


def test_resolving_updates_every_copy_and_the_thread_and_tells_the_asker(
    services: Services, played: Played
) -> None:
    keep_answer(services)
    played.send()

    played.resolve()

    (copy, mark) = played.updated()
    assert copy[:2] == ("DHELP", "1.1")
    assert copy[2].startswith("Resolved by <@UHELP>.")
    assert mark == ("C1", "2.2", "<@U1> asked a person for help. Resolved by <@UHELP>.")
    channel, said = played.posted()[-1]
    assert channel == "D1"
    assert "marked your request for help as resolved" in said
    assert LINK in said


def test_an_asker_who_marks_it_resolved_is_not_told_of_it(
    services: Services, played: Played
) -> None:
    keep_answer(services)
    played.send()

    played.resolve("U1")

    assert len(played.posted()) == 2


def test_it_is_resolved_once(services: Services, played: Played, loopback: Loopback) -> None:
    keep_answer(services)
    played.send()
    played.resolve()

    played.resolve("U2")

    assert "resolved already, by <@UHELP>" in told(loopback)
    assert len(played.updated()) == 2


def test_after_a_crash_a_resolution_is_shown_after_all(
    services: Services, played: Played, store: FakeStore
) -> None:
    keep_answer(services)
    played.send()
    store.resolve_help(ANSWER_ID, "UHELP", NOW)

    played.resolve(job=RECOVERED)

    assert len(played.updated()) == 2


def test_a_copy_that_cannot_be_updated_keeps_nobody_from_hearing(
    services: Services, played: Played, loopback: Loopback
) -> None:
    keep_answer(services)
    played.send()
    loopback.script("chat.update", refused("cant_update_message"))

    assert played.resolve() == "resolved"
    assert played.posted()[-1][0] == "D1"


def test_a_request_kept_no_longer_or_of_another_workspace_says_so(
    played: Played, loopback: Loopback, store: FakeStore
) -> None:
    store.keep_help(HelpRequest(ANSWER_ID, ANSWER_ID, "U1", "T2", "C1", None, NOW))

    played.resolve()

    assert "That request is kept no longer" in told(loopback)
    assert store.resolve_help(ANSWER_ID, "U9", NOW)


def test_a_question_forgotten_meanwhile_is_no_reason_not_to_resolve(
    played: Played, store: FakeStore
) -> None:
    posted = (("CHELP", "1.1"), ("CLOST", ""))
    store.keep_help(HelpRequest(ANSWER_ID, ANSWER_ID, "U1", "T1", "C1", None, NOW, posted=posted))

    played.resolve()

    ((channel, _, said),) = played.updated()
    assert channel == "CHELP"
    assert "the question is kept no longer" in said


def test_who_resolves_before_all_copies_are_known_is_shown_in_all_of_them(
    services: Services, workspaces: OneWorkspace, played: Played, loopback: Loopback
) -> None:
    quickly = replace(services, store=QuicklyResolved())
    keep_answer(quickly)

    Played(quickly, workspaces, loopback).send()

    assert [each[:2] for each in played.updated()] == [("DHELP", "1.1"), ("C1", "2.2")]
