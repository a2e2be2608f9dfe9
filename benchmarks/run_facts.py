"""What a result file says of the run that made it."""

import hashlib
import os
import platform
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_SHOWN = 16  # digits of a hash: enough to tell two apart


def describe_run() -> dict[str, Any]:
    """Name the commit and the kind of machine; neither host name nor path."""
    return {
        "commit": _read_commit(),
        "machine": {
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
        },
    }


def hash_files(path: Path) -> str:
    """Hash a file, or all files of a folder by their names' order.

    Args:
        path: The file or folder.

    Returns:
        The first digits of a SHA-256 over the contents.
    """
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    return _hash(each.read_bytes() for each in files)


def hash_texts(texts: Iterable[str]) -> str:
    """Hash texts in their order.

    Args:
        texts: Any.

    Returns:
        The first digits of a SHA-256 over them.
    """
    return _hash(text.encode() for text in texts)


def _read_commit() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  ours
    except (FileNotFoundError, subprocess.CalledProcessError):  # no git, or no checkout
        return "unknown"
    return run.stdout.strip()


def _hash(parts: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()[:_SHOWN]
