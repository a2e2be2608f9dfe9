"""What documents lack, as a list to fill in and to feed back."""

import csv
import sys
from collections.abc import Sequence
from typing import Any

import click

from bot.answer.wording import say_count
from bot.cli.options import print_json, say
from index.snapshots.records import DocumentSummary
from sources.document import Origin
from sources.facts.folder_table import COLUMNS, CSV_NAME, LOCATION
from sources.facts.guarded_cells import guard_cell
from sources.tidy import join_line


def find_lacking(
    summaries: Sequence[DocumentSummary], *, under: str | None = None
) -> list[DocumentSummary]:
    """Find the documents that lack a title, a publisher or a date.

    Args:
        summaries: The documents.
        under: The one location to look at, as its source names itself; None for all.

    Returns:
        Them, in the same order.
    """
    return [each for each in summaries if (under is None or each.root == under) and _lacks(each)]


def print_lacking(lacking: Sequence[DocumentSummary], *, as_json: bool) -> None:
    """Print documents with what is known of them, in the form of a folder's sidecar.

    Args:
        lacking: The documents.
        as_json: Whether to print JSON, which also says of each what it lacks, in place of CSV.
    """
    if as_json:
        print_json({"documents": [_row_json(each) for each in lacking]})
    else:
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_cells(_row(each)) for each in lacking)


def say_what_to_do(
    lacking: Sequence[DocumentSummary], summaries: Sequence[DocumentSummary]
) -> None:
    """Say, beside the list, where it belongs once it is filled in.

    Args:
        lacking: The documents in the list.
        summaries: All documents.
    """
    if not lacking:
        say("No document lacks a title, a publisher or a date.")
        return
    say(f"{say_count(len(lacking), 'document')} of {len(summaries)}, in:")
    roots = dict.fromkeys(each.root for each in lacking)
    for root in roots:
        is_web = root.startswith(("http://", "https://"))
        say(f"  {root}{'  (on the web: set its publisher in stp.toml)' if is_web else ''}")
    if len(roots) > 1:
        say("Ask for each by itself with --under, for each folder has a list of its own.")
    told = {
        each.root for each in summaries for origin in _origins(each) if origin is Origin.SIDECAR
    }
    verb = "Add the lines to" if told & roots.keys() else "Save the list as"
    say(f"{verb} {CSV_NAME} in that folder, fill in what is empty, and run `stp sync` again.")


def _lacks(summary: DocumentSummary) -> list[str]:
    facts = {
        "title": summary.title,
        "publisher": summary.publisher,
        "published": summary.published,
    }
    return [name for name, fact in facts.items() if fact is None]


def _origins(summary: DocumentSummary) -> tuple[Origin, ...]:
    return (
        summary.title_origin,
        summary.publisher_origin,
        summary.published_origin,
        summary.author_origin,
        summary.updated_origin,
    )


def _row(summary: DocumentSummary) -> dict[str, str | None]:
    return {
        LOCATION: join_line([summary.location]),  # as folder_matching compares it
        "title": summary.title,
        "publisher": summary.publisher,
        "published": summary.published.isoformat() if summary.published else None,
        "author": summary.author,
        "updated": summary.updated.isoformat() if summary.updated else None,
        "url": summary.url,
    }


def _cells(row: dict[str, str | None]) -> dict[str, str]:
    """Write a row down for spreadsheets, which take some beginnings for formulas."""
    return {name: guard_cell(value or "") for name, value in row.items()}


def _row_json(summary: DocumentSummary) -> dict[str, Any]:
    return {
        **_row(summary),
        "lacks": _lacks(summary),
        "root": summary.root,
        "id": summary.id,
    }


under_option = click.option(
    "--under",
    metavar="LOCATION",
    help="With --missing: only what was found under this folder or address.",
)
