"""Cells of a CSV file, guarded so that no spreadsheet takes one for a formula; pure."""

import re
from typing import Final

_GUARD: Final = "'"
# What spreadsheets run, and a word that would be read back as if it had been guarded.
_NEEDS_GUARD: Final = re.compile(r"'*[=+\-@\t\r]")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")


def guard_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula.

    Args:
        text: What the cell is to say.

    Returns:
        What to write; ``unguard_cell`` gives back the text.
    """
    return _GUARD + text if _NEEDS_GUARD.match(text) else text


def unguard_cell(cell: str) -> str:
    """Take the apostrophe away that ``guard_cell`` has put there."""
    return cell[1:] if _GUARDED.match(cell) else cell
