"""``stp find``: the best passages, no answering."""

import re
from datetime import date
from pathlib import Path
from typing import TextIO

import click

from bot.answer.answer_json import passage_json
from bot.cli.batch import LINES, check_either, read_batch
from bot.cli.filters_help import FILTERS_HELP
from bot.cli.options import data_dir_option, json_option, print_json, read_settings
from bot.cli.plain import passage_lines
from bot.cli.prepare import ready_desk
from bot.desk import Found
from bot.settings import LogLevel
from index.searcher import Query
from sources.facts.dates import parse_date

_MAX_PASSAGES = 1000
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_DATES = "2016-11-14, 14/11/2016, 14 November 2016 or 2016"


class _Day(click.ParamType[date]):
    """A day; of a bare year, the month and day given."""

    name = "date"

    def __init__(self, *, month: int, day: int) -> None:
        """Say which day of a bare year is meant."""
        self._month = month
        self._day = day

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        text = str(value).strip()
        if _YEAR.fullmatch(text):
            return date(int(text), self._month, self._day)
        day = parse_date(text)
        if day is None:
            self.fail(f"{value!r} is no date such as {_DATES}", param, ctx)
        return day


@click.command("find", epilog=FILTERS_HELP)
@click.argument("query", required=False)
@click.option("--batch", type=LINES, help="JSON lines with id and query.")
@click.option(
    "-k",
    "limit",
    type=click.IntRange(1, _MAX_PASSAGES),
    default=10,
    show_default=True,
    help="How many passages.",
)
@click.option(
    "--publisher",
    help="Only documents whose publisher contains this, or has these initials.",
)
@click.option(
    "--from",
    "published_from",
    type=_Day(month=1, day=1),
    help=f"Published on this day or later: {_DATES}.",
)
@click.option(
    "--to",
    "published_to",
    type=_Day(month=12, day=31),
    help="Published on this day, or in this year, or earlier.",
)
@click.option("--area", help="Only what names this STP area or one of its trusts: Dorset, BNSSG.")
@data_dir_option
@json_option
def find_command(
    query: str | None,
    batch: TextIO | None,
    limit: int,
    publisher: str | None,
    published_from: date | None,
    published_to: date | None,
    area: str | None,
    data_dir: Path | None,
    *,
    as_json: bool,
) -> None:
    """Find the passages that bear on QUERY best.

    Raises:
        click.UsageError: If the dates are the wrong way round.
    """
    check_either(query, batch, name="QUERY")
    if published_from and published_to and published_from > published_to:
        raise click.UsageError(f"--from {published_from} is after --to {published_to}")
    desk = ready_desk(read_settings(data_dir, log_level=LogLevel.WARNING))

    def look(text: str) -> Found:
        query = Query(
            text=text,
            limit=limit,
            publisher=publisher,
            published_from=published_from,
            published_to=published_to,
        )
        return desk.look(query, area=area)

    if batch is not None:
        for line_id, text in read_batch(batch, "query"):
            found = look(text)
            _warn(found, prefix=f"{line_id}: ")
            print_json({"id": line_id, "passages": [passage_json(hit) for hit in found.hits]})
        return
    found = look((query or "").strip())
    if as_json:
        _warn(found)
        print_json({"query": query, "passages": [passage_json(hit) for hit in found.hits]})
    else:
        _print_found(found)


def _warn(found: Found, *, prefix: str = "") -> None:
    """Say beside JSON, whose keys have no place for it, why a filter lets nothing pass."""
    if found.is_declined:
        click.echo(prefix + " ".join(found.notes), err=True)


def _print_found(found: Found) -> None:
    if found.notes:
        click.echo("\n".join(found.notes) + ("\n" if found.hits else ""))
    for number, hit in enumerate(found.hits, start=1):
        click.echo("\n".join(passage_lines(number, hit)))
    if not found.hits and not found.is_declined:
        click.echo("Nothing was found.")
