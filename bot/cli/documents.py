"""``stp sources`` and ``stp show``: the documents in the index."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.answer.wording import say_count, say_date, say_origin, say_publisher, say_title
from bot.cli.missing import find_lacking, print_lacking, say_what_to_do, under_option
from bot.cli.options import data_dir_option, json_option, print_json, read_settings
from bot.errors import BotError
from bot.settings import LogLevel
from index.snapshots.records import DocumentSummary
from index.snapshots.snapshot import open_current
from index.snapshots.versions import NewerVersion
from sources.document import Document, Origin
from sources.tidy import join_line


class NoSuchDocument(BotError):
    """No document has the id that was asked for."""


@click.command("sources")
@click.option(
    "--missing",
    is_flag=True,
    help="Only what lacks a title, publisher or date, as CSV to fill in and to save as"
    " stp-sources.csv in the folder.",
)
@under_option
@data_dir_option
@json_option
def sources_command(
    data_dir: Path | None, *, missing: bool, under: str | None, as_json: bool
) -> None:
    """List the documents in the index.

    Raises:
        click.UsageError: If a location is given without ``--missing``.
    """
    if under is not None and not missing:
        raise click.UsageError("--under goes with --missing")
    settings = read_settings(data_dir, log_level=LogLevel.WARNING)
    with open_current(settings.index_dir) as snapshot:
        summaries = snapshot.documents()
    if missing:
        lacking = find_lacking(summaries, under=under and _find_root(under, summaries))
        print_lacking(lacking, as_json=as_json)
        say_what_to_do(lacking, summaries)
    elif as_json:
        print_json({"documents": [_summary_json(summary) for summary in summaries]})
    else:
        for summary in summaries:
            _print_summary(summary)
        click.echo(say_count(len(summaries), "document"), err=True)


def _find_root(under: str, summaries: Sequence[DocumentSummary]) -> str:
    """Find the location that was meant, however it is written."""
    roots = sorted({summary.root for summary in summaries})
    for root in (under, str(Path(under).resolve())):
        if root in roots:
            return root
    raise click.UsageError(f"nothing was synced from {under!r}; there are {', '.join(roots)}")


def _print_summary(summary: DocumentSummary) -> None:
    facts = [
        say_publisher(summary.publisher),
        *([f"by {summary.author}"] if summary.author else []),
        say_date(summary.published),
        say_count(summary.passages, "passage"),
        *([say_count(len(summary.warnings), "warning")] if summary.warnings else []),
        join_line([summary.location]),
    ]
    click.echo(f"{summary.id}  {say_title(summary.title)}\n              {', '.join(facts)}")


@click.command("show")
@click.argument("document_id")
@click.option(
    "--dropped", is_flag=True, help="Show what was left out of the text, and by what rule."
)
@data_dir_option
@json_option
def show_command(document_id: str, data_dir: Path | None, *, dropped: bool, as_json: bool) -> None:
    """Show one document: its metadata and its clean text.

    Raises:
        NoSuchDocument: If the index holds none by that id.
    """
    settings = read_settings(data_dir, log_level=LogLevel.WARNING)
    with open_current(settings.index_dir) as snapshot:
        document = snapshot.document(document_id)
        newer = snapshot.newer_versions().get(document_id)
    if document is None:
        raise NoSuchDocument(f"no document has the id {document_id!r}: see `stp sources`")
    if as_json:
        print_json(_document_json(document, newer))
    elif dropped:
        for each in document.dropped:
            click.echo(f"[{each.rule}] {each.text}")
    else:
        _print_document(document, newer)


def _print_document(document: Document, newer: NewerVersion | None) -> None:
    facts = [
        ("Title", say_title(document.title), document.title_origin),
        ("Publisher", say_publisher(document.publisher), document.publisher_origin),
        ("Published", say_date(document.published), document.published_origin),
    ]
    if document.updated:
        facts.append(("Updated", say_date(document.updated), document.updated_origin))
    if document.author:
        facts.append(("Author", document.author, document.author_origin))
    for name, fact, origin in facts:
        found = "" if origin is Origin.UNKNOWN else f"  (from {say_origin(origin)})"
        click.echo(f"{name + ':':<12}{fact}{found}")
    click.echo(f"{'Location:':<12}{join_line([document.location])}")
    if document.url:
        click.echo(f"{'Link:':<12}{document.url}")
    if newer:
        click.echo(f"{'Newer:':<12}{newer.document_id}, {say_date(newer.day)}")
    for warning in document.warnings:
        click.echo(f"{'Warning:':<12}{warning}")
    click.echo(f"\n{document.text}")


def _summary_json(summary: DocumentSummary) -> dict[str, Any]:
    return {
        "id": summary.id,
        "title": summary.title,
        "publisher": summary.publisher,
        "published": _iso(summary.published),
        "location": summary.location,
        "url": summary.url,
        "collection": summary.collection,
        "passages": summary.passages,
        "author": summary.author,
        "updated": _iso(summary.updated),
        "warnings": list(summary.warnings),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _document_json(document: Document, newer: NewerVersion | None) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "title_origin": document.title_origin.value,
        "publisher": document.publisher,
        "publisher_origin": document.publisher_origin.value,
        "published": _iso(document.published),
        "published_origin": document.published_origin.value,
        "author": document.author,
        "author_origin": document.author_origin.value,
        "updated": _iso(document.updated),
        "updated_origin": document.updated_origin.value,
        "location": document.location,
        "media_type": document.media_type,
        "url": document.url,
        "collection": document.collection,
        "revision": document.revision,
        "newer": newer.document_id if newer else None,
        "sections": [
            {"heading": each.heading, "level": each.level, "start": each.start, "end": each.end}
            for each in document.sections
        ],
        "pages": [
            {"number": each.number, "start": each.start, "end": each.end} for each in document.pages
        ],
        "rows": [
            {"table": each.table, "number": each.number, "start": each.start, "end": each.end}
            for each in document.rows
        ],
        "warnings": list(document.warnings),
        "dropped": [{"text": each.text, "rule": each.rule} for each in document.dropped],
        "text": document.text,
    }
