"""A Store in memory, which passes the same tests as the one in a database."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.answer.question import Turn
from bot.store.forgettable import answer_without_question
from bot.store.records import ChannelRules, HelpRequest, Job, KeptAnswer, Vote
from bot.store.storable import storable_answer, storable_text

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
        self._channels: dict[tuple[str, str], ChannelRules] = {}
        self._help: dict[str, HelpRequest] = {}

    def accept(self, job: Job, keys: Sequence[str]) -> bool:
        """See ``JobStore.accept``."""
        with self._lock:
            if job.id in self._jobs or any(key in self._seen for key in keys):
                return False
            at = self._now()
            self._seen.update(dict.fromkeys(keys, at))
            self._jobs[job.id] = replace(job, recovered=True, at=at)
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

    def is_claimed(self, key: str) -> bool:
        """See ``ClaimStore.is_claimed``."""
        with self._lock:
            return key in self._seen

    def release(self, key: str) -> None:
        """See ``ClaimStore.release``."""
        with self._lock:
            self._seen.pop(key, None)

    def keep_answer(self, kept: KeptAnswer) -> None:
        """See ``AnswerStore.keep_answer``."""
        with self._lock:
            self._answers[kept.answer.id] = storable_answer(kept)

    def kept_answer(self, answer_id: str) -> KeptAnswer | None:
        """See ``AnswerStore.kept_answer``."""
        with self._lock:
            return self._answers.get(answer_id)

    def kept_answers(self, team: str | None = None) -> list[KeptAnswer]:
        """See ``AnswerStore.kept_answers``."""
        with self._lock:
            found = [each for each in self._answers.values() if team in (None, each.team)]
            return sorted(found, key=lambda each: (each.at, each.answer.id))

    def record_vote(self, vote: Vote) -> bool:
        """See ``VoteStore.record_vote``."""
        with self._lock:
            key = (vote.answer_id, vote.person)
            before = self._votes.get(key)
            if before is not None and before.verdict is vote.verdict:
                return False
            self._votes[key] = replace(vote, comment=_storable(vote.comment))
            return True

    def explain_vote(
        self, answer_id: str, person: str, *, reason: str | None, comment: str | None
    ) -> bool:
        """See ``VoteStore.explain_vote``."""
        with self._lock:
            vote = self._votes.get((answer_id, person))
            if vote is None:
                return False
            explained = replace(vote, reason=reason, comment=_storable(comment))
            self._votes[answer_id, person] = explained
            return True

    def votes(self) -> list[Vote]:
        """See ``VoteStore.votes``."""
        with self._lock:
            return sorted(
                self._votes.values(), key=lambda each: (each.at, each.answer_id, each.person)
            )

    def remember_turn(self, conversation: str, turn: Turn) -> None:
        """See ``ConversationStore.remember_turn``."""
        kept = Turn(storable_text(turn.question), storable_text(turn.answer))
        with self._lock:
            self._turns.append((conversation, kept, self._now()))

    def turns(self, conversation: str) -> list[Turn]:
        """See ``ConversationStore.turns``."""
        with self._lock:
            mine = [turn for place, turn, _ in self._turns if place == conversation]
            return mine[-_TURNS_SHOWN:]

    def keep_listing(self, listing_id: str, words: str) -> None:
        """See ``ListingStore.keep_listing``."""
        with self._lock:
            self._listings[listing_id] = (storable_text(words), self._now())

    def listing(self, listing_id: str) -> str | None:
        """See ``ListingStore.listing``."""
        with self._lock:
            found = self._listings.get(listing_id)
            return None if found is None else found[0]

    def channel_rules(self, team: str, channel: str) -> ChannelRules | None:
        """See ``ChannelStore.channel_rules``."""
        with self._lock:
            return self._channels.get((team, channel))

    def set_channel_rules(self, rules: ChannelRules) -> None:
        """See ``ChannelStore.set_channel_rules``."""
        with self._lock:
            self._channels[rules.team, rules.channel] = rules

    def all_channel_rules(self, team: str) -> list[ChannelRules]:
        """See ``ChannelStore.all_channel_rules``."""
        with self._lock:
            found = [rules for rules in self._channels.values() if rules.team == team]
            return sorted(found, key=lambda rules: rules.channel)

    def keep_help(self, request: HelpRequest) -> None:
        """See ``HelpStore.keep_help``."""
        with self._lock:
            before = self._help.get(request.id)
            if before is not None and request.resolved_by is None:
                request = replace(
                    request, resolved_by=before.resolved_by, resolved_at=before.resolved_at
                )
            self._help[request.id] = request

    def help_request(self, help_id: str) -> HelpRequest | None:
        """See ``HelpStore.help_request``."""
        with self._lock:
            return self._help.get(help_id)

    def resolve_help(self, help_id: str, person: str, at: datetime) -> bool:
        """See ``HelpStore.resolve_help``."""
        with self._lock:
            request = self._help.get(help_id)
            if request is None or request.resolved_by is not None:
                return False
            self._help[help_id] = replace(request, resolved_by=person, resolved_at=at)
            return True

    def count_help(self, team: str, asker: str, since: datetime) -> int:
        """See ``HelpStore.count_help``."""
        with self._lock:
            return sum(
                (each.team, each.asker) == (team, asker) and each.at >= since
                for each in self._help.values()
            )

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
            self._help = {key: each for key, each in self._help.items() if each.at >= before}
            return counted - self._records()

    def forget_questions(self, before: datetime) -> int:
        """See ``Store.forget_questions``."""
        with self._lock:
            old = [key for key, each in self._answers.items() if each.at < before]
            fresh = {key: answer_without_question(self._answers[key]) for key in old}
            changed = sum(self._answers[key] != each for key, each in fresh.items())
            self._answers.update(fresh)
            said = Turn("", "")
            turns = [(key, said if at < before else turn, at) for key, turn, at in self._turns]
            changed += sum(now != then for now, then in zip(turns, self._turns, strict=True))
            self._turns = turns
            return changed

    def close(self) -> None:
        """Nothing is open."""

    def _records(self) -> int:
        by_id = (self._seen, self._answers, self._listings, self._help)
        return len(self._turns) + sum(len(each) for each in by_id)


def _storable(words: str | None) -> str | None:
    return None if words is None else storable_text(words)
