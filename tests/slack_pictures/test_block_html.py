"""Every kind of block is drawn with all its words, and hostile words stay words."""

import pytest

from tests.slack_pictures.block_html import blocks_html
from tests.slack_pictures.element_html import element_html
from tests.slack_pictures.reading import read_page
from tests.slack_wire.json_object import Json

HOSTILE = '<script>alert("x")</script>&lt;'
NAMES = {"U1": "Ada", "C1": "general"}


def plain(text: str = HOSTILE) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(label: str, value: str = "v") -> Json:
    return {"text": plain(label), "value": value}


BUTTON: Json = {"type": "button", "text": plain("Share")}
FEEDBACK: Json = {
    "type": "feedback_buttons",
    "positive_button": {"text": plain("Helpful"), "value": "1"},
    "negative_button": {"text": plain("Not helpful"), "value": "0"},
}
BIN: Json = {"type": "icon_button", "icon": "trash", "text": plain("Remove")}
CITATION: Json = {
    "type": "citation",
    "url": "https://example.org",
    "text": "The plan",
    "index": 2,
    "details": {"citation_type": "web"},
}


def rich(*words: Json, kind: str = "rich_text_section") -> Json:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(words)}]}


SEEN: dict[str, tuple[Json, str]] = {
    "section": ({"type": "section", "text": mrkdwn("*a* b")}, "a b"),
    "section with fields": ({"type": "section", "fields": [plain("a"), plain("b")]}, "ab"),
    "section with a button": (
        {"type": "section", "text": plain("a"), "accessory": BUTTON},
        "aShare",
    ),
    "header": ({"type": "header", "text": plain("Title")}, "Title"),
    "divider": ({"type": "divider"}, ""),
    "context": ({"type": "context", "elements": [mrkdwn("a"), plain("b")]}, "ab"),
    "actions": ({"type": "actions", "elements": [BUTTON, BUTTON]}, "ShareShare"),
    "feedback": (
        {"type": "context_actions", "elements": [FEEDBACK, BIN]},
        "HelpfulNot helpful✕Remove",
    ),
    "input": (
        {
            "type": "input",
            "label": plain("Comment"),
            "element": {"type": "plain_text_input", "placeholder": plain("Type here")},
            "hint": plain("Be kind."),
            "optional": True,
        },
        "Comment (optional)Type hereBe kind.",
    ),
    "markdown": ({"type": "markdown", "text": "**a** <b>b</b> ![c](d)"}, "a <b>b</b> !c\n"),
    "container": (
        {
            "type": "container",
            "title": plain("Box"),
            "child_blocks": [BUTTON | {"type": "divider"}],
        },
        "Box",
    ),
    "open container": (
        {
            "type": "container",
            "title": plain("Box"),
            "subtitle": plain("of one"),
            "is_collapsible": True,
            "child_blocks": [{"type": "header", "text": plain("In it")}],
        },
        "▾ Boxof oneIn it",
    ),
    "folded container": (
        {
            "type": "container",
            "title": plain("Box"),
            "is_collapsible": True,
            "default_collapsed": True,
            "child_blocks": [{"type": "header", "text": plain("In it")}],
        },
        "▸ Box",
    ),
    "image": ({"type": "image", "alt_text": "a map"}, "[picture: a map]"),
    "rich text": (
        rich(
            {"type": "text", "text": "see "},
            {"type": "link", "url": "https://example.org"},
            CITATION,
            {"type": "user", "user_id": "U1"},
            {"type": "channel", "channel_id": "C1"},
            {"type": "broadcast", "range": "here"},
            {"type": "emoji", "name": "eyes"},
        ),
        "see https://example.org2 The plan@Ada#general@here:eyes:",
    ),
    "rich quotation": (rich({"type": "text", "text": "a"}, kind="rich_text_quote"), "a"),
    "rich code": (rich({"type": "text", "text": "a"}, kind="rich_text_preformatted"), "a"),
}


@pytest.mark.parametrize(("block", "words"), SEEN.values(), ids=SEEN.keys())
def test_a_block_is_drawn_with_all_its_words(block: Json, words: str) -> None:
    assert read_page(blocks_html([block], NAMES)).text == words


@pytest.mark.parametrize(
    ("style", "tag"), [("bold", "b"), ("italic", "i"), ("strike", "s"), ("code", "code")]
)
def test_rich_text_is_drawn_in_its_style(style: str, tag: str) -> None:
    block = rich({"type": "text", "text": "a", "style": {style: True}})

    assert f"<{tag}>a</{tag}>" in blocks_html([block], {})


