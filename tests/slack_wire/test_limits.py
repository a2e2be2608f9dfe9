"""Slack's limits on blocks and views: what is taken, and what is refused and how."""

import pytest

from tests.slack_wire.json_object import Json
from tests.slack_wire.limits import (
    BLOCK_TEXT_PER_MESSAGE,
    block_chars,
    blocks_error,
    check_blocks,
    check_view,
)


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(**fields: object) -> Json:
    return {"type": "button", "text": plain("Share"), "action_id": "share"} | fields


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def feedback(value: str) -> Json:
    choice = {"text": plain("Helpful"), "value": value}
    buttons = {"type": "feedback_buttons", "action_id": "feedback"}
    return {
        "type": "context_actions",
        "elements": [buttons | {"positive_button": choice, "negative_button": choice}],
    }


def citation(**fields: object) -> Json:
    cited = {
        "type": "citation",
        "url": "https://example.test/plan",
        "text": "The plan",
        "index": 1,
        "details": {"citation_type": "web", "title": "The plan", "snippet": "in full"},
    }
    words = {"type": "rich_text_section", "elements": [cited | fields]}
    return {"type": "rich_text", "elements": [words]}


TAKEN: dict[str, list[Json]] = {
    "fifty blocks": [{"type": "divider"}] * 50,
    "the longest section": [section("x" * 3000)],
    "the longest header": [{"type": "header", "text": plain("x" * 150)}],
    "ten context elements": [{"type": "context", "elements": [plain("x")] * 10}],
    "25 buttons": [actions(*(button(action_id=f"a{at}") for at in range(25)))],
    "a button at its limits": [actions(button(text=plain("x" * 75), value="v" * 2000))],
    "feedback buttons": [feedback("v" * 2000)],
    "a citation": [citation()],
    "text up to the budget": [section("x" * 3000)] * 4,
    "a menu": [
        actions({
            "type": "external_select",
            "action_id": "source",
            "placeholder": plain("A source"),
            "min_query_length": 2,
        })
    ],
}


@pytest.mark.parametrize("blocks", TAKEN.values(), ids=TAKEN.keys())
def test_blocks_within_the_limits_are_taken(blocks: list[Json]) -> None:
    assert check_blocks(blocks) == []
    assert blocks_error(blocks) is None


REFUSED: dict[str, tuple[object, str]] = {
    "no list": ({"type": "divider"}, "expected a list"),
    "51 blocks": ([{"type": "divider"}] * 51, "51 items"),
    "an unknown block": ([{"type": "paragraph"}], "unsupported type 'paragraph'"),
    "a block without a type": ([{"text": plain("x")}], "unsupported type None"),
    "a null": ([None], "unsupported type None"),
    "a section without words": ([{"type": "section"}], "none of text, fields"),
    "empty text": ([section("")], "0 characters"),
    "a section too long": ([section("x" * 3001)], "3001 characters"),
    "a field too long": (
        [{"type": "section", "fields": [plain("x" * 2001)]}],
        "blocks[0].fields[0].text: 2001",
    ),
    "a header too long": ([{"type": "header", "text": plain("x" * 151)}], "151 characters"),
    "mrkdwn in a header": ([section("x") | {"type": "header"}], "unsupported type 'mrkdwn'"),
    "eleven context elements": (
        [{"type": "context", "elements": [plain("x")] * 11}],
        "11 items",
    ),
    "no context elements": ([{"type": "context", "elements": []}], "0 items"),
    "26 buttons": ([actions(*(button(action_id=f"a{at}") for at in range(26)))], "26 items"),
    "a button's text too long": ([actions(button(text=plain("x" * 76)))], "76 characters"),
    "a button's value too long": ([actions(button(value="v" * 2001))], "2001 characters"),
    "a button without text": ([actions({"type": "button"})], "text: missing"),
    "an action id too long": ([actions(button(action_id="a" * 256))], "256 characters"),
    "an action id twice": ([actions(button(), button())], "action_id 'share' repeated"),
    "a block id too long": ([section("x") | {"block_id": "b" * 256}], "256 characters"),
    "a block id twice": ([section("x") | {"block_id": "b"}] * 2, "block_id 'b' repeated"),
    "a field that is none": ([section("x") | {"colour": "red"}], "colour: no such field"),
    "a feedback value too long": ([feedback("v" * 2001)], "2001 characters"),
    "an image without a description": (
        [{"type": "image", "image_url": "https://example.test/x.png"}],
        "alt_text: missing",
    ),
    "a link that is none": ([citation(url="the plan, page 3")], "not a URL"),
    "a citation without a link": ([citation(url="")], "0 characters"),
    "a null citation": (
        [
            {
                "type": "rich_text",
                "elements": [{"type": "rich_text_section", "elements": [None]}],
            }
        ],
        "unsupported type None",
    ),
    "two tables": (
        [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}] * 2,
        "2 tables",
    ),
}


@pytest.mark.parametrize(("blocks", "fault"), REFUSED.values(), ids=REFUSED.keys())
def test_blocks_beyond_a_limit_are_refused_with_the_place(blocks: object, fault: str) -> None:
    faults = check_blocks(blocks)

    assert any(fault in each for each in faults), faults
    assert blocks_error(blocks) == "invalid_blocks"


def test_too_much_text_in_blocks_each_short_enough_has_an_error_of_its_own() -> None:
    blocks = [section("x" * 2500)] * 5

    assert block_chars(blocks) > BLOCK_TEXT_PER_MESSAGE
    assert blocks_error(blocks) == "msg_blocks_too_long"


def test_block_text_counts_what_is_shown_and_nothing_else() -> None:
    blocks = [section("12345"), actions(button(value="not shown")), citation()]

    assert block_chars(blocks) == 5 + len("Share") + 2 * len("The plan") + len("in full")


MODAL: Json = {
    "type": "modal",
    "title": plain("Feedback"),
    "submit": plain("Send"),
    "blocks": [
        {
            "type": "input",
            "label": plain("What was wrong?"),
            "element": {"type": "plain_text_input", "action_id": "comment", "multiline": True},
        }
    ],
}


def test_a_modal_within_the_limits_is_taken() -> None:
    assert check_view(MODAL) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"title": plain("x" * 25)}, "25 characters"),
        ({"private_metadata": "x" * 3001}, "3001 characters"),
        ({"blocks": [{"type": "divider"}] * 101}, "101 items"),
        ({"blocks": [{"type": "markdown", "text": "x"}]}, "messages only"),
        ({"type": "sheet"}, "unsupported type 'sheet'"),
    ],
)
def test_a_view_beyond_a_limit_is_refused(change: Json, fault: str) -> None:
    faults = check_view(MODAL | change)

    assert any(fault in each for each in faults), faults


def test_a_modal_with_an_input_needs_a_submit_button() -> None:
    without = {name: value for name, value in MODAL.items() if name != "submit"}

    assert check_view(without) == ["view.submit: missing, though there is an input block"]
