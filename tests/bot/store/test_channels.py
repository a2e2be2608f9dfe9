"""Every kind of store keeps how the bot behaves in each channel."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from bot.store.ports import ChannelStore
from bot.store.records import ChannelMode, ChannelRules
from tests.bot.store.samples import NOON

RULES = ChannelRules(
    team="T1",
    channel="C1",
    mode=ChannelMode.EVERY_QUESTION,
    askers=frozenset({"U2", "U1"}),
    private=True,
    collections=frozenset({"board papers", "plans"}),
    helpers=("U9", "C8"),
    changed_by="U1",
    changed_at=NOON,
)


def test_a_channel_for_which_nobody_chose_rules_has_none(store: ChannelStore) -> None:
    store.set_channel_rules(RULES)

    assert store.channel_rules("T1", "C2") is None
    assert store.channel_rules("T2", "C1") is None


@pytest.mark.parametrize(
    "rules",
    [
        RULES,
        ChannelRules("T1", "C1"),
        replace(RULES, collections=frozenset()),
        *(replace(RULES, mode=mode) for mode in ChannelMode),
    ],
    ids=["all chosen", "defaults", "no collection", *ChannelMode],
)
def test_rules_come_back_as_they_were_chosen(store: ChannelStore, rules: ChannelRules) -> None:
    store.set_channel_rules(rules)

    assert store.channel_rules("T1", "C1") == rules


def test_rules_chosen_again_replace_those_before_in_that_channel_alone(
    store: ChannelStore,
) -> None:
    other = replace(RULES, channel="C2")
    elsewhere = replace(RULES, team="T2")
    later = replace(RULES, mode=ChannelMode.OFF, private=False, collections=None)
    for rules in (RULES, other, elsewhere):
        store.set_channel_rules(rules)

    store.set_channel_rules(later)

    assert store.channel_rules("T1", "C1") == later
    assert store.channel_rules("T1", "C2") == other
    assert store.channel_rules("T2", "C1") == elsewhere


def test_the_rules_of_a_workspace_are_listed_by_channel(store: ChannelStore) -> None:
    for channel in ("Cb", "CC", "Ca"):
        store.set_channel_rules(replace(RULES, channel=channel))
    store.set_channel_rules(replace(RULES, team="T2", channel="C0"))

    assert [rules.channel for rules in store.all_channel_rules("T1")] == ["CC", "Ca", "Cb"]
    assert store.all_channel_rules("T3") == []


def test_when_rules_were_changed_is_the_same_moment_in_any_time_zone(store: ChannelStore) -> None:
    local = NOON.astimezone(timezone(timedelta(hours=5)))

    store.set_channel_rules(replace(RULES, changed_at=local))

    assert store.channel_rules("T1", "C1") == RULES
