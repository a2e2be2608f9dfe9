"""Who may ask what where."""

from dataclasses import replace

import pytest

from bot.slack.access import Access, Defaults, is_personal
from bot.store.records import ChannelMode, ChannelRules
from tests.bot.fake_store import FakeStore

DEFAULTS = Defaults(
    collections=frozenset({"open"}),
    members={"board": frozenset({"U1", "T2:U2"}), "draft": frozenset({"U1"})},
    admins=frozenset({"UADMIN", "T2:UOTHER"}),
    helpers=("CHELP", "U9"),
)
SHARED = replace(DEFAULTS, is_shared=True)
RULES = ChannelRules("T1", "C1")


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def access(store: FakeStore) -> Access:
    return Access(store, DEFAULTS)


def test_a_channel_sees_the_default_collections_whoever_asks_there(access: Access) -> None:
    assert access.collections("T1", "C1", "U1") == {"open"}
    assert access.collections("T1", "G1", "U1") == {"open"}


def test_a_member_sees_further_collections_in_direct_messages_and_on_the_bots_page(
    access: Access,
) -> None:
    assert access.collections("T1", "D1", "U1") == {"open", "board", "draft"}
    assert access.collections("T1", "", "U1") == {"open", "board", "draft"}
    assert access.collections("T1", "D3", "U3") == {"open"}


def test_a_channels_rules_are_all_that_it_sees_from_the_moment_they_are_set(
    access: Access, store: FakeStore
) -> None:
    before = access.collections("T1", "C1", "U3")
    store.set_channel_rules(replace(RULES, collections=frozenset({"board"})))

    assert before == {"open"}
    assert access.collections("T1", "C1", "U3") == {"board"}
    assert access.collections("T1", "C2", "U3") == {"open"}
    assert access.collections("T2", "C1", "U3") == {"open"}


def test_rules_of_direct_messages_change_nothing(access: Access, store: FakeStore) -> None:
    store.set_channel_rules(replace(RULES, channel="D3", collections=frozenset({"board"})))

    assert access.collections("T1", "D3", "U3") == {"open"}


def test_somebody_named_with_a_workspace_is_nobody_in_another(access: Access) -> None:
    assert access.collections("T2", "D2", "U2") == {"open", "board"}
    assert access.collections("T1", "D2", "U2") == {"open"}
    assert access.is_admin("T2", "UOTHER")
    assert not access.is_admin("T1", "UOTHER")


def test_where_there_are_several_workspaces_an_id_alone_names_nobody(store: FakeStore) -> None:
    shared = Access(store, SHARED)

    assert shared.collections("T1", "D1", "U1") == {"open"}
    assert not shared.is_admin("T1", "UADMIN")
    assert shared.is_admin("T2", "UOTHER")
    assert shared.helpers("T1", "C1") == ()
    assert (shared.admins("T1"), shared.admins("T2")) == ((), ("UOTHER",))


def test_admins_are_listed_for_those_who_look_for_one(access: Access) -> None:
    assert access.admins("T1") == ("UADMIN",)
    assert access.admins("T2") == ("UADMIN", "UOTHER")


def test_everybody_may_ask_unless_some_are_named(access: Access, store: FakeStore) -> None:
    before = access.may_ask("T1", "C1", "U3")
    store.set_channel_rules(replace(RULES, askers=frozenset({"U1"})))

    assert before
    assert access.may_ask("T1", "C1", "U1")
    assert not access.may_ask("T1", "C1", "U3")


def test_the_bot_is_on_until_it_is_switched_off(access: Access, store: FakeStore) -> None:
    before = access.is_off("T1", "C1")
    store.set_channel_rules(replace(RULES, mode=ChannelMode.OFF))

    assert not before
    assert access.is_off("T1", "C1")


def test_a_channels_helpers_go_before_the_default_ones(access: Access, store: FakeStore) -> None:
    store.set_channel_rules(replace(RULES, helpers=("U7",)))

    assert access.helpers("T1", "C1") == ("U7",)
    assert access.helpers("T1", "C2") == ("CHELP", "U9")


def test_nobody_has_chosen_the_rules_of_the_bots_own_page(access: Access) -> None:
    assert access.rules("T1", "") == ChannelRules(team="T1", channel="")


@pytest.mark.parametrize(
    ("channel", "personal"), [("", True), ("D1", True), ("C1", False), ("G1", False)]
)
def test_direct_messages_and_the_bots_page_are_personal(channel: str, personal: bool) -> None:  # noqa: FBT001
    assert is_personal(channel) is personal


def test_an_admin_may_open_every_collection_of_the_one_workspace(access: Access) -> None:
    held = frozenset({"open", "board", "draft"})

    assert access.grantable("T1", "UADMIN", held) == held


def test_with_several_workspaces_an_admin_may_open_only_what_is_open_to_them(
    store: FakeStore,
) -> None:
    access = Access(store, SHARED)
    held = frozenset({"open", "board", "draft"})

    assert access.grantable("T1", "U2", held) == {"open"}
    assert access.grantable("T2", "U2", held) == {"open", "board"}
    assert access.grantable("T2", "U2", frozenset({"draft"})) == frozenset()
