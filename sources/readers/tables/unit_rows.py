"""Read the row below a table's header that says in what its columns are counted."""

import re
from collections.abc import Sequence
from typing import Final

_UNIT: Final = re.compile(
    r"\(?(?:[£$€]\s?['’]?(?:0{3}s?|k|m|bn|million|billion)?|['’]?0{3}s?|%|fte|wte|no\.?"
    r"|days|hours|weeks|million)\)?",
    re.IGNORECASE,
)


def add_units(names: Sequence[str], row: Sequence[str]) -> list[str] | None:
    """Add units such as "£m" and "(000s)" to the names of columns.

    Args:
        names: The header's cells, tidy.
        row: The cells of the row below it, tidy.

    Returns:
        Names such as "Plan £m"; None where the row holds anything but units.
    """
    filled = [cell for cell in row if cell]
    if not filled or len(row) > len(names) or not all(map(_UNIT.fullmatch, filled)):
        return None
    units = [*row, *[""] * (len(names) - len(row))]
    return [f"{name} {unit}".strip() for name, unit in zip(names, units, strict=True)]
