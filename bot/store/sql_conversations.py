"""What was said in threads, and what paged listings show, in a database."""

from datetime import datetime

from sqlalchemy import insert, select, update

from bot.answer.question import Turn
from bot.store.sql_engine import put_row, read_rows, transaction
from bot.store.sql_part import SqlPart
from bot.store.sql_tables import listings, turns

_TURNS_KEPT = 10


class SqlConversations(SqlPart):
    """A ConversationStore and a ListingStore in a database."""

    def remember_turn(self, conversation: str, turn: Turn) -> None:
        """See ``ConversationStore.remember_turn``."""
        row = {
            "conversation": conversation,
            "question": turn.question,
            "answer": turn.answer,
            "at": self._now(),
        }
        with transaction(self._engine) as connection:
            connection.execute(insert(turns), row)

    def turns(self, conversation: str) -> list[Turn]:
        """See ``ConversationStore.turns``.

        Returns:
            Oldest first, at most ten.
        """
        mine = select(turns).where(turns.c.conversation == conversation)
        latest = mine.order_by(turns.c.number.desc()).limit(_TURNS_KEPT)
        rows = read_rows(self._engine, latest)
        return [Turn(question=row.question, answer=row.answer) for row in reversed(rows)]

    def _forget_words_of_turns(self, before: datetime) -> int:
        """Take the words out of turns from before a moment; say out of how many."""
        old = (turns.c.at < before) & ((turns.c.question != "") | (turns.c.answer != ""))
        with transaction(self._engine) as connection:
            emptied = update(turns).where(old).values(question="", answer="")
            return connection.execute(emptied).rowcount

    def keep_listing(self, listing_id: str, words: str) -> None:
        """See ``ListingStore.keep_listing``."""
        with transaction(self._engine) as connection:
            row = {"id": listing_id, "words": words, "at": self._now()}
            put_row(connection, listings, row)

    def listing(self, listing_id: str) -> str | None:
        """See ``ListingStore.listing``.

        Returns:
            None where there is none.
        """
        rows = read_rows(self._engine, select(listings).where(listings.c.id == listing_id))
        return str(rows[0].words) if rows else None
