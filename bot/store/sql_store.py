"""The store in a database: SQLite by default, any that SQLAlchemy knows by URL."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Row,
    create_engine,
    delete,
    event,
    insert,
    select,
    update,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError

from bot.answer.answer import Answer
from bot.answer.question import Turn
from bot.errors import StoreUnusable
from bot.store import sql_tables as tables
from bot.store.records import Job, KeptAnswer, Verdict, Vote

_TURNS_KEPT = 10
_ANSWER = TypeAdapter(Answer)


def _now() -> datetime:
    return datetime.now(UTC)


class SqlStore:
    """A Store behind a database URL. Safe to call from several threads."""

    def __init__(self, url: str, *, now: Callable[[], datetime] = _now) -> None:
        """Open the store and make the tables that are missing.

        Args:
            url: SQLAlchemy's form, such as ``sqlite:////var/lib/stp/stp.sqlite``.
            now: The clock.

        Raises:
            StoreUnusable: If the URL is wrong or the database cannot be opened.
        """
        self._now = now
        address = _read_url(url)
        try:
            self._engine = _open_engine(address)
            tables.metadata.create_all(self._engine)
        except (SQLAlchemyError, ImportError) as error:
            raise StoreUnusable(
                f"the store at {_shown(address)} cannot be opened ({type(error).__name__}): check"
                " STP_STORE__URL, and that the folder exists and can be written to"
            ) from error

    def accept(self, job: Job, keys: Sequence[str]) -> bool:
        """See ``JobStore.accept``.

        Returns:
            False where a key was seen before.
        """
        at = self._now()
        try:
            with self._begin() as connection:
                if keys:
                    rows = [{"key": key, "at": at} for key in dict.fromkeys(keys)]
                    connection.execute(insert(tables.seen), rows)
                connection.execute(
                    insert(tables.jobs),
                    {"id": job.id, "conversation": job.conversation, "body": job.body, "at": at},
                )
        except IntegrityError:
            return False
        return True

    def finish(self, job_id: str) -> None:
        """See ``JobStore.finish``."""
        with self._begin() as connection:
            connection.execute(delete(tables.jobs).where(tables.jobs.c.id == job_id))

    def unfinished(self) -> list[Job]:
        """See ``JobStore.unfinished``.

        Returns:
            Oldest first.
        """
        rows = self._rows(select(tables.jobs).order_by(tables.jobs.c.number))
        return [
            Job(id=row.id, conversation=row.conversation, body=row.body, recovered=True)
            for row in rows
        ]

    def claim(self, key: str) -> bool:
        """See ``ClaimStore.claim``.

        Returns:
            False where it was claimed or seen before.
        """
        try:
            with self._begin() as connection:
                connection.execute(insert(tables.seen), {"key": key, "at": self._now()})
        except IntegrityError:
            return False
        return True

    def release(self, key: str) -> None:
        """See ``ClaimStore.release``."""
        with self._begin() as connection:
            connection.execute(delete(tables.seen).where(tables.seen.c.key == key))

    def keep_answer(self, kept: KeptAnswer) -> None:
        """See ``AnswerStore.keep_answer``."""
        body = _ANSWER.dump_json(kept.answer).decode()
        with self._begin() as connection:
            connection.execute(delete(tables.answers).where(tables.answers.c.id == kept.answer.id))
            connection.execute(
                insert(tables.answers),
                {"id": kept.answer.id, "asker": kept.asker, "body": body, "at": kept.at},
            )

    def kept_answer(self, answer_id: str) -> KeptAnswer | None:
        """See ``AnswerStore.kept_answer``.

        Returns:
            None where there is none.
        """
        rows = self._rows(select(tables.answers).where(tables.answers.c.id == answer_id))
        return _kept_answer(rows[0]) if rows else None

    def kept_answers(self) -> list[KeptAnswer]:
        """See ``AnswerStore.kept_answers``.

        Returns:
            Oldest first.
        """
        order = (tables.answers.c.at, tables.answers.c.id)
        return [_kept_answer(row) for row in self._rows(select(tables.answers).order_by(*order))]

    def record_vote(self, vote: Vote) -> bool:
        """See ``VoteStore.record_vote``.

        Returns:
            False where the person had given this very verdict before.
        """
        table = tables.votes
        mine = (table.c.answer_id == vote.answer_id) & (table.c.person == vote.person)
        values = {
            "verdict": vote.verdict.value,
            "reason": vote.reason,
            "comment": vote.comment,
            "at": vote.at,
        }
        with self._begin() as connection:
            other_verdict = update(table).where(mine & (table.c.verdict != vote.verdict.value))
            if connection.execute(other_verdict.values(values)).rowcount:
                return True
        try:
            with self._begin() as connection:
                key = {"answer_id": vote.answer_id, "person": vote.person}
                connection.execute(insert(table), key | values)
        except IntegrityError:
            return False
        return True

    def votes(self) -> list[Vote]:
        """See ``VoteStore.votes``.

        Returns:
            Oldest first.
        """
        table = tables.votes
        rows = self._rows(select(table).order_by(table.c.at, table.c.answer_id, table.c.person))
        return [
            Vote(
                answer_id=row.answer_id,
                person=row.person,
                verdict=Verdict(row.verdict),
                reason=row.reason,
                comment=row.comment,
                at=row.at,
            )
            for row in rows
        ]

    def remember_turn(self, conversation: str, turn: Turn) -> None:
        """See ``ConversationStore.remember_turn``."""
        with self._begin() as connection:
            connection.execute(
                insert(tables.turns),
                {
                    "conversation": conversation,
                    "question": turn.question,
                    "answer": turn.answer,
                    "at": self._now(),
                },
            )

    def turns(self, conversation: str) -> list[Turn]:
        """See ``ConversationStore.turns``.

        Returns:
            Oldest first, at most ten.
        """
        table = tables.turns
        mine = select(table).where(table.c.conversation == conversation)
        rows = self._rows(mine.order_by(table.c.number.desc()).limit(_TURNS_KEPT))
        return [Turn(question=row.question, answer=row.answer) for row in reversed(rows)]

    def keep_listing(self, listing_id: str, words: str) -> None:
        """See ``ListingStore.keep_listing``."""
        with self._begin() as connection:
            values = {"id": listing_id, "words": words, "at": self._now()}
            connection.execute(insert(tables.listings), values)

    def listing(self, listing_id: str) -> str | None:
        """See ``ListingStore.listing``.

        Returns:
            None where there is none.
        """
        rows = self._rows(select(tables.listings).where(tables.listings.c.id == listing_id))
        return str(rows[0].words) if rows else None

    def forget(self, before: datetime) -> int:
        """See ``Store.forget``.

        Returns:
            How many records went.
        """
        gone = 0
        with self._begin() as connection:
            for table in (tables.answers, tables.turns, tables.listings, tables.seen):
                gone += connection.execute(delete(table).where(table.c.at < before)).rowcount
        return gone

    def close(self) -> None:
        """See ``Store.close``."""
        self._engine.dispose()

    def _rows(self, statement: Any) -> Sequence[Row[Any]]:  # noqa: ANN401  any select
        with self._begin() as connection:
            return connection.execute(statement).all()

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            # Without its cause, which shows what was to be stored: people's questions.
            fault = type(error).__name__
            raise StoreUnusable(f"the store cannot be used now ({fault}); try again") from None


def _read_url(url: str) -> URL:
    # Without the cause, whose words may hold a part of a password that was not escaped.
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        raise StoreUnusable(
            "STP_STORE__URL is not a database URL, such as sqlite:////var/lib/stp/stp.sqlite;"
            " in a password, @ is written %40, : is %3A and / is %2F"
        ) from None


def _open_engine(url: URL) -> Engine:
    engine = create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401  a DB-API connection
    """Let readers go on beside a writer, and writers wait for each other."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=2500")
    cursor.close()


def _shown(url: URL) -> str:
    """Show a URL without its password, which may also stand among its options."""
    return url.set(query={}).render_as_string(hide_password=True)


def _kept_answer(row: Row[Any]) -> KeptAnswer:
    return KeptAnswer(answer=_ANSWER.validate_json(row.body), asker=row.asker, at=row.at)
