"""Every kind of store keeps what it is given, and accepts and claims things once."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from bot.answer.question import Turn
from bot.store.ports import Store
from bot.store.records import ChannelRules, Verdict
from tests.bot.store.conftest import Clock
from tests.bot.store.samples import NOON, help_request, job, kept, vote


def test_an_accepted_job_is_listed_as_recovered_until_it_is_finished(store: Store) -> None:
    assert store.accept(job(1), ["k1"])
    assert store.unfinished() == [replace(job(1), recovered=True, at=NOON)]

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


def test_a_job_whose_id_is_in_use_is_refused_and_nothing_of_it_is_kept(store: Store) -> None:
    store.accept(job(1), ["k1"])

    assert not store.accept(job(1, conversation="elsewhere"), ["k2"])

    assert [each.conversation for each in store.unfinished()] == [job(1).conversation]
    assert not store.is_claimed("k2")


def test_a_job_knows_when_it_was_accepted_whatever_it_said_itself(
    store: Store, clock: Clock
) -> None:
    clock.at = NOON + timedelta(hours=1)
    store.accept(replace(job(1), at=NOON), [])

    assert [each.at for each in store.unfinished()] == [clock.at]


def test_a_key_named_twice_by_one_job_does_not_refuse_it(store: Store) -> None:
    assert store.accept(job(1), ["k1", "k1"])


def test_unfinished_jobs_come_oldest_first(store: Store, clock: Clock) -> None:
    for number in (3, 1, 2):
        store.accept(job(number), [f"k{number}"])
        clock.at -= timedelta(hours=1)  # not even a clock that goes backwards changes the order
    store.finish("job1")
    store.accept(job(4), ["k4"])

    assert [each.id for each in store.unfinished()] == ["job3", "job2", "job4"]


def test_a_released_key_can_be_claimed_again(store: Store) -> None:
    assert store.claim("share:A1:C1")
    assert not store.claim("share:A1:C1")

    store.release("share:A1:C1")

    assert store.claim("share:A1:C1")


def test_a_key_is_claimed_once_it_was_claimed_or_seen(store: Store) -> None:
    store.accept(job(1), ["seen"])
    store.claim("claimed")
    store.claim("given back")
    store.release("given back")

    found = {key: store.is_claimed(key) for key in ("seen", "claimed", "given back", "new")}

    assert found == {"seen": True, "claimed": True, "given back": False, "new": False}


def test_a_long_key_is_told_from_another_that_begins_alike(store: Store) -> None:
    long = "k" * 1_000

    assert store.claim(long + "1")
    assert store.claim(long + "2")
    assert not store.claim(long + "1")


def test_moments_of_another_time_zone_stay_the_same_moments(store: Store) -> None:
    local = NOON.astimezone(timezone(timedelta(hours=5)))
    store.keep_answer(kept(at=local))
    store.record_vote(vote(Verdict.HELPFUL, at=local))

    found = store.kept_answer("A1")

    assert found is not None
    assert found.at == NOON
    assert [each.at for each in store.votes()] == [NOON]
    assert store.forget(before=local) == 0


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


def test_the_words_of_a_listing_kept_again_replace_those_before(store: Store) -> None:
    store.keep_listing("L1", "kent")

    store.keep_listing("L1", "devon")

    assert store.listing("L1") == "devon"


@pytest.mark.parametrize("odd", ["\x00", "\ud83d"], ids=["NUL", "lone surrogate"])
def test_a_character_that_databases_refuse_is_replaced_in_what_people_wrote(
    store: Store, odd: str
) -> None:
    written, stored = f"a{odd}b", "a\N{REPLACEMENT CHARACTER}b"

    store.remember_turn("T1:C1:1.0", Turn(written, written))
    store.keep_listing("L1", written)
    store.keep_answer(replace(kept(), answer=replace(kept().answer, question=written)))
    store.record_vote(replace(vote(Verdict.HELPFUL), comment=written))
    store.record_vote(vote(Verdict.NOT_HELPFUL, person="U2"))
    store.explain_vote("A1", "U2", reason=None, comment=written)

    assert store.turns("T1:C1:1.0") == [Turn(stored, stored)]
    assert store.listing("L1") == stored
    assert [each.answer.question for each in store.kept_answers()] == [stored]
    assert [each.comment for each in store.votes()] == [stored, stored]


def test_a_key_with_a_character_that_databases_refuse_is_claimed_once(store: Store) -> None:
    assert store.claim("a\x00b")

    assert not store.claim("a\x00b")
    assert store.is_claimed("a\x00b")


def test_forgetting_takes_what_is_older_and_leaves_votes_jobs_and_rules(
    store: Store, clock: Clock
) -> None:
    rules = ChannelRules("T1", "C1", changed_by="U1", changed_at=NOON)
    store.set_channel_rules(rules)
    store.keep_help(help_request("old"))
    store.keep_help(help_request("new", at=NOON + timedelta(days=1)))
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

    assert store.forget(before=clock.at) == 5

    assert store.claim("old key")
    assert not store.claim("new key")
    assert store.turns("T1:C1:1.0") == [Turn("new", "")]
    assert (store.listing("old"), store.listing("new")) == (None, "words")
    assert [each.answer.id for each in store.kept_answers()] == ["new"]
    assert store.votes() == [vote(Verdict.HELPFUL)]
    assert [each.id for each in store.unfinished()] == ["job1"]
    assert store.help_request("old") is None
    assert store.help_request("new") is not None
    assert store.channel_rules("T1", "C1") == rules
