"""``stp eval``: judged questions in, measures out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import click

from bot.cli.options import data_dir_option, json_option, print_json, read_settings
from bot.cli.prepare import ready_desk
from bot.judging.asking import ask_judged
from bot.judging.calibration import fill_bins
from bot.judging.judged import group_by_kind
from bot.judging.measures import Intervals, Measures, measure, measure_intervals
from bot.judging.reading import read_judged
from bot.judging.reliability_plot import draw_reliability
from bot.settings import LogLevel

_OVERALL = "overall"


def _check_picture(
    context: click.Context, option: click.Parameter, path: Path | None
) -> Path | None:
    """Refuse at once what could only be refused after all questions have been asked."""
    del context, option
    if path is not None and path.suffix.lower() != ".png":
        raise click.BadParameter(f"{path} is no .png: the picture is written as PNG only")
    if path is not None and not path.absolute().parent.is_dir():
        raise click.BadParameter(f"there is no folder {path.parent}")
    return path


@click.command("eval")
@click.argument("file", type=click.File(encoding="utf-8-sig"))
@data_dir_option
@json_option
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    metavar="FILE.png",
    callback=_check_picture,
    help="Draw confidence against what could be answered, and the measures by type.",
)
def eval_command(file: TextIO, data_dir: Path | None, *, as_json: bool, plot: Path | None) -> None:
    """Measure answers and passages on the judged questions of FILE.

    FILE holds JSON lines with id, question and evidence: a list of sentences, empty for a question
    that the corpus does not answer. Optional are type; alternatives, such as {"0": ["…"]}, the
    sentences that serve as well as evidence 0; and, where type is false_premise, corrects: the
    sentences that say what is really so.

    In brackets stand 95% intervals: how far a measure might be off, had other questions of the kind
    been asked.
    """
    judged = list(read_judged(file))
    desk = ready_desk(read_settings(data_dir, log_level=LogLevel.WARNING))
    outcomes = [ask_judged(desk, each) for each in judged]
    by_kind = group_by_kind(outcomes)
    overall = measure(outcomes)
    by_type = {kind: measure(inside) for kind, inside in by_kind.items()}
    intervals = measure_intervals(outcomes)
    columns = [(_OVERALL, overall), *by_type.items()]
    if as_json:
        print_json({
            _OVERALL: overall,
            "by_type": by_type,
            "intervals": intervals,
            "intervals_by_type": {
                kind: measure_intervals(inside) for kind, inside in by_kind.items()
            },
        })
    else:
        click.echo("\n".join(_table(columns, intervals)))
    if plot is not None:
        draw_reliability(plot, fill_bins(outcomes), columns)


def _table(columns: Sequence[tuple[str, Measures]], intervals: Intervals) -> list[str]:
    rows = [["", *(name for name, _ in columns)]]
    for name in columns[0][1]:
        rows.append([name, *(_cell(measures[name]) for _, measures in columns)])
        rows[-1][1] += _range(intervals.get(name))
    first, second, *others = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    return [
        f"{row[0]:<{first}}  {row[1]:<{second}}{_right(row[2:], others)}".rstrip() for row in rows
    ]


def _right(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(f"  {cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _range(bounds: tuple[float, float] | None) -> str:
    return "" if bounds is None else f" ({bounds[0]:.2f}-{bounds[1]:.2f})"
