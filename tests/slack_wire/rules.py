"""Small rules out of which a description of JSON is built; each yields the faults it finds."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

Rule: TypeAlias = Callable[[object, str], Iterator[str]]
"""Takes a value and the path where it stands; yields one sentence per fault."""

_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+")


def string(most: int, *, least: int = 1) -> Rule:
    """Allow a string of `least` to `most` characters."""

    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{path}: expected a string, found {type(value).__name__}"
        elif not least <= len(value) <= most:
            yield f"{path}: {len(value)} characters, must be {least} to {most}"

    return check


def url(most: int = 3000) -> Rule:
    """Allow an absolute URL of up to `most` characters."""
    length = string(most)

    def check(value: object, path: str) -> Iterator[str]:
        yield from length(value, path)
        if isinstance(value, str) and value and not _URL.fullmatch(value):
            yield f"{path}: not a URL: {value[:40]!r}"

    return check


def boolean(value: object, path: str) -> Iterator[str]:
    """Allow true and false."""
    if not isinstance(value, bool):
        yield f"{path}: expected true or false, found {value!r}"


def integer(value: object, path: str) -> Iterator[str]:
    """Allow whole numbers."""
    if not isinstance(value, int) or isinstance(value, bool):
        yield f"{path}: expected a whole number, found {value!r}"


def anything(value: object, path: str) -> Iterator[str]:
    """Allow every value but null."""
    if value is None:
        yield f"{path}: null"


def choice(*values: str) -> Rule:
    """Allow one of these strings."""

    def check(value: object, path: str) -> Iterator[str]:
        if value not in values:
            yield f"{path}: {value!r} is none of {', '.join(values)}"

    return check


def array(rule: Rule, most: int, *, least: int = 1) -> Rule:
    """Allow `least` to `most` items, each by the rule."""

    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{path}: expected a list, found {type(value).__name__}"
            return
        if not least <= len(value) <= most:
            yield f"{path}: {len(value)} items, must be {least} to {most}"
        for position, item in enumerate(value):
            yield from rule(item, f"{path}[{position}]")

    return check


def record(
    required: Mapping[str, Rule],
    optional: Mapping[str, Rule] | None = None,
    *,
    one_of: tuple[str, ...] = (),
) -> Rule:
    """Allow an object with these fields and no others, `type` apart.

    Args:
        required: Rules for the fields that must be there.
        optional: Rules for those that may be.
        one_of: Names of optional fields, at least one of which must be there.
    """
    fields = {**required, **(optional or {})}

    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{path}: expected an object, found {type(value).__name__}"
            return
        for name in (name for name in required if name not in value):
            yield f"{path}.{name}: missing"
        if one_of and not value.keys() & set(one_of):
            yield f"{path}: none of {', '.join(one_of)}"
        for name in (name for name in value if name not in fields and name != "type"):
            yield f"{path}.{name}: no such field"
        for name in (name for name in fields if name in value):
            yield from fields[name](value[name], f"{path}.{name}")

    return check


def by_type(rules: Mapping[str, Rule]) -> Rule:
    """Choose the rule by the object's `type`; the mapping is read when checking."""

    def check(value: object, path: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in rules:
            yield f"{path}: unsupported type {kind!r}"
        else:
            yield from rules[kind](value, path)

    return check
