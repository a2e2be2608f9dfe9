"""The ports to where the bot keeps what it must remember.

Moments come back in UTC. In words that people write, characters that no database keeps (NUL, lone
surrogates) come back as U+FFFD.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.answer.question import Turn
from bot.store.records import ChannelRules, HelpRequest, Job, KeptAnswer, Vote


class JobStore(Protocol):
    """Keeps accepted jobs until they are done."""

    def accept(self, job: Job, keys: Sequence[str]) -> bool:
        """Keep a job, unless one of its keys was seen before; both in one transaction.

        Args:
            job: What is to be done.
            keys: What the request can be recognised by when it is delivered again.

        Returns:
            False where a key was seen before, or the id is in use; then nothing is kept.
        """
        ...

    def finish(self, job_id: str) -> None:
        """Forget a job, its outcome being visible. Its keys stay seen."""
        ...

    def unfinished(self) -> list[Job]:
        """List the jobs not finished, oldest first, each marked as recovered, ``at`` set."""
        ...


class ClaimStore(Protocol):
    """Sees to it that something is done once."""

    def claim(self, key: str) -> bool:
        """Claim a key; False where it was claimed or seen before."""
        ...

    def is_claimed(self, key: str) -> bool:
        """Tell whether a key was claimed or seen before."""
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

    def kept_answers(self, team: str | None = None) -> list[KeptAnswer]:
        """List the answers kept, oldest first.

        Args:
            team: Only those asked in this workspace; None: all.

        Returns:
            Answers of the same moment by id.
        """
        ...


class VoteStore(Protocol):
    """Keeps one vote for each person and answer."""

    def record_vote(self, vote: Vote) -> bool:
        """Record a vote in place of the person's earlier one.

        Returns:
            False where the person had given this very verdict before; then nothing changes.
        """
        ...

    def explain_vote(
        self, answer_id: str, person: str, *, reason: str | None, comment: str | None
    ) -> bool:
        """Add to a vote why it was given, in place of an earlier reason and comment.

        Args:
            answer_id: The answer.
            person: Who voted.
            reason: Chosen from a list, or None.
            comment: In their words, or None.

        Returns:
            False where there is no such vote; then nothing is kept.
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
        """Keep the words; the same id again replaces them."""
        ...

    def listing(self, listing_id: str) -> str | None:
        """Find the words; None where there are none, or no longer."""
        ...


class ChannelStore(Protocol):
    """Keeps how the bot behaves in each channel."""

    def channel_rules(self, team: str, channel: str) -> ChannelRules | None:
        """Find a channel's rules; None where nobody chose any."""
        ...

    def set_channel_rules(self, rules: ChannelRules) -> None:
        """Keep a channel's rules in place of its earlier ones."""
        ...

    def all_channel_rules(self, team: str) -> list[ChannelRules]:
        """List the rules of a workspace's channels, by channel."""
        ...


class HelpStore(Protocol):
    """Keeps who asked for help with an answer, and whether they got it."""

    def keep_help(self, request: HelpRequest) -> None:
        """Keep a request, in place of the one of that id.

        Where that one was resolved meanwhile and this one does not say so, it stays resolved.
        """
        ...

    def help_request(self, help_id: str) -> HelpRequest | None:
        """Find a request; None where there is none, or no longer."""
        ...

    def resolve_help(self, help_id: str, person: str, at: datetime) -> bool:
        """Mark a request as resolved; of several who do so at once, one succeeds.

        Args:
            help_id: The request.
            person: Who marks it.
            at: When they do.

        Returns:
            False where it was resolved before, or is not there.
        """
        ...

    def count_help(self, team: str, asker: str, since: datetime) -> int:
        """Count the requests that a person of a workspace has made from a moment on."""
        ...


class Store(
    JobStore,
    ClaimStore,
    AnswerStore,
    VoteStore,
    ConversationStore,
    ListingStore,
    ChannelStore,
    HelpStore,
    Protocol,
):
    """All of it in one place."""

    def forget(self, before: datetime) -> int:
        """Forget answers, turns, listings, requests for help and seen keys from before a moment.

        Jobs, votes and channel rules stay.

        Returns:
            How many records went.
        """
        ...

    def forget_questions(self, before: datetime) -> int:
        """Take what people wrote out of answers and turns from before a moment.

        The records stay, so that a thread is still known as one that the bot takes part in: an
        answer without its question, the remarks that repeat words of it and the questions offered
        under it; a turn without a word.

        Returns:
            How many records lost words; those that had lost them before are not counted.
        """
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
