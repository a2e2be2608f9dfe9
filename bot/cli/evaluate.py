"""``stp eval``: judged questions in, measures out."""

from pathlib import Path
from typing import TextIO

import click

from bot.answer.question import Question
from bot.cli.options import data_dir_option, json_option, print_json, read_settings
from bot.cli.prepare import ready_desk
from bot.evaluation import Outcome, measure
from bot.judged import read_judged
from bot.settings import LogLevel
from index.searcher import Query

_PASSAGES = 10

Measures = dict[str, float | int | None]


@click.command("eval")
@click.argument("file", type=click.File(encoding="utf-8-sig"))
@data_dir_option
@json_option
def eval_command(file: TextIO, data_dir: Path | None, *, as_json: bool) -> None:
    """Measure answers and passages on the judged questions of FILE.

    FILE holds JSON lines with id, question and evidence: a list of sentences, empty for a question
    that the corpus does not answer; type is optional.
    """
    judged = list(read_judged(file))
    desk = ready_desk(read_settings(data_dir, log_level=LogLevel.WARNING))
    outcomes = [
        Outcome(
            judged=each,
            answer=desk.answer(Question(text=each.question), answer_id=each.id),
            hits=tuple(desk.find(Query(text=each.question, limit=_PASSAGES))),
        )
        for each in judged
    ]
    kinds = sorted({each.kind for each in judged if each.kind})
    by_kind = {
        kind: measure([each for each in outcomes if each.judged.kind == kind]) for kind in kinds
    }
    overall = measure(outcomes)
    if as_json:
        print_json({"overall": overall, "by_type": by_kind})
    else:
        click.echo("\n".join(_table({"overall": overall, **by_kind})))


def _table(groups: dict[str, Measures]) -> list[str]:
    names = list(groups["overall"])
    width = max(len(name) for name in names)
    columns = {group: max(len(group), 7) for group in groups}
    lines = [" " * width + "".join(f"  {group:>{size}}" for group, size in columns.items())]
    for name in names:
        cells = "".join(
            f"  {_cell(measures[name]):>{columns[group]}}" for group, measures in groups.items()
        )
        lines.append(f"{name:<{width}}{cells}")
    return lines


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"
