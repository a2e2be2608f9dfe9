"""A Store in memory, which passes the same tests as the one in a database."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.answer.question import Turn
from bot.store.records import Job, KeptAnswer, Vote

_TURNS_SHOWN = 10


def _now() -> datetime:
    return datetime.now(UTC)


class FakeStore:
    """A Store that keeps everything in dictionaries. Safe to call from several threads."""

    def __init__(self, *, now: Callable[[], datetime] = _now) -> None:
        """Start empty, with a clock."""
        self._now = now
        self._lock = threading.Lock()
        self._seen: dict[str, datetime] = {}
        self._jobs: dict[str, Job] = {}
        self._answers: dict[str, KeptAnswer] = {}
        self._votes: dict[tuple[str, str], Vote] = {}
        self._turns: list[tuple[str, Turn, datetime]] = []
        self._listings: dict[str, tuple[str, datetime]] = {}

    def accept(self, job: Job, keys: Sequence[str]) -> bool:
        """See ``JobStore.accept``."""
        with self._lock:
            if any(key in self._seen for key in keys):
                return False
            self._seen.update(dict.fromkeys(keys, self._now()))
            self._jobs[job.id] = replace(job, recovered=True)
            return True

    def finish(self, job_id: str) -> None:
        """See ``JobStore.finish``."""
        with self._lock:
            self._jobs.pop(job_id, None)

    def unfinished(self) -> list[Job]:
        """See ``JobStore.unfinished``."""
        with self._lock:
            return list(self._jobs.values())

    def claim(self, key: str) -> bool:
        """See ``ClaimStore.claim``."""
        with self._lock:
            if key in self._seen:
                return False
            self._seen[key] = self._now()
            return True

    def release(self, key: str) -> None:
        """See ``ClaimStore.release``."""
        with self._lock:
            self._seen.pop(key, None)

    def keep_answer(self, kept: KeptAnswer) -> None:
        """See ``AnswerStore.keep_answer``."""
        with self._lock:
            self._answers[kept.answer.id] = kept

    def kept_answer(self, answer_id: str) -> KeptAnswer | None:
        """See ``AnswerStore.kept_answer``."""
        with self._lock:
            return self._answers.get(answer_id)

    def kept_answers(self) -> list[KeptAnswer]:
        """See ``AnswerStore.kept_answers``."""
        with self._lock:
            return sorted(self._answers.values(), key=lambda each: (each.at, each.answer.id))

    def record_vote(self, vote: Vote) -> bool:
        """See ``VoteStore.record_vote``."""
        with self._lock:
            key = (vote.answer_id, vote.person)
            before = self._votes.get(key)
            if before is not None and before.verdict is vote.verdict:
                return False
            self._votes[key] = vote
            return True

    def votes(self) -> list[Vote]:
        """See ``VoteStore.votes``."""
        with self._lock:
            return sorted(
                self._votes.values(), key=lambda each: (each.at, each.answer_id, each.person)
            )

    def remember_turn(self, conversation: str, turn: Turn) -> None:
        """See ``ConversationStore.remember_turn``."""
        with self._lock:
            self._turns.append((conversation, turn, self._now()))

    def turns(self, conversation: str) -> list[Turn]:
        """See ``ConversationStore.turns``."""
        with self._lock:
            mine = [turn for place, turn, _ in self._turns if place == conversation]
            return mine[-_TURNS_SHOWN:]

    def keep_listing(self, listing_id: str, words: str) -> None:
        """See ``ListingStore.keep_listing``."""
        with self._lock:
            self._listings[listing_id] = (words, self._now())

    def listing(self, listing_id: str) -> str | None:
        """See ``ListingStore.listing``."""
        with self._lock:
            found = self._listings.get(listing_id)
            return None if found is None else found[0]

    def forget(self, before: datetime) -> int:
        """See ``Store.forget``."""
        with self._lock:
            counted = self._records()
            self._seen = {key: at for key, at in self._seen.items() if at >= before}
            self._answers = {key: each for key, each in self._answers.items() if each.at >= before}
            self._turns = [each for each in self._turns if each[2] >= before]
            self._listings = {
                key: each for key, each in self._listings.items() if each[1] >= before
            }
            return counted - self._records()

    def close(self) -> None:
        """Nothing is open."""

    def _records(self) -> int:
        return len(self._seen) + len(self._answers) + len(self._turns) + len(self._listings)
