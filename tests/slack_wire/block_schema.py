"""What each block, element and view may hold, as a table of rules."""

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

INPUTS_ONLY_IN_VIEWS = frozenset({"file_input"})
_ID = string(255)


def _plain(most: int) -> Rule:
    return by_type({"plain_text": record({"text": string(most)}, {"emoji": boolean})})


def _text(most: int) -> Rule:
    return by_type({
        "plain_text": record({"text": string(most)}, {"emoji": boolean}),
        "mrkdwn": record({"text": string(most)}, {"verbatim": boolean}),
    })


_CONFIRM = record(
    {"title": _plain(100), "text": _text(300), "confirm": _plain(30), "deny": _plain(30)},
    {"style": choice("primary", "danger")},
)
_OPTION = record(
    {"text": _text(75), "value": string(150)}, {"description": _text(75), "url": url()}
)
_OPTION_GROUP = record({"label": _plain(75), "options": array(_OPTION, 100)})
_IMAGE_FIELDS = {"image_url": url(), "slack_file": anything, "title": _plain(2000)}
_IMAGE_ELEMENT = record(
    {"alt_text": string(2000)},
    {"image_url": url(), "slack_file": anything},
    one_of=("image_url", "slack_file"),
)
_BUTTON = record(
    {"text": _plain(75)},
    {
        "action_id": _ID,
        "url": url(),
        "value": string(2000),
        "style": choice("primary", "danger"),
        "confirm": _CONFIRM,
        "accessibility_label": string(75),
    },
)
_MENU = {
    "action_id": _ID,
    "placeholder": _plain(150),
    "confirm": _CONFIRM,
    "focus_on_load": boolean,
}
_STATIC = {"options": array(_OPTION, 100), "option_groups": array(_OPTION_GROUP, 100)}
_FIRST = {"initial_option": _OPTION}
_SEVERAL = {"max_selected_items": integer, "initial_options": array(_OPTION, 100)}
_ONE_LIST = ("options", "option_groups")
_SELECTS: dict[str, Rule] = {
    "static_select": record({}, _MENU | _STATIC | _FIRST, one_of=_ONE_LIST),
    "external_select": record({}, _MENU | _FIRST | {"min_query_length": integer}),
    "users_select": record({}, _MENU | {"initial_user": _ID}),
    "conversations_select": record({}, _MENU | {"initial_conversation": _ID, "filter": anything}),
    "channels_select": record({}, _MENU | {"initial_channel": _ID}),
}
_MULTI_SELECTS: dict[str, Rule] = {
    "multi_static_select": record({}, _MENU | _STATIC | _SEVERAL, one_of=_ONE_LIST),
    "multi_external_select": record({}, _MENU | _SEVERAL | {"min_query_length": integer}),
}
_TICKS = {"action_id": _ID, "confirm": _CONFIRM, "focus_on_load": boolean}
_CONTROLS: dict[str, Rule] = {
    "button": _BUTTON,
    "overflow": record({"options": array(_OPTION, 5)}, {"action_id": _ID, "confirm": _CONFIRM}),
    "datepicker": record({}, _MENU | {"initial_date": string(10)}),
    "timepicker": record({}, _MENU | {"initial_time": string(5), "timezone": string(100)}),
    "radio_buttons": record({"options": array(_OPTION, 10)}, _TICKS | _FIRST),
    "checkboxes": record(
        {"options": array(_OPTION, 10)}, _TICKS | {"initial_options": array(_OPTION, 10)}
    ),
    **_SELECTS,
}
_TYPED = {
    "action_id": _ID,
    "placeholder": _plain(150),
    "initial_value": string(3000, least=0),
    "focus_on_load": boolean,
    "dispatch_action_config": anything,
}
_INPUTS: dict[str, Rule] = {
    "plain_text_input": record(
        {}, _TYPED | {"multiline": boolean, "min_length": integer, "max_length": integer}
    ),
    "email_text_input": record({}, _TYPED),
    "url_text_input": record({}, _TYPED),
    "number_input": record(
        {"is_decimal_allowed": boolean},
        _TYPED | {"min_value": string(20), "max_value": string(20)},
    ),
    "file_input": record({}, {"action_id": _ID, "filetypes": anything, "max_files": integer}),
    **{name: rule for name, rule in _CONTROLS.items() if name not in {"button", "overflow"}},
    **_MULTI_SELECTS,
}
_FEEDBACK = record({"text": _plain(75), "value": string(2000)}, {"accessibility_label": string(75)})
_CONTEXT_ACTIONS: dict[str, Rule] = {
    "feedback_buttons": record(
        {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {"action_id": _ID}
    ),
    "icon_button": record(
        {"icon": choice("trash"), "text": _plain(75)},
        {
            "action_id": _ID,
            "value": string(2000),
            "confirm": _CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": anything,
        },
    ),
}
_CITATION_DETAILS = record(
    {"citation_type": choice("web", "file", "external", "message", "memory")},
    dict.fromkeys(
        ("display_name", "title", "snippet", "app_name", "app_icon_url", "descriptor", "file_id"),
        string(3000),
    ),
)
_STYLE = {"style": anything}
_WORDS: dict[str, Rule] = {
    "text": record({"text": string(12_000)}, _STYLE),
    "link": record({"url": url()}, {"text": string(3000), "unsafe": boolean} | _STYLE),
    "emoji": record({"name": string(255)}, {"unicode": string(255), "skin_tone": integer} | _STYLE),
    "user": record({"user_id": _ID}, _STYLE),
    "usergroup": record({"usergroup_id": _ID}, _STYLE),
    "channel": record({"channel_id": _ID}, _STYLE),
    "broadcast": record({"range": choice("here", "channel", "everyone")}, _STYLE),
    "date": record({"timestamp": integer, "format": string(255)}, {"url": url(), "fallback": _ID}),
    "color": record({"value": string(20)}),
    "citation": record(
        {"url": url(), "text": string(3000), "index": integer, "details": _CITATION_DETAILS},
        {"from_llm": boolean, "is_slack_url": boolean},
    ),
}
_RICH_SECTION = record({"elements": array(by_type(_WORDS), 1000)})
_INDENT = {"indent": integer, "offset": integer, "border": integer}
_RICH: dict[str, Rule] = {
    "rich_text_section": _RICH_SECTION,
    "rich_text_list": record(
        {
            "style": choice("bullet", "ordered"),
            "elements": array(by_type({"rich_text_section": _RICH_SECTION}), 1000),
        },
        _INDENT,
    ),
    "rich_text_quote": record({"elements": array(by_type(_WORDS), 1000)}, {"border": integer}),
    "rich_text_preformatted": record(
        {"elements": array(by_type({name: _WORDS[name] for name in ("text", "link")}), 1000)},
        {"border": integer, "language": string(100)},
    ),
}
_NAMED = {"block_id": _ID}
_RICH_TEXT = record({"elements": array(by_type(_RICH), 1000)}, _NAMED)
_CELL = by_type({"raw_text": record({"text": string(10_000)}), "rich_text": _RICH_TEXT})
_BLOCKS: dict[str, Rule] = {
    "section": record(
        {},
        {
            "text": _text(3000),
            "fields": array(_text(2000), 10),
            "accessory": by_type(_CONTROLS | _MULTI_SELECTS | {"image": _IMAGE_ELEMENT}),
            "expand": boolean,
        }
        | _NAMED,
        one_of=("text", "fields"),
    ),
    "divider": record({}, _NAMED),
    "header": record({"text": _plain(150)}, {"level": integer} | _NAMED),
    "context": record(
        {
            "elements": array(
                by_type({
                    "plain_text": _text(3000),
                    "mrkdwn": _text(3000),
                    "image": _IMAGE_ELEMENT,
                }),
                10,
            )
        },
        _NAMED,
    ),
    "actions": record({"elements": array(by_type(_CONTROLS), 25)}, _NAMED),
    "context_actions": record({"elements": array(by_type(_CONTEXT_ACTIONS), 5)}, _NAMED),
    "image": record(
        {"alt_text": string(2000)}, _IMAGE_FIELDS | _NAMED, one_of=("image_url", "slack_file")
    ),
    "input": record(
        {"label": _plain(2000), "element": by_type(_INPUTS)},
        {"hint": _plain(2000), "optional": boolean, "dispatch_action": boolean} | _NAMED,
    ),
    "markdown": record({"text": string(12_000)}, _NAMED),
    "rich_text": _RICH_TEXT,
    "table": record({"rows": array(array(_CELL, 20), 100)}, {"column_settings": anything} | _NAMED),
    "alert": record({"text": _text(200)}, {"level": string(20)} | _NAMED),
    "card": record(
        {},
        {
            "title": _text(150),
            "subtitle": _text(150),
            "body": _text(200),
            "icon": _IMAGE_ELEMENT,
            "hero_image": _IMAGE_ELEMENT,
            "actions": array(by_type({"button": _BUTTON}), 3),
        }
        | _NAMED,
        one_of=("title", "body", "hero_image", "actions"),
    ),
}
_BLOCKS["carousel"] = record({"elements": array(by_type({"card": _BLOCKS["card"]}), 10)}, _NAMED)
_BLOCKS["container"] = record(
    {
        "title": _text(150),
        "child_blocks": array(
            by_type({
                name: _BLOCKS[name]
                for name in (
                    "divider",
                    "image",
                    "section",
                    "actions",
                    "header",
                    "context",
                    "table",
                )
            }),
            10,
        ),
    },
    {
        "subtitle": _text(150),
        "is_collapsible": boolean,
        "default_collapsed": boolean,
        "width": choice("narrow", "standard", "wide", "full"),
    }
    | _NAMED,
)

BLOCK: Rule = by_type(_BLOCKS)
VIEW: Rule = by_type({
    kind: record(
        {"blocks": anything},
        {
            "title": _plain(24),
            "submit": _plain(24),
            "close": _plain(24),
            "private_metadata": string(3000, least=0),
            "callback_id": string(255, least=0),
            "external_id": string(255, least=0),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
        },
    )
    for kind in ("modal", "home")
})
