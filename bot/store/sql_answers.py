"""Answers kept for the buttons under them, in a database."""

import json
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, select

from bot.answer.answer import Answer
from bot.store.records import KeptAnswer
from bot.store.sql_engine import put_row, read_rows, transaction
from bot.store.sql_part import SqlPart
from bot.store.sql_tables import answers
from bot.store.storable import storable_answer

_ANSWER = TypeAdapter(Answer)


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
