"""A question is asked of one document alone, by the button under its card."""

import json

import pytest

from bot.desk import LibraryDesk
from bot.slack.blocks.lookups.document_question import question_modal
from bot.slack.blocks.view_origin import ViewOrigin
from bot.slack.handling.asking.asking import Asking
from bot.slack.handling.assembly import make_handler
from bot.slack.handling.lookups.document_questions import DocumentQuestions
from bot.slack.handling.services import Services
from bot.slack.requests.excess import Excess
from bot.slack.requests.press import Press
from bot.slack.requests.request import to_json
from bot.slack.requests.submission import Submission
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import ChannelMode, ChannelRules, Job
from bot.work.fair_use import FairUse
from tests.bot.catalogue.documents import make_summary
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.lookups.shelves import MINUTES, PLAN, SECRET, make_desk, replies
from tests.bot.slack.handling.pressing import JOB, opened, press_on, told
from tests.bot.slack.loopback import Loopback, refused
from tests.bot.slack.test_intake import Office
from tests.slack_wire.json_object import Json
from tests.slack_wire.render import shown_text

SUMMARY = make_summary("plan", title="Plan for Dorset")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LibraryDesk:
    return make_desk(tmp_path_factory.mktemp("shelves"))


@pytest.fixture
def questions(services: Services) -> DocumentQuestions:
    return DocumentQuestions(services, Asking(services))


def open_modal(questions: DocumentQuestions, press: Press) -> str:
    return questions.features().presses[press.name](JOB, press)


def submission_of(view: Json, text: str) -> Submission:
    values = {"question": (text,)} if text else {}
    return Submission("T1", "U1", view["callback_id"], view["private_metadata"], values)


def send(questions: DocumentQuestions, view: Json, text: str) -> str:
    submission = submission_of(view, text)
    return questions.features().submissions[submission.callback_id](JOB, submission)


def test_the_button_opens_a_modal_that_names_the_document(
    questions: DocumentQuestions, loopback: Loopback
) -> None:
    assert open_modal(questions, press_on(loopback, "ask_document", PLAN.id)) == "shown"

    view = opened(loopback)
    assert "Plan for Dorset" in shown_text(view["blocks"])
    assert json.loads(view["private_metadata"])["document_id"] == PLAN.id


def test_the_question_is_answered_from_this_document_for_the_asker_alone(
    questions: DocumentQuestions, store: FakeStore, loopback: Loopback
) -> None:
    open_modal(questions, press_on(loopback, "ask_document", MINUTES.id))

    send(questions, opened(loopback), "How many beds would the plan close?")

    (reply,) = replies(loopback)
    kept = store.kept_answer(JOB.id)
    assert reply["response_type"] == "ephemeral"
    assert "You asked: How many beds would the plan close?" in shown_text(reply["blocks"])
    assert "Searched only “Minutes of the meeting”." in shown_text(reply["blocks"])
    assert '"text": "Share"' in json.dumps(reply["blocks"])
    assert kept is not None
    assert (kept.channel, kept.thread_ts) == ("C1", None)
    assert {each.document_id for each in (*kept.answer.citations, *kept.answer.nearest)} == {
        MINUTES.id
    }


@pytest.mark.parametrize("document_id", [SECRET.id, "no such id", ""])
def test_of_what_may_not_be_seen_nothing_can_be_asked(
    questions: DocumentQuestions, loopback: Loopback, document_id: str
) -> None:
    open_modal(questions, press_on(loopback, "ask_document", document_id))

    assert told(loopback) == "That document is not there any longer."
    assert loopback.bodies("views.open") == []


