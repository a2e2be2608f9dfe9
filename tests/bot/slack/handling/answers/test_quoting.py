"""`/stp quote` gives what an answer quotes, to be pasted."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answer.references import harvard
from bot.slack.handling.answers.quoting import Quoting
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from tests.bot.slack.handling.pressing import ANSWER_ID, JOB, keep_answer
from tests.bot.slack.loopback import Loopback
from tests.slack_wire.render import shown_text

TODAY = date(2026, 11, 22)


def quote(services: Services, loopback: Loopback, text: str, *, team: str = "T1") -> str:
    command = Command(team, "C1", "U1", f"quote {text}", loopback.url("hooks/1"))
    feature = Quoting(services, today=lambda: TODAY)
    feature.features().commands["quote"](JOB, command)
    (reply,) = loopback.bodies("hooks/1")
    return shown_text(reply["blocks"])


@pytest.mark.parametrize(
    "typed",
    [f"{ANSWER_ID} 1", f"`{ANSWER_ID}` [1]", f"{ANSWER_ID.lower()}  #1", f"“{ANSWER_ID}” (1)"],
)
def test_one_quotation_is_given_by_its_number(
    services: Services, loopback: Loopback, typed: str
) -> None:
    first = keep_answer(services).answer.citations[0]

    shown = quote(services, loopback, typed)

    assert f"“{first.quote}”" in shown
    assert harvard(first, accessed=TODAY) in shown
    assert "[2]" not in shown


def test_all_are_given_without_a_number(services: Services, loopback: Loopback) -> None:
    kept = keep_answer(services)
    (first,) = kept.answer.citations
    second = replace(first, number=2, quote="Each footprint wrote its own plan in 2016.")
    services.store.keep_answer(
        replace(kept, answer=replace(kept.answer, citations=(first, second)))
    )

    shown = quote(services, loopback, ANSWER_ID)

    assert all(f"“{each.quote}”" in shown for each in (first, second))


def test_an_unknown_number_is_told_which_there_are(services: Services, loopback: Loopback) -> None:
    keep_answer(services)

    assert "no quotation “7”. It has 1;" in quote(services, loopback, f"{ANSWER_ID} 7")


@pytest.mark.parametrize("number", ["x", "1 2", "-1", "0", "1.5"])
def test_what_is_no_number_is_named(services: Services, loopback: Loopback, number: str) -> None:
    keep_answer(services)

    assert f"no quotation “{number}”" in quote(services, loopback, f"{ANSWER_ID} {number}")


def test_an_unknown_id_is_named(services: Services, loopback: Loopback) -> None:
    assert "no answer “NOWHERE” here" in quote(services, loopback, "NOWHERE 1")


def test_an_answer_that_cites_what_may_not_be_seen_is_unknown(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(
        services,
        question="What were the plans renamed in March 2017?",
        collections=frozenset({"board"}),
    )

    shown = quote(services, loopback, f"{ANSWER_ID} 1")

    assert "no answer" in shown
    assert "renamed" not in shown


def test_an_answer_of_another_workspace_is_unknown(services: Services, loopback: Loopback) -> None:
    keep_answer(services)

    assert "no answer" in quote(services, loopback, ANSWER_ID, team="T2")


def test_without_an_id_it_says_how(services: Services, loopback: Loopback) -> None:
    assert "`/stp quote ID NUMBER`" in quote(services, loopback, "")
