"""``stp sync``: brings the index in line with where the documents are kept."""

from pathlib import Path

import click

from bot.cli.options import data_dir_option, json_option, print_json, read_settings
from bot.cli.progress import shown_progress
from bot.settings import LogLevel, Settings
from bot.wiring import make_embedder
from index.build import SyncReport, sync
from index.errors import NothingRead
from sources.open_location import open_location
from sources.source import Failure, Source


@click.command("sync")
@click.argument("locations", nargs=-1)
@data_dir_option
@json_option
def sync_command(locations: tuple[str, ...], data_dir: Path | None, *, as_json: bool) -> None:
    """Bring the index in line with LOCATIONS: folders and files.

    Afterwards the index holds what these locations hold, and nothing else. Without any, the
    configured ones are taken (STP_SOURCES__LOCATIONS).

    Raises:
        NothingRead: If there is no document at all; as JSON, what failed is printed all the same.
    """
    settings = read_settings(data_dir, log_level=LogLevel.WARNING)
    sources = _open(locations, settings)
    try:
        with shown_progress() as progress:
            report = sync(settings.index_dir, sources, make_embedder(settings), progress=progress)
    except NothingRead as error:
        if as_json:
            print_json(_report_json(SyncReport((), (), (), error.unchanged, error.failures)))
        raise
    if as_json:
        print_json(_report_json(report))
    else:
        click.echo("\n".join(_report_lines(report)))


def _open(locations: tuple[str, ...], settings: Settings) -> list[Source]:
    collection = settings.sources.collection
    named = [(location, collection) for location in locations] or [
        (place.location, place.collection) for place in settings.sources.locations
    ]
    if not named:
        raise click.UsageError(
            "no LOCATION given and none configured: name a folder or a file, or set"
            " STP_SOURCES__LOCATIONS"
        )
    return [open_location(location, collection=its) for location, its in named]


def _report_lines(report: SyncReport) -> list[str]:
    lines = [
        f"{sign} {location}"
        for sign, group in (("+", report.added), ("*", report.replaced), ("-", report.dropped))
        for location in group
    ]
    lines += [_failure_line(each, kept=each in report.kept) for each in report.failed]
    lines.append(
        f"added {len(report.added)}, replaced {len(report.replaced)}, dropped"
        f" {len(report.dropped)}, unchanged {report.unchanged}, failed {len(report.failed)}"
    )
    return lines


def _failure_line(failure: Failure, *, kept: bool) -> str:
    line = f"! {failure.location}: {failure.reason}"
    return f"{line} (its earlier version is kept)" if kept else line


def _report_json(report: SyncReport) -> dict[str, object]:
    return {
        "added": len(report.added),
        "replaced": len(report.replaced),
        "dropped": len(report.dropped),
        "unchanged": report.unchanged,
        "failed": [
            {"location": failure.location, "reason": failure.reason} for failure in report.failed
        ],
    }
