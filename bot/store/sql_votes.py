"""Votes on answers, in a database."""

from sqlalchemy import select, update

from bot.store.records import Verdict, Vote
from bot.store.sql_engine import insert_into, read_rows, transaction
from bot.store.sql_part import SqlPart
from bot.store.sql_tables import votes


class SqlVotes(SqlPart):
    """A VoteStore in a database."""

    def record_vote(self, vote: Vote) -> bool:
        """See ``VoteStore.record_vote``.

        Returns:
            False where the person had given this very verdict before.
        """
        values = {
            "verdict": vote.verdict.value,
            "reason": vote.reason,
            "comment": vote.comment,
            "at": vote.at,
        }
        key = {"answer_id": vote.answer_id, "person": vote.person}
        with transaction(self._engine) as connection:
            statement = (
                insert_into(connection, votes)
                .values(key | values)
                .on_conflict_do_update(
                    index_elements=list(key),
                    set_=values,
                    where=votes.c.verdict != vote.verdict.value,
                )
            )
            return connection.execute(statement).rowcount == 1

    def explain_vote(
        self, answer_id: str, person: str, *, reason: str | None, comment: str | None
    ) -> bool:
        """See ``VoteStore.explain_vote``.

        Returns:
            False where there is no such vote.
        """
        mine = (votes.c.answer_id == answer_id) & (votes.c.person == person)
        statement = update(votes).where(mine).values(reason=reason, comment=comment)
        with transaction(self._engine) as connection:
            return connection.execute(statement).rowcount == 1

    def votes(self) -> list[Vote]:
        """See ``VoteStore.votes``.

        Returns:
            Oldest first.
        """
        found = [
            Vote(
                answer_id=row.answer_id,
                person=row.person,
                verdict=Verdict(row.verdict),
                reason=row.reason,
                comment=row.comment,
                at=row.at,
            )
            for row in read_rows(self._engine, select(votes))
        ]
        # Not by the database, which may put letters in the order of some language.
        return sorted(found, key=lambda each: (each.at, each.answer_id, each.person))
