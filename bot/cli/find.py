"""``stp find``: the best passages, no answering."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

import click

from bot.answer.answer_json import passage_json
from bot.cli.batch import LINES, check_either, read_batch
from bot.cli.options import data_dir_option, json_option, print_json, read_settings
from bot.cli.plain import passage_lines
from bot.cli.prepare import ready_desk
from bot.settings import LogLevel
from index.searcher import Hit, Query
from sources.dates import parse_date

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


@click.command("find")
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
@click.option("--publisher", help="Only documents whose publisher contains this.")
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
@data_dir_option
@json_option
def find_command(
    query: str | None,
    batch: TextIO | None,
    limit: int,
    publisher: str | None,
    published_from: date | None,
    published_to: date | None,
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

    def ask(text: str) -> Query:
        return Query(
            text=text,
            limit=limit,
            publisher=publisher,
            published_from=published_from,
            published_to=published_to,
        )

    if batch is not None:
        for line_id, text in read_batch(batch, "query"):
            passages = [passage_json(hit) for hit in desk.find(ask(text))]
            print_json({"id": line_id, "passages": passages})
        return
    hits = desk.find(ask((query or "").strip()))
    if as_json:
        print_json({"query": query, "passages": [passage_json(hit) for hit in hits]})
    else:
        _print_hits(hits)


def _print_hits(hits: Sequence[Hit]) -> None:
    for number, hit in enumerate(hits, start=1):
        click.echo("\n".join(passage_lines(number, hit)))
    if not hits:
        click.echo("Nothing was found.")
