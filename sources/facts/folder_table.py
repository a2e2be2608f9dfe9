"""Read the sidecar of a whole folder: what somebody wrote of its documents, in CSV or YAML."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sources.block import Facts
from sources.document import Origin
from sources.errors import MetadataError
from sources.facts.guarded_cells import unguard_cell
from sources.facts.metadata import (
    ACCEPTED,
    facts_from_mapping,
    find_faults,
    parse_mappings,
    read_value,
    suggest_key,
)
from sources.tidy import drop_invisible

LOCATION: Final = "location"
COLUMNS: Final = (LOCATION, "title", "publisher", "published", "author", "updated", "url")
CSV_NAME: Final = "stp-sources.csv"
FOLDER_SIDECARS: Final = (CSV_NAME, "stp-sources.yaml", "stp-sources.yml")

_READ: Final = (LOCATION, *ACCEPTED)
_SEPARATORS: Final = (",", ";", "\t")  # a spreadsheet writes what its country uses
_SPREADSHEET_HINT: Final = "sep="  # the first line of some spreadsheets' CSV


@dataclass(frozen=True, slots=True)
class Entry:
    """What a folder's sidecar says of one document, or of those that fit a pattern.

    Attributes:
        line: Where it stands, from 1.
        location: The document's path below the folder, its file name, or a pattern.
        facts: What is said.
    """

    line: int
    location: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Table:
    """A folder's sidecar.

    Attributes:
        entries: In order.
        problems: What is wrong with it, each a fragment that names the line.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()


def read_table(text: str, *, name: str) -> Table:
    """Read a folder's sidecar.

    A wrong line or value is a problem and loses nothing else.

    Args:
        text: The file's text.
        name: Its file name: one of ``FOLDER_SIDECARS``.

    Returns:
        Entries and problems.
    """
    return _read_csv(text) if name == CSV_NAME else _read_yaml(text, name=name)


def _read_csv(text: str) -> Table:
    lines = drop_invisible(text).split("\n")
    hinted = lines[0].strip().casefold().startswith(_SPREADSHEET_HINT)
    skipped = 1 if hinted else 0
    body = lines[skipped:]
    separator = max(_SEPARATORS, key=(body[0] if body else "").count)
    try:
        rows = list(_split_rows("\n".join(body), separator, first_line=skipped + 1))
    except csv.Error as error:  # such as a quotation mark that is never closed
        return Table(problems=(f"is no table that can be read ({error}); save it as CSV again",))
    if not rows:
        return Table(problems=(f"is empty; its first line must be such as {','.join(COLUMNS)}",))
    return _read_rows([(cell or "").casefold() for cell in rows[0][1]], rows[1:])


def _split_rows(
    text: str, separator: str, *, first_line: int
) -> Iterator[tuple[int, list[str | None]]]:
    """Split a CSV text into rows that are not empty, each with its first line's number."""
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    line = first_line
    for row in reader:
        cells = [read_value(unguard_cell(cell)) for cell in row]
        if any(cells):
            yield line, cells
        line = first_line + reader.line_num


def _read_rows(columns: Sequence[str], rows: Sequence[tuple[int, list[str | None]]]) -> Table:
    if LOCATION not in columns:
        return Table(problems=(f"has no column {LOCATION!r}; its columns may be {_say(COLUMNS)}",))
    problems = [
        f"has an unknown column {column!r}; {suggest_key(column, COLUMNS)}"
        for column in columns
        if column and column not in _READ
    ]
    entries: list[Entry] = []
    for line, cells in rows:
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            problems.append(
                f"line {line} has more cells than there are columns; put values that hold a"
                " separator in quotation marks"
            )
            continue
        values = {key: cell for key, cell in zip(columns, cells, strict=False) if key in _READ}
        if (values.get(LOCATION) or "").casefold() == LOCATION:  # one list was added to another
            continue
        _take(values.pop(LOCATION, None), values, line, entries, problems)
    return Table(tuple(entries), tuple(problems))


def _read_yaml(text: str, *, name: str) -> Table:
    try:
        found = parse_mappings(text, name=name)
    except MetadataError as error:
        return Table(problems=(str(error).removeprefix(name).lstrip(" ,"),))
    if found is None:
        return Table(problems=("holds no locations; write 'plan.pdf:' and keys indented below it",))
    entries: list[Entry] = []
    problems: list[str] = []
    for line, location, values in found:
        if values is None:
            problems.append(
                f"line {line} has no keys below it; write such as 'publisher: …', indented"
            )
        else:
            _take(location, values, line, entries, problems)
    return Table(tuple(entries), tuple(problems))


def _take(
    location: str | None,
    values: Mapping[str, str | None],
    line: int,
    entries: list[Entry],
    problems: list[str],
) -> None:
    """Take what one line says; wrong values are problems, the others count."""
    if location is None:
        problems.append(f"line {line} has no location; write the document's path or file name")
        return
    problems += (f"line {line} has {fault}" for fault in find_faults(values))
    entries.append(Entry(line, location, facts_from_mapping(values, origin=Origin.SIDECAR)))


def _say(names: Sequence[str]) -> str:
    return ", ".join(names)
