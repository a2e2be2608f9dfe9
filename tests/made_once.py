"""What is slow to make is made once for all processes of a test run."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Give a file or folder that all processes of this run share, for reading only.

    Args:
        factory: Knows where this run keeps its files.
        name: Its name; the same for all who want it.
        make: Makes it at the path it is given.

    Returns:
        Its path, once it is whole.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with FileLock(shared / f"{name}.lock"):
        if not (shared / name).exists():
            unfinished = shared / f"unfinished-{name}"
            make(unfinished)
            unfinished.rename(shared / name)
    return shared / name
