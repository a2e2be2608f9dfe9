"""Reads judged questions: JSON lines with what answers each."""

import json
import reprlib
from collections.abc import Iterator
from typing import Any, TextIO

from bot.errors import BotError
from bot.judging.judged import JudgedQuestion


class FaultyQuestions(BotError):
    """The file of judged questions cannot be used."""


def read_judged(lines: TextIO) -> Iterator[JudgedQuestion]:
    """Read judged questions.

    Args:
        lines: Each an object with ``id``, ``question`` and ``evidence``. Optional are ``type``;
            ``alternatives``, which gives for the place of a piece of evidence, from "0", the
            sentences that serve as well; ``corrects``, the sentences that set a false premise
            right; and anything else, which is passed over.

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
        alternatives=_read_alternatives(entry),
        corrects=tuple(entry.get("corrects", ())),
    )


def _read_alternatives(entry: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    others = entry.get("alternatives")
    if not others:
        return ()
    return tuple(tuple(others.get(str(place), ())) for place in range(len(entry["evidence"])))


def _check(entry: object) -> None:
    """Check what a line holds; a ValueError says what is wrong with it."""
    if not isinstance(entry, dict):
        raise ValueError(f"found {type(entry).__name__}")
    if missing := [name for name in ("id", "question", "evidence") if name not in entry]:
        raise ValueError(f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing")
    question = entry["question"]
    if not isinstance(question, str) or not question.strip():
        raise ValueError(f"the question is {reprlib.repr(question)}")
    for name in ("evidence", "corrects"):
        if not _is_list_of_strings(entry.get(name, [])):
            raise ValueError(f"{name} is no list of strings")
    _check_alternatives(entry.get("alternatives", {}), len(entry["evidence"]))


def _check_alternatives(others: object, pieces: int) -> None:
    if not (isinstance(others, dict) and all(map(_is_list_of_strings, others.values()))):
        raise ValueError("alternatives is no object of lists of strings")
    if strange := sorted(others.keys() - {str(place) for place in range(pieces)}):
        raise ValueError(f"alternatives are given for {strange}, but there are {pieces} pieces")


def _is_list_of_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _fault(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "found JSON that is nested too deeply"
    return f"not JSON: {error}" if isinstance(error, json.JSONDecodeError) else str(error)
