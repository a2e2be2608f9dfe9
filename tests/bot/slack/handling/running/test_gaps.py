"""``/stp gaps``: for admins, of their workspace, of what they may see."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.answer.answer import Answer, Status
from bot.slack.access import Access, Defaults
from bot.slack.gathering import Gathering
from bot.slack.handling.running.gaps import Gaps
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from bot.store.records import KeptAnswer, Verdict, Vote
from tests.bot.fake_store import FakeStore
from tests.bot.slack.answers import ANSWERED, NOT_FOUND
from tests.bot.slack.handling.pressing import JOB
from tests.bot.slack.loopback import Loopback
from tests.index.documents import BEDS, FOOTPRINTS, PARTNERSHIPS
from tests.slack_wire.render import shown_text

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def keep(store: FakeStore, answer: Answer, answer_id: str, *, team: str = "T1") -> None:
    store.keep_answer(KeptAnswer(replace(answer, id=answer_id), "U1", AT, team=team))


def near(document_id: str) -> Answer:
    (citation, *_) = NOT_FOUND.nearest
    return replace(NOT_FOUND, nearest=(replace(citation, document_id=document_id),))


@pytest.fixture
def its(services: Services, store: FakeStore) -> Services:
    keep(store, replace(near(BEDS.id), question="Who closed the <beds>?"), "A1")
    keep(store, replace(ANSWERED, question="Who leads?"), "A2")
    store.record_vote(Vote("A2", "U1", Verdict.NOT_HELPFUL, "incomplete", "no names", AT))
    store.record_vote(Vote("A1", "U2", Verdict.HELPFUL, None, None, AT))
    return services


def ask(its: Services, loopback: Loopback, text: str = "gaps", *, user: str = "UADMIN") -> str:
    command = Command("T1", "D1", user, text, loopback.url("hooks/1"))
    Gaps(its, today=lambda: TODAY).features().commands["gaps"](JOB, command)
    return shown_text(loopback.bodies("hooks/1")[-1]["blocks"]).replace("\u200b", "")


def test_an_admin_sees_counts_and_the_latest(its: Services, loopback: Loopback) -> None:
    text = ask(its, loopback)

    assert text.splitlines()[0] == (
        "*1 question without an answer · 1 answer found unhelpful · 2 stale sources*"
    )
    assert "2026-11-20: incomplete: no names (`A2`)" in text
    assert str(FOOTPRINTS.title) in text


def test_questions_are_shown_only_where_the_setting_says_so(
    its: Services, loopback: Loopback
) -> None:
    hidden = ask(its, loopback) + ask(its, loopback, "gaps csv")
    shown = ask(replace(its, gathering=Gathering(show_questions=True)), loopback)

    assert "beds&gt;" not in hidden
    assert "(question not shown)" in hidden
    assert "Who closed the &lt;beds&gt;?" in shown


def test_sources_are_stale_after_the_days_that_are_set(its: Services, loopback: Loopback) -> None:
    fresh = ask(replace(its, gathering=Gathering(stale_days=36_500)), loopback)

    assert "0 stale sources" in fresh


@pytest.mark.parametrize("text", ["gaps csv", "gaps CSV"])
def test_they_come_as_csv(its: Services, loopback: Loopback, text: str) -> None:
    lines = ask(its, loopback, text).splitlines()

    assert lines[0] == "```kind,date,reference,what"
    assert lines[2] == "not_helpful,2026-11-20,A2,incomplete: no names"
    assert lines[-1] == "4 of 4 lines. `stp gaps --csv` prints all of them."


def test_other_workspaces_are_not_looked_into(
    its: Services, loopback: Loopback, store: FakeStore
) -> None:
    keep(store, near(BEDS.id), "B1", team="T2")
    store.record_vote(Vote("B1", "U9", Verdict.NOT_HELPFUL, "wrong", "theirs", AT))

    text = ask(its, loopback)

    assert "1 question without an answer · 1 answer found unhelpful" in text
    assert "theirs" not in text


def test_what_the_admin_may_not_see_is_not_counted_either(
    its: Services, loopback: Loopback, store: FakeStore
) -> None:
    keep(store, near(PARTNERSHIPS.id), "A3")
    defaults = Defaults(
        frozenset({"open"}), {"board": frozenset({"UMEMBER"})}, frozenset({"UADMIN", "UMEMBER"})
    )
    its = replace(its, access=Access(store, defaults))

    admin, member = ask(its, loopback), ask(its, loopback, user="UMEMBER")

    assert admin.startswith("*1 question without an answer · 1 answer found unhelpful · 2 stale")
    assert member.startswith("*2 questions without an answer · 1 answer found unhelpful · 3 stale")


def test_nobody_but_an_admin_is_shown_any(its: Services, loopback: Loopback) -> None:
    assert ask(its, loopback, user="U1") == "Only my admins can do that: <@UADMIN>."


def test_an_answer_with_nothing_near_it_is_everybodys(
    its: Services, loopback: Loopback, store: FakeStore
) -> None:
    keep(store, replace(NOT_FOUND, nearest=()), "A4")

    assert NOT_FOUND.status is Status.NOT_FOUND
    assert ask(its, loopback).startswith("*2 questions without an answer")
