"""A message is put together within Slack's limits."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks.message import JsonObject, block_chars, buttons, context, fit, section
from tests.slack_wire.limits import block_chars as chars_as_slack_counts
from tests.slack_wire.limits import check_blocks

SIZES = st.integers(1, 3_000)
GROUPS = st.lists(st.lists(st.builds(lambda size: section("a" * size), SIZES), max_size=3))


def test_a_section_is_cut_at_slacks_limit() -> None:
    block = section("a" * 4_000, block_id="key")

    assert len(block["text"]["text"]) == 3_000
    assert block["block_id"] == "key"
    assert check_blocks([block]) == []


def test_small_text_is_cut_at_slacks_limit() -> None:
    assert check_blocks([context("a" * 4_000)]) == []


def test_a_section_without_a_name_has_no_block_id() -> None:
    assert "block_id" not in section("a")


def test_markup_is_taken_as_it_stands_and_shown_in_full() -> None:
    block = section("https://a.example #general @here")

    assert block["text"]["verbatim"] is True
    assert block["expand"] is True


def test_buttons_are_within_slacks_limits() -> None:
    block = buttons([("L" * 100, "share", "v" * 2_000), ("Next", "next_page", "1")])

    assert check_blocks([block]) == []
    assert [each["action_id"] for each in block["elements"]] == ["share", "next_page"]


@given(st.lists(st.builds(lambda size: section("a" * size), SIZES), max_size=5))
def test_text_is_counted_as_slack_counts_it(blocks: list[JsonObject]) -> None:
    blocks = [*blocks, context("small"), buttons([("Share", "share", "long value")])]

    assert sum(map(block_chars, blocks)) == chars_as_slack_counts(blocks)


@given(GROUPS)
def test_what_is_fitted_together_is_within_the_limits_and_keeps_its_tail(
    groups: list[list[JsonObject]],
) -> None:
    tail = [context("as of today"), buttons([("Helpful", "helpful", "1")])]

    blocks = fit(groups, tail)

    assert list(blocks[-2:]) == tail
    assert len(blocks) <= 50
    assert sum(map(block_chars, blocks)) <= 10_000


@given(GROUPS)
def test_groups_are_kept_whole_and_in_order(groups: list[list[JsonObject]]) -> None:
    blocks = list(fit(groups, []))

    beginnings = [list(chain.from_iterable(groups[:n])) for n in range(len(groups) + 1)]
    assert blocks in beginnings


def test_as_many_groups_are_taken_as_there_is_room_for() -> None:
    groups = [[section("a" * 1_000)] for _ in range(12)]

    assert len(fit(groups, [])) == 10
    assert len(fit(groups, [context("b")])) == 9 + 1


def test_no_more_than_fifty_blocks_are_taken() -> None:
    groups = [[section("a"), context("b")] for _ in range(40)]

    assert len(fit(groups, [])) == 50
    assert len(fit(groups, [context("c")])) == 49
