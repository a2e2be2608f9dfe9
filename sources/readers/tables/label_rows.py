"""Tell tables that name a fact in each row, as cover sheets do, from those with a header."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from sources.facts.dates import parse_date

_MAX_ROWS: Final = 40  # a longer list of two columns is one of things, not of facts about one thing
_MIN_VALUES: Final = 3
_MAX_LABEL_WORDS: Final = 8
_MIXED: Final = 2 / 3  # of the values are of one kind where a column has a name
_PAIR: Final = 2
# What cover sheets and minutes call their facts. As a value in a first column they are rare.
_LABELS: Final = frozenset({
    *("agenda item", "apologies", "attendees", "author", "authors", "chair", "contact"),
    *("contact officer", "date", "date of meeting", "in attendance", "lead director"),
    *("location", "meeting", "meeting date", "prepared by", "present", "presented by"),
    *("purpose", "report author", "report by", "report of", "report title", "sponsor"),
    *("status", "subject", "time", "title", "title of paper", "title of report", "venue"),
})
# What people call columns whose values may be of many kinds; so do the years of plans.
_COLUMN_NAMES: Final = frozenset({
    *("actual", "amount", "baseline", "category", "cost", "current", "description", "detail"),
    *("details", "field", "figure", "figures", "forecast", "indicator", "item", "kpi"),
    *("measure", "metric", "number", "outturn", "performance", "plan", "result", "role"),
    *("target", "total", "trajectory", "value", "what"),
})
_PERIOD: Final = re.compile(
    r"(?:^|\W)(?:19|20)\d\d(?:\W|$)|\b(?:q[1-4]|m\d+|month|year)\b", re.IGNORECASE
)
_NOTHING: Final = re.compile(
    r"[\W_]*(?:n/?a|tb[acd]|nil|none|unknown|not known)?[\W_]*", re.IGNORECASE
)
_MONEY: Final = re.compile(r"[-–(]*[£$€]\s?\d")
_FIGURE: Final = re.compile(r"[-–+(]*\d[\d,.\s]*(?P<share>%)?[)*]*")


def holds_labels(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether each row of a table is the name of a fact with the fact beside it.

    So it is where every row begins with a colon's words ("Chair:"), and where a short table of two
    columns names such facts as "Author" and "Date" down its side, or has values of many kinds in
    one column, which no name of the column could fit.

    Args:
        rows: Tidy cells, row by row.

    Returns:
        False for an empty table, and for one whose first row may name its columns.
    """
    filled = [row for row in rows if any(row)]
    if not filled or len(filled) > _MAX_ROWS or not filled[0][0]:
        return False
    labels = [row[0] for row in filled if row[0]]
    if all(label.endswith(":") for label in labels):
        return any(cell and not cell.endswith(":") for cell in filled[0])
    pairs = [_unlike(row) for row in filled]
    if any(len(pair) > _PAIR for pair in pairs) or not _are_labels(labels):
        return False
    if any(map(_names_column, pairs[0])):
        return False
    values = [pair[1] for pair in pairs[1:] if len(pair) == _PAIR]
    names_facts = any(label.rstrip(":").casefold() in _LABELS for label in labels[1:])
    return (names_facts and bool(values)) or _are_mixed(values)


def say_labels(row: Sequence[str]) -> str:
    """Say a row of such a table in one line.

    Args:
        row: Its cells, tidy; may be empty.

    Returns:
        Such as ``Chair: Ann Rowe; Venue: Town Hall``; empty where every cell is.
    """
    line = ""
    for place, cell in enumerate(_unlike(row)):
        if not place:
            label = cell if not row[0] or cell.endswith((":", "?")) else f"{cell}:"
            line = label if len(_unlike(row)) > 1 else cell
        else:
            line += f"{' ' if line.endswith((':', '?')) else '; '}{cell}"
    return line


def _unlike(row: Sequence[str]) -> list[str]:
    """Take a row's words, those of cells merged into one once."""
    before = ["", *row]
    return [cell for cell, last in zip(row, before, strict=False) if cell and cell != last]


def _names_column(cell: str) -> bool:
    return cell.rstrip(":").casefold() in _COLUMN_NAMES or (
        _PERIOD.search(cell) is not None and parse_date(cell) is None
    )


def _are_labels(cells: Sequence[str]) -> bool:
    return len(set(cells)) == len(cells) and all(
        len(cell.split()) <= _MAX_LABEL_WORDS and _kind(cell) == "words" for cell in cells
    )


def _are_mixed(values: Sequence[str]) -> bool:
    kinds = Counter(kind for value in values if (kind := _kind(value)))
    return (
        kinds.total() >= _MIN_VALUES
        and len(kinds) > 1
        and max(kinds.values()) < _MIXED * kinds.total()
    )


def _kind(cell: str) -> str | None:
    """Say what kind of thing a cell holds; None where it holds nothing."""
    if _NOTHING.fullmatch(cell):
        return None
    if parse_date(cell) is not None:
        return "date"
    if _MONEY.match(cell):
        return "money"
    figure = _FIGURE.fullmatch(cell)
    if figure is None:
        return "words"
    return "share" if figure["share"] else "number"
