"""The ports to where the bot keeps what it must remember."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.answer.question import Turn
from bot.store.records import Job, KeptAnswer, Vote


class JobStore(Protocol):
    """Keeps accepted jobs until they are done."""

    def accept(self, job: Job, keys: Sequence[str]) -> bool:
        """Keep a job, unless one of its keys was seen before; both in one transaction.

        Args:
            job: What is to be done.
            keys: What the request can be recognised by when it is delivered again.

        Returns:
            False where a key was seen before; then nothing is kept.
        """
        ...

    def finish(self, job_id: str) -> None:
        """Forget a job, its outcome being visible. Its keys stay seen."""
        ...

    def unfinished(self) -> list[Job]:
        """List the jobs not finished, oldest first, each marked as recovered."""
        ...


class ClaimStore(Protocol):
    """Sees to it that something is done once."""

    def claim(self, key: str) -> bool:
        """Claim a key; False where it was claimed or seen before."""
        ...

    def release(self, key: str) -> None:
        """Give a claimed key back, what was claimed having failed."""
        ...


class AnswerStore(Protocol):
    """Keeps answers for the buttons under them."""

    def keep_answer(self, kept: KeptAnswer) -> None:
        """Keep an answer; the same id again replaces it."""
        ...

    def kept_answer(self, answer_id: str) -> KeptAnswer | None:
        """Find an answer; None where there is none, or no longer."""
        ...

    def kept_answers(self) -> list[KeptAnswer]:
        """List all answers kept, oldest first."""
        ...


class VoteStore(Protocol):
    """Keeps one vote for each person and answer."""

    def record_vote(self, vote: Vote) -> bool:
        """Record a vote in place of the person's earlier one.

        Returns:
            False where the person had given this very verdict before; then nothing changes.
        """
        ...

    def votes(self) -> list[Vote]:
        """List all votes, oldest first."""
        ...


class ConversationStore(Protocol):
    """Keeps what was said in the threads that the bot takes part in."""

    def remember_turn(self, conversation: str, turn: Turn) -> None:
        """Add a turn to a conversation."""
        ...

    def turns(self, conversation: str) -> list[Turn]:
        """List the latest turns, at most ten, oldest first; empty where the bot has no part."""
        ...


class ListingStore(Protocol):
    """Keeps the words that a paged listing was asked for."""

    def keep_listing(self, listing_id: str, words: str) -> None:
        """Keep the words."""
        ...

    def listing(self, listing_id: str) -> str | None:
        """Find the words; None where there are none, or no longer."""
        ...


class Store(
    JobStore, ClaimStore, AnswerStore, VoteStore, ConversationStore, ListingStore, Protocol
):
    """All of it in one place."""

    def forget(self, before: datetime) -> int:
        """Forget answers, turns, listings and seen keys from before a moment; votes stay.

        Returns:
            How many records went.
        """
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
