"""Every kind of store keeps answers, and what people thought of them."""

from dataclasses import replace
from datetime import timedelta

from bot.store.ports import Store
from bot.store.records import Verdict
from tests.bot.store.samples import NOON, kept, vote


def test_an_answer_comes_back_as_it_was_kept(store: Store) -> None:
    store.keep_answer(kept())

    assert store.kept_answer("A1") == kept()
    assert store.kept_answer("A2") is None


def test_an_answer_kept_again_replaces_the_one_before(store: Store) -> None:
    store.keep_answer(kept())
    later = replace(kept(at=NOON + timedelta(minutes=1)), asker="U2")

    store.keep_answer(later)

    assert store.kept_answers() == [later]


def test_an_answer_knows_where_it_was_asked_and_what_was_offered_under_it(store: Store) -> None:
    public = replace(
        kept(),
        team="T1",
        channel="C1",
        thread_ts="1700000000.000100",
        followups=("Who leads Devon’s STP?", "When?"),
    )
    private = replace(kept("A2"), team="T1", channel="C1")

    store.keep_answer(public)
    store.keep_answer(private)

    assert store.kept_answer("A1") == public
    assert store.kept_answer("A2") == private


def test_answers_are_listed_for_one_workspace_or_for_all(store: Store) -> None:
    for answer_id, team in (("A1", "T1"), ("A2", "T2"), ("A3", "T1"), ("A4", "")):
        store.keep_answer(replace(kept(answer_id), team=team))

    listed = {
        team: [each.answer.id for each in store.kept_answers(team)] for team in ("T1", "T2", "T3")
    }

    assert listed == {"T1": ["A1", "A3"], "T2": ["A2"], "T3": []}
    assert [each.answer.id for each in store.kept_answers()] == ["A1", "A2", "A3", "A4"]


def test_answers_of_one_moment_are_listed_by_id_as_computers_order_letters(store: Store) -> None:
    for answer_id in ("b", "C", "a", "D"):
        store.keep_answer(kept(answer_id))

    assert [each.answer.id for each in store.kept_answers()] == ["C", "D", "a", "b"]


def test_answers_are_listed_oldest_first(store: Store) -> None:
    for minutes, answer_id in ((2, "A2"), (1, "A3"), (3, "A1")):
        store.keep_answer(kept(answer_id, at=NOON + timedelta(minutes=minutes)))

    assert [each.answer.id for each in store.kept_answers()] == ["A3", "A2", "A1"]


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


def test_a_vote_is_explained_after_it_was_given(store: Store) -> None:
    store.record_vote(vote(Verdict.NOT_HELPFUL))
    store.record_vote(vote(Verdict.NOT_HELPFUL, person="U2"))
    store.explain_vote("A1", "U1", reason="other", comment="at first")

    assert store.explain_vote("A1", "U1", reason="out_of_date", comment=None)

    assert store.votes() == [
        replace(vote(Verdict.NOT_HELPFUL), reason="out_of_date"),
        vote(Verdict.NOT_HELPFUL, person="U2"),
    ]


def test_a_vote_that_was_not_given_cannot_be_explained(store: Store) -> None:
    store.record_vote(vote(Verdict.HELPFUL))

    assert not store.explain_vote("A1", "U2", reason="old", comment="no")
    assert not store.explain_vote("A2", "U1", reason="old", comment="no")

    assert store.votes() == [vote(Verdict.HELPFUL)]


def test_the_same_verdict_again_keeps_what_explains_it(store: Store) -> None:
    store.record_vote(vote(Verdict.NOT_HELPFUL))
    store.explain_vote("A1", "U1", reason="old", comment="2016")

    assert not store.record_vote(vote(Verdict.NOT_HELPFUL))

    assert store.votes() == [replace(vote(Verdict.NOT_HELPFUL), reason="old", comment="2016")]
