"""``stp find``: the best passages, no answering."""

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

_MAX_PASSAGES = 1000


class _Day(click.ParamType[date]):
    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date such as 2016-11-14", param, ctx)


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
@click.option("--from", "published_from", type=_Day(), help="Published on this day or later.")
@click.option("--to", "published_to", type=_Day(), help="Published on this day or earlier.")
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
    r"""Find the passages that bear on QUERY best.

    \f

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
