"""A verdict counts at once; its reason may follow."""

import pytest

from bot.slack.blocks.view_origin import ViewOrigin, write_origin
from bot.slack.handling.answers.votes import Votes
from bot.slack.handling.services import Services
from bot.slack.requests.press import Press
from bot.slack.requests.submission import Submission
from bot.store.records import Verdict
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.pressing import ANSWER_ID, JOB, keep_answer, opened, press_on, told
from tests.bot.slack.loopback import Loopback, answer, refused

NATIVE = {"helpful": f"{ANSWER_ID}:helpful", "not_helpful": f"{ANSWER_ID}:not_helpful"}


def vote(services: Services, press: Press) -> str:
    return Votes(services).features().presses[press.name](JOB, press)


def explain(services: Services, loopback: Loopback, **values: str) -> str:
    origin = ViewOrigin(channel="C1", answer_id=ANSWER_ID, response_url=loopback.url("hooks/1"))
    submission = Submission(
        team="T1",
        user="U1",
        callback_id="explain_vote",
        metadata=write_origin(origin),
        values={name: (value,) for name, value in values.items()},
    )
    return Votes(services).features().submissions["explain_vote"](JOB, submission)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_both_kinds_of_buttons_count(
    services: Services, store: FakeStore, loopback: Loopback, verdict: Verdict
) -> None:
    keep_answer(services)

    vote(services, press_on(loopback, verdict.value))
    vote(services, press_on(loopback, "feedback", NATIVE[verdict.value], user="U2"))

    assert [(each.person, each.verdict) for each in store.votes()] == [
        ("U1", verdict),
        ("U2", verdict),
    ]


def test_helpful_is_thanked_for_once(services: Services, loopback: Loopback) -> None:
    keep_answer(services)

    said = [vote(services, press_on(loopback, "helpful")) for _ in range(2)]

    assert said == ["replied", "same vote"]
    assert told(loopback) == "Thank you. Your verdict is noted: helpful."


def test_not_helpful_counts_at_once_and_asks_why(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services)

    vote(services, press_on(loopback, "feedback", NATIVE["not_helpful"]))

    assert [each.verdict for each in store.votes()] == [Verdict.NOT_HELPFUL]
    assert opened(loopback)["callback_id"] == "explain_vote"
    assert loopback.bodies("hooks/1") == []


def test_who_closed_the_modal_by_mistake_gets_it_again(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services)

    for _ in range(2):
        vote(services, press_on(loopback, "not_helpful"))

    assert len(loopback.bodies("views.open")) == 2
    assert len(store.votes()) == 1


@pytest.mark.parametrize("code", ["expired_trigger_id", "invalid_trigger_id"])
def test_a_verdict_counts_and_is_thanked_for_where_it_is_too_late_to_ask_why(
    services: Services, store: FakeStore, loopback: Loopback, code: str
) -> None:
    keep_answer(services)
    loopback.script("views.open", refused(code))

    vote(services, press_on(loopback, "not_helpful"))

    assert [each.verdict for each in store.votes()] == [Verdict.NOT_HELPFUL]
    assert told(loopback) == "Thank you. Your verdict is noted: not helpful."


def test_a_verdict_counts_where_slack_does_not_answer(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("views.open", answer(500, {}), answer(500, {}))

    vote(services, press_on(loopback, "not_helpful"))

    assert len(store.votes()) == 1
    assert "not helpful" in told(loopback)


@pytest.mark.parametrize("action", ["helpful", "not_helpful"])
def test_an_answer_that_is_kept_no_longer_cannot_be_voted_on(
    services: Services, store: FakeStore, loopback: Loopback, action: str
) -> None:
    vote(services, press_on(loopback, action))

    assert store.votes() == []
    assert "kept no longer" in told(loopback)


def test_a_button_that_carries_no_verdict_does_nothing(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services)

    assert vote(services, press_on(loopback, "feedback", ANSWER_ID)) == "unknown"
    assert store.votes() == []


def test_a_reason_and_a_comment_are_kept_with_the_vote_and_thanked_for(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services)
    vote(services, press_on(loopback, "not_helpful"))

    explain(services, loopback, reason="outdated", comment=" The plan of 2018 says more. ")

    (noted,) = store.votes()
    assert (noted.reason, noted.comment) == ("outdated", "The plan of 2018 says more.")
    assert told(loopback) == "Thank you. Your verdict is noted: not helpful."


def test_a_reason_needs_no_comment_and_a_long_comment_is_cut(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services)
    vote(services, press_on(loopback, "not_helpful"))

    explain(services, loopback, reason="wrong", comment=" ")
    (bare,) = store.votes()
    explain(services, loopback, reason="wrong", comment="x" * 2_000)
    (long,) = store.votes()

    assert bare.comment is None
    assert long.comment == "x" * 1_000


def test_a_reason_that_was_not_offered_is_not_kept(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services)
    vote(services, press_on(loopback, "not_helpful"))

    explain(services, loopback, reason="<made up>", comment="Because.")

    (noted,) = store.votes()
    assert (noted.reason, noted.comment) == (None, "Because.")


def test_a_reason_for_no_vote_is_not_kept(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    explain(services, loopback, reason="wrong")

    assert store.votes() == []
    assert "kept no longer" in told(loopback)
