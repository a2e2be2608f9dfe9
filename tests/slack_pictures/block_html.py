"""Blocks as HTML; pure."""

from collections.abc import Callable, Iterable, Mapping

from markdown_it import MarkdownIt

from tests.slack_pictures.element_html import element_html, text_html
from tests.slack_pictures.mrkdwn_html import Names, plain_html
from tests.slack_pictures.rich_text_html import rich_text_html
from tests.slack_wire.json_object import Json
from tests.slack_wire.render import held_elements


def blocks_html(
    blocks: Iterable[Json], names: Names, below: Mapping[str, str] | None = None
) -> str:
    """Draw blocks, one below the other.

    Args:
        blocks: As the bot sent them.
        names: Of the people and channels that they mention.
        below: HTML to stand right below a block, by the block's id or an action id in it.

    Returns:
        The HTML.

    Raises:
        ValueError: If there is a block of a kind that is not drawn here.
    """
    under = below or {}
    return "\n".join(_block(block, names) + _beneath(block, under) for block in blocks)


def _block(block: Json, names: Names) -> str:
    kind = str(block["type"])
    if kind not in _DRAWN:
        raise ValueError(f"cannot draw a block of the type {kind!r}")
    return f'<div class="block {kind}">{_DRAWN[kind](block, names)}</div>'


def _beneath(block: Json, below: Mapping[str, str]) -> str:
    ids = [block.get("block_id"), *(each.get("action_id") for each in held_elements(block))]
    return "".join(below[each] for each in ids if each is not None and each in below)


def _section(block: Json, names: Names) -> str:
    words = f"<div>{text_html(block['text'], names)}</div>" if "text" in block else ""
    fields = "".join(f"<div>{text_html(each, names)}</div>" for each in block.get("fields", []))
    grid = f'<div class="fields">{fields}</div>' if fields else ""
    accessory = block.get("accessory")
    beside = f'<div class="accessory">{element_html(accessory, names)}</div>' if accessory else ""
    return f'<div class="words">{words}{grid}</div>{beside}'


def _header(block: Json, names: Names) -> str:
    return text_html(block["text"], names)


def _divider(_block: Json, _names: Names) -> str:
    return "<hr>"


def _context(block: Json, names: Names) -> str:
    elements = (_IN_CONTEXT[each["type"]](each, names) for each in block["elements"])
    return "".join(f'<span class="part">{each}</span>' for each in elements)


def _actions(block: Json, names: Names) -> str:
    return "".join(element_html(each, names) for each in block["elements"])


def _input(block: Json, names: Names) -> str:
    optional = ' <span class="hint">(optional)</span>' if block.get("optional") else ""
    hint = f'<div class="hint">{text_html(block["hint"], names)}</div>' if "hint" in block else ""
    label = f"<label>{text_html(block['label'], names)}{optional}</label>"
    return label + element_html(block["element"], names) + hint


def _markdown(block: Json, _names: Names) -> str:
    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return str(reader.disable("image").render(block["text"]))


def _container(block: Json, names: Names) -> str:
    folded = block.get("is_collapsible") and block.get("default_collapsed")
    arrow = ("▸ " if folded else "▾ ") if block.get("is_collapsible") else ""
    title = f"<b>{arrow}{text_html(block['title'], names)}</b>"
    below = (
        f'<div class="hint">{text_html(block["subtitle"], names)}</div>'
        if "subtitle" in block
        else ""
    )
    inside = "" if folded else blocks_html(block["child_blocks"], names)
    return title + below + inside


def _image(block: Json, _names: Names) -> str:
    return f'<span class="hint">[picture: {plain_html(block["alt_text"])}]</span>'


_IN_CONTEXT: dict[str, Callable[[Json, Names], str]] = {
    "plain_text": text_html,
    "mrkdwn": text_html,
    "image": _image,
}
_DRAWN: dict[str, Callable[[Json, Names], str]] = {
    "section": _section,
    "header": _header,
    "divider": _divider,
    "context": _context,
    "actions": _actions,
    "context_actions": _actions,
    "input": _input,
    "markdown": _markdown,
    "rich_text": rich_text_html,
    "container": _container,
    "image": _image,
}
