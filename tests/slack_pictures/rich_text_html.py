"""Rich text as HTML, citations included; pure."""

from collections.abc import Callable

from tests.slack_pictures.mrkdwn_html import Names, link_html, mention_html, plain_html
from tests.slack_wire.json_object import Json

_STYLES = (("code", "code"), ("strike", "s"), ("italic", "i"), ("bold", "b"))


def rich_text_html(block: Json, names: Names) -> str:
    """Draw a rich text block."""
    return "".join(_part(part, names) for part in block["elements"])


def _part(part: Json, names: Names) -> str:
    kind = str(part["type"])
    if kind == "rich_text_list":
        tag = "ol" if part["style"] == "ordered" else "ul"
        items = "".join(f"<li>{_words(item, names)}</li>" for item in part["elements"])
        return f"<{tag}>{items}</{tag}>"
    return f"<{_PARTS[kind]}>{_words(part, names)}</{_PARTS[kind]}>"


def _words(part: Json, names: Names) -> str:
    return "".join(_styled(word, names) for word in part["elements"])


def _styled(word: Json, names: Names) -> str:
    drawn = _WORDS[word["type"]](word, names)
    for style, tag in _STYLES:
        if word.get("style", {}).get(style):
            drawn = f"<{tag}>{drawn}</{tag}>"
    return drawn


def _text(word: Json, _names: Names) -> str:
    return plain_html(word["text"])


def _link(word: Json, _names: Names) -> str:
    return link_html(word["url"], word.get("text") or word["url"])


def _citation(word: Json, _names: Names) -> str:
    label = plain_html(f"{word['index']} {word['text']}")
    return f'<span class="citation">{label}</span>'


def _user(word: Json, names: Names) -> str:
    return mention_html("@", names.get(word["user_id"], word["user_id"]))


def _channel(word: Json, names: Names) -> str:
    return mention_html("#", names.get(word["channel_id"], word["channel_id"]))


def _broadcast(word: Json, _names: Names) -> str:
    return mention_html("@", word["range"])


def _emoji(word: Json, _names: Names) -> str:
    return plain_html(f":{word['name']}:")


_PARTS = {
    "rich_text_section": "div",
    "rich_text_quote": "blockquote",
    "rich_text_preformatted": "pre",
}
_WORDS: dict[str, Callable[[Json, Names], str]] = {
    "text": _text,
    "link": _link,
    "citation": _citation,
    "user": _user,
    "channel": _channel,
    "broadcast": _broadcast,
    "emoji": _emoji,
}
