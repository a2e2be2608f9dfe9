"""Answers kept for the buttons under them, in a database."""

import json
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, bindparam, select, update

from bot.answer.answer import Answer
from bot.store.forgettable import body_without_question
from bot.store.records import KeptAnswer
from bot.store.sql_engine import put_row, read_rows, transaction
from bot.store.sql_part import SqlPart
from bot.store.sql_tables import answers
from bot.store.storable import storable_answer

_ANSWER = TypeAdapter(Answer)
# Whoever wants to write meanwhile waits for no more than so many.
_BATCH = 500


class SqlAnswers(SqlPart):
    """An AnswerStore in a database."""

    def keep_answer(self, kept: KeptAnswer) -> None:
        """See ``AnswerStore.keep_answer``."""
        with transaction(self._engine) as connection:
            put_row(connection, answers, _row(storable_answer(kept)))

    def kept_answer(self, answer_id: str) -> KeptAnswer | None:
        """See ``AnswerStore.kept_answer``.

        Returns:
            None where there is none.
        """
        rows = read_rows(self._engine, select(answers).where(answers.c.id == answer_id))
        return _kept_answer(rows[0]) if rows else None

    def kept_answers(self, team: str | None = None) -> list[KeptAnswer]:
        """See ``AnswerStore.kept_answers``.

        Returns:
            Oldest first.
        """
        wanted = select(answers)
        if team is not None:
            wanted = wanted.where(answers.c.team == team)
        found = [_kept_answer(row) for row in read_rows(self._engine, wanted)]
        # Not by the database, which may put letters in the order of some language.
        return sorted(found, key=lambda each: (each.at, each.answer.id))

    def _forget_questions_of_answers(self, before: datetime) -> int:
        """Take what people wrote out of answers from before a moment; say out of how many."""
        count, last = 0, ""
        while ids := self._forget_batch(before, after=last):
            count, last = count + len(ids), ids[-1]
        return count

    def _forget_batch(self, before: datetime, *, after: str) -> list[str]:
        """Do so with the next few, by id; give their ids."""
        old = (answers.c.at < before) & ~answers.c.question_forgotten
        wanted = select(answers.c.id, answers.c.body).where(old, answers.c.id > after)
        emptied = {"body": bindparam("rest"), "followups": "[]", "question_forgotten": True}
        # What was kept anew since it was read is no longer old.
        change = update(answers).where(answers.c.id == bindparam("key"), old).values(emptied)
        with transaction(self._engine) as connection:
            rows = [
                {"key": row.id, "rest": body_without_question(row.body)}
                for row in connection.execute(wanted.order_by(answers.c.id).limit(_BATCH))
            ]
            if rows:
                connection.execute(change, rows)
        return [row["key"] for row in rows]


def _row(kept: KeptAnswer) -> dict[str, object]:
    return {
        "id": kept.answer.id,
        "asker": kept.asker,
        "body": _ANSWER.dump_json(kept.answer).decode(),
        "at": kept.at,
        "team": kept.team,
        "channel": kept.channel,
        "thread_ts": kept.thread_ts,
        "followups": json.dumps(kept.followups),
        "question_forgotten": False,
    }


def _kept_answer(row: Row[Any]) -> KeptAnswer:
    return KeptAnswer(
        answer=_ANSWER.validate_json(row.body),
        asker=row.asker,
        at=row.at,
        team=row.team,
        channel=row.channel,
        thread_ts=row.thread_ts,
        followups=tuple(json.loads(row.followups)),
    )
