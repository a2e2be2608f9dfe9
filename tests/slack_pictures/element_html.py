"""Buttons, menus and fields as HTML; pure."""

from collections.abc import Callable

from tests.slack_pictures.mrkdwn_html import Names, mrkdwn_html, plain_html
from tests.slack_wire.json_object import Json

_ICONS = {"trash": "✕"}
# Few machines have a font with thumbs in it.
_THUMB = (
    '<svg width="13" height="13" viewBox="0 0 20 20" fill="#616061"{}>'
    '<path d="M2 9h4v9H2zM8 18V9l4-7 2 1v5h4l-2 10z"/></svg>'
)
_UP, _DOWN = _THUMB.format(""), _THUMB.format(' style="transform: rotate(180deg)"')


def text_html(text: Json, names: Names) -> str:
    """Draw a text object, plain or with markup."""
    if text["type"] == "plain_text":
        return plain_html(text["text"])
    return mrkdwn_html(text["text"], names)


def element_html(element: Json, names: Names) -> str:
    """Draw something that a person can press, choose from or fill in.

    Raises:
        ValueError: If it is of a kind that is not drawn here.
    """
    kind = str(element["type"])
    if kind not in _DRAWN:
        raise ValueError(f"cannot draw an element of the type {kind!r}")
    return _DRAWN[kind](element, names)


def _button(element: Json, names: Names) -> str:
    kinds = f"button {element.get('style', '')}".strip()
    return f'<span class="{kinds}">{text_html(element["text"], names)}</span>'


def _feedback(element: Json, names: Names) -> str:
    halves = ((_UP, element["positive_button"]), (_DOWN, element["negative_button"]))
    return "".join(
        f'<span class="feedback"><i>{sign}</i>{text_html(half["text"], names)}</span>'
        for sign, half in halves
    )


def _icon(element: Json, names: Names) -> str:
    sign = _ICONS[element["icon"]]
    return f'<span class="feedback"><i>{sign}</i>{text_html(element["text"], names)}</span>'


def _overflow(_element: Json, _names: Names) -> str:
    return '<span class="button">⋯</span>'


def _menu(element: Json, names: Names) -> str:
    chosen = [text_html(option["text"], names) for option in _chosen_options(element)]
    chosen += [plain_html(names.get(each, each)) for each in _chosen_ids(element)]
    if not chosen:
        hint = text_html(element["placeholder"], names) if "placeholder" in element else "Choose"
        return f'<span class="menu"><span class="hint">{hint}</span></span>'
    if str(element["type"]).startswith("multi_"):
        chosen = [f'<span class="chip">{each}</span>' for each in chosen]
    return f'<span class="menu"><span>{"".join(chosen)}</span></span>'


def _chosen_options(element: Json) -> list[Json]:
    first = element.get("initial_option")
    return [first] if first else list(element.get("initial_options", []))


def _chosen_ids(element: Json) -> list[str]:
    kinds = ("user", "conversation", "channel", "date", "time")
    one = [element[f"initial_{kind}"] for kind in kinds if element.get(f"initial_{kind}")]
    return one + [each for kind in kinds for each in element.get(f"initial_{kind}s", [])]


def _ticks(element: Json, names: Names) -> str:
    chosen = [option["value"] for option in _chosen_options(element)]
    return "".join(
        f'<div class="tick {element["type"]} {"on" if option["value"] in chosen else ""}">'
        f"<i></i><div>{text_html(option['text'], names)}{_description(option, names)}</div></div>"
        for option in element["options"]
    )


def _description(option: Json, names: Names) -> str:
    if "description" not in option:
        return ""
    return f'<div class="hint">{text_html(option["description"], names)}</div>'


def _field(element: Json, names: Names) -> str:
    size = "tall" if element.get("multiline") else ""
    if element.get("initial_value"):
        return f'<div class="field {size}">{plain_html(element["initial_value"])}</div>'
    hint = text_html(element["placeholder"], names) if "placeholder" in element else ""
    return f'<div class="field {size}"><span class="hint">{hint}</span></div>'


_MENUS = (
    "static_select",
    "external_select",
    "users_select",
    "conversations_select",
    "channels_select",
    "datepicker",
    "timepicker",
)
_DRAWN: dict[str, Callable[[Json, Names], str]] = {
    "button": _button,
    "feedback_buttons": _feedback,
    "icon_button": _icon,
    "overflow": _overflow,
    "radio_buttons": _ticks,
    "checkboxes": _ticks,
    "plain_text_input": _field,
    "email_text_input": _field,
    "url_text_input": _field,
    "number_input": _field,
    **dict.fromkeys(_MENUS, _menu),
    **dict.fromkeys((f"multi_{name}" for name in _MENUS if name.endswith("_select")), _menu),
}
