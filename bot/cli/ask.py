"""``stp ask``: answers one question, or a stream of them."""

import secrets
from pathlib import Path
from typing import TextIO

import click

from bot.answer.answer_json import answer_json
from bot.answer.question import Question
from bot.cli.batch import LINES, check_either, read_batch
from bot.cli.filters_help import FILTERS_HELP
from bot.cli.options import data_dir_option, json_option, print_json, read_settings
from bot.cli.plain import answer_lines
from bot.cli.prepare import ready_desk
from bot.settings import LogLevel


@click.command("ask", epilog=FILTERS_HELP)
@click.argument("question", required=False)
@click.option(
    "--batch",
    type=LINES,
    help="JSON lines with id and question; - for standard input. Prints one Answer per line.",
)
@data_dir_option
@json_option
def ask_command(
    question: str | None, batch: TextIO | None, data_dir: Path | None, *, as_json: bool
) -> None:
    """Answer QUESTION from the documents, or say that they do not."""
    check_either(question, batch, name="QUESTION")
    settings = read_settings(data_dir, log_level=LogLevel.WARNING)
    desk = ready_desk(settings)
    if batch is not None:
        for line_id, text in read_batch(batch, "question"):
            answer = desk.answer(Question(text=text), answer_id=str(line_id))
            print_json(answer_json(answer) | {"id": line_id})
        return
    answer = desk.answer(Question(text=(question or "").strip()), answer_id=secrets.token_hex(4))
    if as_json:
        print_json(answer_json(answer))
    else:
        click.echo("\n".join(answer_lines(answer)))
