"""Reads the two files that settings can stand in: ``.env`` and ``stp.toml``."""

import tomllib
from io import StringIO
from pathlib import Path
from typing import Any

from dotenv.parser import parse_stream

from bot.errors import SettingsError


def read_env_file(path: Path) -> dict[str, str]:
    """Read ``NAME=value`` lines; ``${NAME}`` inside a value stands for itself.

    Args:
        path: May be missing.

    Returns:
        Values by name, the last one where a name comes twice; empty for a missing file.

    Raises:
        SettingsError: If the file cannot be read, or a line is not an assignment.
    """
    values: dict[str, str] = {}
    faults = []
    for binding in parse_stream(StringIO(_read_text(path))):
        if binding.error:
            faults.append(f"{path.name}, line {binding.original.line}: expected NAME=value")
        elif binding.key is not None:
            values[binding.key] = binding.value or ""
    if faults:
        raise SettingsError(faults)
    return values


def read_toml_file(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Args:
        path: May be missing.

    Returns:
        What it holds; empty for a missing file.

    Raises:
        SettingsError: If the file cannot be read, or is not TOML; names the line.
    """
    try:
        return tomllib.loads(_read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError([f"{path.name}: not TOML: {error}"]) from error


def _read_text(path: Path) -> str:
    try:
        # Windows editors put a byte order mark before the text.
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError([f"{path.name}, line {line}: expected text in UTF-8"]) from error
    except OSError as error:
        raise SettingsError([f"{path.name}: cannot be read: {error.strerror}"]) from error
