"""What ``/stp find`` shows."""

import pytest

from bot.slack.handling.lookups.finding import Lookups
from bot.slack.handling.services import Services
from tests.bot.slack.handling.lookups.shelves import command_of
from tests.bot.slack.handling.pressing import JOB
from tests.bot.slack.loopback import Loopback
from tests.index.documents import BEDS, FOOTPRINTS
from tests.slack_wire.render import controls, shown_text


@pytest.fixture
def lookups(services: Services) -> Lookups:
    return Lookups(services)


def show(lookups: Lookups, loopback: Loopback, text: str) -> str:
    command = command_of(loopback, text)
    lookups.features().commands[command.verb](JOB, command)
    (reply,) = loopback.bodies("hooks/1")
    return shown_text(reply["blocks"])


def test_find_takes_operators_and_says_what_was_searched(
    lookups: Lookups, loopback: Loopback
) -> None:
    shown = show(lookups, loopback, "find plans from:gazette")

    assert BEDS.id in shown
    assert FOOTPRINTS.id not in shown
    assert "Searched only documents published by The Local Gazette." in shown


def test_find_names_the_nearest_where_a_filter_matches_nothing_that_may_be_seen(
    lookups: Lookups,
    loopback: Loopback,
) -> None:
    shown = show(lookups, loopback, "find plans from:gazete")

    assert shown == (
        "Nothing was found for “plans from:gazete”. No document here is published by “gazete”."
        " Publishers here, the nearest first: The Local Gazette and Example Health Weekly."
    )


def test_each_passage_found_leads_to_its_place(lookups: Lookups, loopback: Loopback) -> None:
    show(lookups, loopback, "find patients protested in the streets")

    (reply,) = loopback.bodies("hooks/1")
    first = controls(reply["blocks"])[0]
    assert (first.label, first.action_id, first.value) == ("In context", "context_at", "id-beds:0")


def test_find_without_words_says_how(lookups: Lookups, loopback: Loopback) -> None:
    shown = show(lookups, loopback, "find")

    assert "`/stp find WORDS` shows the best passages" in shown
    assert "<@UBOT> and your question" in shown
