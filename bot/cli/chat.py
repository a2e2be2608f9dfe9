"""``stp chat``: asks again and again in a terminal, follow-ups included."""

import secrets
import sys
from pathlib import Path

import click

from bot.answer.followup import turn_of
from bot.answer.question import Question, Turn
from bot.cli.options import data_dir_option, read_settings
from bot.cli.plain import answer_lines
from bot.cli.prepare import ready_desk
from bot.settings import LogLevel

_TURNS_KEPT = 10


@click.command("chat")
@data_dir_option
def chat_command(data_dir: Path | None) -> None:
    """Ask again and again; a follow-up may lean on the question before it."""
    desk = ready_desk(read_settings(data_dir, log_level=LogLevel.WARNING))
    click.echo("Ask a question; an empty line ends.", err=True)
    history: tuple[Turn, ...] = ()
    while text := _read_question():
        question = Question(text=text, history=history)
        answer = desk.answer(question, answer_id=secrets.token_hex(4))
        click.echo("\n".join(answer_lines(answer)) + "\n")
        history = (*history, turn_of(answer))[-_TURNS_KEPT:]


def _read_question() -> str:
    """Read a line; empty at the end of the input."""
    click.echo("> ", nl=False, err=True)
    return sys.stdin.readline().strip()
