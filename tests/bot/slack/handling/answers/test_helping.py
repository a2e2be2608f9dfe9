"""Ask a person: who may ask, and what opens."""

from dataclasses import replace

import pytest

from bot.slack.access import Access, Defaults
from bot.slack.handling.answers.helping import MAX_A_DAY
from bot.slack.handling.services import Services
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import ChannelMode, ChannelRules, HelpRequest
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.answers.asking_for_help import BOTH, NOW, OF_THE_BOARD, Played, play
from tests.bot.slack.handling.pressing import (
    keep_answer,
    opened,
    told,
)
from tests.bot.slack.loopback import Loopback, refused
from tests.slack_wire.render import shown_text


@pytest.fixture
def played(services: Services, workspaces: OneWorkspace, loopback: Loopback) -> Played:
    return play(services, workspaces, loopback)


def test_the_button_opens_a_modal_with_the_question(
    services: Services, played: Played, loopback: Loopback
) -> None:
    keep_answer(services)

    played.press()

    view = opened(loopback)
    assert "How many footprints was England divided into?" in shown_text(view["blocks"])
    assert "<@UHELP>" in shown_text(view["blocks"])
    assert '"thread_ts":"100.1"' in view["private_metadata"]


def test_a_private_answer_names_no_thread(
    services: Services, played: Played, loopback: Loopback
) -> None:
    keep_answer(services)

    played.press(ephemeral=True)

    assert "thread_ts" not in opened(loopback)["private_metadata"]


@pytest.mark.parametrize("code", ["expired_trigger_id", "invalid_arguments"])
def test_a_press_that_came_too_late_is_told_so(
    services: Services, played: Played, loopback: Loopback, code: str
) -> None:
    keep_answer(services)
    loopback.script("views.open", refused(code))

    played.press()

    assert "Please try again" in told(loopback)


def test_a_modal_whose_opening_was_not_heard_of_is_open(
    services: Services, played: Played, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("views.open", refused("exchanged_trigger_id"))

    assert played.press() == "opened"
    assert loopback.bodies("hooks/1") == []


def test_nobody_asks_more_often_than_anybody_may_in_a_day(
    services: Services, played: Played, loopback: Loopback, store: FakeStore
) -> None:
    keep_answer(services)
    for number in range(MAX_A_DAY):
        store.keep_help(HelpRequest(f"H{number}", f"A{number}", "U1", "T1", "C1", None, NOW))

    played.press()

    assert "5 times within a day" in told(loopback)
    assert played.press(user="U2") == "opened"


def test_where_nobody_is_named_nobody_can_be_asked(
    services: Services, workspaces: OneWorkspace, loopback: Loopback, store: FakeStore
) -> None:
    nobody = replace(services, access=Access(store, Defaults(frozenset({"open"}))))
    keep_answer(services)

    Played(nobody, workspaces, loopback).press()

    assert "Nobody is named" in told(loopback)


@pytest.mark.parametrize("team", ["T2", "T1"])
def test_an_answer_that_is_not_kept_here_is_forgotten(
    played: Played, services: Services, loopback: Loopback, team: str
) -> None:
    if team == "T2":
        keep_answer(services, team="T2")

    played.press()

    assert "kept no longer" in told(loopback)


def test_an_answer_from_what_may_not_be_seen_here_is_forgotten(
    services: Services, played: Played, loopback: Loopback
) -> None:
    keep_answer(services, question=OF_THE_BOARD, collections=BOTH)

    played.press()
    assert "kept no longer" in told(loopback)
    played.send()

    assert played.posted() == []


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (ChannelRules(team="T1", channel="C1", mode=ChannelMode.OFF), "switched off"),
        (ChannelRules(team="T1", channel="C1", askers=frozenset({"U9"})), "only <@U9> may ask"),
    ],
    ids=["off", "not an asker"],
)
def test_who_may_not_ask_in_a_channel_may_not_ask_a_person_there(
    services: Services,
    played: Played,
    loopback: Loopback,
    store: FakeStore,
    rules: ChannelRules,
    expected: str,
) -> None:
    keep_answer(services)
    store.set_channel_rules(rules)

    played.press()
    played.send()

    said = [each["text"] for each in loopback.bodies("hooks/1")]
    assert [expected in each for each in said] == [True, True]
    assert played.posted() == []
    assert loopback.bodies("views.open") == []
