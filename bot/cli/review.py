"""``stp feedback`` and ``stp gaps``: what people thought, and what the collection lacks."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from bot.cli.options import data_dir_option, json_option, print_json, read_settings
from bot.gaps import Gap, find_gaps, write_gaps
from bot.settings import LogLevel
from bot.store.records import Vote
from bot.wiring import open_store
from index.snapshots.records import DocumentSummary
from index.snapshots.snapshot import has_index, open_current


@click.command("feedback")
@data_dir_option
@json_option
def feedback_command(data_dir: Path | None, *, as_json: bool) -> None:
    """List the votes: one for each person and answer."""
    settings = read_settings(data_dir, log_level=LogLevel.WARNING)
    store = open_store(settings)
    try:
        votes = store.votes()
    finally:
        store.close()
    if as_json:
        print_json({"votes": [_vote_json(vote) for vote in votes]})
        return
    for vote in votes:
        more = " ".join(part for part in (vote.reason, vote.comment) if part)
        said = vote.verdict.value.replace("_", " ")
        click.echo(f"{vote.at:%Y-%m-%d %H:%M} UTC  {vote.answer_id}  {said}  {more}".rstrip())
    if not votes:
        click.echo("No votes yet.", err=True)


@click.command("gaps")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@data_dir_option
@json_option
def gaps_command(data_dir: Path | None, *, as_json: bool, as_csv: bool) -> None:
    """List what the collection lacks.

    These are questions not answered, answers voted unhelpful, and stale sources. Question text is
    shown only where STP_STORE__KEEP_QUESTIONS is set.

    Raises:
        click.UsageError: If both forms are asked for.
    """
    if as_json and as_csv:
        raise click.UsageError("give either --json or --csv")
    settings = read_settings(data_dir, log_level=LogLevel.WARNING)
    store = open_store(settings)
    try:
        kept, votes = store.kept_answers(), store.votes()
    finally:
        store.close()
    gaps = find_gaps(
        kept,
        votes,
        _documents(settings.index_dir),
        stale_before=_today() - timedelta(days=settings.sources.stale_days),
        show_questions=settings.store.keep_questions,
    )
    if as_json:
        print_json({"gaps": [_gap_json(gap) for gap in gaps]})
    elif as_csv:
        click.echo(write_gaps(gaps), nl=False)
    else:
        for gap in gaps:
            click.echo(f"{gap.kind:<14}{gap.at or 'undated':<12}{gap.what}")


def _documents(folder: Path) -> list[DocumentSummary]:
    if not has_index(folder):
        return []
    with open_current(folder) as snapshot:
        return snapshot.documents()


def _today() -> date:
    return datetime.now(UTC).date()


def _gap_json(gap: Gap) -> dict[str, Any]:
    return {"kind": gap.kind, "date": gap.at, "reference": gap.reference, "what": gap.what}


def _vote_json(vote: Vote) -> dict[str, Any]:
    return {
        "answer_id": vote.answer_id,
        "person": vote.person,
        "vote": vote.verdict.value,
        "reason": vote.reason,
        "comment": vote.comment,
        "time": vote.at.isoformat(),
    }
