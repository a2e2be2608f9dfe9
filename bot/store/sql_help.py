"""Who asked for help with an answer, in a database."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update

from bot.store.records import HelpRequest
from bot.store.sql_engine import insert_into, read_rows, transaction
from bot.store.sql_part import SqlPart
from bot.store.sql_tables import help_requests


class SqlHelp(SqlPart):
    """A HelpStore in a database."""

    def keep_help(self, request: HelpRequest) -> None:
        """See ``HelpStore.keep_help``."""
        row = _row(request)
        kept = help_requests.c
        with transaction(self._engine) as connection:
            statement = insert_into(connection, help_requests).values(row)
            given = statement.excluded
            settled = {
                "resolved_by": func.coalesce(given.resolved_by, kept.resolved_by),
                "resolved_at": func.coalesce(given.resolved_at, kept.resolved_at),
            }
            connection.execute(
                statement.on_conflict_do_update(index_elements=["id"], set_=row | settled)
            )

    def help_request(self, help_id: str) -> HelpRequest | None:
        """See ``HelpStore.help_request``.

        Returns:
            None where there is none.
        """
        this = select(help_requests).where(help_requests.c.id == help_id)
        rows = read_rows(self._engine, this)
        return _request(rows[0]) if rows else None

    def resolve_help(self, help_id: str, person: str, at: datetime) -> bool:
        """See ``HelpStore.resolve_help``.

        Returns:
            False where it was resolved before, or is not there.
        """
        table = help_requests
        open_one = (table.c.id == help_id) & table.c.resolved_by.is_(None)
        statement = update(table).where(open_one).values(resolved_by=person, resolved_at=at)
        with transaction(self._engine) as connection:
            return connection.execute(statement).rowcount == 1

    def count_help(self, team: str, asker: str, since: datetime) -> int:
        """See ``HelpStore.count_help``.

        Returns:
            Those made at that very moment included.
        """
        its = help_requests.c
        theirs = (its.team == team) & (its.asker == asker) & (its.at >= since)
        count = select(func.count()).select_from(help_requests).where(theirs)
        return int(read_rows(self._engine, count)[0][0])


def _row(request: HelpRequest) -> dict[str, object]:
    return {
        "id": request.id,
        "answer_id": request.answer_id,
        "asker": request.asker,
        "team": request.team,
        "channel": request.channel,
        "thread_ts": request.thread_ts,
        "at": request.at,
        "posted": json.dumps(request.posted),
        "mark_ts": request.mark_ts,
        "resolved_by": request.resolved_by,
        "resolved_at": request.resolved_at,
    }


def _request(row: Row[Any]) -> HelpRequest:
    return HelpRequest(
        id=row.id,
        answer_id=row.answer_id,
        asker=row.asker,
        team=row.team,
        channel=row.channel,
        thread_ts=row.thread_ts,
        at=row.at,
        posted=tuple((channel, ts) for channel, ts in json.loads(row.posted)),
        mark_ts=row.mark_ts,
        resolved_by=row.resolved_by,
        resolved_at=row.resolved_at,
    )
