"""What a person can press, choose from or fill in, as tables of rules."""

from tests.slack_wire.rules import (
    Rule,
    anything,
    array,
    boolean,
    by_type,
    choice,
    integer,
    record,
    string,
    url,
)

ID = string(255)


def plain(most: int) -> Rule:
    """Allow a plain text of up to `most` characters."""
    return by_type({"plain_text": record({"text": string(most)}, {"emoji": boolean})})


def text(most: int) -> Rule:
    """Allow a text of up to `most` characters, plain or with markup."""
    return by_type({
        "plain_text": record({"text": string(most)}, {"emoji": boolean}),
        "mrkdwn": record({"text": string(most)}, {"verbatim": boolean}),
    })


_CONFIRM = record(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": choice("primary", "danger")},
)
OPTION = record({"text": plain(75), "value": string(150)}, {"description": plain(75)})
_TICK = record({"text": text(75), "value": string(150)}, {"description": text(75)})
_OVERFLOW_OPTION = record(
    {"text": plain(75), "value": string(150)}, {"description": plain(75), "url": url()}
)
OPTION_GROUP = record({"label": plain(75), "options": array(OPTION, 100)})
IMAGE_FIELDS = {"image_url": url(), "slack_file": anything, "title": plain(2000)}
IMAGE = record(
    {"alt_text": string(2000)},
    {"image_url": url(), "slack_file": anything},
    one_of=("image_url", "slack_file"),
)
BUTTON = record(
    {"text": plain(75)},
    {
        "action_id": ID,
        "url": url(),
        "value": string(2000),
        "style": choice("primary", "danger"),
        "confirm": _CONFIRM,
        "accessibility_label": string(75),
    },
)
_MENU = {
    "action_id": ID,
    "placeholder": plain(150),
    "confirm": _CONFIRM,
    "focus_on_load": boolean,
}
_FILTER = record(
    {},
    {
        "include": array(choice("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
_STATIC = {"options": array(OPTION, 100), "option_groups": array(OPTION_GROUP, 100)}
_FIRST = {"initial_option": OPTION}
_SEVERAL = {"max_selected_items": integer, "initial_options": array(OPTION, 100)}
_ONE_LIST = ("options", "option_groups")
_CONVERSATIONS = {"default_to_current_conversation": boolean, "filter": _FILTER}
_MOST = {"max_selected_items": integer}
_SELECTS: dict[str, Rule] = {
    "static_select": record({}, _MENU | _STATIC | _FIRST, one_of=_ONE_LIST),
    "external_select": record({}, _MENU | _FIRST | {"min_query_length": integer}),
    "users_select": record({}, _MENU | {"initial_user": ID}),
    "conversations_select": record(
        {},
        _MENU | _CONVERSATIONS | {"initial_conversation": ID, "response_url_enabled": boolean},
    ),
    "channels_select": record({}, _MENU | {"initial_channel": ID}),
}
MULTI_SELECTS: dict[str, Rule] = {
    "multi_static_select": record({}, _MENU | _STATIC | _SEVERAL, one_of=_ONE_LIST),
    "multi_external_select": record({}, _MENU | _SEVERAL | {"min_query_length": integer}),
    "multi_users_select": record({}, _MENU | _MOST | {"initial_users": array(ID, 100)}),
    "multi_conversations_select": record(
        {}, _MENU | _MOST | _CONVERSATIONS | {"initial_conversations": array(ID, 100)}
    ),
    "multi_channels_select": record({}, _MENU | _MOST | {"initial_channels": array(ID, 100)}),
}
_TICKS = {"action_id": ID, "confirm": _CONFIRM, "focus_on_load": boolean}
CONTROLS: dict[str, Rule] = {
    "button": BUTTON,
    "overflow": record(
        {"options": array(_OVERFLOW_OPTION, 5)}, {"action_id": ID, "confirm": _CONFIRM}
    ),
    "datepicker": record({}, _MENU | {"initial_date": string(10)}),
    "timepicker": record({}, _MENU | {"initial_time": string(5), "timezone": string(100)}),
    "radio_buttons": record({"options": array(_TICK, 10)}, _TICKS | {"initial_option": _TICK}),
    "checkboxes": record(
        {"options": array(_TICK, 10)}, _TICKS | {"initial_options": array(_TICK, 10)}
    ),
    **_SELECTS,
}
_TYPED = {
    "action_id": ID,
    "placeholder": plain(150),
    "initial_value": string(3000, least=0),
    "focus_on_load": boolean,
    "dispatch_action_config": anything,
}
INPUTS: dict[str, Rule] = {
    "plain_text_input": record(
        {}, _TYPED | {"multiline": boolean, "min_length": integer, "max_length": integer}
    ),
    "email_text_input": record({}, _TYPED),
    "url_text_input": record({}, _TYPED),
    "number_input": record(
        {"is_decimal_allowed": boolean},
        _TYPED | {"min_value": string(20), "max_value": string(20)},
    ),
    "file_input": record({}, {"action_id": ID, "filetypes": anything, "max_files": integer}),
    **{name: rule for name, rule in CONTROLS.items() if name not in {"button", "overflow"}},
    **MULTI_SELECTS,
}
_FEEDBACK = record({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})
CONTEXT_ACTIONS: dict[str, Rule] = {
    "feedback_buttons": record(
        {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {"action_id": ID}
    ),
    "icon_button": record(
        {"icon": choice("trash"), "text": plain(75)},
        {
            "action_id": ID,
            "value": string(2000),
            "confirm": _CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": anything,
        },
    ),
}
