"""Jobs stand in line: first come, first served, one of each conversation at a time."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from bot.work.line import CalledOff, Line
from tests.bot.work.crew import PATIENCE_S, job


def line_of(*names: tuple[str, str]) -> Line:
    line = Line()
    for name, conversation in names:
        line.put(job(name, conversation))
    return line


def test_jobs_are_taken_in_the_order_they_came() -> None:
    line = line_of(("a", "1"), ("b", "2"), ("c", "3"))

    taken = [line.take() for _ in range(3)]

    assert taken == [job("a", "1"), job("b", "2"), job("c", "3")]
    assert line.waiting() == []


def test_a_job_waits_while_another_of_its_conversation_is_in_hand() -> None:
    line = line_of(("a", "1"), ("b", "1"), ("c", "2"))

    first, second = line.take(), line.take()
    assert (first, second) == (job("a", "1"), job("c", "2"))
    line.done(job("a", "1"))

    assert line.take() == job("b", "1")


def test_an_ended_line_gives_what_is_left_and_then_nothing() -> None:
    line = line_of(("a", "1"))
    line.end()

    assert line.take() == job("a", "1")
    assert line.take() is None


def test_who_waits_for_a_job_gets_it_when_its_conversation_is_free() -> None:
    line = line_of(("a", "1"), ("b", "1"))
    line.take()
    line.end()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(line.take)

        line.done(job("a", "1"))

        assert waiting.result(PATIENCE_S) == job("b", "1")


def test_calling_off_takes_out_what_waits_and_marks_what_is_in_hand() -> None:
    line = line_of(("a", "1"), ("b", "1"), ("c", "2"), ("d", "1"))
    line.take()

    assert line.call_off("1") == CalledOff((job("b", "1"), job("d", "1")), in_hand=True)

    assert line.is_called_off(job("a", "1"))
    assert not line.is_called_off(job("c", "2"))
    assert [each.job.id for each in line.waiting()] == ["c"]


def test_a_question_asked_after_the_stop_is_wanted() -> None:
    line = line_of(("a", "1"))
    line.take()
    line.call_off("1")
    line.put(job("b", "1"))
    line.done(job("a", "1"))

    assert line.take() == job("b", "1")
    assert not line.is_called_off(job("b", "1"))
    assert not line.is_called_off(job("a", "1"))


def test_a_conversation_is_busy_while_a_job_of_it_waits_or_is_in_hand() -> None:
    line = line_of(("a", "1"))

    assert line.is_busy_with("1")
    line.take()
    assert line.is_busy_with("1")
    line.done(job("a", "1"))
    assert not line.is_busy_with("1")
    assert not line.is_busy_with("2")


def test_calling_off_what_is_not_there_changes_nothing() -> None:
    line = line_of(("a", "1"))

    assert line.call_off("2").number == 0
    assert [each.job.id for each in line.waiting()] == ["a"]


def test_a_job_is_told_something_only_while_it_waits() -> None:
    line = line_of(("a", "1"))
    told: list[str] = []

    line.tell_waiting(job("a", "1"), lambda: told.append("waits"))
    line.take()
    line.tell_waiting(job("a", "1"), lambda: told.append("in hand"))

    assert told == ["waits"]


def test_the_moment_at_which_a_job_came_is_known() -> None:
    times = iter([5.0, 7.0, 8.0])
    line = Line(clock=lambda: next(times))
    line.put(job("a", "1"))
    line.put(job("b", "2"))

    assert [each.since_s for each in line.waiting()] == [5.0, 7.0]


def test_what_is_in_hand_is_called_off_once() -> None:
    line = line_of(("a", "1"))
    line.take()

    assert [line.call_off("1").number for _ in range(2)] == [1, 0]


def test_what_is_committed_cannot_be_called_off() -> None:
    line = line_of(("a", "1"), ("b", "1"))
    line.take()

    assert line.commit(job("a", "1"))

    assert line.call_off("1") == CalledOff((job("b", "1"),), in_hand=False)
    assert not line.is_called_off(job("a", "1"))


def test_what_is_called_off_cannot_be_committed() -> None:
    line = line_of(("a", "1"))
    line.take()
    line.call_off("1")

    assert not line.commit(job("a", "1"))


def test_what_was_never_in_line_can_be_committed_and_binds_nobody() -> None:
    line = Line()
    assert line.commit(job("a", "1"))
    line.put(job("a", "1"))
    line.take()

    assert line.call_off("1").in_hand


def test_of_a_stop_and_an_outcome_at_once_one_prevails() -> None:
    for number in range(50):
        line = line_of((str(number), "1"))
        taken = line.take()
        assert taken is not None
        together = threading.Barrier(2)

        def stop(line: Line = line, together: threading.Barrier = together) -> int:
            together.wait()
            return line.call_off("1").number

        with ThreadPoolExecutor(1) as pool:
            stopped = pool.submit(stop)
            together.wait()
            is_committed = line.commit(taken)
            assert stopped.result(PATIENCE_S) == (not is_committed)


class Watch:
    """A clock that a test sets."""

    now_s = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now_s


def resting(*names: tuple[str, str]) -> tuple[Line, Watch]:
    """A line whose first job rests for ten seconds."""
    watch = Watch()
    line = Line(clock=watch)
    for name, conversation in names:
        line.put(job(name, conversation))
    taken = line.take()
    assert taken is not None
    assert line.rest(taken, for_s=10.0)
    return line, watch


def test_a_job_that_rests_keeps_its_place_and_others_go_ahead() -> None:
    line, watch = resting(("a", "1"), ("b", "1"), ("c", "2"))

    assert line.take() == job("c", "2")
    assert line.is_busy_with("1")
    assert [each.job.id for each in line.waiting()] == ["b"]
    watch.now_s = 10.0
    again = line.take()

    assert again is not None
    assert (again.id, again.recovered) == ("a", True)
    assert line.rests_of(again) == 1


def test_where_nobody_waits_for_rests_the_next_of_a_conversation_goes_ahead() -> None:
    watch = Watch()
    line = Line(clock=watch, waits_for_rests=False)
    line.put(job("a", "1"))
    line.put(job("b", "1"))
    taken = line.take()
    assert taken is not None
    line.rest(taken, for_s=10.0)

    assert line.take() == job("b", "1")
    line.done(job("b", "1"))
    watch.now_s = 10.0
    again = line.take()

    assert again is not None
    assert again.id == "a"


def test_who_waits_for_a_job_gets_one_when_it_has_rested() -> None:
    line = line_of(("a", "1"))
    taken = line.take()
    assert taken is not None
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(line.take)
        line.rest(taken, for_s=0.01)
        again = waiting.result(PATIENCE_S)

    assert again is not None
    assert again.recovered


def test_a_job_that_rests_is_called_off_with_the_others() -> None:
    line, _ = resting(("a", "1"), ("b", "1"))

    gone = line.call_off("1")

    assert [each.id for each in gone.waiting] == ["a", "b"]
    assert not line.is_busy_with("1")


def test_a_job_that_rests_after_it_was_committed_can_be_called_off_again() -> None:
    watch = Watch()
    line = Line(clock=watch)
    line.put(job("a", "1"))
    taken = line.take()
    assert taken is not None
    line.commit(taken)
    line.rest(taken, for_s=1.0)
    watch.now_s = 1.0
    line.take()

    assert line.call_off("1").in_hand


def test_what_was_called_off_does_not_rest() -> None:
    line = line_of(("a", "1"))
    taken = line.take()
    assert taken is not None
    line.call_off("1")

    assert not line.rest(taken, for_s=1.0)

    assert line.waiting() == []


def test_once_rests_are_over_what_rests_is_left_and_nothing_rests_any_more() -> None:
    line, _ = resting(("a", "1"), ("b", "1"))

    assert [each.id for each in line.end_rests()] == ["a"]

    taken = line.take()
    assert taken == job("b", "1")
    assert not line.rest(taken, for_s=1.0)


def test_while_a_job_is_told_something_only_its_conversation_waits() -> None:
    line = line_of(("a", "1"), ("b", "2"))
    with ThreadPoolExecutor(2) as pool:

        def tell() -> None:
            line.put(job("c", "3"))
            assert line.take() == job("b", "2")
            futures.append(pool.submit(line.call_off, "1"))
            assert not futures[0].done()
            assert line.is_busy_with("1")

        futures: list[Future[CalledOff]] = []
        line.tell_waiting(job("a", "1"), tell)

        assert futures[0].result(PATIENCE_S).number == 1


@given(st.lists(st.integers(0, 4), max_size=60), st.integers(1, 4))
def test_whatever_comes_every_conversation_is_done_in_order_and_never_twice_at_once(
    conversations: list[int], workers: int
) -> None:
    line = line_of(*((str(number), str(each)) for number, each in enumerate(conversations)))
    line.end()
    lock = threading.Lock()
    in_hand: set[str] = set()
    done: list[tuple[str, int]] = []

    def work() -> None:
        while (taken := line.take()) is not None:
            with lock:
                assert taken.conversation not in in_hand
                in_hand.add(taken.conversation)
            with lock:
                in_hand.remove(taken.conversation)
                done.append((taken.conversation, int(taken.id)))
            line.done(taken)

    with ThreadPoolExecutor(workers) as pool:
        for future in [pool.submit(work) for _ in range(workers)]:
            future.result(PATIENCE_S)

    assert len(done) == len(conversations)
    for each in set(conversations):
        numbers = [number for conversation, number in done if conversation == str(each)]
        assert numbers == sorted(numbers)
