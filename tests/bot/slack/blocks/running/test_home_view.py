"""The Home tab tells what there is, how to ask and what is kept."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.holdings import Holdings
from bot.refresh.freshness import Freshness
from bot.slack.blocks.running.home_view import Home, Managed, home_view
from bot.slack.blocks.texts import help_message
from bot.slack.gathering import Gathering
from bot.store.records import ChannelRules
from tests.bot.slack.answers import HOLDINGS, TEXTS
from tests.slack_wire.limits import check_view
from tests.slack_wire.render import controls, shown_text

# Of a failing example of 20,000 characters, hypothesis says no more than that it is long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

READ_AT = datetime(2026, 11, 22, 6, tzinfo=UTC)
FAILED_AT = datetime(2026, 11, 22, 7, tzinfo=UTC)
PLANS = Freshness("/srv/stp/plans", "open", READ_AT, None)
SITE = Freshness("https://www.example.org/plans?key=1", "open", None, FAILED_AT)
HOME = Home(
    holdings=HOLDINGS,
    freshness=(PLANS, SITE),
    examples=("How many footprints are there?",),
    help_text=help_message("/stp").text,
    gathering=Gathering(),
)
MANAGED = Managed(
    rules=(ChannelRules("T1", "C1", private=True), ChannelRules("T1", "C2")),
    default_collections=frozenset({"open"}),
    default_helpers=(),
)


def shown(home: Home) -> str:
    view = home_view(home)
    assert check_view(view) == []
    return shown_text(view["blocks"])


def test_it_tells_documents_publishers_and_dates() -> None:
    text = shown(HOME)

    assert "*5 documents* that you can ask about" in text
    assert "*Publishers:* NHS England and Mental Health Alliance" in text
    assert "*Dates:* 22 December 2015 to 21 May 2018" in text
    assert "*Undated:* 1 document" in text


def test_of_many_publishers_the_biggest_are_named_and_the_others_counted() -> None:
    text = shown(replace(HOME, holdings=replace(HOLDINGS, other_publishers=7)))

    assert "NHS England, Mental Health Alliance and 7 others" in text


def test_a_button_opens_all_documents_where_there_are_any() -> None:
    view = home_view(HOME)
    empty = home_view(replace(HOME, holdings=Holdings()))

    (pressed,) = [each for each in controls(view["blocks"]) if each.label == "All sources"]
    assert (pressed.action_id, pressed.value) == ("all_sources", "all")
    assert not [each for each in controls(empty["blocks"]) if each.label == "All sources"]


def test_each_location_tells_its_last_look_and_its_failure_without_the_servers_folders() -> None:
    text = shown(HOME)

    assert "plans: <!date^1795327200^" in text
    assert "www.example.org/plans: not yet :warning: could not be read <!date^" in text
    assert "/srv" not in text
    assert "key=1" not in text
    assert text.index("www.example.org") < text.index("• plans")  # what failed first


def test_of_many_locations_some_are_listed() -> None:
    text = shown(replace(HOME, freshness=(PLANS,) * 20))

    assert text.count("• plans") == 10
    assert "… and 10 more" in text


def test_it_shows_questions_to_begin_with() -> None:
    assert "• “How many footprints are there?”" in shown(HOME)
    assert "Questions that" not in shown(replace(HOME, examples=()))


def test_it_says_how_to_use_the_bot() -> None:
    assert "`/stp ask QUESTION`" in shown(HOME)


@pytest.mark.parametrize(
    ("gathering", "said"),
    [
        (Gathering(keep_days=1), "kept for 1 day,"),
        (Gathering(keep_days=30), "Questions are kept for a day and answers for 30 days,"),
        (Gathering(show_questions=True), "Questions and answers are kept for 30 days,"),
        (Gathering(show_questions=True), "Admins can read unanswered questions"),
        (Gathering(show_questions=False), "but not what was asked"),
        (Gathering(log_questions=True), "The log shows what people write"),
        (Gathering(log_questions=False), "never what people write"),
    ],
    ids=[
        "a day",
        "a month",
        "all a month",
        "questions",
        "no questions",
        "debug",
        "no debug",
    ],
)
def test_privacy_is_told_as_it_is_set(gathering: Gathering, said: str) -> None:
    assert said in shown(replace(HOME, gathering=gathering))


def test_before_there_is_an_index_it_says_so() -> None:
    assert "not ready yet" in shown(replace(HOME, holdings=None))


def test_somebody_who_may_see_nothing_is_told_of_nothing() -> None:
    text = shown(replace(HOME, holdings=Holdings(), freshness=()))

    assert "no documents that you can see" in text
    assert "Publishers" not in text
    assert "Last looked at" not in text


def test_only_admins_see_the_settings_of_channels() -> None:
    managed = shown(replace(HOME, managed=MANAGED))

    assert "only admins see this" in managed
    assert "<#C1>" in managed
    assert "Choose a channel" in managed
    assert "Settings" not in shown(HOME)
    assert "No channel has settings of its own" in shown(
        replace(HOME, managed=replace(MANAGED, rules=()))
    )


def test_of_many_channels_some_are_listed_within_slacks_limit() -> None:
    many = replace(MANAGED, rules=tuple(ChannelRules("T1", f"C{n}") for n in range(500)))

    view = home_view(replace(HOME, managed=many))

    assert check_view(view) == []
    assert "… and 460 other channels" in shown_text(view["blocks"])


@given(
    publishers=st.lists(TEXTS, max_size=5).map(tuple),
    locations=st.lists(TEXTS, max_size=15),
    examples=st.lists(TEXTS.filter(str.strip), max_size=4).map(tuple),
    days=st.tuples(st.none() | st.dates(), st.none() | st.dates()),
)
def test_any_names_fit_and_none_of_them_is_markup(
    publishers: tuple[str, ...],
    locations: list[str],
    examples: tuple[str, ...],
    days: tuple[date | None, date | None],
) -> None:
    holdings = Holdings(9, 2, publishers, 3, oldest=days[0], newest=days[1])
    freshness = tuple(Freshness(each, "open", READ_AT, FAILED_AT) for each in locations)
    text = shown(
        replace(HOME, holdings=holdings, freshness=freshness, examples=examples, managed=MANAGED)
    )

    ours = re.sub(r"<!date\^\d+\^[^<>]*>|<#C\d>|&(?:amp|lt|gt);", "", text)
    assert not set(ours) & set("<>&")
