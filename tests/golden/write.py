"""Writes the golden files anew: ``python -m tests.golden.write``, then read the difference."""

from tests.golden.messages import MESSAGES, golden_file, golden_text


def write_golden_files() -> None:
    """Write every message into its file."""
    for name, message in MESSAGES.items():
        golden_file(name).write_text(golden_text(message), encoding="utf-8")


if __name__ == "__main__":
    write_golden_files()
