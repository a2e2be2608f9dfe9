"""Every job has one outcome, or an apology, or is tried again."""

import json
import threading
from dataclasses import replace

import pytest

from bot.errors import StoreUnusable
from bot.slack.handling.assembly import make_handler
from bot.slack.handling.handler import Handler
from bot.slack.handling.services import Services
from bot.slack.requests.ask import Address, Ask
from bot.slack.requests.command import Command
from bot.slack.requests.opening import Opening
from bot.slack.requests.press import Press
from bot.slack.requests.request import Request, to_json
from bot.slack.requests.shortcut import ASK_ABOUT_MESSAGE, Shortcut
from bot.slack.requests.submission import Submission
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import ChannelRules, Job
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.asking.test_asking import QUESTION, QUOTE, Watched
from tests.bot.slack.handling.pressing import keep_answer, press_on
from tests.bot.slack.loopback import LOST, Loopback, answer, page, refused

ASK = Ask("T1", "C1", "U1", "10.1", "10.1", QUESTION)


@pytest.fixture
def progress() -> Watched:
    return Watched()


@pytest.fixture
def handler(services: Services, workspaces: OneWorkspace, progress: Watched) -> Handler:
    return make_handler(replace(services, progress=progress), workspaces)


def accept(store: FakeStore, request: Request) -> Job:
    job = Job("J1", request.conversation, to_json(request))
    store.accept(job, [])
    return job


