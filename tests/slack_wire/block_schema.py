"""What each block, element and view may hold, as a table of rules."""

from tests.slack_wire.element_schema import (
    BUTTON,
    CONTEXT_ACTIONS,
    CONTROLS,
    ID,
    IMAGE,
    IMAGE_FIELDS,
    INPUTS,
    MULTI_SELECTS,
    plain,
    text,
)
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
    "user": record({"user_id": ID}, _STYLE),
    "usergroup": record({"usergroup_id": ID}, _STYLE),
    "channel": record({"channel_id": ID}, _STYLE),
    "broadcast": record({"range": choice("here", "channel", "everyone")}, _STYLE),
    "date": record({"timestamp": integer, "format": string(255)}, {"url": url(), "fallback": ID}),
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
_NAMED = {"block_id": ID}
_RICH_TEXT = record({"elements": array(by_type(_RICH), 1000)}, _NAMED)
_CELL = by_type({"raw_text": record({"text": string(10_000)}), "rich_text": _RICH_TEXT})
_BLOCKS: dict[str, Rule] = {
    "section": record(
        {},
        {
            "text": text(3000),
            "fields": array(text(2000), 10),
            "accessory": by_type(CONTROLS | MULTI_SELECTS | {"image": IMAGE}),
            "expand": boolean,
        }
        | _NAMED,
        one_of=("text", "fields"),
    ),
    "divider": record({}, _NAMED),
    "header": record({"text": plain(150)}, {"level": integer} | _NAMED),
    "context": record(
        {
            "elements": array(
                by_type({
                    "plain_text": text(3000),
                    "mrkdwn": text(3000),
                    "image": IMAGE,
                }),
                10,
            )
        },
        _NAMED,
    ),
    "actions": record({"elements": array(by_type(CONTROLS), 25)}, _NAMED),
    "context_actions": record({"elements": array(by_type(CONTEXT_ACTIONS), 5)}, _NAMED),
    "image": record(
        {"alt_text": string(2000)}, IMAGE_FIELDS | _NAMED, one_of=("image_url", "slack_file")
    ),
    "input": record(
        {"label": plain(2000), "element": by_type(INPUTS)},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean} | _NAMED,
    ),
    "markdown": record({"text": string(12_000)}, _NAMED),
    "rich_text": _RICH_TEXT,
    "table": record({"rows": array(array(_CELL, 20), 100)}, {"column_settings": anything} | _NAMED),
    "alert": record({"text": text(200)}, {"level": string(20)} | _NAMED),
    "card": record(
        {},
        {
            "title": text(150),
            "subtitle": text(150),
            "body": text(200),
            "icon": IMAGE,
            "hero_image": IMAGE,
            "actions": array(by_type({"button": BUTTON}), 3),
        }
        | _NAMED,
        one_of=("title", "body", "hero_image", "actions"),
    ),
}
_BLOCKS["carousel"] = record({"elements": array(by_type({"card": _BLOCKS["card"]}), 10)}, _NAMED)
_BLOCKS["container"] = record(
    {
        "title": plain(150),
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
        "subtitle": text(150),
        "icon": IMAGE,
        "is_collapsible": boolean,
        "default_collapsed": boolean,
        "has_header_divider": boolean,
        "width": choice("narrow", "standard", "wide", "full"),
    }
    | _NAMED,
)

BLOCK: Rule = by_type(_BLOCKS)
VIEW: Rule = by_type({
    kind: record(
        {"blocks": anything},
        {
            "title": plain(24),
            "submit": plain(24),
            "close": plain(24),
            "private_metadata": string(3000, least=0),
            "callback_id": string(255, least=0),
            "external_id": string(255, least=0),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
        },
    )
    for kind in ("modal", "home")
})
