"""Reads operators such as ``from:bma`` out of what somebody typed; pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class Operator(Enum):
    """What an operator filters by."""

    PUBLISHER = auto()
    AFTER = auto()
    SINCE = auto()
    BEFORE = auto()
    UNTIL = auto()
    IN = auto()
    AREA = auto()


_OPERATORS: Final = {
    "from": Operator.PUBLISHER,
    "publisher": Operator.PUBLISHER,
    "after": Operator.AFTER,
    "since": Operator.SINCE,
    "before": Operator.BEFORE,
    "until": Operator.UNTIL,
    "to": Operator.UNTIL,
    "in": Operator.IN,
    "during": Operator.IN,
    "area": Operator.AREA,
}
_QUOTED: Final = r"[\"“”„](?P<quoted>[^\"“”„]*)[\"“”„]"
_FORM: Final = re.compile(
    rf"(?<![\w:/@.-])(?P<name>{'|'.join(_OPERATORS)}):(?P<gap>\s?)(?:{_QUOTED}|(?P<bare>[^\s\"“”„]+))",
    re.IGNORECASE,
)
_MORE_WORDS: Final = re.compile(r"\s+[^\s:\"“”„]+(?=\s|$)")
_MOST_WORDS: Final = 9  # of the longest area's name
_AT_THE_END: Final = ".,;:?!)"


@dataclass(frozen=True, slots=True)
class Said:
    """An operator with what was typed behind it."""

    operator: Operator
    name: str
    value: str


def split_operators(
    text: str, is_known: Callable[[Operator, str], bool]
) -> tuple[str, tuple[Said, ...]]:
    """Take the operators out of a text.

    A value of several words may stand in quotation marks, of any kind. Without them it goes on for
    as long as something is known by it: ``area:Greater Manchester hospitals``. Where a blank stands
    behind the colon, as in "The plan from: what went wrong", it is an operator only if its value
    is known.

    Args:
        text: What somebody typed.
        is_known: Says whether a value can be made sense of.

    Returns:
        The other words, and the operators in order.
    """
    rest: list[str] = []
    said: list[Said] = []
    place = 0
    while found := _FORM.search(text, place):
        value, end = _read_value(text, found, is_known)
        operator = _OPERATORS[found["name"].lower()]
        if not value or (found["gap"] and not is_known(operator, value)):
            end = found.start() + len(found["name"]) + 1
            rest.append(text[place:end])
        else:
            rest.append(text[place : found.start()])
            said.append(Said(operator, found["name"].lower(), value))
        place = end
    rest.append(text[place:])
    return (_tidy(" ".join(rest)) if said else text), tuple(said)


def _read_value(
    text: str, found: re.Match[str], is_known: Callable[[Operator, str], bool]
) -> tuple[str, int]:
    """Read the value, and where it ends: the longest that is known, or else the first word."""
    if found["quoted"] is not None:
        return found["quoted"].strip(), found.end()
    ends = [found.end()]
    while len(ends) < _MOST_WORDS and (more := _MORE_WORDS.match(text, ends[-1])):
        ends.append(more.end())
    operator = _OPERATORS[found["name"].lower()]
    for end in reversed(ends):
        value = text[found.start("bare") : end].rstrip(_AT_THE_END)
        if is_known(operator, value):
            return value, found.start("bare") + len(value)
    value = found["bare"].rstrip(_AT_THE_END)
    return value, found.start("bare") + len(value)


def _tidy(text: str) -> str:
    """Close the gaps that taking something out leaves."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+(?=[?!.,;)])", "", text)
    return text if re.search(r"\w", text) else ""
