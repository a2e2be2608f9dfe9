"""Slack's markup as HTML; what is no markup stays text; pure."""

import re
from collections.abc import Mapping
from html import escape
from itertools import groupby
from typing import TypeAlias

Names: TypeAlias = Mapping[str, str]
"""What people and channels are called, by id."""

# A mark opens formatting only at the edge of a word and right before something that is seen.
_UNSEEN = r"\s\u200b"
_TOKEN = re.compile(
    "|".join([
        r"```(?P<block>.+?)```",
        rf"`(?P<code>[^`\n{_UNSEEN}](?:[^`\n]*[^`\n])?)`",
        r"<(?P<angle>[^<>\n]+)>",
        rf"(?<![\w*])\*(?P<bold>[^*\n{_UNSEEN}](?:[^*\n]*[^*\s])?)\*(?![\w*])",
        rf"(?<![\w_])_(?P<italic>[^_\n{_UNSEEN}](?:[^_\n]*[^_\s])?)_(?![\w_])",
        rf"(?<![\w~])~(?P<struck>[^~\n{_UNSEEN}](?:[^~\n]*[^~\s])?)~(?![\w~])",
    ]),
    re.DOTALL,
)
_TAGS = {"bold": "b", "italic": "i", "struck": "s"}
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_QUOTE = re.compile(r"(?:>|&gt;) ?")
_LINKED = ("http://", "https://", "mailto:")


def mrkdwn_html(text: str, names: Names) -> str:
    """Draw a text in Slack's markup.

    Args:
        text: As the bot sent it.
        names: Of those it mentions; an id without a name stands for itself.

    Returns:
        HTML for the inside of a block.
    """
    parts = []
    for is_quote, lines in groupby(text.split("\n"), key=lambda line: bool(_QUOTE.match(line))):
        drawn = _inline(
            "\n".join(_QUOTE.sub("", each, count=1) if is_quote else each for each in lines), names
        )
        parts.append(f"<blockquote>{drawn}</blockquote>" if is_quote else drawn)
    return "\n".join(parts).replace("</blockquote>\n", "</blockquote>")


def plain_html(text: str) -> str:
    """Draw a text without markup."""
    return escape(text).replace("\n", "<br>")


def link_html(url: str, label: str) -> str:
    """Draw a link; only its label where the address is none that a browser may open."""
    if not url.startswith(_LINKED):
        return escape(label)
    return f'<a href="{escape(url)}">{escape(label)}</a>'


def mention_html(sign: str, name: str) -> str:
    """Draw a mention of somebody or of a channel."""
    return f'<span class="mention">{sign}{escape(name)}</span>'


def _inline(text: str, names: Names) -> str:
    drawn, end = [], 0
    for found in _TOKEN.finditer(text):
        drawn += [_text(text[end : found.start()]), _token(found, names)]
        end = found.end()
    return "".join([*drawn, _text(text[end:])])


def _token(found: re.Match[str], names: Names) -> str:
    kind, inner = str(found.lastgroup), found[str(found.lastgroup)]
    if kind == "angle":
        return _angle(inner, names)
    if kind == "code":
        return f"<code>{_text(inner)}</code>"
    if kind == "block":
        return f"<pre>{_text(inner.strip())}</pre>"
    return f"<{_TAGS[kind]}>{_inline(inner, names)}</{_TAGS[kind]}>"


def _angle(inner: str, names: Names) -> str:
    target, _, label = inner.partition("|")
    sign, name = target[:1], target[1:]
    if sign in {"@", "#"}:
        return mention_html(sign, names.get(name, label or name))
    if sign == "!":
        command, _, _ = name.partition("^")
        return _text(label) if command == "date" else mention_html("@", label or command)
    return link_html(_decoded(target), _decoded(label or target))


def _text(text: str) -> str:
    return plain_html(_decoded(text))


def _decoded(text: str) -> str:
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text
