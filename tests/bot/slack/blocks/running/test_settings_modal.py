"""The modal in which admins choose a channel's rules, and what is read from it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks.message import JsonObject
from bot.slack.blocks.running.rules_wording import name_all, say_moment, say_rules
from bot.slack.blocks.running.settings_modal import (
    Offered,
    admins_only,
    choosing_modal,
    read_rules,
    saved,
    settings_modal,
)
from bot.slack.blocks.view_origin import ViewOrigin
from bot.store.records import ChannelMode, ChannelRules
from tests.slack_wire.limits import check_blocks, check_view
from tests.slack_wire.menus import first_values
from tests.slack_wire.render import shown_text

OFFERED = Offered(
    collections=frozenset({"board", "open"}),
    default_collections=frozenset({"open"}),
    default_helpers=("CHELP",),
)
NONE_SET = ChannelRules("T1", "C1")
ALL_SET = ChannelRules(
    "T1",
    "C1",
    mode=ChannelMode.EVERY_QUESTION,
    askers=frozenset({"U2", "U1"}),
    private=True,
    collections=frozenset({"board"}),
    helpers=("U3", "C9"),
    changed_by="UADMIN",
    changed_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
)
ORIGIN = ViewOrigin(channel="C1")
NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", fullmatch=True)
IDS = st.from_regex(r"[UCG][A-Z0-9]{1,30}", fullmatch=True)


def chosen(view: JsonObject) -> dict[str, tuple[str, ...]]:
    """Read what is chosen when nobody touches anything, as a submission holds it."""
    values: dict[str, tuple[str, ...]] = {}
    for block, elements in first_values(view["blocks"]).items():
        (held,) = elements.values()
        found = next(value for name, value in held.items() if name != "type")
        listed = found if isinstance(found, list) else [found]
        values[block] = tuple(
            str(each["value"] if isinstance(each, dict) else each) for each in listed if each
        )
    return values


@pytest.mark.parametrize("rules", [NONE_SET, ALL_SET], ids=["none set", "all set"])
def test_what_holds_now_is_chosen_already(rules: ChannelRules) -> None:
    view = settings_modal(rules, OFFERED, origin=ORIGIN)

    assert check_view(view) == []
    assert read_rules(rules, chosen(view), OFFERED) == (rules, ())


def test_it_says_which_channel_and_who_changed_it_last() -> None:
    text = shown_text(settings_modal(ALL_SET, OFFERED, origin=ORIGIN)["blocks"])

    assert "<#C1>" in text
    assert "Last changed by <@UADMIN>, <!date^1795339800^" in text
    assert "the defaults hold" in shown_text(
        settings_modal(NONE_SET, OFFERED, origin=ORIGIN)["blocks"]
    )


def test_everything_can_be_chosen_anew() -> None:
    values = {
        "mode": ("off",),
        "askers": ("U7",),
        "private": ("private",),
        "collections": ("open",),
        "helpers": ("U5", "C5"),
    }

    assert read_rules(NONE_SET, values, OFFERED)[0] == replace(
        NONE_SET,
        mode=ChannelMode.OFF,
        askers=frozenset({"U7"}),
        private=True,
        collections=frozenset({"open"}),
        helpers=("U5", "C5"),
    )


def test_nothing_chosen_means_the_defaults_and_leaves_the_mode() -> None:
    rules, _ = read_rules(ALL_SET, {}, OFFERED)

    assert (rules.mode, rules.private) == (ChannelMode.EVERY_QUESTION, False)
    assert (rules.askers, rules.collections, rules.helpers) == (frozenset(), None, ())


def test_a_collection_that_is_not_offered_is_not_taken() -> None:
    rules, _ = read_rules(NONE_SET, {"collections": ("secret", "board")}, OFFERED)

    assert rules.collections == frozenset({"board"})


def test_a_collection_chosen_before_stays_though_the_index_holds_it_no_longer() -> None:
    rules = replace(NONE_SET, collections=frozenset({"gone"}))
    view = settings_modal(rules, OFFERED, origin=ORIGIN)

    assert read_rules(rules, chosen(view), OFFERED)[0] == rules


def test_somebody_elses_direct_messages_are_left_out_and_told() -> None:
    rules, unreachable = read_rules(NONE_SET, {"helpers": ("D1", "U1", "U1")}, OFFERED)

    assert (rules.helpers, unreachable) == (("U1",), ("D1",))
    assert "I left out" in saved(rules, OFFERED, unreachable=unreachable).text
    assert "I left out" not in saved(rules, OFFERED, unreachable=()).text


def test_no_more_helpers_are_taken_than_slack_lets_choose() -> None:
    rules, _ = read_rules(NONE_SET, {"helpers": tuple(f"U{n}" for n in range(9))}, OFFERED)

    assert len(rules.helpers) == 5


def test_the_confirmation_says_what_holds_now() -> None:
    assert saved(ALL_SET, OFFERED, unreachable=()).text.splitlines() == [
        "Saved. In <#C1> from now on:",
        "• What is answered: every question in the channel",
        "• Who may ask: <@U1> and <@U2>",
        "• Who sees answers: the asker alone",
        "• Collections: board",
        "• Whom to ask for help: <@U3> and <#C9>",
    ]


def test_the_defaults_are_named_as_such() -> None:
    said = say_rules(NONE_SET, collections=frozenset({"open"}), helpers=("CHELP",)).splitlines()

    assert said[1:] == [
        "• Who may ask: everybody",
        "• Who sees answers: the channel",
        "• Collections: open (the default)",
        "• Whom to ask for help: <#CHELP> (the default)",
    ]
    assert say_rules(NONE_SET, collections=frozenset({"open"}), helpers=()).endswith(": nobody")


def test_whoever_is_no_admin_is_told_who_is_or_which_setting_names_them() -> None:
    assert admins_only(("U1", "U2")).text == "Only my admins can do that: <@U1> and <@U2>."
    assert "STP_SLACK__ADMINS" in admins_only(()).text


def test_of_many_people_ten_are_named() -> None:
    assert name_all([f"U{n}" for n in range(12)]).endswith("<@U9> and 2 more")


def test_a_moment_is_shown_in_the_readers_own_time_or_else_in_utc() -> None:
    said = say_moment(datetime(2026, 11, 2, 9, 5, tzinfo=UTC))

    assert said == "<!date^1793610300^{date_short_pretty}, {time}|2 November 2026, 09:05 UTC>"


def test_the_question_which_channel_is_a_menu_of_channels() -> None:
    view = choosing_modal(origin=ViewOrigin())

    assert check_view(view) == []
    assert view["blocks"][1]["elements"][0]["type"] == "conversations_select"


def test_with_no_collection_at_all_there_is_no_menu_of_them() -> None:
    nothing = Offered(frozenset(), frozenset(), ())
    view = settings_modal(NONE_SET, nothing, origin=ORIGIN)

    assert check_view(view) == []
    assert "collections" not in chosen(view)


@given(
    mode=st.sampled_from(ChannelMode),
    askers=st.frozensets(IDS, max_size=120),
    names=st.frozensets(NAMES, max_size=120),
    ruled=st.none() | st.frozensets(NAMES, min_size=1, max_size=3),
    helpers=st.lists(IDS, max_size=5, unique=True).map(tuple),
)
def test_any_rules_fit_in_the_modal_and_the_confirmation(
    mode: ChannelMode,
    askers: frozenset[str],
    names: frozenset[str],
    ruled: frozenset[str] | None,
    helpers: tuple[str, ...],
) -> None:
    rules = replace(ALL_SET, mode=mode, askers=askers, collections=ruled, helpers=helpers)
    offered = Offered(names, names, helpers)

    assert check_view(settings_modal(rules, offered, origin=ORIGIN)) == []
    assert check_blocks(list(saved(rules, offered, unreachable=()).blocks)) == []


def test_it_says_what_goes_on_where_the_bot_is_off_and_what_the_default_is() -> None:
    text = shown_text(settings_modal(NONE_SET, OFFERED, origin=ORIGIN)["blocks"])

    assert "look-ups go on, for the person alone" in text
    assert "the default, which is “open”." in text
