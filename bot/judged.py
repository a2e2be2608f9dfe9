"""Reads judged questions: JSON lines with what answers each."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from bot.errors import BotError
from bot.evaluation import JudgedQuestion


class FaultyQuestions(BotError):
    """The file of judged questions cannot be used."""


def read_judged(lines: TextIO) -> Iterator[JudgedQuestion]:
    """Read judged questions.

    Args:
        lines: Each an object with ``id``, ``question`` and ``evidence``; ``type`` is optional, and
            so is anything else.

    Yields:
        The questions, in order; blank lines are passed over.

    Raises:
        FaultyQuestions: If a line is no such object, which is named by its number; or if the lines
            are not UTF-8.
    """
    try:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _read_line(number, line)
    except UnicodeDecodeError as error:
        raise FaultyQuestions(f"the judged questions are not UTF-8: {error}") from error


def _read_line(number: int, line: str) -> JudgedQuestion:
    try:
        entry: Any = json.loads(line)
        evidence = entry["evidence"]
        _check_evidence(evidence)
        return JudgedQuestion(
            id=str(entry["id"]),
            question=_text(entry["question"]),
            evidence=tuple(evidence),
            kind=str(entry.get("type", "")),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FaultyQuestions(
            f"line {number}: expected an object with id, question and evidence (a list of"
            f" strings); {type(error).__name__}: {error}"
        ) from error


def _check_evidence(value: object) -> None:
    if not (isinstance(value, list) and all(isinstance(piece, str) for piece in value)):
        raise TypeError("evidence is no list of strings")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"the question is {value!r}")
    return value.strip()
