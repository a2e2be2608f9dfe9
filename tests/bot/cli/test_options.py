"""JSON can be printed anywhere, and the log says as much as was asked for."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import pytest

from bot.cli.options import print_json, read_settings
from bot.settings import LogLevel


@contextmanager
def bare_log() -> Iterator[logging.Logger]:
    """The root logger as it is when a command starts."""
    root = logging.getLogger()
    level = root.level
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(root, "handlers", [])
        yield root
        root.setLevel(level)


def printed(value: object, *, encoding: str) -> bytes:
    raw = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(raw, encoding=encoding, newline="")):
        print_json(value)
        return raw.getvalue()


def test_json_is_printed_on_one_line_as_people_write_and_at_once() -> None:
    assert printed({"text": "£5\n“no”"}, encoding="utf-8") == '{"text": "£5\\n“no”"}\n'.encode()


@pytest.mark.parametrize(("text", "encoding"), [("half \ud83d", "utf-8"), ("“£5” 👍", "latin-1")])
def test_what_stdout_cannot_hold_is_escaped(text: str, encoding: str) -> None:
    assert json.loads(printed([text], encoding=encoding)) == [text]


@pytest.mark.parametrize(
    ("asked", "wanted", "level"),
    [
        ("debug", LogLevel.WARNING, logging.DEBUG),
        ("info", LogLevel.WARNING, logging.WARNING),
        ("", LogLevel.WARNING, logging.WARNING),
        ("error", None, logging.ERROR),
        ("", None, logging.INFO),
    ],
)
def test_a_command_logs_as_quietly_as_it_wants_unless_debug_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    asked: str,
    wanted: LogLevel | None,
    level: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STP_LOG__LEVEL", asked)

    with bare_log() as log:
        read_settings(None, log_level=wanted)
        found = log.level

    assert found == level


def test_the_data_folder_of_the_command_goes_before_that_of_the_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STP_DATA_DIR", str(tmp_path / "set"))

    assert read_settings(None).data_dir == tmp_path / "set"
    assert read_settings(Path("given")).data_dir == tmp_path / "given"
