"""What every command shares: settings, the log, output in JSON or words."""

import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from bot.settings import LogLevel, Settings, load_settings

Command = TypeVar("Command", bound=Callable[..., Any])

data_dir_option = click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where index and store are kept. Default: STP_DATA_DIR, or the platform's data folder.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def read_settings(data_dir: Path | None, *, log_level: LogLevel | None = None) -> Settings:
    """Read the settings once, and set up the log by them.

    Args:
        data_dir: What ``--data-dir`` said, which goes before STP_DATA_DIR.
        log_level: In place of the one set, unless that is ``debug``; commands for one question log
            warnings only.

    Returns:
        The settings.
    """
    settings = load_settings()
    if data_dir is not None:
        settings = settings.model_copy(update={"data_dir": data_dir.expanduser().absolute()})
    level = settings.log.level
    _set_up_log(level if log_level is None or level is LogLevel.DEBUG else log_level)
    return settings


def print_json(value: object) -> None:
    """Print one JSON value on a line of its own, at once."""
    try:
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    except UnicodeEncodeError:
        # Half of a surrogate pair, or a stdout that is not UTF-8: escapes say the same.
        sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """Say something that is no result."""
    click.echo(text, err=True)


def _set_up_log(level: LogLevel) -> None:
    logging.basicConfig(
        stream=sys.stderr,
        level=level.value.upper(),
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
    )
    if level is not LogLevel.DEBUG:
        # These put bodies of requests, and so people's questions, into warnings and errors; what
        # matters of their faults, our own modules log.
        for name in ("slack_bolt", "slack_sdk"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        for name in ("uvicorn", "httpx", "sentence_transformers", "transformers", "pypdf"):
            logging.getLogger(name).setLevel(logging.ERROR)
