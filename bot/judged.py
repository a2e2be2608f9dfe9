"""Reads judged questions: JSON lines with what answers each."""

import json
import reprlib
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
        FaultyQuestions: If a line is no such object, which is named by its number; if there is no
            question at all; or if the lines are not UTF-8.
    """
    empty = True
    try:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                empty = False
                yield _read_line(number, line)
    except UnicodeDecodeError as error:
        raise FaultyQuestions(f"the judged questions are not UTF-8: {error}") from error
    if empty:
        raise FaultyQuestions("the file of judged questions holds no questions")


def _read_line(number: int, line: str) -> JudgedQuestion:
    try:
        entry: Any = json.loads(line)
        _check(entry)
    except (ValueError, RecursionError) as error:
        raise FaultyQuestions(
            f"line {number}: expected an object with id, question and evidence (a list of"
            f" strings); {_fault(error)}"
        ) from error
    return JudgedQuestion(
        id=str(entry["id"]),
        question=entry["question"].strip(),
        evidence=tuple(entry["evidence"]),
        kind=str(entry.get("type", "")),
    )


def _check(entry: object) -> None:
    """Check what a line holds; a ValueError says what is wrong with it."""
    if not isinstance(entry, dict):
        raise ValueError(f"found {type(entry).__name__}")
    if missing := [name for name in ("id", "question", "evidence") if name not in entry]:
        raise ValueError(f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing")
    question, evidence = entry["question"], entry["evidence"]
    if not isinstance(question, str) or not question.strip():
        raise ValueError(f"the question is {reprlib.repr(question)}")
    if not (isinstance(evidence, list) and all(isinstance(piece, str) for piece in evidence)):
        raise ValueError("evidence is no list of strings")


def _fault(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "found JSON that is nested too deeply"
    return f"not JSON: {error}" if isinstance(error, json.JSONDecodeError) else str(error)
