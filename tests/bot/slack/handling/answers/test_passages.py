"""The passages behind an answer, and each in its document, as far as they may be seen."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.answer.compose import Limits
from bot.desk import LibraryDesk
from bot.errors import Undeliverable
from bot.library import Library
from bot.slack.blocks.message import JsonObject
from bot.slack.handling.answers.passages import Passages
from bot.slack.handling.services import Services
from bot.slack.requests.press import Press
from bot.store.records import ChannelRules
from index.syncing.build import sync
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.pressing import (
    ANSWER_ID,
    JOB,
    keep_answer,
    opened,
    press_in,
    press_on,
    told,
)
from tests.bot.slack.loopback import Loopback, refused
from tests.fakes import WordEmbedder
from tests.index.documents import FOOTPRINTS, PARTNERSHIPS, ListedSource, make_document
from tests.slack_wire.render import controls, shown_text

WARDS = make_document(
    "wards",
    "\n\n".join(f"Ward {number} has {number} beds for its patients." for number in range(1, 81)),
    title="The wards",
    publisher="The Trust",
)
BOTH = frozenset({"open", "board"})
OF_THE_BOARD = "What were the plans renamed in March 2017?"


@pytest.fixture(scope="module")
def long_desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    """A desk over one document of several passages."""
    folder = tmp_path_factory.mktemp("wards")
    sync(folder, [ListedSource(WARDS)], WordEmbedder())
    limits = Limits(max_sentences=2, min_confidence=0.0)
    return LibraryDesk(Library(folder, WordEmbedder()), limits)


@pytest.fixture
def long_read(services: Services, long_desk: LibraryDesk) -> Services:
    return replace(services, desk=long_desk)


def do(services: Services, press: Press) -> str:
    return Passages(services).features().presses[press.name](JOB, press)


def shown(view: JsonObject) -> str:
    return shown_text(view["blocks"])


def close_to_the_board(store: FakeStore, *, is_open: bool) -> None:
    collections = BOTH if is_open else frozenset({"open"})
    store.set_channel_rules(ChannelRules(team="T1", channel="C1", collections=collections))


def test_the_passages_behind_an_answer_are_shown_whole(
    services: Services, loopback: Loopback
) -> None:
    kept = keep_answer(services)

    do(services, press_on(loopback, "passages"))

    view = opened(loopback)
    assert FOOTPRINTS.text.split("\n\n", maxsplit=1)[0] in shown(view)
    assert "Example Health Weekly" in shown(view)
    assert controls(view["blocks"])[0].value == kept.answer.id
    assert json.loads(view["private_metadata"])["channel"] == "C1"


def test_a_passage_is_shown_with_its_quotation_set_off(
    services: Services, loopback: Loopback
) -> None:
    kept = keep_answer(services)
    first = kept.answer.citations[0]

    do(services, press_on(loopback, f"context:{first.number}"))

    lines = shown(opened(loopback)).splitlines()
    assert f"> {first.quote}" in lines
    assert any(line.startswith("Passage 1 of ") for line in lines)


def test_from_a_modal_it_is_pushed_over_it(services: Services, loopback: Loopback) -> None:
    keep_answer(services)
    do(services, press_on(loopback, "passages"))

    do(services, press_in(opened(loopback), "context:1", ANSWER_ID))

    assert "> England was divided" in shown(opened(loopback, "views.push"))


@pytest.mark.parametrize("code", ["push_limit_reached", "expired_trigger_id"])
def test_what_cannot_be_pushed_takes_the_modals_place(
    services: Services, loopback: Loopback, code: str
) -> None:
    keep_answer(services)
    do(services, press_on(loopback, "passages"))
    loopback.script("views.push", refused(code))

    do(services, press_in(opened(loopback), "context:1", ANSWER_ID))

    (update,) = loopback.bodies("views.update")
    assert update["view_id"] == "V1"
    assert "> England was divided" in shown(update["view"])


def test_a_document_is_read_passage_by_passage_to_its_end_and_back(
    long_read: Services, loopback: Loopback
) -> None:
    kept = keep_answer(long_read, question="How many beds does ward 1 have?")
    assert "1 beds" in kept.answer.citations[0].quote
    do(long_read, press_on(loopback, "context:1"))
    view = opened(loopback)
    seen = [shown(view)]
    for label in ("Next", "Previous"):
        while found := [each for each in controls(view["blocks"]) if each.label == label]:
            do(long_read, press_in(view, found[0].action_id, str(found[0].value)))
            view = loopback.bodies("views.update")[-1]["view"]
            seen.append(shown(view))

    numbers = [int(line.split()[1]) for text in seen for line in text.splitlines() if "Pas" in line]
    assert len(numbers) > 6
    there = list(range(1, max(numbers) + 1))
    assert numbers == [*there, *there[-2::-1]]
    assert seen[0] == seen[-1]
    assert [text.count("> ") for text in (seen[0], seen[1])] == [1, 0]
    read = " ".join(seen)
    assert all(f"Ward {number} has" in read for number in range(1, 81))


def test_a_place_that_was_looked_up_is_shown_without_a_quotation(
    services: Services, loopback: Loopback
) -> None:
    do(services, press_on(loopback, "context_at", f"{FOOTPRINTS.id}:0"))

    assert "44 footprints" in shown(opened(loopback))
    assert ">" not in shown(opened(loopback))


@pytest.mark.parametrize(
    ("action", "value"),
    [("passages", ANSWER_ID), ("context:1", ANSWER_ID), ("context:99", ANSWER_ID)],
)
def test_a_forgotten_answer_has_no_passages(
    services: Services, loopback: Loopback, action: str, value: str
) -> None:
    if action == "context:99":
        keep_answer(services)

    do(services, press_on(loopback, action, value))

    assert "kept no longer" in told(loopback)
    assert loopback.bodies("views.open") == []


@pytest.mark.parametrize("action", ["passages", "context:1"])
def test_what_may_not_be_seen_here_is_as_good_as_forgotten(
    services: Services, store: FakeStore, loopback: Loopback, action: str
) -> None:
    close_to_the_board(store, is_open=False)
    keep_answer(services, question=OF_THE_BOARD, collections=BOTH)

    do(services, press_on(loopback, action))

    assert "kept no longer" in told(loopback)
    assert loopback.bodies("views.open") == []


def test_a_document_that_is_closed_meanwhile_is_read_no_further(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    close_to_the_board(store, is_open=True)
    do(services, press_on(loopback, "context_at", f"{PARTNERSHIPS.id}:0"))
    view = opened(loopback)
    close_to_the_board(store, is_open=False)

    do(services, press_in(view, "context_next", f"{PARTNERSHIPS.id}:5"))

    (update,) = loopback.bodies("views.update")
    assert "partnership" not in shown(update["view"])
    assert "not there any longer" in shown(update["view"])


def test_an_answer_of_another_workspace_is_not_found(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services)

    do(services, press_on(loopback, "passages", team="T2"))

    assert "kept no longer" in told(loopback)


def test_a_document_that_may_not_be_seen_is_not_looked_up(
    services: Services, loopback: Loopback
) -> None:
    do(services, press_on(loopback, "context_at", f"{PARTNERSHIPS.id}:0"))

    assert "not there any longer" in told(loopback)


@pytest.mark.parametrize(
    ("action", "value"), [("context_at", "nonsense"), ("context_next", f"{PARTNERSHIPS.id}:0")]
)
def test_a_button_of_no_place_of_ours_does_nothing(
    services: Services, loopback: Loopback, action: str, value: str
) -> None:
    assert do(services, press_on(loopback, action, value)) == "unknown"
    assert loopback.calls == []


def test_who_pressed_too_long_ago_is_told_so(services: Services, loopback: Loopback) -> None:
    keep_answer(services)
    loopback.script("views.open", refused("expired_trigger_id"))

    assert do(services, press_on(loopback, "passages")) == "too late"
    assert "press the button again" in told(loopback)


def test_a_modal_that_an_earlier_process_opened_is_enough(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("views.open", refused("exchanged_trigger_id"))

    assert do(services, press_on(loopback, "passages")) == "shown"
    assert loopback.bodies("hooks/1") == []


def test_a_view_that_slack_refuses_is_no_matter_of_time(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("views.open", refused("invalid_arguments"))

    with pytest.raises(Undeliverable):
        do(services, press_on(loopback, "passages"))


def test_passages_of_one_place_stand_together(services: Services, loopback: Loopback) -> None:
    kept = keep_answer(services)
    numbers: list[Any] = [each.number for each in kept.answer.citations]

    do(services, press_on(loopback, "passages"))

    text = shown(opened(loopback))
    assert all(f"*[{number}]*" in text for number in numbers)
    assert text.count("England was divided into 44 footprints") == 1
