"""Remembers when each location was looked at last."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from index.errors import IndexUnwritable


def read_looked_at(path: Path) -> dict[str, datetime]:
    """Read when each location was looked at last.

    Args:
        path: The file; it need not be there.

    Returns:
        Root to time, in UTC. A file that is damaged counts as none: everything is then due.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {str(root): datetime.fromisoformat(at) for root, at in found.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def write_looked_at(path: Path, roots: Iterable[str], *, now: datetime) -> None:
    """Remember that locations were looked at now; what is known of others stays.

    Args:
        path: The file; its folder is made where it is missing.
        roots: The locations' roots.
        now: The time, in UTC.

    Raises:
        IndexUnwritable: If the file cannot be written.
    """
    times = read_looked_at(path) | dict.fromkeys(roots, now.astimezone(UTC))
    text = json.dumps({root: at.isoformat() for root, at in sorted(times.items())}, indent=1)
    aside = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(f"{text}\n", encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        raise IndexUnwritable(path.parent, str(error)) from error
