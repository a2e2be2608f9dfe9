"""Draws confidence against what could be answered, and measures by type, with matplotlib."""

import os
from collections.abc import Sequence
from math import isnan, nan
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BotError
from bot.judging.calibration import BINS, Bin
from bot.judging.measures import Measures

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Those that go from 0, bad, to 1, good, so that one scale of colours serves them all.
_SHARES = {
    "evidence_any": "evidence\nany",
    "evidence_all": "evidence\nall",
    "recall_at_1": "R@1",
    "recall_at_5": "R@5",
    "mrr_at_10": "MRR\n@10",
    "ndcg_at_10": "nDCG\n@10",
    "not_found_recall": "declined\nrightly",
    "premise_met": "premise\nmet",
}
_WIDTH_IN, _LEAST_HEIGHT_IN, _ROW_IN, _EDGES_IN = 11.0, 4.6, 0.36, 1.7
_DOTS_PER_INCH = 150
_DARK = 0.6  # on a darker colour than this, figures are white
_ROOM = 1.08  # above 1, for the counts


class PlotUnwritable(BotError):
    """The picture cannot be written where it was to go."""


def draw_reliability(
    path: Path, bins: Sequence[Bin], groups: Sequence[tuple[str, Measures]]
) -> None:
    """Draw a picture: confidence against what could be answered, and a table of measures.

    Args:
        path: Written over where it is there; a PNG.
        bins: Those that hold questions.
        groups: Names with measures, the first being those of all questions.

    Raises:
        PlotUnwritable: If the file cannot be written.
    """
    from matplotlib.figure import Figure  # takes half a second: only when needed

    height = max(_LEAST_HEIGHT_IN, _ROW_IN * len(groups) + _EDGES_IN)
    figure = Figure(figsize=(_WIDTH_IN, height), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(2, 3))
    _draw_bins(left, bins, groups[0][1]["calibration_error"] or 0.0)
    _draw_groups(right, groups)
    _save(figure, path)


def _draw_bins(axes: "Axes", bins: Sequence[Bin], error: float) -> None:
    middles = [(each.place + 0.5) / BINS for each in bins]
    shares = [each.answerable for each in bins]
    axes.bar(middles, shares, width=0.9 / BINS, color="#9ecae1", label="share answerable")
    axes.plot([0, 1], [0, 1], linestyle="--", color="#777777", label="perfectly calibrated")
    axes.plot(
        [each.confidence for each in bins],
        shares,
        marker="o",
        linestyle="none",
        color="#08519c",
        label="at their mean confidence",
    )
    for middle, each in zip(middles, bins, strict=True):
        axes.annotate(
            str(each.questions),
            (middle, each.answerable),
            xytext=(0, 5),
            textcoords="offset points",
            ha="center",
        )
    axes.set(
        xlim=(0, 1),
        ylim=(0, _ROOM),
        xlabel="confidence",
        ylabel="share of questions that can be answered",
        title=f"Confidence (calibration error {error:.3f})\nfigures: questions in the bin",
    )
    # Below the axes, where it can hide no bar.
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.13), frameon=False, fontsize="small")


def _draw_groups(axes: "Axes", groups: Sequence[tuple[str, Measures]]) -> None:
    rows = [[_number(measures[name]) for name in _SHARES] for _, measures in groups]
    axes.imshow(rows, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            axes.text(
                column,
                row,
                "–" if isnan(value) else f"{value:.2f}",
                ha="center",
                va="center",
                color="white" if value > _DARK else "black",
            )
    axes.set_xticks(range(len(_SHARES)), list(_SHARES.values()), fontsize="small")
    names = [f"{name} ({measures['questions']})" for name, measures in groups]
    axes.set_yticks(range(len(groups)), names)
    axes.tick_params(length=0)
    axes.xaxis.tick_top()
    axes.set_title("By type of question (how many)")


def _number(value: float | None) -> float:
    return nan if value is None else value


def _save(figure: "Figure", path: Path) -> None:
    try:
        figure.savefig(path, format="png", dpi=_DOTS_PER_INCH)
    except OSError as error:
        raise PlotUnwritable(
            f"the picture cannot be written to {path} ({os.strerror(error.errno or 0)})"
        ) from error
