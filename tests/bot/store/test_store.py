"""Every kind of store keeps what it is given, and accepts and claims things once."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.answer.question import Turn
from bot.store.ports import Store
from bot.store.records import Verdict
from bot.store.sql_store import SqlStore
from tests.bot.fake_store import FakeStore
from tests.bot.store.samples import NOON, job, kept, vote


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        """Start at noon."""
        self.at = NOON

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["SqlStore", "FakeStore"])
def store(request: pytest.FixtureRequest, clock: Clock, url: str) -> Iterator[Store]:
    makers: dict[str, Callable[[], Store]] = {
        "SqlStore": lambda: SqlStore(url, now=clock),
        "FakeStore": lambda: FakeStore(now=clock),
    }
    opened = makers[request.param]()
    yield opened
    opened.close()


def test_an_accepted_job_is_listed_as_recovered_until_it_is_finished(store: Store) -> None:
    assert store.accept(job(1), ["k1"])
    assert store.unfinished() == [replace(job(1), recovered=True)]

    store.finish("job1")

    assert store.unfinished() == []


def test_finishing_a_job_that_is_not_there_does_nothing(store: Store) -> None:
    store.accept(job(1), [])

    store.finish("another")

    assert [each.id for each in store.unfinished()] == ["job1"]


@pytest.mark.parametrize("keys", [["k1"], ["k2", "k1"], ["k1", "k2"]])
def test_a_job_with_a_key_seen_before_is_refused_and_nothing_of_it_is_kept(
    store: Store, keys: list[str]
) -> None:
    store.accept(job(1), ["k1"])

    assert not store.accept(job(2), keys)

    assert [each.id for each in store.unfinished()] == ["job1"]
    assert store.accept(job(3), ["k2"]), "the refused job's other key was kept"


def test_keys_stay_seen_after_the_job_is_finished(store: Store) -> None:
    store.accept(job(1), ["k1"])
    store.finish("job1")

    assert not store.accept(job(2), ["k1"])


def test_a_job_without_keys_is_always_accepted(store: Store) -> None:
    assert store.accept(job(1), [])
    assert store.accept(job(2), [])

    assert len(store.unfinished()) == 2


def test_a_key_named_twice_by_one_job_does_not_refuse_it(store: Store) -> None:
    assert store.accept(job(1), ["k1", "k1"])


def test_unfinished_jobs_come_oldest_first(store: Store, clock: Clock) -> None:
    for number in (3, 1, 2):
        store.accept(job(number), [f"k{number}"])
        clock.at -= timedelta(hours=1)  # not even a clock that goes backwards changes the order
    store.finish("job1")
    store.accept(job(4), ["k4"])

    assert [each.id for each in store.unfinished()] == ["job3", "job2", "job4"]


def test_of_many_threads_that_accept_one_key_exactly_one_succeeds(store: Store) -> None:
    together = threading.Barrier(16)

    def accept(number: int) -> bool:
        together.wait()
        return store.accept(job(number), ["message", f"event{number}"])

    with ThreadPoolExecutor(16) as pool:
        accepted = list(pool.map(accept, range(16)))

    assert sum(accepted) == 1
    assert [each.id for each in store.unfinished()] == [f"job{accepted.index(True)}"]


def test_of_many_threads_that_claim_one_key_exactly_one_succeeds(store: Store) -> None:
    together = threading.Barrier(16)

    def claim(_: int) -> bool:
        together.wait()
        return store.claim("share:A1:C1")

    with ThreadPoolExecutor(16) as pool:
        claimed = list(pool.map(claim, range(16)))

    assert sum(claimed) == 1


def test_a_released_key_can_be_claimed_again(store: Store) -> None:
    assert store.claim("share:A1:C1")
    assert not store.claim("share:A1:C1")

    store.release("share:A1:C1")

    assert store.claim("share:A1:C1")


def test_an_answer_comes_back_as_it_was_kept(store: Store) -> None:
    store.keep_answer(kept())

    assert store.kept_answer("A1") == kept()
    assert store.kept_answer("A2") is None


def test_an_answer_kept_again_replaces_the_one_before(store: Store) -> None:
    store.keep_answer(kept())
    later = replace(kept(at=NOON + timedelta(minutes=1)), asker="U2")

    store.keep_answer(later)

    assert store.kept_answers() == [later]


def test_answers_are_listed_oldest_first(store: Store) -> None:
    for minutes, answer_id in ((2, "A2"), (1, "A3"), (3, "A1")):
        store.keep_answer(kept(answer_id, at=NOON + timedelta(minutes=minutes)))

    assert [each.answer.id for each in store.kept_answers()] == ["A3", "A2", "A1"]


def test_moments_of_another_time_zone_stay_the_same_moments(store: Store) -> None:
    local = NOON.astimezone(timezone(timedelta(hours=5)))
    store.keep_answer(kept(at=local))
    store.record_vote(vote(Verdict.HELPFUL, at=local))

    found = store.kept_answer("A1")

    assert found is not None
    assert found.at == NOON
    assert [each.at for each in store.votes()] == [NOON]
    assert store.forget(before=local) == 0


def test_there_is_one_vote_for_each_person_and_answer(store: Store) -> None:
    assert store.record_vote(vote(Verdict.HELPFUL))
    assert store.record_vote(vote(Verdict.HELPFUL, person="U2"))
    assert store.record_vote(vote(Verdict.HELPFUL, answer_id="A2"))
    changed = replace(
        vote(Verdict.NOT_HELPFUL, at=NOON + timedelta(hours=1)), reason="old", comment="it’s 42"
    )

    assert store.record_vote(changed)

    assert store.votes() == [
        vote(Verdict.HELPFUL, person="U2"),
        vote(Verdict.HELPFUL, answer_id="A2"),
        changed,
    ]


def test_the_same_verdict_again_changes_nothing(store: Store) -> None:
    store.record_vote(vote(Verdict.HELPFUL))

    assert not store.record_vote(vote(Verdict.HELPFUL, at=NOON + timedelta(hours=1)))

    assert store.votes() == [vote(Verdict.HELPFUL)]


def test_turns_come_oldest_first_and_at_most_ten(store: Store) -> None:
    for number in range(12):
        store.remember_turn("T1:C1:1.0", Turn(f"question {number}", f"answer {number}"))
    store.remember_turn("T1:C1:2.0", Turn("elsewhere", ""))

    turns = store.turns("T1:C1:1.0")

    assert turns == [Turn(f"question {n}", f"answer {n}") for n in range(2, 12)]
    assert store.turns("T1:C1:3.0") == []


def test_the_words_of_a_listing_are_found_again(store: Store) -> None:
    store.keep_listing("L1", "kent & medway")
    store.keep_listing("L2", "")

    assert store.listing("L1") == "kent & medway"
    assert store.listing("L2") == ""
    assert store.listing("L3") is None


def test_forgetting_takes_what_is_older_and_leaves_votes_and_jobs(
    store: Store, clock: Clock
) -> None:
    store.accept(job(1), ["old key"])
    store.remember_turn("T1:C1:1.0", Turn("old", ""))
    store.keep_listing("old", "words")
    store.keep_answer(kept("old", at=NOON))
    store.record_vote(vote(Verdict.HELPFUL))
    clock.at = NOON + timedelta(days=1)
    store.claim("new key")
    store.remember_turn("T1:C1:1.0", Turn("new", ""))
    store.keep_listing("new", "words")
    store.keep_answer(kept("new", at=clock.at))

    assert store.forget(before=clock.at) == 4

    assert store.claim("old key")
    assert not store.claim("new key")
    assert store.turns("T1:C1:1.0") == [Turn("new", "")]
    assert (store.listing("old"), store.listing("new")) == (None, "words")
    assert [each.answer.id for each in store.kept_answers()] == ["new"]
    assert store.votes() == [vote(Verdict.HELPFUL)]
    assert [each.id for each in store.unfinished()] == ["job1"]
