"""Jobs stand in line: first come, first served, one of each conversation at a time."""

import threading
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from bot.work.line import Line
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

    assert line.call_off("1") == [job("b", "1"), job("d", "1")]

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

    assert line.call_off("2") == []
    assert [each.job.id for each in line.waiting()] == ["a"]


def test_a_job_is_told_something_only_while_it_waits() -> None:
    line = line_of(("a", "1"))
    told: list[str] = []

    line.tell_waiting(job("a", "1"), lambda: told.append("waits"))
    line.take()
    line.tell_waiting(job("a", "1"), lambda: told.append("in hand"))

    assert told == ["waits"]


def test_the_moment_at_which_a_job_came_is_known() -> None:
    times = iter([5.0, 7.0])
    line = Line(clock=lambda: next(times))
    line.put(job("a", "1"))
    line.put(job("b", "2"))

    assert [each.since_s for each in line.waiting()] == [5.0, 7.0]


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
