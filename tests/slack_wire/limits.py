"""Slack's limits on blocks and views, as its documentation and its users report them."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeAlias

from tests.slack_wire.block_schema import BLOCK, INPUTS_ONLY_IN_VIEWS, VIEW
from tests.slack_wire.json_object import Json

BLOCKS_PER_MESSAGE = 50
BLOCKS_PER_VIEW = 100
BLOCK_TEXT_PER_MESSAGE = 12_000
MARKDOWN_PER_MESSAGE = 12_000
TABLES_PER_MESSAGE = 1
TEXT_PER_MESSAGE = 40_000
"""Longer message text is cut, not refused."""

_NATIVE = frozenset({"citation", "container"})
_SHOWN = ("text", "alt_text", "title", "subtitle", "body", "label", "description", "snippet")

_Check: TypeAlias = Callable[[list[Json]], Iterator[str]]


def check_blocks(blocks: object) -> list[str]:
    """Find everything about a message's blocks that Slack refuses, too much text included.

    Returns:
        One sentence per fault, each with the path of the place; empty where Slack would take them.
    """
    faults = _shape_faults(blocks, BLOCKS_PER_MESSAGE)
    if not faults and isinstance(blocks, list):
        faults = [fault for check in _MESSAGE_CHECKS for fault in check(blocks)]
        chars = block_chars(blocks)
        if chars > BLOCK_TEXT_PER_MESSAGE:
            faults.append(f"blocks: {chars} characters, at most {BLOCK_TEXT_PER_MESSAGE}")
    return faults


def blocks_error(blocks: object) -> str | None:
    """Name the error code with which Slack answers these blocks, or None where it takes them."""
    faults = check_blocks(blocks)
    if not faults:
        return None
    if isinstance(blocks, list) and faults == [
        f"blocks: {block_chars(blocks)} characters, at most {BLOCK_TEXT_PER_MESSAGE}"
    ]:
        return "msg_blocks_too_long"
    return "invalid_blocks"


def check_view(view: object) -> list[str]:
    """Find everything about a modal or a home tab that Slack refuses."""
    faults = list(VIEW(view, "view"))
    if faults or not isinstance(view, dict):
        return faults
    blocks = view["blocks"]
    faults = _shape_faults(blocks, BLOCKS_PER_VIEW)
    if faults:
        return faults
    faults = [*_repeated_block_ids(blocks), *_repeated_action_ids(blocks)]
    kinds = {block["type"] for block in blocks}
    if view["type"] == "modal" and "title" not in view:
        faults.append("view.title: missing")
    if view["type"] == "modal" and "input" in kinds and "submit" not in view:
        faults.append("view.submit: missing, though there is an input block")
    if "markdown" in kinds:
        faults.append("view.blocks: a markdown block stands in messages only")
    return faults


def block_chars(value: object) -> int:
    """Count the characters of all strings that a reader is shown."""
    if isinstance(value, list):
        return sum(block_chars(item) for item in value)
    if not isinstance(value, dict):
        return 0
    return sum(
        len(item) if isinstance(item, str) and key in _SHOWN else block_chars(item)
        for key, item in value.items()
    )


def holds_native_blocks(value: object) -> bool:
    """Say whether there is a citation or a container, which not every workspace takes."""
    if isinstance(value, list):
        return any(holds_native_blocks(item) for item in value)
    if not isinstance(value, dict):
        return False
    return value.get("type") in _NATIVE or any(holds_native_blocks(item) for item in value.values())


def _shape_faults(blocks: object, most: int) -> list[str]:
    if not isinstance(blocks, list):
        return [f"blocks: expected a list, found {type(blocks).__name__}"]
    faults = [fault for at, block in enumerate(blocks) for fault in BLOCK(block, f"blocks[{at}]")]
    if len(blocks) > most:
        faults.insert(0, f"blocks: {len(blocks)} items, at most {most}")
    return faults


def _repeated_block_ids(blocks: list[Json]) -> Iterator[str]:
    counts = Counter(block["block_id"] for block in blocks if "block_id" in block)
    return (f"blocks: block_id {name!r} repeated" for name, count in counts.items() if count > 1)


def _repeated_action_ids(blocks: list[Json]) -> Iterator[str]:
    for at, block in enumerate(blocks):
        counts = Counter(_action_ids(block))
        yield from (
            f"blocks[{at}]: action_id {name!r} repeated" for name, n in counts.items() if n > 1
        )


def _action_ids(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _action_ids(item)
    elif isinstance(value, dict):
        if isinstance(value.get("action_id"), str):
            yield value["action_id"]
        for item in value.values():
            yield from _action_ids(item)


def _too_much_markdown(blocks: list[Json]) -> Iterator[str]:
    chars = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if chars > MARKDOWN_PER_MESSAGE:
        yield f"blocks: {chars} characters of markdown, at most {MARKDOWN_PER_MESSAGE}"


def _too_many_tables(blocks: list[Json]) -> Iterator[str]:
    tables = sum(block["type"] == "table" for block in blocks)
    if tables > TABLES_PER_MESSAGE:
        yield f"blocks: {tables} tables, at most {TABLES_PER_MESSAGE}"


def _inputs_of_views(blocks: list[Json]) -> Iterator[str]:
    for at, block in enumerate(blocks):
        element = block.get("element")
        if isinstance(element, dict) and element.get("type") in INPUTS_ONLY_IN_VIEWS:
            yield f"blocks[{at}].element: {element['type']} stands in views only"


_MESSAGE_CHECKS: tuple[_Check, ...] = (
    _repeated_block_ids,
    _repeated_action_ids,
    _too_much_markdown,
    _too_many_tables,
    _inputs_of_views,
)
