"""Writes the golden files anew: ``python -m tests.golden.write``, then read the difference."""

from tests.golden.lookups import LOOKUPS
from tests.golden.messages import MESSAGES, golden_file, golden_text
from tests.golden.views import VIEWS


def write_golden_files() -> None:
    """Write every message and every modal into its file."""
    for name, shown in (MESSAGES | VIEWS | LOOKUPS).items():
        golden_file(name).write_text(golden_text(shown), encoding="utf-8")


if __name__ == "__main__":
    write_golden_files()
