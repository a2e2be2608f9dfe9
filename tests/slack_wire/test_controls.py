"""Buttons, menus and fields send what Slack sends, and take what Slack takes."""

import pytest
from slack_sdk import WebClient

from tests.slack_wire.json_object import Json
from tests.slack_wire.limits import check_blocks, check_view
from tests.slack_wire.menus import first_values, held_at_first, with_entered
from tests.slack_wire.message import SeenMessage
from tests.slack_workspace import SlackWorkspace


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str) -> Json:
    return {"text": plain(value.title()), "value": value}


ONE, TWO = option("one"), option("two")
GROUPS: list[Json] = [
    {"label": plain("First"), "options": [ONE]},
    {"label": plain("Second"), "options": [TWO]},
]
FEEDBACK: Json = {
    "type": "feedback_buttons",
    "action_id": "feedback",
    "positive_button": {"text": plain("Helpful"), "value": "yes:a1"},
    "negative_button": {"text": plain("Not helpful"), "value": "no:a1"},
}
BIN: Json = {
    "type": "icon_button",
    "icon": "trash",
    "action_id": "remove",
    "text": plain("Remove"),
    "value": "a1",
}
MENUS: dict[str, Json] = {
    "static_select": {"options": [ONE, TWO]},
    "external_select": {"min_query_length": 0},
    "multi_static_select": {"option_groups": GROUPS},
    "multi_external_select": {},
    "users_select": {},
    "multi_users_select": {},
    "conversations_select": {"filter": {"include": ["public"]}},
    "multi_conversations_select": {"default_to_current_conversation": True},
    "channels_select": {},
    "multi_channels_select": {"max_selected_items": 3},
    "radio_buttons": {"options": [ONE, TWO]},
    "checkboxes": {"options": [ONE, TWO]},
    "plain_text_input": {"multiline": True},
}


def element(kind: str, **fields: object) -> Json:
    return {"type": kind, "action_id": "it"} | MENUS[kind] | fields


def labelled(field: Json) -> Json:
    return {"type": "input", "block_id": "b", "label": plain("It"), "element": field}


def modal(*blocks: Json) -> Json:
    words = {"title": plain("Settings"), "submit": plain("Save")}
    return {"type": "modal", "blocks": list(blocks)} | words


def post(slack: SlackWorkspace, *blocks: Json) -> SeenMessage:
    client = WebClient(token=slack.identity.bot_token, base_url=slack.api_url)
    client.chat_postMessage(channel="C1", text="x", blocks=list(blocks))
    return slack.seen_by("U1", "C1")[-1]


def test_each_half_of_the_feedback_buttons_sends_its_own_words_and_value(
    slack: SlackWorkspace,
) -> None:
    seen = post(slack, {"type": "context_actions", "block_id": "b", "elements": [FEEDBACK, BIN]})
    actions = [
        slack.person("U1").presses(seen, label).payload["actions"]
        for label in ("Helpful", "Not helpful", "Remove")
    ]

    assert seen.labels == ("Helpful", "Not helpful", "Remove")
    stamps = [action.pop("action_ts") for (action,) in actions]
    assert stamps == sorted(stamps, key=float)
    same = {"type": "feedback_buttons", "action_id": "feedback", "block_id": "b"}
    assert actions == [
        [same | {"text": plain("Helpful"), "value": "yes:a1"}],
        [same | {"text": plain("Not helpful"), "value": "no:a1"}],
        [
            {
                "type": "icon_button",
                "action_id": "remove",
                "block_id": "b",
                "text": plain("Remove"),
                "value": "a1",
            }
        ],
    ]


@pytest.mark.parametrize("kind", MENUS)
def test_every_menu_and_field_stands_in_modals(kind: str) -> None:
    assert check_view(modal(labelled(element(kind)))) == []


