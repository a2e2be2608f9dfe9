"""An answer tells nothing of what may no longer be seen where it stands."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.answer.answer import Answer
from bot.slack.access import Access, Defaults
from bot.slack.handling.answers.seeing import find_answer
from bot.slack.handling.services import Services
from bot.store.records import ChannelRules, KeptAnswer
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.pressing import ANSWER_ID, keep_answer

AT = datetime(2026, 11, 22, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 9, tzinfo=UTC)
EARLIER = datetime(2026, 11, 21, tzinfo=UTC)
BOTH = frozenset({"open", "board"})
FOLLOWUPS = ("Who merges?",)


def look(services: Services, channel: str = "C1", user: str = "U1") -> KeptAnswer | None:
    return find_answer(services, ANSWER_ID, team="T1", channel=channel, user=user)


def keep(services: Services, *, channel: str = "C1") -> KeptAnswer:
    """Keep an answer from the open collection for which both were searched."""
    kept = keep_answer(services, collections=BOTH, channel=channel, at=AT, followups=FOLLOWUPS)
    answer = replace(kept.answer, remarks=("The newest is of 2018.",), lead="They differ.")
    kept = replace(kept, answer=answer)
    services.store.keep_answer(kept)
    return kept


def tells(found: KeptAnswer | None) -> tuple[object, ...]:
    """List what a look at an answer tells besides what it quotes."""
    assert found is not None
    return (found.answer.holdings, found.answer.remarks, found.answer.lead, found.followups)


NOTHING = (None, (), None, ())


def ruled(store: FakeStore, *, changed_at: datetime) -> None:
    rules = ChannelRules(team="T1", channel="C1", changed_at=changed_at)
    store.set_channel_rules(rules)


def member_of_the_board(services: Services) -> Services:
    members = {"board": frozenset({"U1"})}
    defaults = Defaults(collections=frozenset({"open"}), members=members)
    return replace(services, access=Access(services.store, defaults))


def nothing_near(answer: Answer) -> Answer:
    return replace(answer, sentences=(), citations=(), nearest=())


def test_what_was_kept_since_the_rules_changed_is_given_as_it_is(
    services: Services, store: FakeStore
) -> None:
    ruled(store, changed_at=EARLIER)
    kept = keep(services)

    assert look(services) == kept


def test_what_was_kept_before_tells_no_counts_no_remarks_and_no_further_questions(
    services: Services, store: FakeStore
) -> None:
    kept = keep(services)
    ruled(store, changed_at=LATER)

    found = look(services)

    assert tells(found) == NOTHING
    assert found is not None
    assert found.answer.citations == kept.answer.citations
    assert found.answer.sentences == kept.answer.sentences


def test_what_was_kept_before_is_looked_at_elsewhere_without_them_too(
    services: Services, store: FakeStore
) -> None:
    keep(services)
    ruled(store, changed_at=LATER)

    assert tells(look(services, channel="C2")) == NOTHING


@pytest.mark.parametrize(("channel", "user"), [("C1", "U1"), ("D9", ""), ("D2", "U2")])
def test_what_was_found_with_ones_own_rights_tells_others_nothing_more(
    services: Services, channel: str, user: str
) -> None:
    services = member_of_the_board(services)
    kept = keep(services, channel="D9")

    assert look(services, channel="D9") == kept
    assert tells(look(services, channel=channel, user=user)) == NOTHING


def test_that_nothing_was_near_is_not_told_where_more_was_searched(
    services: Services, store: FakeStore
) -> None:
    kept = keep(services)
    store.keep_answer(replace(kept, answer=nothing_near(kept.answer)))
    before = look(services)
    ruled(store, changed_at=LATER)

    assert before is not None
    assert look(services) is None


def test_an_answer_that_tells_nothing_at_all_stays(services: Services, store: FakeStore) -> None:
    kept = keep(services)
    silent = replace(nothing_near(kept.answer), holdings=None, remarks=(), lead=None)
    store.keep_answer(bare := replace(kept, answer=silent, followups=()))
    ruled(store, changed_at=LATER)

    assert look(services) == bare
