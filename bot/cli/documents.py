"""``stp sources`` and ``stp show``: the documents in the index."""

from pathlib import Path
from typing import Any

import click

from bot.answer.wording import say_count, say_date, say_publisher, say_title
from bot.cli.options import data_dir_option, json_option, print_json, read_settings
from bot.errors import BotError
from bot.settings import LogLevel
from index.records import DocumentSummary
from index.snapshot import open_current
from sources.document import Document, Origin


class NoSuchDocument(BotError):
    """No document has the id that was asked for."""


@click.command("sources")
@data_dir_option
@json_option
def sources_command(data_dir: Path | None, *, as_json: bool) -> None:
    """List the documents in the index."""
    settings = read_settings(data_dir, log_level=LogLevel.WARNING)
    with open_current(settings.index_dir) as snapshot:
        summaries = snapshot.documents()
    if as_json:
        print_json({"documents": [_summary_json(summary) for summary in summaries]})
        return
    for summary in summaries:
        click.echo(
            f"{summary.id}  {say_title(summary.title)}\n"
            f"              {say_publisher(summary.publisher)}, {say_date(summary.published)},"
            f" {say_count(summary.passages, 'passage')}, {summary.location}"
        )
    click.echo(say_count(len(summaries), "document"), err=True)


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
    if document is None:
        raise NoSuchDocument(f"no document has the id {document_id!r}: see `stp sources`")
    if as_json:
        print_json(_document_json(document))
    elif dropped:
        for each in document.dropped:
            click.echo(f"[{each.rule}] {each.text}")
    else:
        _print_document(document)


def _print_document(document: Document) -> None:
    facts = [
        ("Title", say_title(document.title), document.title_origin),
        ("Publisher", say_publisher(document.publisher), document.publisher_origin),
        ("Published", say_date(document.published), document.published_origin),
    ]
    for name, fact, origin in facts:
        found = "" if origin is Origin.UNKNOWN else f"  (from: {origin.value})"
        click.echo(f"{name + ':':<12}{fact}{found}")
    click.echo(f"{'Location:':<12}{document.location}")
    if document.url:
        click.echo(f"{'Link:':<12}{document.url}")
    click.echo(f"\n{document.text}")


def _summary_json(summary: DocumentSummary) -> dict[str, Any]:
    return {
        "id": summary.id,
        "title": summary.title,
        "publisher": summary.publisher,
        "published": summary.published.isoformat() if summary.published else None,
        "location": summary.location,
        "url": summary.url,
        "collection": summary.collection,
        "passages": summary.passages,
    }


def _document_json(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "title_origin": document.title_origin.value,
        "publisher": document.publisher,
        "publisher_origin": document.publisher_origin.value,
        "published": document.published.isoformat() if document.published else None,
        "published_origin": document.published_origin.value,
        "location": document.location,
        "media_type": document.media_type,
        "url": document.url,
        "collection": document.collection,
        "revision": document.revision,
        "sections": [
            {"heading": each.heading, "level": each.level, "start": each.start, "end": each.end}
            for each in document.sections
        ],
        "pages": [
            {"number": each.number, "start": each.start, "end": each.end} for each in document.pages
        ],
        "dropped": [{"text": each.text, "rule": each.rule} for each in document.dropped],
        "text": document.text,
    }
