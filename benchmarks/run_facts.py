"""What a result file says of the run that made it."""

import os
import platform
import subprocess
from typing import Any


def describe_run() -> dict[str, Any]:
    """Name the commit and the kind of machine; neither host name nor path."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607  the git that is on the path
        capture_output=True,
        text=True,
        check=True,
    )
    return {
        "commit": commit.stdout.strip(),
        "machine": {
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
        },
    }
