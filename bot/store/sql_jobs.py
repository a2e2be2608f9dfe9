"""Accepted jobs, and the keys that were seen or claimed, in a database."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from bot.store.records import Job
from bot.store.sql_engine import insert_into, read_rows, transaction
from bot.store.sql_part import SqlPart
from bot.store.sql_tables import jobs, seen


class SqlJobs(SqlPart):
    """A JobStore and a ClaimStore: both ask whether a key was seen before."""

    def accept(self, job: Job, keys: Sequence[str]) -> bool:
        """See ``JobStore.accept``.

        Returns:
            False where a key was seen before, or the id is in use.
        """
        with transaction(self._engine) as connection:
            accepted = self._see_all(connection, keys) and self._keep(connection, job)
            if not accepted:
                connection.rollback()
        return accepted

    def finish(self, job_id: str) -> None:
        """See ``JobStore.finish``."""
        with transaction(self._engine) as connection:
            connection.execute(delete(jobs).where(jobs.c.id == job_id))

    def unfinished(self) -> list[Job]:
        """See ``JobStore.unfinished``.

        Returns:
            Oldest first.
        """
        return [
            Job(
                id=row.id,
                conversation=row.conversation,
                body=row.body,
                recovered=True,
                at=row.at,
            )
            for row in read_rows(self._engine, select(jobs).order_by(jobs.c.number))
        ]

    def claim(self, key: str) -> bool:
        """See ``ClaimStore.claim``.

        Returns:
            False where it was claimed or seen before.
        """
        with transaction(self._engine) as connection:
            return self._see_all(connection, [key])

    def is_claimed(self, key: str) -> bool:
        """See ``ClaimStore.is_claimed``.

        Returns:
            True also for keys seen.
        """
        return bool(read_rows(self._engine, select(seen.c.key).where(seen.c.key == key)))

    def release(self, key: str) -> None:
        """See ``ClaimStore.release``."""
        with transaction(self._engine) as connection:
            connection.execute(delete(seen).where(seen.c.key == key))

    def _see_all(self, connection: Connection, keys: Sequence[str]) -> bool:
        # In one order for everybody: two that wait for each other's keys would wait for ever.
        rows = [{"key": key, "at": self._now()} for key in sorted(set(keys))]
        if not rows:
            return True
        statement = insert_into(connection, seen).values(rows).on_conflict_do_nothing()
        return connection.execute(statement).rowcount == len(rows)

    def _keep(self, connection: Connection, job: Job) -> bool:
        row = {
            "id": job.id,
            "conversation": job.conversation,
            "body": job.body,
            "at": self._now(),
        }
        statement = insert_into(connection, jobs).values(row).on_conflict_do_nothing()
        return connection.execute(statement).rowcount == 1
