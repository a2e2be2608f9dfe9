"""What ``--batch`` takes: JSON lines, each answered as soon as it is there."""

import json
import reprlib
from collections.abc import Iterator
from typing import Any, TextIO

import click

from bot.cli.options import print_json
from bot.errors import BotError

# Bytes that are not UTF-8 come as surrogates, so that they spoil their own line only.
LINES = click.File(encoding="utf-8-sig", errors="surrogateescape")


class FaultyLines(BotError):
    """Some lines of a batch could not be read; the others were answered."""


class _FaultyLine(ValueError):
    """A line cannot be read; the message says why."""

    def __init__(self, fault: str, *, line_id: str | int | None = None) -> None:
        """Keep the line's id, where it has one."""
        super().__init__(fault)
        self.line_id = line_id


def check_either(text: str | None, batch: TextIO | None, *, name: str) -> None:
    """Check that a command was given its text or a batch, and not both.

    Args:
        text: What was given in the command itself.
        batch: The lines.
        name: What the text is called in the usage.

    Raises:
        click.UsageError: If it was not.
    """
    if (text is None) == (batch is None):
        raise click.UsageError(f"give either a {name} or --batch FILE")
    if text is not None and not text.strip():
        raise click.UsageError(f"the {name} is empty")


def read_batch(lines: TextIO, name: str) -> Iterator[tuple[str | int, str]]:
    """Read JSON lines one by one, so that each can be answered before the next is there.

    A faulty line is named on stderr. If it has an id, an object with that id and an ``error`` is
    printed in place of its answer, so that nobody who counts the lines waits for it.

    Args:
        lines: Each an object with ``id`` and a text; opened as ``LINES`` does.
        name: The text's name, such as ``question``.

    Yields:
        Id, as it was given, and text of each line that holds both; blank lines are passed over.

    Raises:
        FaultyLines: At the end, if a line was no such object.
    """
    faults = 0
    # Not `for line in lines`: that would read ahead, and a pipe's other end may wait for an answer.
    for number, line in enumerate(iter(lines.readline, ""), start=1):
        if not line.strip():
            continue
        try:
            read = _read_line(line, name)
        except _FaultyLine as error:
            faults += 1
            click.echo(f"stp: line {number}: {error}", err=True)
            if error.line_id is not None:
                print_json({"id": error.line_id, "error": str(error)})
        else:
            yield read
    if faults:
        raise FaultyLines(f"{faults} of the lines could not be read; the others were answered")


def _read_line(line: str, name: str) -> tuple[str | int, str]:
    """Read id and text of one line; a _FaultyLine says what is wrong with it."""
    entry = _parse(line)
    if not isinstance(entry, dict):
        raise _FaultyLine(f"expected an object with id and {name}, found {type(entry).__name__}")
    line_id, text = entry.get("id"), entry.get(name)
    if not isinstance(line_id, str | int) or isinstance(line_id, bool):
        raise _FaultyLine(f"expected an id, found {reprlib.repr(line_id)}")
    if not _is_utf_8(line):
        raise _FaultyLine("not UTF-8", line_id=line_id if _is_utf_8(str(line_id)) else None)
    if not isinstance(text, str) or not text.strip():
        raise _FaultyLine(f"expected a {name}, found {reprlib.repr(text)}", line_id=line_id)
    return line_id, text.strip()


def _parse(line: str) -> Any:  # noqa: ANN401  JSON enters here
    try:
        return json.loads(line)
    except ValueError as error:
        fault = f"not JSON ({error})" if _is_utf_8(line) else "not UTF-8"
        raise _FaultyLine(fault) from error
    except RecursionError as error:
        raise _FaultyLine("not JSON that can be read (nested too deeply)") from error


def _is_utf_8(text: str) -> bool:
    """Say whether the text's bytes were; those that were not came as surrogates."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
