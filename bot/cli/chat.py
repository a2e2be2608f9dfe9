"""``stp chat``: asks again and again in a terminal, follow-ups included."""

import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from bot.answer.followup import turn_of
from bot.answer.question import Question, Turn
from bot.cli.options import data_dir_option, read_settings
from bot.cli.plain import answer_lines
from bot.cli.prepare import ready_desk
from bot.desk import Desk
from bot.settings import LogLevel

_TURNS_KEPT = 10
_QUIT = frozenset({"quit", "exit", "bye"})


@click.command("chat")
@data_dir_option
def chat_command(data_dir: Path | None) -> None:
    """Ask again and again; a follow-up may lean on the question before it."""
    desk = ready_desk(read_settings(data_dir, log_level=LogLevel.WARNING))
    click.echo("Ask a question; quit, exit, bye, Ctrl-D or Ctrl-C ends.", err=True)
    try:
        _converse(desk)
    except KeyboardInterrupt:
        click.echo(err=True)


def _converse(desk: Desk) -> None:
    history: tuple[Turn, ...] = ()
    for text in _read_questions():
        question = Question(text=text, history=history)
        answer = desk.answer(question, answer_id=secrets.token_hex(4))
        click.echo("\n".join(answer_lines(answer)) + "\n")
        history = (*history, turn_of(answer))[-_TURNS_KEPT:]


def _read_questions() -> Iterator[str]:
    """Read lines until one says to end, or there are no more; empty ones are asked again."""
    while line := _read_line():
        text = line.strip()
        if text.casefold().rstrip(".!") in _QUIT:
            return
        if text:
            yield text
    click.echo(err=True)  # what a terminal shows next begins a line of its own


def _read_line() -> str:
    """Read a line with its line feed; empty at the end of the input."""
    click.echo("> ", nl=False, err=True)
    return sys.stdin.readline()
