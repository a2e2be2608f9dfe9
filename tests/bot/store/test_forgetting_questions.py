"""Every kind of store takes the words out of what it keeps, and keeps the rest."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.answer.question import Turn
from bot.store.ports import Store
from bot.store.records import KeptAnswer
from bot.store.sql_engine import open_engine
from bot.store.sql_store import SqlStore
from bot.store.sql_tables import answers
from tests.bot.store.conftest import Clock
from tests.bot.store.samples import NOON, kept

LATER = NOON + timedelta(days=1)
MANY = 1_201


def asked(answer_id: str = "A1", *, offered: tuple[str, ...] = ("And in Devon?",)) -> KeptAnswer:
    return replace(
        kept(answer_id), team="T1", channel="C1", thread_ts="1700000000.000100", followups=offered
    )


def test_an_old_answer_loses_its_question_and_what_was_offered_and_nothing_else(
    store: Store,
) -> None:
    store.keep_answer(asked())

    assert store.forget_questions(before=LATER) == 1

    wordless = replace(asked(offered=()), answer=replace(asked().answer, question=""))
    assert store.kept_answers() == [wordless]


def test_remarks_that_repeat_the_question_go_with_it(store: Store) -> None:
    repeats, of_ours = "Took “Devn” as “Devon”.", "[1] is from an earlier version."
    answer = replace(kept().answer, question="Who leads Devn?", remarks=(repeats, of_ours))
    store.keep_answer(replace(kept(), answer=answer))

    store.forget_questions(before=LATER)

    (found,) = store.kept_answers()
    assert found.answer.remarks == (of_ours,)


def test_an_old_turn_loses_its_words_and_its_thread_goes_on(store: Store, clock: Clock) -> None:
    store.remember_turn("T1:C1:1.0", Turn("Who leads?", "Sir Jim."))
    clock.at = LATER
    store.remember_turn("T1:C1:1.0", Turn("Since when?", "2016."))

    assert store.forget_questions(before=LATER) == 1

    assert store.turns("T1:C1:1.0") == [Turn("", ""), Turn("Since when?", "2016.")]


def test_what_is_of_that_moment_or_later_keeps_its_words(store: Store) -> None:
    store.keep_answer(asked())
    store.remember_turn("T1:C1:1.0", Turn("Who leads?", "Sir Jim."))

    assert store.forget_questions(before=NOON) == 0

    assert store.kept_answers() == [asked()]
    assert store.turns("T1:C1:1.0") == [Turn("Who leads?", "Sir Jim.")]


def test_what_has_lost_its_words_is_not_counted_again(store: Store) -> None:
    store.keep_answer(asked())
    store.remember_turn("T1:C1:1.0", Turn("Who leads?", "Sir Jim."))

    counts = [store.forget_questions(before=LATER) for _ in range(2)]

    assert counts == [2, 0]


def test_an_answer_that_is_kept_anew_loses_its_words_anew(store: Store) -> None:
    store.keep_answer(asked())
    store.forget_questions(before=LATER)
    store.keep_answer(asked())

    assert store.forget_questions(before=LATER) == 1

    assert [each.answer.question for each in store.kept_answers()] == [""]


def test_any_number_of_answers_lose_their_words(store: Store) -> None:
    for number in range(MANY):
        store.keep_answer(asked(f"A{number}"))

    assert store.forget_questions(before=LATER) == MANY

    assert {each.answer.question for each in store.kept_answers()} == {""}


def test_an_answer_that_has_lost_its_words_is_not_read_again(url: str) -> None:
    store = SqlStore(url)
    store.keep_answer(asked())
    store.forget_questions(before=LATER)
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(update(answers).values(body="no JSON"))
    engine.dispose()

    assert store.forget_questions(before=LATER) == 0

    store.close()


@pytest.mark.parametrize("known_since", ["remarks", "holdings"])
def test_an_answer_of_an_earlier_version_loses_its_words(url: str, known_since: str) -> None:
    store = SqlStore(url)
    store.keep_answer(asked())
    engine = open_engine(url)
    with engine.begin() as connection:
        body = connection.scalar(select(answers.c.body))
        assert body is not None
        old = {key: value for key, value in json.loads(body).items() if key != known_since}
        connection.execute(update(answers).values(body=json.dumps(old)))
    engine.dispose()

    assert store.forget_questions(before=LATER) == 1

    (found,) = store.kept_answers()
    assert found.answer.question == ""
    store.close()
