"""Every job that was accepted has one outcome, in its turn."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import StoreUnusable
from bot.store.records import Job
from bot.work.line import Line
from bot.work.queue import Acceptance, WorkQueue
from bot.work.rests import MOST_RESTS
from tests.bot.fake_store import FakeStore
from tests.bot.work.crew import PATIENCE_S, Crew, MakeQueue, close, job


def queue_over(
    store: FakeStore, crew: Crew, *, max_age: timedelta = timedelta(days=1)
) -> WorkQueue:
    """Make a queue with one worker and room for one; nothing has to close it unless it starts."""
    return WorkQueue(
        store,
        do=crew.do,
        apologise=crew.apologise,
        turn_away=crew.turn_away,
        give_up=crew.give_up,
        workers=1,
        limit=1,
        max_age=max_age,
        again_after_s=0.001,
    )


def recover(queue: WorkQueue) -> int:
    """Recover; what is called urgent is."""
    return queue.recover(is_urgent=lambda each: each.id == "urgent")


def test_an_accepted_job_is_done_and_leaves_the_store(
    make_queue: MakeQueue, crew: Crew, store: FakeStore
) -> None:
    queue = make_queue()
    queue.start()

    assert queue.accept(job("a"), ["k"]) is Acceptance.ACCEPTED

    assert close(queue, crew) == 0
    ((outcome, done),) = crew.outcomes
    assert (outcome, done.id, done.recovered) == ("done", "a", False)
    assert done.at is not None
    assert timedelta(0) <= datetime.now(UTC) - done.at < timedelta(minutes=1)
    assert store.unfinished() == []


def test_a_job_is_in_the_store_before_it_is_done(make_queue: MakeQueue, store: FakeStore) -> None:
    queue = make_queue()

    queue.accept(job("a"), ["k"])

    assert [kept.id for kept in store.unfinished()] == ["a"]
    assert queue.pending == 1
    queue.start()


def test_jobs_of_one_conversation_are_done_in_order_beside_others(
    make_queue: MakeQueue, crew: Crew
) -> None:
    queue = make_queue(workers=4, limit=1000)
    queue.start()
    conversations = [f"T1:C{number}:1.0" for number in range(7)]

    for number in range(30):
        for place in conversations:
            queue.accept(job(f"{place}#{number}", place), [])
    close(queue, crew)

    assert len(crew.outcomes) == 210
    for place in conversations:
        mine = [taken.id for _, taken in crew.outcomes if taken.conversation == place]
        assert mine == [f"{place}#{number}" for number in range(30)]


def test_no_two_jobs_of_one_conversation_are_begun_at_once(
    make_queue: MakeQueue, crew: Crew
) -> None:
    crew.gate.clear()
    queue = make_queue(workers=4)
    queue.start()
    for number in range(4):
        queue.accept(job(f"same{number}", "T1:C1:1.0"), [])

    queue.accept(job("other", "T1:C2:1.0"), [])
    crew.wait_for(lambda: "other" in crew.begun and "same0" in crew.begun)

    assert sorted(crew.begun) == ["other", "same0"]


def test_one_slow_conversation_holds_up_no_other(make_queue: MakeQueue, crew: Crew) -> None:
    crew.gate.clear()
    queue = make_queue(workers=3)
    queue.start()
    for number in range(20):
        queue.accept(job(f"slow{number}", "T1:C1:1.0"), [])

    queue.accept(job("second", "T1:C2:1.0"), [])
    queue.accept(job("third", "T1:C3:1.0"), [])

    crew.wait_for(lambda: sorted(crew.begun) == ["second", "slow0", "third"])


def test_what_is_urgent_does_not_wait_behind_questions(make_queue: MakeQueue, crew: Crew) -> None:
    crew.gate.clear()
    queue = make_queue(workers=1)
    queue.start()
    for number in range(5):
        queue.accept(job(f"question{number}"), [])
    crew.wait_for(lambda: crew.begun == ["question0"])

    queue.accept(job("modal"), [], urgent=True)

    crew.wait_for(lambda: crew.begun == ["question0", "modal"])


def test_what_is_urgent_is_taken_while_the_queue_is_full_of_questions(
    make_queue: MakeQueue,
) -> None:
    queue = make_queue(limit=1)
    results = [queue.accept(job(name), []) for name in ("a", "b", "c")]

    assert results[-1] is Acceptance.REFUSED
    assert queue.accept(job("modal"), [], urgent=True) is Acceptance.ACCEPTED
    queue.start()


def test_urgent_jobs_of_one_person_are_done_in_order(make_queue: MakeQueue, crew: Crew) -> None:
    queue = make_queue()
    queue.start()

    for number in range(50):
        queue.accept(job(f"press{number}", "T1:C1:U1"), [], urgent=True)
    close(queue, crew)

    assert crew.ids == [f"press{number}" for number in range(50)]


def test_a_request_delivered_again_is_a_duplicate_and_done_once(
    make_queue: MakeQueue, crew: Crew
) -> None:
    queue = make_queue()
    queue.start()

    first = queue.accept(job("a"), ["message:1", "event:1"])
    again = queue.accept(job("b"), ["message:1", "event:2"])

    assert (first, again) == (Acceptance.ACCEPTED, Acceptance.DUPLICATE)
    close(queue, crew)
    assert crew.ids == ["a"]


def test_of_many_deliveries_at_once_one_is_done(make_queue: MakeQueue, crew: Crew) -> None:
    queue = make_queue(workers=3)
    queue.start()
    together = threading.Barrier(16)

    def deliver(number: int) -> Acceptance:
        together.wait()
        return queue.accept(job(f"j{number}", "T1:C1:1.0"), ["message:1"])

    with ThreadPoolExecutor(16) as pool:
        results = list(pool.map(deliver, range(16)))
    close(queue, crew)

    assert results.count(Acceptance.ACCEPTED) == 1
    assert results.count(Acceptance.DUPLICATE) == 15
    assert crew.ids == [f"j{results.index(Acceptance.ACCEPTED)}"]


def test_beyond_the_limit_jobs_are_apologised_for_and_beyond_twice_the_limit_refused(
    make_queue: MakeQueue, crew: Crew, store: FakeStore
) -> None:
    queue = make_queue(limit=2)

    results = [queue.accept(job(name), [name]) for name in ("a", "b", "c", "d", "e", "f")]

    assert results == [
        *[Acceptance.ACCEPTED] * 2,
        *[Acceptance.BUSY] * 2,
        *[Acceptance.REFUSED] * 2,
    ]
    assert [kept.id for kept in store.unfinished()] == ["a", "b", "c", "d"]
    queue.start()
    close(queue, crew)
    assert {name: crew.outcome_of(name) for name in ("a", "b")} == {"a": ["done"], "b": ["done"]}
    for name in ("c", "d"):
        (outcome,) = crew.outcome_of(name)
        assert outcome.startswith("turned away by ")


def test_who_is_turned_away_is_told_at_once_how_many_wait(
    make_queue: MakeQueue, crew: Crew
) -> None:
    crew.gate.clear()
    queue = make_queue(limit=3)
    queue.start()
    for name in ("a", "b", "c"):
        queue.accept(job(name), [])

    assert queue.accept(job("d"), []) is Acceptance.BUSY

    crew.wait_for(lambda: crew.outcome_of("d") == ["turned away by 3"])
    assert crew.ids == ["d"]


def test_a_refused_request_can_be_delivered_again_once_there_is_room(
    make_queue: MakeQueue, crew: Crew
) -> None:
    queue = make_queue(limit=1)
    queue.accept(job("a"), ["a"])
    queue.accept(job("b"), ["b"])
    assert queue.accept(job("c"), ["c"]) is Acceptance.REFUSED
    queue.start()
    crew.wait_for(lambda: len(crew.outcomes) == 2)
    other = make_queue()
    other.start()

    assert other.accept(job("c"), ["c"]) is Acceptance.ACCEPTED


def test_duplicates_take_no_room(make_queue: MakeQueue) -> None:
    queue = make_queue(limit=2)
    queue.accept(job("a"), ["a"])

    for number in range(10):
        assert queue.accept(job(f"again{number}"), ["a"]) is Acceptance.DUPLICATE

    assert queue.accept(job("b"), ["b"]) is Acceptance.ACCEPTED
    assert queue.pending == 2
    queue.start()


def test_after_closing_nothing_is_taken_and_nothing_kept(
    make_queue: MakeQueue, crew: Crew, store: FakeStore
) -> None:
    queue = make_queue()
    queue.start()
    close(queue, crew)

    assert queue.accept(job("late"), ["late"]) is Acceptance.REFUSED

    assert store.unfinished() == []
    assert store.claim("late"), "the key of a refused job was kept"


def test_closing_waits_for_the_jobs_accepted(make_queue: MakeQueue, crew: Crew) -> None:
    crew.gate.clear()
    queue = make_queue(workers=2)
    queue.start()
    for number in range(5):
        queue.accept(job(f"j{number}"), [])
    with ThreadPoolExecutor(1) as pool:
        closing = pool.submit(close, queue, crew)
        crew.wait_for(lambda: bool(crew.begun))
        assert not closing.done()

        crew.gate.set()

        assert closing.result(PATIENCE_S) == 0
    assert sorted((what, taken.id) for what, taken in crew.outcomes) == [
        ("done", f"j{number}") for number in range(5)
    ]


def test_what_was_not_begun_in_time_is_apologised_for(make_queue: MakeQueue, crew: Crew) -> None:
    crew.gate.clear()
    queue = make_queue()
    queue.start()
    for name in ("slow", "next", "last"):
        queue.accept(job(name, "T1:C1:1.0"), [])
    crew.wait_for(lambda: crew.begun == ["slow"])

    left = queue.close(finish_s=0, on_abandon=crew.gate.set, apologise_s=PATIENCE_S)

    assert left == 0
    assert [(what, taken.id) for what, taken in crew.outcomes] == [
        ("done", "slow"),
        ("apologised", "next"),
        ("apologised", "last"),
    ]


def test_what_ends_without_an_outcome_is_counted_and_stays_in_the_store(
    make_queue: MakeQueue, crew: Crew, store: FakeStore
) -> None:
    crew.gate.clear()
    queue = make_queue()
    queue.start()
    queue.accept(job("stuck"), [])
    crew.wait_for(lambda: crew.begun == ["stuck"])
    abandoned = threading.Event()

    left = queue.close(finish_s=0, on_abandon=abandoned.set, apologise_s=0)

    assert left == 1
    assert abandoned.is_set()
    assert [kept.id for kept in store.unfinished()] == ["stuck"]


def test_closing_an_idle_queue_abandons_nothing(make_queue: MakeQueue) -> None:
    queue = make_queue(workers=3)
    queue.start()
    abandoned = threading.Event()

    assert queue.close(finish_s=PATIENCE_S, on_abandon=abandoned.set, apologise_s=PATIENCE_S) == 0

    assert not abandoned.is_set()


def test_recovered_jobs_come_first_and_are_marked(
    make_queue: MakeQueue, crew: Crew, store: FakeStore
) -> None:
    store.accept(job("old1", "T1:C1:1.0"), ["old1"])
    store.accept(job("old2", "T1:C1:1.0"), ["old2"])
    queue = make_queue(workers=3)

    assert recover(queue) == 2
    queue.accept(job("new", "T1:C1:1.0"), ["new"])
    queue.start()
    close(queue, crew)

    assert [(taken.id, taken.recovered) for _, taken in crew.outcomes] == [
        ("old1", True),
        ("old2", True),
        ("new", False),
    ]
    assert store.unfinished() == []


def test_recovered_jobs_count_towards_the_limit_but_are_done(
    make_queue: MakeQueue, crew: Crew, store: FakeStore
) -> None:
    for number in range(5):
        store.accept(job(f"old{number}", "T1:C1:1.0"), [])
    queue = make_queue(limit=2)

    recover(queue)

    assert queue.accept(job("new"), []) is Acceptance.BUSY
    queue.start()
    close(queue, crew)
    assert [crew.outcome_of(f"old{number}") for number in range(5)] == [["done"]] * 5


def test_jobs_too_old_are_given_up_with_a_line_in_the_log(
    crew: Crew, caplog: pytest.LogCaptureFixture
) -> None:
    now = datetime.now(UTC)
    ages = {"old": timedelta(hours=25), "young": timedelta(hours=23)}
    moments = iter(now - age for age in ages.values())
    store = FakeStore(now=lambda: next(moments))
    for name in ages:
        store.accept(job(name), [])
    queue = queue_over(store, crew, max_age=timedelta(hours=24))

    assert recover(queue) == 1

    assert [kept.id for kept in store.unfinished()] == ["young"]
    assert "given up job=old hours=25" in caplog.text
    queue.start()
    close(queue, crew)
    assert crew.ids == ["young"]


def test_recovered_jobs_that_are_urgent_do_not_wait_behind_questions(
    make_queue: MakeQueue, crew: Crew, store: FakeStore
) -> None:
    crew.gate.clear()
    for name in ("question1", "question2", "urgent"):
        store.accept(job(name), [])
    queue = make_queue(workers=1)

    recover(queue)
    queue.start()

    crew.wait_for(lambda: sorted(crew.begun) == ["question1", "urgent"])


def test_a_stop_drops_and_forgets_what_waits_and_is_done_itself(
    make_queue: MakeQueue, crew: Crew, store: FakeStore
) -> None:
    crew.gate.clear()
    queue = make_queue()
    queue.start()
    for name in ("first", "second", "third"):
        queue.accept(job(name, "T1:C1:1.0"), [])
    queue.accept(job("other"), [])
    crew.wait_for(lambda: crew.begun == ["first"])
    assert queue.is_busy_with("T1:C1:1.0")
    assert not queue.is_busy_with("T1:C9:1.0")

    assert queue.accept_stop(job("stop", "T1:C1:1.0"), ["s"]) is Acceptance.ACCEPTED

    assert [kept.id for kept in store.unfinished()] == ["first", "other", "stop"]
    assert queue.pending == 3
    crew.gate.set()
    close(queue, crew)
    assert sorted(crew.ids) == ["first", "other", "stop"]


def test_a_stop_delivered_again_leaves_alone_what_was_asked_since(
    make_queue: MakeQueue, store: FakeStore
) -> None:
    queue = make_queue()
    queue.accept(job("first", "T1:C1:1.0"), [])
    queue.accept_stop(job("stop", "T1:C1:1.0"), ["s"])
    queue.accept(job("later", "T1:C1:1.0"), [])

    again = queue.accept_stop(job("again", "T1:C1:1.0"), ["s"])

    assert again is Acceptance.DUPLICATE
    assert [kept.id for kept in store.unfinished()] == ["stop", "later"]
    queue.start()


def test_a_stop_for_which_there_is_no_room_drops_nothing(crew: Crew, store: FakeStore) -> None:
    queue = queue_over(store, crew)
    queue.accept(job("first", "T1:C1:1.0"), [])
    queue.accept(job("modal"), [], urgent=True)

    assert queue.accept_stop(job("stop", "T1:C1:1.0"), ["s"]) is Acceptance.BUSY

    assert queue.is_busy_with("T1:C1:1.0")


def test_a_stop_that_finds_nothing_to_call_off_is_not_done(crew: Crew, store: FakeStore) -> None:
    questions = Line()
    queue = WorkQueue(
        store,
        do=lambda taken: questions.commit(taken) and crew.do(taken),
        apologise=crew.apologise,
        turn_away=crew.turn_away,
        give_up=crew.give_up,
        workers=1,
        limit=5,
        questions=questions,
    )
    crew.gate.clear()
    queue.start()
    queue.accept(job("committed", "T1:C1:1.0"), [])
    crew.wait_for(lambda: crew.begun == ["committed"])

    assert queue.accept_stop(job("stop", "T1:C1:1.0"), ["s"]) is Acceptance.NEEDLESS

    assert [kept.id for kept in store.unfinished()] == ["committed"]
    assert queue.pending == 1
    crew.gate.set()
    close(queue, crew)
    assert crew.ids == ["committed"]


def test_what_the_store_cannot_forget_is_called_off_all_the_same(
    crew: Crew, caplog: pytest.LogCaptureFixture
) -> None:
    class StubbornStore(FakeStore):
        """A store that forgets nothing."""

        def finish(self, job_id: str) -> None:
            raise StoreUnusable(f"cannot forget {job_id}")

    queue = queue_over(StubbornStore(), crew)
    queue.accept(job("a", "T1:C1:1.0"), [])

    assert queue.accept_stop(job("stop", "T1:C1:1.0"), []) is Acceptance.ACCEPTED

    assert queue.pending == 1
    assert "job not forgotten job=a" in caplog.text


def test_who_waits_for_long_is_told_their_place_until_their_turn_comes(
    store: FakeStore, crew: Crew
) -> None:
    clock = [0.0]
    crew.gate.clear()
    questions = Line(clock=lambda: clock[0])
    queue = WorkQueue(
        store,
        do=crew.do,
        apologise=crew.apologise,
        turn_away=crew.turn_away,
        give_up=crew.give_up,
        workers=1,
        limit=5,
        questions=questions,
        tell_place=crew.tell_place,
        look_every_s=0.001,
        clock=lambda: clock[0],
    )
    queue.start()
    for name in ("in hand", "next", "last"):
        queue.accept(job(name), [])
    crew.wait_for(lambda: crew.begun == ["in hand"])

    clock[0] = 2.5
    crew.wait_for(lambda: len(crew.places) == 2)

    assert crew.places == [("next", 1), ("last", 2)]
    crew.gate.set()
    close(queue, crew)
    assert crew.ids == ["in hand", "next", "last"]


def test_a_job_that_the_store_cannot_keep_takes_no_room(crew: Crew) -> None:
    class FullStore(FakeStore):
        """A store whose disk is full."""

        def accept(self, job: Job, keys: object) -> bool:
            raise OSError(f"no room for {job.id} and {keys}")

    queue = queue_over(FullStore(), crew)

    with pytest.raises(OSError, match="no room"):
        queue.accept(job("a"), ["k"])

    assert queue.pending == 0


def resting_queue(store: FakeStore, crew: Crew, *, again_after_s: float = 100.0) -> WorkQueue:
    """Make a queue with one worker and room for two, in which failures rest."""
    return WorkQueue(
        store,
        do=crew.do,
        apologise=crew.apologise,
        turn_away=crew.turn_away,
        give_up=crew.give_up,
        workers=1,
        limit=2,
        again_after_s=again_after_s,
    )


def test_a_job_without_an_outcome_is_done_again_after_a_while(store: FakeStore, crew: Crew) -> None:
    crew.failures = {"a": 2}
    queue = resting_queue(store, crew, again_after_s=0.001)
    queue.start()
    queue.accept(job("a", "T1:C1:1.0"), ["k"])
    queue.accept(job("b", "T1:C1:1.0"), ["l"])

    crew.wait_for(lambda: len(crew.outcomes) == 2)

    assert [(what, taken.id, taken.recovered) for what, taken in crew.outcomes] == [
        ("done", "a", True),
        ("done", "b", False),
    ]
    assert crew.begun == ["a", "a", "a", "b"]
    assert close(queue, crew) == 0


def test_a_job_that_rests_counts_towards_the_limit_and_a_stop_reaches_it(
    store: FakeStore, crew: Crew
) -> None:
    crew.failures = {"a": 1, "b": 1}
    queue = resting_queue(store, crew)
    queue.start()
    threads = threading.active_count()
    queue.accept(job("a", "T1:C1:1.0"), [])
    queue.accept(job("b", "T1:C2:1.0"), [])
    crew.wait_for(lambda: crew.begun == ["a", "b"])

    assert queue.accept(job("c", "T1:C3:1.0"), []) is Acceptance.BUSY
    assert queue.accept_stop(job("stop", "T1:C1:1.0"), ["s"]) is Acceptance.ACCEPTED

    crew.wait_for(lambda: len(crew.outcomes) == 2)
    assert sorted(crew.ids) == ["c", "stop"]
    assert not queue.is_busy_with("T1:C1:1.0")
    assert threading.active_count() <= threads
    assert close(queue, crew) <= 1
    assert [kept.id for kept in store.unfinished()] == ["b"]


def test_what_cannot_wait_does_not_wait_behind_what_rests(store: FakeStore, crew: Crew) -> None:
    crew.failures = {"note": 1}
    queue = resting_queue(store, crew)
    queue.start()
    queue.accept(job("note", "T1:C1:U1"), [], urgent=True)

    queue.accept(job("modal", "T1:C1:U1"), [], urgent=True)

    crew.wait_for(lambda: crew.ids == ["modal"])
    assert crew.begun == ["note", "modal"]
    close(queue, crew)


def test_closing_does_not_wait_for_what_rests(store: FakeStore, crew: Crew) -> None:
    crew.failures = {"a": 1}
    queue = resting_queue(store, crew)
    queue.start()
    queue.accept(job("a"), [])
    crew.wait_for(lambda: crew.begun == ["a"])
    abandoned = threading.Event()

    left = queue.close(finish_s=PATIENCE_S, on_abandon=abandoned.set, apologise_s=PATIENCE_S)

    assert left <= 1
    assert not abandoned.is_set()
    assert crew.outcomes == []
    assert [kept.id for kept in store.unfinished()] == ["a"]


def test_a_job_called_off_while_it_was_done_in_vain_is_forgotten(
    store: FakeStore, crew: Crew
) -> None:
    crew.gate.clear()
    crew.failures = {"a": 1}
    queue = resting_queue(store, crew)
    queue.start()
    queue.accept(job("a", "T1:C1:1.0"), [])
    crew.wait_for(lambda: crew.begun == ["a"])
    queue.accept_stop(job("stop", "T1:C1:1.0"), ["s"])

    crew.gate.set()

    assert close(queue, crew) == 0
    assert crew.ids == ["stop"]
    assert store.unfinished() == []


def test_a_job_done_in_vain_too_often_is_given_up_and_forgotten(
    store: FakeStore, crew: Crew, caplog: pytest.LogCaptureFixture
) -> None:
    crew.failures = {"poison": 999}
    queue = resting_queue(store, crew, again_after_s=1e-9)
    queue.start()
    queue.accept(job("poison", "T1:C1:1.0"), [])
    queue.accept(job("behind it", "T1:C1:1.0"), [])

    crew.wait_for(lambda: len(crew.outcomes) == 2)

    assert [(what, taken.id) for what, taken in crew.outcomes] == [
        ("given up", "poison"),
        ("done", "behind it"),
    ]
    assert len(crew.begun) == MOST_RESTS + 2
    assert close(queue, crew) == 0
    assert store.unfinished() == []
    assert f"given up job=poison rests={MOST_RESTS}" in caplog.text


def test_a_job_that_is_too_old_does_not_rest(store: FakeStore, crew: Crew) -> None:
    crew.failures = {"a": 1}
    queue = queue_over(store, crew, max_age=timedelta(0))
    queue.start()
    queue.accept(job("a"), [])

    assert close(queue, crew) == 0
    assert crew.outcome_of("a") == ["given up"]
    assert crew.begun == ["a"]
