"""Progress bars on a terminal; silence in a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress

from index.progress import Progress, Silence


class BarProgress:
    """A Progress that draws a bar for each stage."""

    def __init__(self, bars: RichProgress) -> None:
        """Draw on a running display."""
        self._bars = bars
        self._task: TaskID | None = None

    def begin(self, stage: str, total: int) -> None:
        """See ``Progress.begin``."""
        self._finish()
        self._task = self._bars.add_task(stage, total=total or None)

    def advance(self, count: int = 1) -> None:
        """See ``Progress.advance``."""
        if self._task is not None:
            self._bars.advance(self._task, count)

    def _finish(self) -> None:
        if self._task is not None:
            self._bars.update(self._task, total=self._bars.tasks[-1].completed or 1)
            self._bars.stop_task(self._task)


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Show progress on stderr where that is a terminal.

    Yields:
        What to tell it to.
    """
    if not sys.stderr.isatty():
        yield Silence()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with RichProgress(*columns, TimeRemainingColumn(), console=console) as bars:
        yield BarProgress(bars)
