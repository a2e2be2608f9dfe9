"""``stp sync``: brings the index in line with where the documents are kept."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.cli.options import data_dir_option, json_option, print_json, read_settings, say
from bot.cli.progress import shown_progress
from bot.cli.sync_report import report_json, report_lines
from bot.refresh.schedule import (
    choose_due,
    has_usable_index,
    open_places,
    remember_looked_at,
)
from bot.refresh.watched import WatchedSource
from bot.settings import LogLevel, Settings
from bot.settings_sources import Location
from bot.wiring import make_embedder
from index.errors import NothingRead
from index.snapshots.snapshot import open_current
from index.syncing.build import SyncReport, sync


@click.command("sync")
@click.argument("locations", nargs=-1)
@click.option(
    "--due",
    is_flag=True,
    help="Look only at the configured locations whose interval is over, as `stp serve` does.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and change nothing.")
@data_dir_option
@json_option
def sync_command(
    locations: tuple[str, ...], data_dir: Path | None, *, due: bool, dry_run: bool, as_json: bool
) -> None:
    """Bring the index in line with LOCATIONS: folders, files, web pages, sitemaps and feeds.

    Afterwards the index holds what these locations hold, and nothing else. Without any, the
    configured ones are taken (STP_SOURCES__LOCATIONS).

    Raises:
        NothingRead: If there is no document at all; as JSON, what failed is printed all the same.
    """
    settings = read_settings(data_dir, log_level=LogLevel.WARNING)
    sources = open_places(_places(locations, settings), settings)
    now = datetime.now(UTC)
    only_due = due and has_usable_index(settings)
    chosen = choose_due(sources, settings, now=now) if only_due else list(sources)
    if not chosen:
        say("stp: no location is due")
        return
    others = frozenset(source.root for source in sources if source not in chosen)
    remembered = not locations and not dry_run
    watched = [WatchedSource(each) for each in chosen]
    roots = {each.root for each in watched}
    try:
        with shown_progress() as progress:
            report = sync(
                settings.index_dir,
                watched,
                make_embedder(settings),
                progress=progress,
                others=others,
                dry_run=dry_run,
            )
    except NothingRead as error:
        if remembered:
            remember_looked_at(settings, roots, failed=roots, now=now)
        if as_json:
            print_json(report_json(SyncReport((), (), (), error.unchanged, error.failures)))
        raise
    if remembered:
        failed = {each.root for each in watched if each.has_failed}
        remember_looked_at(settings, roots, failed=failed, now=now)
    if as_json:
        print_json(report_json(report))
    else:
        lacking = 0 if dry_run else _count_lacking(settings)
        click.echo("\n".join(report_lines(report, lacking=lacking, dry_run=dry_run)))


def _places(locations: Sequence[str], settings: Settings) -> Sequence[Location]:
    named = [Location(location=each, collection=settings.sources.collection) for each in locations]
    if not named and not settings.sources.locations:
        raise click.UsageError(
            "no LOCATION given and none configured: name a folder, a file or a web address, or set"
            " STP_SOURCES__LOCATIONS"
        )
    return named or settings.sources.locations


def _count_lacking(settings: Settings) -> int:
    with open_current(settings.index_dir) as snapshot:
        return sum(
            each.published is None or each.publisher is None for each in snapshot.documents()
        )
