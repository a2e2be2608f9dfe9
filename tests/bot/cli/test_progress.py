"""Progress is drawn on a terminal and nowhere else."""

import io
from contextlib import redirect_stderr, redirect_stdout

import pytest
from rich.console import Console
from rich.progress import Progress as RichProgress

from bot.cli.progress import BarProgress, shown_progress
from index.progress import Silence


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def bars() -> RichProgress:
    return RichProgress(console=Console(file=io.StringIO()))


def test_in_a_pipe_nothing_is_shown() -> None:
    with redirect_stderr(io.StringIO()) as err, shown_progress() as progress:
        progress.begin("reading documents", 2)
        progress.advance()

    assert isinstance(progress, Silence)
    assert err.getvalue() == ""


def test_on_a_terminal_the_stages_and_their_steps_are_shown_on_stderr(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    with (
        redirect_stdout(Terminal()) as out,
        redirect_stderr(Terminal()) as err,
        shown_progress() as progress,
    ):
        progress.begin("reading documents", 2)
        progress.advance(2)

    assert "reading documents" in err.getvalue()
    assert "2/2" in err.getvalue()
    assert out.getvalue() == ""


def test_a_new_stage_ends_the_one_before(bars: RichProgress) -> None:
    progress = BarProgress(bars)

    progress.begin("reading", 5)
    progress.advance()
    progress.begin("embedding", 3)
    progress.advance(2)

    reading, embedding = bars.tasks
    assert (reading.description, reading.completed, reading.total) == ("reading", 1, 1)
    assert reading.finished
    assert (embedding.completed, embedding.total, embedding.finished) == (2, 3, False)


def test_a_stage_of_unknown_length_has_no_end_until_the_next_begins(bars: RichProgress) -> None:
    progress = BarProgress(bars)

    progress.begin("reading", 0)
    unknown = bars.tasks[0].total
    progress.begin("embedding", 3)

    assert unknown is None
    assert bars.tasks[0].total == 1


def test_steps_before_the_first_stage_are_passed_over(bars: RichProgress) -> None:
    BarProgress(bars).advance()

    assert bars.tasks == []
