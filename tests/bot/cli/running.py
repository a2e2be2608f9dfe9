"""Runs the command stp in this process, as a terminal would."""

import io
import json
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import pytest

from bot.cli.main import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  whatever the command printed
        """The one JSON value on stdout."""
        return json.loads(self.out)

    @property
    def json_lines(self) -> list[Any]:
        """The JSON values on stdout, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Stp = Callable[..., Ran]


def make_stp(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Stp:
    """Make a runner whose commands start in an empty folder, with no settings around.

    Whatever a command does, it shows nobody a traceback.
    """
    monkeypatch.chdir(folder)
    for name in list(os.environ):
        if name.upper().startswith(("STP_", "SLACK_")):
            monkeypatch.delenv(name)

    def run(*arguments: str | Path, stdin: str | bytes | TextIO = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["stp", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", _open_stdin(stdin))
        out, err = io.StringIO(), io.StringIO()
        status = 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main()
            except SystemExit as error:
                status = int(error.code or 0)
        assert "Traceback" not in err.getvalue()
        return Ran(status=status, out=out.getvalue(), err=err.getvalue())

    return run


def _open_stdin(given: str | bytes | TextIO) -> TextIO:
    if isinstance(given, str):
        given = given.encode()
    if isinstance(given, bytes):
        return io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
    return given
