"""What Slack sends becomes an accepted job, or is none of the bot's business."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.answer.question import Turn
from bot.slack.access import Access, Defaults
from bot.slack.intake import Intake, NotTaken
from bot.slack.requests.ask import Ask
from bot.slack.requests.deletion import deletion_key
from bot.slack.requests.excess import Excess
from bot.slack.requests.request import Request, from_json
from bot.slack.requests.stop import Stop
from bot.slack.requests.wish import Wish, pause_key
from bot.slack.web_api.api import SlackApi
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import ChannelMode, ChannelRules
from bot.work.fair_use import FairUse
from bot.work.line import Line
from bot.work.queue import WorkQueue
from tests.bot.fake_store import FakeStore
from tests.bot.slack.requests.test_interactions import COMMAND, PRESS
from tests.bot.slack.requests.test_requests import body, direct, mention, reply
from tests.bot.slack.requests.test_views import OPENED, SHORTCUT

OPENLY = "Who leads the Devon plan?"
EVERY = ChannelRules("T1", "C1", mode=ChannelMode.EVERY_QUESTION)
THREAD = "T1:C1:9.9"


class Office:
    """An intake over a queue that does nothing, and what it has accepted."""

    def __init__(self, api: SlackApi, *, limit: int = 100, fair_use: FairUse | None = None) -> None:
        """Accept without limits unless told otherwise."""
        self.store = FakeStore()
        self.questions = Line()
        self.queue = WorkQueue(
            self.store,
            do=lambda _: True,
            apologise=lambda _: None,
            turn_away=lambda _, __: None,
            give_up=lambda _: None,
            workers=1,
            limit=limit,
            questions=self.questions,
        )
        self.intake = Intake(
            self.queue,
            self.store,
            OneWorkspace(api, bot_user="UBOT"),
            access=Access(self.store, Defaults(collections=frozenset({"open"}))),
            fair_use=fair_use or FairUse(per_person=0, per_channel=0),
        )

    @property
    def accepted(self) -> list[Request]:
        """List what was accepted and not dropped again."""
        return [from_json(job.body) for job in self.store.unfinished()]


MakeOffice = Callable[..., Office]


@pytest.fixture
def make_office(api: SlackApi) -> MakeOffice:
    def make(**options: Any) -> Office:  # noqa: ANN401  those of Office
        return Office(api, **options)

    return make


@pytest.fixture
def office(make_office: MakeOffice) -> Office:
    return make_office()


def overheard(event_id: str = "Ev1", **event: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    return body(event_id, text=OPENLY, channel_type="channel", **event)


def test_both_events_of_a_mention_are_one_question(office: Office) -> None:
    office.intake.take_event(mention(event_id="Ev1"))
    office.intake.take_event(mention(event_id="Ev2", type="message", channel_type="channel"))

    (ask,) = office.accepted
    assert isinstance(ask, Ask)


def test_a_question_to_everybody_is_taken_only_where_every_question_is_answered(
    office: Office,
) -> None:
    office.intake.take_event(overheard("Ev1"))
    assert office.accepted == []
    office.store.set_channel_rules(EVERY)
    office.intake.take_event(overheard("Ev2"))

    (ask,) = office.accepted
    assert isinstance(ask, Ask)


def test_a_reply_is_taken_where_the_bot_takes_part(office: Office) -> None:
    office.intake.take_event(reply(ts="10.1"))
    assert office.accepted == []
    office.store.remember_turn(THREAD, Turn("how many?", "44"))
    office.intake.take_event(reply(ts="10.2", event_id="Ev2"))

    assert len(office.accepted) == 1


def test_no_reply_is_taken_while_the_thread_is_paused(office: Office) -> None:
    office.store.remember_turn(THREAD, Turn("how many?", "44"))
    office.store.claim(pause_key(THREAD))

    office.intake.take_event(reply(event_id="Ev1"))
    assert office.accepted == []
    office.intake.take_event(mention(thread_ts="9.9", event_id="Ev2"))

    assert len(office.accepted) == 1


def test_where_answers_are_private_a_reply_belongs_to_the_persons_own_conversation(
    office: Office,
) -> None:
    office.store.set_channel_rules(ChannelRules("T1", "C1", private=True))
    office.store.remember_turn(THREAD, Turn("how many?", "44"))
    office.store.remember_turn(f"{THREAD}:U1", Turn("how many?", "44"))

    office.intake.take_event(reply(event_id="Ev1", ts="10.1", user="U2"))
    office.intake.take_event(reply(event_id="Ev2", ts="10.2", user="U1"))

    (ask,) = office.accepted
    assert isinstance(ask, Ask)
    assert ask.user == "U1"


def test_where_the_bot_is_off_only_mentions_are_taken(office: Office) -> None:
    office.store.set_channel_rules(ChannelRules("T1", "C1", mode=ChannelMode.OFF))
    office.store.remember_turn(THREAD, Turn("how many?", "44"))

    office.intake.take_event(reply(event_id="Ev1", ts="10.1"))
    office.intake.take_event(overheard("Ev2", ts="10.2"))
    assert office.accepted == []
    office.intake.take_event(mention(event_id="Ev3", ts="10.3"))

    assert len(office.accepted) == 1


def test_a_wish_is_taken_beside_the_questions(office: Office) -> None:
    office.intake.take_event(mention(text="<@UBOT> pause", thread_ts="9.9"))

    assert office.accepted == [Wish("T1", "C1", "U1", "9.9", pause=True)]
    assert office.questions.waiting() == []


def test_a_deletion_is_remembered_and_is_no_job(office: Office) -> None:
    deleted = {"type": "message", "subtype": "message_deleted", "deleted_ts": "10.1"}

    for _ in range(2):
        office.intake.take_event({"team_id": "T1", "event": deleted | {"channel": "C1"}})

    assert office.accepted == []
    assert office.store.is_claimed(deletion_key("T1", "C1", "10.1"))


def test_an_edit_changes_nothing(office: Office) -> None:
    office.intake.take_event(mention(event_id="Ev1"))
    before = office.accepted
    edited = {"user": "U1", "ts": "10.1", "text": "<@UBOT> why?", "edited": {"ts": "11.0"}}

    office.intake.take_event(body("Ev2", subtype="message_changed", message=edited, ts="11.0"))

    assert office.accepted == before


def stopped(event_id: str) -> dict[str, Any]:
    event = {"type": "agent_session_stopped", "channel": "C1", "thread_ts": "9.9", "user": "U1"}
    return {"team_id": "T1", "event_id": event_id, "event": event}


def test_a_stop_drops_the_questions_of_its_thread_and_leaves_others(office: Office) -> None:
    office.intake.take_event(mention(event_id="Ev1", ts="10.1", thread_ts="9.9"))
    office.intake.take_event(mention(event_id="Ev2", ts="10.2", thread_ts="9.9"))
    office.intake.take_event(mention(event_id="Ev3", ts="10.3"))

    office.intake.take_event(stopped("Ev4"))
    office.intake.take_event(stopped("Ev4"))

    other, stop = office.accepted
    assert isinstance(other, Ask)
    assert other.ts == "10.3"
    assert stop == Stop("T1", "C1", "U1", "9.9")


def test_a_stop_delivered_again_leaves_alone_what_was_asked_since(office: Office) -> None:
    office.intake.take_event(mention(event_id="Ev1", ts="10.1", thread_ts="9.9"))
    office.intake.take_event(stopped("Ev4"))
    office.intake.take_event(mention(event_id="Ev5", ts="10.9", thread_ts="9.9"))

    office.intake.take_event(stopped("Ev4"))

    assert [each.kind for each in office.accepted] == ["stop", "ask"]


def test_a_stop_that_comes_when_the_answer_is_about_to_be_posted_says_nothing(
    office: Office,
) -> None:
    office.intake.take_event(mention(event_id="Ev1", ts="10.1", thread_ts="9.9"))
    taken = office.questions.take()
    assert taken is not None
    office.questions.commit(taken)

    office.intake.take_event(stopped("Ev4"))

    assert [each.kind for each in office.accepted] == ["ask"]


def test_a_stop_for_which_there_is_no_room_is_to_come_again(make_office: MakeOffice) -> None:
    office = make_office(limit=1)
    office.intake.take_event(mention(event_id="Ev1", ts="10.1", thread_ts="9.9"))
    office.intake.take_command(COMMAND | {"text": "help", "trigger_id": "1"})
    office.intake.take_command(COMMAND | {"text": "help", "trigger_id": "2"})

    with pytest.raises(NotTaken):
        office.intake.take_event(stopped("Ev4"))

    assert [each.kind for each in office.accepted] == ["ask", "command", "command"]


def test_a_stop_where_nothing_is_in_hand_is_no_job(office: Office) -> None:
    office.intake.take_event(stopped("Ev1"))

    assert office.accepted == []


def test_what_is_no_question_is_done_beside_the_questions(office: Office) -> None:
    office.intake.take_press(PRESS)
    office.intake.take_command(COMMAND | {"text": "help", "trigger_id": "1"})
    office.intake.take_command(COMMAND)

    assert len(office.accepted) == 3
    (waiting,) = office.questions.waiting()
    assert from_json(waiting.job.body).kind == "command"


def test_shortcuts_and_openings_are_taken(office: Office) -> None:
    office.intake.take_shortcut(SHORTCUT)
    office.intake.take_event(OPENED)

    assert [each.kind for each in office.accepted] == ["shortcut", "opening"]
    (waiting,) = office.questions.waiting()
    assert from_json(waiting.job.body).kind == "shortcut"


def test_a_request_that_is_not_taken_is_to_come_again(make_office: MakeOffice) -> None:
    office = make_office(limit=1)
    office.intake.take_event(mention(event_id="Ev1", ts="10.1"))
    office.intake.take_event(mention(event_id="Ev2", ts="10.2"))

    with pytest.raises(NotTaken):
        office.intake.take_event(mention(event_id="Ev3", ts="10.3"))


def test_a_question_too_many_is_accepted_as_one_that_has_to_wait(make_office: MakeOffice) -> None:
    fair_use = FairUse(per_person=2, per_channel=0, clock=lambda: 0.0)
    office = make_office(fair_use=fair_use)

    for number in range(3):
        office.intake.take_event(direct(event_id=f"Ev{number}", ts=f"10.{number}"))

    *asks, excess = office.accepted
    assert [each.kind for each in asks] == ["ask", "ask"]
    assert isinstance(excess, Excess)
    assert excess.wait_s == 30
    assert len(office.questions.waiting()) == 2


def test_a_question_that_comes_by_two_events_is_counted_once(make_office: MakeOffice) -> None:
    office = make_office(fair_use=FairUse(per_person=2, per_channel=0, clock=lambda: 0.0))

    for ts in ("10.1", "10.2"):
        office.intake.take_event(mention(event_id=f"A{ts}", ts=ts))
        office.intake.take_event(mention(event_id=f"B{ts}", ts=ts, type="message"))

    assert [each.kind for each in office.accepted] == ["ask", "ask"]


def test_a_channels_limit_holds_for_all_in_it_and_not_in_direct_messages(
    make_office: MakeOffice,
) -> None:
    office = make_office(fair_use=FairUse(per_person=0, per_channel=1, clock=lambda: 0.0))

    office.intake.take_event(mention(event_id="Ev1", ts="10.1", user="U1"))
    office.intake.take_event(mention(event_id="Ev2", ts="10.2", user="U2"))
    for number in range(2):
        office.intake.take_event(direct(event_id=f"D{number}", ts=f"11.{number}"))

    assert [each.kind for each in office.accepted] == ["ask", "excess", "ask", "ask"]


def test_questions_by_command_are_counted_and_other_commands_are_not(
    make_office: MakeOffice,
) -> None:
    office = make_office(fair_use=FairUse(per_person=1, per_channel=0, clock=lambda: 0.0))

    for number, text in enumerate(["help", "find beds", "ask why?", "ask who?", "help"]):
        office.intake.take_command(COMMAND | {"text": text, "trigger_id": str(number)})

    assert [each.kind for each in office.accepted] == [*["command"] * 3, "excess", "command"]


def test_nobody_is_held_back_who_did_not_ask_the_bot(make_office: MakeOffice) -> None:
    office = make_office(fair_use=FairUse(per_person=1, per_channel=0, clock=lambda: 0.0))
    office.store.set_channel_rules(EVERY)

    office.intake.take_event(overheard("Ev1", ts="10.1"))
    office.intake.take_event(overheard("Ev2", ts="10.2"))

    assert [each.kind for each in office.accepted] == ["ask"]