@pytest.mark.parametrize("kind", [each for each in MENUS if each != "plain_text_input"])
def test_every_menu_stands_beside_the_words_of_a_message_and_of_the_home_tab(kind: str) -> None:
    beside = {"type": "section", "text": plain("x"), "accessory": element(kind)}

    assert check_blocks([beside]) == []
    assert check_view({"type": "home", "blocks": [beside]}) == []


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ({"type": "actions", "elements": [element("multi_users_select")]}, "multi_users_select"),
        ({"type": "actions", "elements": [element("plain_text_input")]}, "plain_text_input"),
        (labelled(element("static_select", options=[ONE] * 101)), "101 items"),
        (labelled(element("multi_static_select", option_groups=GROUPS * 51)), "102 items"),
        (labelled(element("static_select", options=[option("v" * 76)])), "76 characters"),
        (labelled(element("static_select", options=[ONE | {"value": "v" * 151}])), "151"),
        (labelled(element("radio_buttons", options=[ONE] * 11)), "11 items"),
        (labelled(element("checkboxes", options=[ONE] * 11)), "11 items"),
        (labelled(element("external_select", placeholder=plain("x" * 151))), "151 characters"),
        (labelled(element("plain_text_input", initial_value="x" * 3001)), "3001 characters"),
        (labelled(element("static_select") | {"options": [ONE | {"url": "x:y"}]}), "no such field"),
        (
            labelled(
                element("static_select", options=[ONE | {"text": {"type": "mrkdwn", "text": "x"}}])
            ),
            "unsupported type 'mrkdwn'",
        ),
        (labelled(element("conversations_select", filter={"include": ["all"]})), "'all' is none"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_menu_beyond_a_limit_is_refused(block: Json, fault: str) -> None:
    faults = check_view(modal(block))

    assert any(fault in each for each in faults), faults


@pytest.mark.parametrize(
    ("kind", "values", "sent"),
    [
        ("static_select", ["two"], {"selected_option": TWO}),
        ("static_select", [], {"selected_option": None}),
        ("multi_static_select", ["two", "one"], {"selected_options": [TWO, ONE]}),
        ("users_select", ["U2"], {"selected_user": "U2"}),
        ("multi_users_select", ["U1", "U2"], {"selected_users": ["U1", "U2"]}),
        ("conversations_select", ["C1"], {"selected_conversation": "C1"}),
        ("multi_conversations_select", ["C1"], {"selected_conversations": ["C1"]}),
        ("radio_buttons", ["one"], {"selected_option": ONE}),
        ("checkboxes", [], {"selected_options": []}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_choice_sends_what_was_chosen_and_changes_what_the_message_holds(
    slack: SlackWorkspace, kind: str, values: list[str], sent: Json
) -> None:
    seen = post(
        slack,
        {"type": "section", "block_id": "b", "text": plain("x"), "accessory": element(kind)},
    )

    payload = slack.person("U1").chooses(seen, "it", *values).payload

    (action,) = payload["actions"]
    assert {name: action[name] for name in sent} == sent
    assert "value" not in action
    assert payload["state"]["values"] == {"b": {"it": {"type": kind} | sent}}


def test_what_a_field_is_called_is_the_label_above_it(slack: SlackWorkspace) -> None:
    seen = post(slack, labelled(element("plain_text_input", placeholder=plain("Type here"))))

    (action,) = slack.person("U1").chooses(seen, "It", "hello").payload["actions"]

    assert seen.labels == ("It",)
    assert (action["type"], action["value"]) == ("plain_text_input", "hello")


def test_an_option_that_a_menu_does_not_hold_cannot_be_chosen(slack: SlackWorkspace) -> None:
    seen = post(slack, {"type": "actions", "elements": [element("static_select")]})

    with pytest.raises(LookupError, match=r"three.*one"):
        slack.person("U1").chooses(seen, "it", "three")


def test_a_menu_without_an_action_id_is_given_one(slack: SlackWorkspace) -> None:
    nameless = element("static_select")
    del nameless["action_id"]
    inner = {"type": "actions", "elements": [nameless]}
    box = {"type": "container", "title": plain("Box"), "child_blocks": [inner]}

    (control,) = post(slack, box).controls

    assert control.action_id
    assert control.block_id


FIRST: dict[str, tuple[Json, Json]] = {
    "static_select": ({"initial_option": ONE}, {"selected_option": ONE}),
    "external_select": ({}, {"selected_option": None}),
    "multi_static_select": ({"initial_options": [ONE, TWO]}, {"selected_options": [ONE, TWO]}),
    "users_select": ({"initial_user": "U1"}, {"selected_user": "U1"}),
    "multi_users_select": ({"initial_users": ["U1"]}, {"selected_users": ["U1"]}),
    "conversations_select": ({"initial_conversation": "C1"}, {"selected_conversation": "C1"}),
    "multi_conversations_select": (
        {"initial_conversations": ["C1"]},
        {"selected_conversations": ["C1"]},
    ),
    "checkboxes": ({}, {"selected_options": []}),
    "radio_buttons": ({"initial_option": TWO}, {"selected_option": TWO}),
    "plain_text_input": ({"initial_value": "x"}, {"value": "x"}),
}


@pytest.mark.parametrize("kind", FIRST)
def test_a_field_holds_its_initial_value_before_anybody_touches_it(kind: str) -> None:
    fields, held = FIRST[kind]

    assert held_at_first(element(kind, **fields)) == {"type": kind} | held


def test_an_empty_text_field_holds_null() -> None:
    assert held_at_first(element("plain_text_input"))["value"] is None
    assert held_at_first(element("plain_text_input", initial_value=""))["value"] is None


def test_a_button_holds_nothing() -> None:
    button = {"type": "button", "action_id": "a", "text": plain("Go")}

    assert first_values([{"type": "actions", "block_id": "b", "elements": [button]}]) == {}
    with pytest.raises(ValueError, match="a button holds nothing"):
        held_at_first(button)


def test_what_is_entered_replaces_what_stood_there_and_leaves_the_rest() -> None:
    first = {"b": {"x": {"value": "1"}, "y": {"value": "2"}}}

    values = with_entered(first, {"b": {"y": {"value": "3"}}, "c": {"z": {"value": "4"}}})

    assert values == {"b": {"x": {"value": "1"}, "y": {"value": "3"}}, "c": {"z": {"value": "4"}}}
    assert first["b"]["y"] == {"value": "2"}