def test_a_document_that_may_not_be_seen_any_more_is_not_searched(
    questions: DocumentQuestions, store: FakeStore, loopback: Loopback
) -> None:
    open_modal(questions, press_on(loopback, "ask_document", PLAN.id))

    store.set_channel_rules(ChannelRules("T1", "C1", collections=frozenset({"board"})))
    send(questions, opened(loopback), "How many beds?")

    assert told(loopback) == "That document is not there any longer."
    assert store.kept_answer(JOB.id) is None


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (ChannelRules("T1", "C1", mode=ChannelMode.OFF), "switched off"),
        (ChannelRules("T1", "C1", askers=frozenset({"U9"})), "<@U9>"),
    ],
    ids=["off", "others only"],
)
def test_the_rules_of_the_channel_hold_when_it_is_opened_and_when_it_is_sent(
    questions: DocumentQuestions,
    store: FakeStore,
    loopback: Loopback,
    rules: ChannelRules,
    says: str,
) -> None:
    open_modal(questions, press_on(loopback, "ask_document", PLAN.id))
    store.set_channel_rules(rules)

    open_modal(questions, press_on(loopback, "ask_document", PLAN.id))
    send(questions, opened(loopback), "How many beds?")

    assert [says in each["text"] for each in replies(loopback)] == [True, True]
    assert store.kept_answer(JOB.id) is None


def test_no_rule_holds_in_direct_messages(
    questions: DocumentQuestions, store: FakeStore, loopback: Loopback
) -> None:
    store.set_channel_rules(ChannelRules("T1", "D1", mode=ChannelMode.OFF))

    status = open_modal(questions, press_on(loopback, "ask_document", PLAN.id, channel="D1"))

    assert status == "shown"


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_question_without_words_is_said_to_be_none(
    questions: DocumentQuestions, store: FakeStore, loopback: Loopback, text: str
) -> None:
    open_modal(questions, press_on(loopback, "ask_document", PLAN.id))

    send(questions, opened(loopback), text)

    assert "no words" in told(loopback)
    assert store.kept_answer(JOB.id) is None


def test_a_trigger_that_has_expired_is_said_in_plain_words(
    questions: DocumentQuestions, loopback: Loopback
) -> None:
    loopback.script("views.open", refused("expired_trigger_id"))

    assert open_modal(questions, press_on(loopback, "ask_document", PLAN.id)) == "too late"
    assert "press the button again" in told(loopback)


def test_it_waits_its_turn_and_counts_as_a_question(api: SlackApi) -> None:
    office = Office(api, fair_use=FairUse(per_person=1, per_channel=0))

    for number in (1, 2):
        view = question_modal(SUMMARY, origin=ViewOrigin("C1", response_url="https://hooks/1"))
        values = {"question": {"question": {"type": "plain_text_input", "value": "How many?"}}}
        body = {"team": {"id": "T1"}, "user": {"id": "U1"}, "trigger_id": f"13.{number}"}
        office.intake.take_submission(body | {"view": view | {"state": {"values": values}}})

    question, excess = office.accepted
    assert isinstance(question, Submission)
    assert not question.is_urgent
    assert isinstance(excess, Excess)
    assert (excess.channel, excess.user, excess.response_url) == ("C1", "U1", "https://hooks/1")


def test_who_is_turned_away_is_told_how_many_wait(
    services: Services,
    workspaces: OneWorkspace,
    store: FakeStore,
    questions: DocumentQuestions,
    loopback: Loopback,
) -> None:
    open_modal(questions, press_on(loopback, "ask_document", PLAN.id))
    question = submission_of(opened(loopback), "How many beds?")
    job = Job("J2", question.conversation, to_json(question))
    store.accept(job, [])

    make_handler(services, workspaces).turn_away(job, 500)

    assert "500 questions are waiting" in told(loopback)
    assert store.unfinished() == []


def test_as_a_job_it_is_answered(
    services: Services,
    workspaces: OneWorkspace,
    store: FakeStore,
    questions: DocumentQuestions,
    loopback: Loopback,
) -> None:
    open_modal(questions, press_on(loopback, "ask_document", PLAN.id))
    question = submission_of(opened(loopback), "How many community beds would close?")
    job = Job("J2", question.conversation, to_json(question))
    store.accept(job, [])

    assert make_handler(services, workspaces).do(job)

    assert "would close 100 community beds" in told(loopback)
    assert store.unfinished() == []
