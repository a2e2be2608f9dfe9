"""What ``--batch`` takes: JSON lines, each answered as soon as it is there."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

import click

from bot.errors import BotError


class FaultyLines(BotError):
    """Some lines of a batch could not be read; the others were answered."""


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


def read_batch(lines: TextIO, name: str) -> Iterator[tuple[str, str]]:
    """Read JSON lines one by one, so that each can be answered before the next is there.

    Args:
        lines: Each an object with ``id`` and a text.
        name: The text's name, such as ``question``.

    Yields:
        Id and text of each line that holds both; blank lines are passed over.

    Raises:
        FaultyLines: At the end, if a line was no such object; each was named on stderr.
    """
    faults = 0
    # Not `for line in lines`: that would read ahead, and a pipe's other end may wait for an answer.
    for number, line in enumerate(iter(lines.readline, ""), start=1):
        if not line.strip():
            continue
        fault, line_id, text = _read_line(line, name)
        if fault:
            faults += 1
            click.echo(f"stp: line {number}: {fault}", err=True)
        else:
            yield line_id, text
    if faults:
        raise FaultyLines(f"{faults} of the lines could not be read; the others were answered")


def _read_line(line: str, name: str) -> tuple[str | None, str, str]:
    """Read one line: what is wrong with it or None, its id, its text."""
    try:
        entry: Any = json.loads(line)
    except ValueError as error:
        return f"not JSON ({error})", "", ""
    if not isinstance(entry, dict):
        return f"expected an object with id and {name}, found {type(entry).__name__}", "", ""
    line_id, text = entry.get("id"), entry.get(name)
    if not isinstance(line_id, str | int) or isinstance(line_id, bool):
        return f"expected an id, found {line_id!r}", "", ""
    if not isinstance(text, str) or not text.strip():
        return f"expected a {name}, found {text!r}", "", ""
    return None, str(line_id), text.strip()
