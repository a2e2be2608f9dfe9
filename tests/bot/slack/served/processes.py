"""What processes there are below another, as Linux tells it."""

from pathlib import Path
from typing import Final

_PROCESSES: Final = Path("/proc")

HAS_PROCESSES: Final = (_PROCESSES / "self" / "stat").exists()


def descendants(process_id: int) -> frozenset[int]:
    """List the processes that one has started, and those that they have."""
    children: dict[int, list[int]] = {}
    for folder in _PROCESSES.iterdir():
        if folder.name.isdigit() and (fields := _read_fields(int(folder.name))):
            children.setdefault(int(fields[1]), []).append(int(folder.name))
    found: list[int] = []
    waiting = [process_id]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return frozenset(found)


def is_running(process_id: int) -> bool:
    """Say whether there is such a process, and it is not one that has ended."""
    fields = _read_fields(process_id)
    return fields is not None and fields[0] != "Z"


def _read_fields(process_id: int) -> list[str] | None:
    """Read what stands behind a process's name: its state, its parent, and so on."""
    try:
        text = (_PROCESSES / str(process_id) / "stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return text.rpartition(")")[2].split()