def test_a_question_is_answered_and_its_job_forgotten(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    assert handler.do(accept(store, ASK))

    assert len(loopback.bodies("chat.postMessage")) == 1
    assert store.unfinished() == []


def test_where_slack_does_not_answer_the_job_stays(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    loopback.script("chat.postMessage", *[page(500)] * 30)

    assert not handler.do(accept(store, ASK))

    assert len(store.unfinished()) == 1


def test_where_slack_refuses_there_is_nothing_more_to_be_done(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    loopback.script("chat.postMessage", *[refused("invalid_arguments")] * 9)

    assert handler.do(accept(store, ASK))

    assert store.unfinished() == []


def test_whatever_fails_the_person_is_told_a_reference(
    handler: Handler, store: FakeStore, loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_kept: object) -> None:
        raise KeyError("a fault of ours")

    monkeypatch.setattr(store, "keep_answer", fail)

    assert handler.do(accept(store, ASK))

    (sorry,) = loopback.bodies("chat.postMessage")
    assert "reference *J1*" in sorry["text"]
    assert "fault of ours" not in json.dumps(sorry)


def test_a_job_of_another_form_is_given_up(handler: Handler, store: FakeStore) -> None:
    job = Job("J1", "T1:C1:1.0", '{"kind": "of tomorrow"}')
    store.accept(job, [])

    assert handler.do(job)

    assert store.unfinished() == []


def test_who_is_turned_away_is_told_how_many_wait(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    handler.turn_away(accept(store, ASK), 500)

    (sorry,) = loopback.bodies("chat.postMessage")
    assert "500 questions are waiting" in sorry["text"]
    assert "J1" in sorry["text"]
    assert store.unfinished() == []


def test_who_asks_while_the_bot_goes_down_is_told_that(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    command = Command("T1", "C1", "U1", f"ask {QUESTION}", loopback.url("hooks/1"))

    handler.apologise(accept(store, command))

    (sorry,) = loopback.bodies("hooks/1")
    assert "about to be restarted" in sorry["text"]
    assert store.unfinished() == []


def test_what_was_done_on_the_bots_page_is_apologised_for_directly(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    opened = {"ok": True, "channel": {"id": "D1"}}
    loopback.script("conversations.open", answer(200, opened), answer(200, opened))

    handler.turn_away(accept(store, Submission("T1", "U1", "ask_this_document", "")), 500)
    handler.turn_away(accept(store, Press("T1", "", "U1", "share", "", "", ephemeral=False)), 500)
    handler.turn_away(accept(store, Opening("T1", "U1", "D1", "home")), 500)

    posted = loopback.bodies("chat.postMessage")
    assert [body["channel"] for body in posted] == ["D1", "D1"]
    assert store.unfinished() == []


def test_a_press_is_apologised_for_by_its_response_url(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    press = Press("T1", "C1", "U1", "share", "A1", loopback.url("hooks/1"), ephemeral=True)

    handler.apologise(accept(store, press))

    assert len(loopback.bodies("hooks/1")) == 1


def test_an_apology_that_slack_does_not_take_leaves_the_job_for_the_next_start(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    loopback.script("chat.postMessage", *[page(500)] * 30)

    handler.apologise(accept(store, ASK))

    assert len(store.unfinished()) == 1


def test_a_question_that_nobody_put_to_the_bot_is_forgotten_without_an_apology(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    handler.turn_away(accept(store, replace(ASK, address=Address.OVERHEARD)), 500)

    assert loopback.calls == []
    assert store.unfinished() == []


def test_a_place_in_line_is_told_for_questions_in_messages_alone(
    handler: Handler, store: FakeStore, progress: Watched
) -> None:
    command = Command("T1", "C1", "U1", f"ask {QUESTION}", "")

    handler.tell_place(accept(store, ASK), 3)
    handler.tell_place(accept(store, command), 4)
    handler.tell_place(Job("J1", "T1:C1:1.0", "{}"), 5)

    assert progress.words == ["3"]


def test_a_place_in_line_that_the_store_hinders_is_not_told(
    services: Services,
    workspaces: OneWorkspace,
    store: FakeStore,
    progress: Watched,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_team: str, _channel: str) -> ChannelRules:
        raise StoreUnusable("the disk is gone")

    monkeypatch.setattr(services.access, "rules", fail)
    handler = make_handler(replace(services, progress=progress), workspaces)

    handler.tell_place(accept(store, ASK), 3)

    assert progress.words == []


@pytest.mark.parametrize("text", ["", "ask", "help", "of_tomorrow now"])
def test_a_command_that_nobody_takes_on_gets_help(
    handler: Handler, store: FakeStore, loopback: Loopback, text: str
) -> None:
    handler.do(accept(store, Command("T1", "C1", "U1", text, loopback.url("hooks/1"))))

    (reply,) = loopback.bodies("hooks/1")
    assert "/stp ask QUESTION" in reply["text"]


@pytest.mark.parametrize(
    "request_made",
    [
        Press("T1", "C1", "U1", "of_tomorrow", "A1", "", ephemeral=False),
        Submission("T1", "U1", "of_tomorrow", ""),
        Shortcut("T1", "C1", "U1", "of_tomorrow", "why?", "10.1", "9.9", ""),
        Opening("T1", "U1", "D1", "of_tomorrow"),
    ],
    ids=lambda each: each.kind,
)
def test_what_nobody_takes_on_is_ignored(
    handler: Handler, store: FakeStore, loopback: Loopback, request_made: Request
) -> None:
    assert handler.do(accept(store, request_made))

    assert loopback.calls == []
    assert store.unfinished() == []


def test_a_shortcut_and_a_command_are_done_by_who_takes_them_on(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    shortcut = Shortcut(
        "T1", "C1", "U1", ASK_ABOUT_MESSAGE, QUESTION, "10.1", "9.9", loopback.url("hooks/1")
    )
    command = Command("T1", "C1", "U1", f"ask {QUESTION}", loopback.url("hooks/2"))

    handler.do(accept(store, shortcut))
    handler.do(accept(store, command))

    assert QUOTE in loopback.bodies("hooks/1")[0]["text"]
    assert QUOTE in loopback.bodies("hooks/2")[0]["text"]


def test_who_asks_while_the_bot_no_longer_waits_for_slack_is_told_now(
    handler: Handler, store: FakeStore, loopback: Loopback, stopping: threading.Event
) -> None:
    stopping.set()
    loopback.script("chat.postMessage", page(500))

    assert not handler.do(accept(store, ASK))

    *_, sorry = loopback.bodies("chat.postMessage")
    assert "about to be restarted" in sorry["text"]
    assert store.unfinished() == []


def test_an_apology_that_slack_refuses_is_all_that_can_be_done(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    loopback.script("chat.postMessage", *[refused("invalid_arguments")] * 9)

    handler.turn_away(accept(store, ASK), 500)

    assert store.unfinished() == []


def test_an_outcome_counts_although_the_store_cannot_forget_its_job(
    handler: Handler,
    store: FakeStore,
    loopback: Loopback,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_job_id: str) -> None:
        raise StoreUnusable("the disk is gone")

    job = accept(store, ASK)
    monkeypatch.setattr(store, "finish", fail)

    assert handler.do(job)

    assert len(loopback.bodies("chat.postMessage")) == 1


def test_a_press_whose_modal_slack_refuses_is_apologised_for(
    services: Services, handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("views.open", *[refused("invalid_arguments")] * 3)
    loopback.script("views.update", *[refused("invalid_arguments")] * 3)

    assert handler.do(accept(store, press_on(loopback, "passages")))

    assert len(loopback.bodies("hooks/1")) == 1
    assert store.unfinished() == []


def test_a_press_whose_reply_is_refused_is_apologised_for_another_way(
    services: Services, handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("hooks/1", *[page(404, "used_url")] * 3)

    assert handler.do(accept(store, press_on(loopback, "context:1", value="gone")))

    (sorry,) = loopback.bodies("chat.postEphemeral")
    assert sorry["user"] == "U1"
    assert store.unfinished() == []


def test_where_the_apology_for_a_refused_outcome_is_not_taken_either_the_job_stays(
    handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    command = Command("T1", "C1", "U1", "help", "")
    loopback.script("chat.postEphemeral", refused("invalid_arguments"), *[page(500)] * 30)

    assert not handler.do(accept(store, command))

    assert len(store.unfinished()) == 1


def test_who_was_told_that_sharing_is_not_sure_is_told_nothing_more(
    services: Services, handler: Handler, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services)
    loopback.script("chat.postMessage", refused("not_in_channel"))
    loopback.script("hooks/1", LOST)

    assert handler.do(accept(store, press_on(loopback, "share", ephemeral=True)))

    assert len(loopback.bodies("hooks/1")) == 2
    assert "lost touch" in loopback.bodies("hooks/1")[1]["text"]
    assert "chat.postEphemeral" not in loopback.names()
