"""In every kind of store, of several threads that want the same thing at once one gets it."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from bot.store.ports import Store
from bot.store.records import Verdict
from bot.store.sql_engine import open_engine
from bot.store.sql_store import SqlStore
from bot.store.sql_tables import seen
from tests.bot.store.samples import NOON, help_request, job, kept, vote
from tests.bot.store.threads import at_once


def shuffled(keys: list[str], number: int) -> list[str]:
    return random.Random(number).sample(keys, len(keys))  # noqa: S311  an order, no secret


def test_of_many_threads_that_accept_one_key_exactly_one_succeeds(store: Store) -> None:
    accepted = at_once(16, lambda number: store.accept(job(number), ["message", f"e{number}"]))

    assert sum(accepted) == 1
    assert [each.id for each in store.unfinished()] == [f"job{accepted.index(True)}"]


def test_of_many_threads_that_claim_one_key_exactly_one_succeeds(store: Store) -> None:
    claimed = at_once(16, lambda _: store.claim("share:A1:C1"))

    assert sum(claimed) == 1


def test_of_eight_threads_that_claim_the_same_keys_each_key_is_won_once(store: Store) -> None:
    keys = [f"key{number}" for number in range(50)]

    won = at_once(8, lambda number: [key for key in shuffled(keys, number) if store.claim(key)])

    assert Counter(key for each in won for key in each) == Counter(keys)


def test_of_eight_threads_that_accept_jobs_that_share_keys_one_succeeds_each_time(
    store: Store,
) -> None:
    won = []
    for turn in range(10):
        # The same keys for everybody, in an order that is not the same.
        keys = [f"{turn}:{key}" for key in range(20)]

        def accept(number: int, turn: int = turn, keys: list[str] = keys) -> bool:
            return store.accept(job(turn * 100 + number), shuffled(keys, number))

        accepted = at_once(8, accept)
        assert sum(accepted) == 1
        won.append(f"job{turn * 100 + accepted.index(True)}")

    assert [each.id for each in store.unfinished()] == won


def test_a_job_that_waits_for_one_key_does_not_hold_another_that_comes_later(
    postgres_url: str,
) -> None:
    store, engine = SqlStore(postgres_url), open_engine(postgres_url)
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"

    with ThreadPoolExecutor(1) as pool, engine.connect() as first, engine.connect() as observer:
        observer.execution_options(isolation_level="AUTOCOMMIT")
        first.execute(seen.insert().values(key="a", at=NOON))
        second = pool.submit(store.accept, job(2), ["z", "a"])
        while not observer.exec_driver_sql(waiting).scalar():
            assert not second.done()
        first.execute(seen.insert().values(key="z", at=NOON))
        first.commit()

    assert not second.result()
    engine.dispose()
    store.close()


def test_jobs_that_overlap_in_a_ring_of_keys_are_accepted_or_refused_whole(store: Store) -> None:
    accepted = at_once(
        8, lambda number: store.accept(job(number), [f"k{number}", f"k{(number + 1) % 8}"])
    )

    winners = [number for number, won in enumerate(accepted) if won]
    assert sorted(each.id for each in store.unfinished()) == [f"job{each}" for each in winners]
    taken = [key % 8 for winner in winners for key in (winner, winner + 1)]
    assert len(set(taken)) == len(taken), "two jobs have a key in common"
    assert {key for key in range(8) if store.is_claimed(f"k{key}")} == set(taken)


def test_an_answer_kept_by_many_threads_at_once_is_one_of_theirs(store: Store) -> None:
    theirs = [replace(kept(), asker=f"U{number}") for number in range(8)]

    at_once(8, lambda number: store.keep_answer(theirs[number]))

    (found,) = store.kept_answers()
    assert found in theirs


def test_of_many_threads_that_give_one_persons_vote_exactly_one_records_it(store: Store) -> None:
    recorded = at_once(8, lambda _: store.record_vote(vote(Verdict.HELPFUL)))

    assert sum(recorded) == 1
    assert store.votes() == [vote(Verdict.HELPFUL)]


def test_of_many_threads_that_resolve_one_request_exactly_one_succeeds(store: Store) -> None:
    store.keep_help(help_request())

    resolved = at_once(8, lambda number: store.resolve_help("H1", f"U{number}", NOON))

    assert sum(resolved) == 1
    found = store.help_request("H1")
    assert found is not None
    assert found.resolved_by == f"U{resolved.index(True)}"


def test_forgetting_beside_writers_takes_only_what_is_older(store: Store) -> None:
    def write_or_forget(number: int) -> int:
        if number % 2:
            return store.forget(before=NOON)
        at = NOON + timedelta(minutes=number)
        for each in range(10):
            store.keep_answer(kept(f"A{number}:{each}", at=at))
        return 0

    forgotten = at_once(6, write_or_forget)

    assert forgotten == [0] * 6
    assert len(store.kept_answers()) == 30


def test_many_threads_that_open_a_new_store_at_once_all_can(url: str) -> None:
    stores = at_once(6, lambda _: SqlStore(url))

    claimed = [store.claim("key") for store in stores]

    assert claimed == [True] + [False] * 5
    for store in stores:
        store.close()