@pytest.mark.parametrize(("style", "tag"), [("bullet", "ul"), ("ordered", "ol")])
def test_rich_lists_are_drawn_as_lists(style: str, tag: str) -> None:
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}
    block = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_list", "style": style, "elements": [item, item]}],
    }

    assert f"<{tag}><li>a</li><li>a</li></{tag}>" in blocks_html([block], {})


MENUS: dict[str, tuple[Json, str]] = {
    "an empty menu": ({"type": "static_select"}, "Choose"),
    "a menu with a placeholder": (
        {"type": "external_select", "placeholder": plain("A source")},
        "A source",
    ),
    "a menu with an option": ({"type": "static_select", "initial_option": option("All")}, "All"),
    "a menu with options": (
        {"type": "multi_static_select", "initial_options": [option("A"), option("B")]},
        "AB",
    ),
    "a menu with a person": ({"type": "users_select", "initial_user": "U1"}, "Ada"),
    "a menu with people": (
        {"type": "multi_users_select", "initial_users": ["U1", "U9"]},
        "AdaU9",
    ),
    "a menu with a channel": (
        {"type": "conversations_select", "initial_conversation": "C1"},
        "general",
    ),
    "a field with words": ({"type": "plain_text_input", "initial_value": "a"}, "a"),
    "an empty field": ({"type": "plain_text_input", "multiline": True}, ""),
    "an overflow menu": ({"type": "overflow", "options": [option("A")]}, "⋯"),
}


@pytest.mark.parametrize(("element", "words"), MENUS.values(), ids=MENUS.keys())
def test_a_menu_or_a_field_shows_what_it_holds(element: Json, words: str) -> None:
    assert read_page(element_html(element, NAMES)).text == words


@pytest.mark.parametrize("kind", ["radio_buttons", "checkboxes"])
def test_a_tick_stands_at_what_is_chosen_and_nowhere_else(kind: str) -> None:
    first = option("A", "a") | {"description": plain("the first")}
    chosen = {"initial_option": first} if kind == "radio_buttons" else {"initial_options": [first]}
    element = {"type": kind, "options": [first, option("B", "b")]} | chosen

    html = element_html(element, {})

    assert html.count(f'class="tick {kind} on"') == 1
    assert read_page(html).text == "Athe firstB"


def test_a_button_of_a_style_looks_it() -> None:
    assert 'class="button primary"' in element_html(BUTTON | {"style": "primary"}, {})
    assert 'class="button"' in element_html(BUTTON, {})


@pytest.mark.parametrize(
    "block",
    [
        {"type": "section", "text": plain()},
        {"type": "header", "text": plain()},
        {"type": "context", "elements": [plain()]},
        {"type": "actions", "elements": [BUTTON | {"text": plain()}]},
        {"type": "markdown", "text": HOSTILE},
        {"type": "image", "alt_text": HOSTILE},
        {"type": "input", "label": plain(), "element": {"type": "plain_text_input"}},
        {"type": "container", "title": plain(), "child_blocks": []},
        rich({"type": "text", "text": HOSTILE}),
        rich(CITATION | {"text": HOSTILE}),
        rich({"type": "link", "url": "javascript:x", "text": HOSTILE}),
    ],
    ids=lambda block: str(block["type"]),
)
def test_hostile_words_stay_words(block: Json) -> None:
    page = read_page(blocks_html([block], {}))

    assert "script" not in page.tags
    assert "<script>" in page.text
    assert page.links == []


def test_words_can_be_put_below_a_block_by_its_id_or_by_an_action_in_it() -> None:
    named = {"type": "header", "text": plain("a"), "block_id": "x"}
    menu = {"type": "actions", "elements": [{"type": "static_select", "action_id": "y"}]}

    html = blocks_html([named, menu, named | {"block_id": "z"}], {}, {"x": "ONE", "y": "TWO"})

    assert read_page(html).text.split() == ["aONE", "ChooseTWO", "a"]


@pytest.mark.parametrize("kind", ["video", "carousel", "nonsense"])
def test_what_cannot_be_drawn_is_named(kind: str) -> None:
    with pytest.raises(ValueError, match=kind):
        blocks_html([{"type": kind}], {})
    with pytest.raises(ValueError, match=kind):
        element_html({"type": kind}, {})
