"""Whole pages: a conversation, a modal or a home tab, as somebody sees it; pure."""

from collections.abc import Callable
from html import escape
from typing import Literal, TypeAlias

from tests.slack_pictures.block_html import blocks_html
from tests.slack_pictures.element_html import text_html
from tests.slack_pictures.mrkdwn_html import Names, mrkdwn_html
from tests.slack_pictures.style import STYLE
from tests.slack_wire.json_object import Json

Kind: TypeAlias = Literal["conversation", "modal", "home"]

NOTE = "An approximation drawn from the bot's real payloads; Slack's own rendering differs."


def render_html(kind: Kind, payload: Json, names: Names) -> str:
    """Draw what somebody sees, as a page of its own that loads nothing.

    Args:
        kind: What it is.
        payload: For a conversation `place`, what stands at its top, and `messages`, each with
            `author`, `is_bot`, `time`, `text`, `blocks` and `viewer`, who alone sees it or None.
            For a modal or a home tab the view as the bot sent it; `errors` may say below which
            block what is wrong. `offers` may hold, by action id, what the bot answered to
            somebody's typing.
        names: Of the people, the bot and the channels, by id.

    Returns:
        The page. Nothing in the payload becomes markup but by Slack's own rules.

    Raises:
        ValueError: If there is a block or an element that cannot be drawn.
    """
    return (
        '<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Picture</title>'
        f"<style>{STYLE}</style><body>{_PAGES[kind](payload, names)}"
        f'<div class="note">{escape(NOTE)}</div></body></html>'
    )


def _conversation(payload: Json, names: Names) -> str:
    below = _below(payload, names)
    messages = "".join(_message(each, names, below) for each in payload["messages"])
    return f'<div class="pane"><div class="bar">{escape(payload["place"])}</div>{messages}</div>'


def _message(message: Json, names: Names, below: dict[str, str]) -> str:
    author = names.get(message["author"], message["author"])
    kinds = " bot" * message["is_bot"] + " private" * bool(message["viewer"])
    app = '<span class="app">APP</span>' if message["is_bot"] else ""
    only = '<div class="only">Only visible to you</div>' if message["viewer"] else ""
    blocks = blocks_html(message["blocks"], names, below)
    words = blocks or f"<div>{mrkdwn_html(message['text'], names)}</div>"
    return (
        f'<div class="message{kinds}"><div class="face">{escape(author[:1].upper())}</div>'
        f'<div class="said">{only}<span class="who">{escape(author)}</span>{app}'
        f'<span class="time">{escape(message["time"])}</span>{words}</div></div>'
    )


def _modal(view: Json, names: Names) -> str:
    feet = [("button", view["close"])] if "close" in view else []
    feet += [("button primary", view["submit"])] if "submit" in view else []
    buttons = "".join(
        f'<span class="{kind}">{text_html(text, names)}</span>' for kind, text in feet
    )
    return (
        f'<div class="pane modal"><div class="bar">{text_html(view["title"], names)}</div>'
        f'<div class="inside">{blocks_html(view["blocks"], names, _below(view, names))}</div>'
        f"{f'<div class=feet>{buttons}</div>' if buttons else ''}</div>"
    )


def _home(view: Json, names: Names) -> str:
    tabs = '<div class="tabs"><span class="now">Home</span><span>Messages</span></div>'
    return (
        f'<div class="pane"><div class="bar">{escape(view["bot"])}</div>{tabs}'
        f'<div class="inside">{blocks_html(view["blocks"], names, _below(view, names))}</div></div>'
    )


def _below(payload: Json, names: Names) -> dict[str, str]:
    errors = {
        block: f'<div class="wrong">{escape(error)}</div>'
        for block, error in payload.get("errors", {}).items()
    }
    offers = payload.get("offers", {})
    return errors | {action: _offered(offer, names) for action, offer in offers.items()}


def _offered(offer: Json, names: Names) -> str:
    groups = offer.get("option_groups") or [{"options": offer.get("options", [])}]
    drawn = "".join(_group(group, names) for group in groups)
    return f'<div class="offered">{drawn}</div>'


def _group(group: Json, names: Names) -> str:
    title = f'<p class="group">{text_html(group["label"], names)}</p>' if "label" in group else ""
    options = "".join(
        f'<div class="option">{text_html(option["text"], names)}</div>'
        for option in group["options"]
    )
    return title + options


_PAGES: dict[Kind, Callable[[Json, Names], str]] = {
    "conversation": _conversation,
    "modal": _modal,
    "home": _home,
}
