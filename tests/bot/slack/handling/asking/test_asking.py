"""An answer is kept, and shown to those for whom it is, once."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.answer.answer import Answer, Status
from bot.answer.question import Turn
from bot.slack.delivery.place import Place
from bot.slack.handling.asking.asking import DROPPED, SEARCHING, Asked, Asking
from bot.slack.handling.services import Services
from bot.store.records import ChannelRules, Job
from bot.work.line import Line
from index.errors import RetrievalError
from tests.bot.fake_store import FakeStore
from tests.bot.slack.loopback import Loopback, refused
from tests.index.documents import PARTNERSHIPS
from tests.slack_wire.render import shown_text

QUESTION = "How many footprints was England divided into?"
NOTHING = "How many footprints were there? before:1990"
QUOTE = "England was divided into 44 footprints."
JOB = Job("J1", "T1:C1:9.9", "{}")
ASKED = Asked("T1", "C1", "U1", QUESTION, thread_ts="9.9", asked_ts="10.1")


class Watched:
    """A Progress that writes down what is said."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.said: list[tuple[str, Place]] = []

    def begin(self, place: Place, text: str) -> None:
        """See ``Progress.begin``."""
        self.said.append((text, place))

    def waiting(self, place: Place, position: int) -> None:
        """See ``Progress.waiting``."""
        self.said.append((str(position), place))

    def settle(self, place: Place) -> None:
        """See ``Progress.settle``."""
        self.said.append(("settle", place))

    def end(self, place: Place) -> None:
        """See ``Progress.end``."""
        self.said.append(("end", place))

    @property
    def words(self) -> list[str]:
        """List what was said."""
        return [word for word, _ in self.said]


class Offering:
    """Prompts that offer the same after every answer."""

    def __init__(self, after: Callable[[Answer], tuple[str, ...]]) -> None:
        """Offer what a function gives."""
        self._after = after

    def after(self, answer: Answer, *, collections: frozenset[str] | None) -> tuple[str, ...]:
        """See ``Prompts.after``."""
        assert collections == frozenset({"open"})
        return self._after(answer)

    def starters(self, *, collections: frozenset[str] | None, limit: int = 4) -> tuple[str, ...]:
        """See ``Prompts.starters``."""
        del collections, limit
        return ()


@pytest.fixture
def progress() -> Watched:
    return Watched()


@pytest.fixture
def asking(services: Services, progress: Watched) -> Asking:
    return Asking(replace(services, progress=progress))


def test_an_answer_in_a_thread_is_kept_and_posted(
    asking: Asking, store: FakeStore, loopback: Loopback
) -> None:
    assert asking.answer_in_thread(JOB, ASKED) == "answered"

    (posted,) = loopback.bodies("chat.postMessage")
    assert (posted["channel"], posted["thread_ts"]) == ("C1", "9.9")
    assert QUOTE in shown_text(posted["blocks"])
    assert "asked:" not in shown_text(posted["blocks"])
    kept = store.kept_answer("J1")
    assert kept is not None
    assert (kept.asker, kept.team, kept.channel, kept.thread_ts) == ("U1", "T1", "C1", "9.9")
    assert store.turns(ASKED.conversation) == [Turn(QUESTION, QUOTE)]


def test_a_question_that_no_message_shows_is_restated_with_who_asked(
    asking: Asking, loopback: Loopback
) -> None:
    asking.answer_in_thread(JOB, replace(ASKED, restated=True))
    asking.answer_in_thread(JOB, replace(ASKED, restated=True, said_by="U2"))

    own, others = (shown_text(body["blocks"]) for body in loopback.bodies("chat.postMessage"))
    assert own.startswith(f"<@U1> asked: {QUESTION}")
    assert others.startswith(f"<@U2> asked: {QUESTION}")


def test_the_thread_says_what_is_being_done_until_the_answer_comes(
    asking: Asking, progress: Watched
) -> None:
    asking.answer_in_thread(JOB, ASKED)

    assert progress.words == [SEARCHING, "settle", "end"]
    assert {place for _, place in progress.said} == {ASKED.place}
    assert len(SEARCHING) <= 50


def test_the_thread_is_told_that_the_work_is_done_also_where_it_failed(
    asking: Asking, progress: Watched, loopback: Loopback
) -> None:
    loopback.script("chat.postMessage", refused("invalid_auth"))

    with pytest.raises(Exception, match="invalid_auth"):
        asking.answer_in_thread(JOB, ASKED)

    assert progress.words[-1] == "end"


def test_a_follow_up_leans_on_what_was_said_in_its_thread(asking: Asking, store: FakeStore) -> None:
    store.remember_turn(ASKED.conversation, Turn("Which plans close community hospital beds?", ""))

    asking.answer_in_thread(JOB, replace(ASKED, text="And what about them?"))

    kept = store.kept_answer("J1")
    assert kept is not None
    assert "close community hospital beds" in kept.answer.sentences[0].text


def test_a_history_that_is_given_takes_the_place_of_what_is_kept(
    asking: Asking, store: FakeStore
) -> None:
    store.remember_turn(ASKED.conversation, Turn(QUESTION, QUOTE))
    history = (Turn("Which plans close community hospital beds?", ""),)

    asking.answer_in_thread(JOB, replace(ASKED, text="And what about them?", history=history))

    kept = store.kept_answer("J1")
    assert kept is not None
    assert "close community hospital beds" in kept.answer.sentences[0].text


def test_an_answer_made_again_after_a_restart_is_one_turn(asking: Asking, store: FakeStore) -> None:
    for _ in range(2):
        asking.answer_in_thread(replace(JOB, recovered=True), ASKED)

    assert len(store.turns(ASKED.conversation)) == 1


def test_a_question_that_nobody_put_to_the_bot_gets_silence_where_nothing_answers(
    asking: Asking, store: FakeStore, loopback: Loopback, progress: Watched
) -> None:
    overheard = replace(ASKED, text=NOTHING, overheard=True)

    assert asking.answer_in_thread(JOB, overheard) == DROPPED
    assert asking.answer_quietly(JOB, overheard) == DROPPED

    assert loopback.calls == []
    assert store.kept_answer("J1") is None
    assert store.turns(ASKED.conversation) == []
    assert SEARCHING not in progress.words


def test_a_question_that_nobody_put_to_the_bot_is_answered_where_documents_do(
    asking: Asking, loopback: Loopback
) -> None:
    assert asking.answer_in_thread(JOB, replace(ASKED, overheard=True)) == "answered"

    assert len(loopback.bodies("chat.postMessage")) == 1


def test_a_question_put_to_the_bot_is_told_that_nothing_answers(
    asking: Asking, loopback: Loopback
) -> None:
    assert asking.answer_in_thread(JOB, replace(ASKED, text=NOTHING)) == Status.NOT_FOUND

    assert len(loopback.bodies("chat.postMessage")) == 1


def test_of_a_question_that_was_stopped_nothing_more_is_said(
    services: Services, store: FakeStore, loopback: Loopback, progress: Watched
) -> None:
    services.questions.put(JOB)
    services.questions.take()
    services.questions.call_off(JOB.conversation)
    asking = Asking(replace(services, progress=progress))

    assert asking.answer_in_thread(JOB, ASKED) == DROPPED
    assert asking.answer_quietly(JOB, ASKED) == DROPPED
    url = loopback.url("hooks/1")
    assert asking.answer_privately(JOB, ASKED, response_url=url) == DROPPED
    assert asking.answer_command(JOB, ASKED, response_url=url) == DROPPED

    assert loopback.calls == []
    assert store.kept_answer("J1") is None
    assert progress.words == []


def test_an_answer_that_is_stopped_while_it_is_made_is_neither_kept_nor_posted(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    services.questions.put(JOB)
    services.questions.take()

    def stop(_answer: Answer) -> tuple[str, ...]:
        assert services.questions.call_off(JOB.conversation).in_hand
        return ()

    asking = Asking(replace(services, prompts=Offering(stop)))

    assert asking.answer_in_thread(JOB, ASKED) == DROPPED

    assert loopback.calls == []
    assert store.kept_answer("J1") is None
    assert store.turns(ASKED.conversation) == []


class Hasty(Watched):
    """A Progress with a person who stops the bot when the answer is about to be posted."""

    def __init__(self, questions: Line) -> None:
        """Stop what is in this line."""
        super().__init__()
        self._questions = questions
        self.stopped: list[int] = []

    def settle(self, place: Place) -> None:
        """See ``Progress.settle``."""
        super().settle(place)
        self.stopped.append(self._questions.call_off(JOB.conversation).number)


def test_a_stop_that_comes_too_late_stops_nothing(services: Services, loopback: Loopback) -> None:
    services.questions.put(JOB)
    services.questions.take()
    hasty = Hasty(services.questions)

    assert Asking(replace(services, progress=hasty)).answer_in_thread(JOB, ASKED) == "answered"

    assert hasty.stopped == [0]
    assert len(loopback.bodies("chat.postMessage")) == 1


def test_a_command_is_answered_by_its_response_url(asking: Asking, loopback: Loopback) -> None:
    status = asking.answer_command(JOB, ASKED, response_url=loopback.url("hooks/1"))

    (reply,) = loopback.bodies("hooks/1")
    assert status == "answered"
    assert reply["response_type"] == "ephemeral"
    assert QUOTE in shown_text(reply["blocks"])


def test_a_press_is_answered_beside_its_message_never_in_its_place(
    asking: Asking, loopback: Loopback, store: FakeStore
) -> None:
    recovered = replace(JOB, recovered=True)

    asking.answer_privately(recovered, ASKED, response_url=loopback.url("hooks/1"))

    (reply,) = loopback.bodies("hooks/1")
    assert reply["replace_original"] is False
    assert QUOTE in shown_text(reply["blocks"])
    assert store.turns(ASKED.conversation) == []


def test_where_the_response_url_is_of_no_use_the_person_is_told_in_the_channel(
    asking: Asking, loopback: Loopback
) -> None:
    loopback.script("hooks/1", refused("used_url"))

    asking.answer_privately(JOB, ASKED, response_url=loopback.url("hooks/1"))

    (told,) = loopback.bodies("chat.postEphemeral")
    assert (told["channel"], told["user"]) == ("C1", "U1")
    assert QUOTE in shown_text(told["blocks"])


def test_a_quiet_answer_is_seen_by_the_asker_alone_and_leads_their_own_conversation(
    asking: Asking, loopback: Loopback, store: FakeStore, progress: Watched
) -> None:
    assert asking.answer_quietly(JOB, ASKED) == "answered"

    (told,) = loopback.bodies("chat.postEphemeral")
    assert (told["user"], told["thread_ts"]) == ("U1", "9.9")
    assert "share" in json.dumps(told["blocks"])
    assert store.turns(ASKED.conversation) == []
    assert store.turns(ASKED.own_conversation) == [Turn(QUESTION, QUOTE)]
    assert progress.words == []
    kept = store.kept_answer("J1")
    assert kept is not None
    assert kept.thread_ts == "9.9"


def test_only_what_the_channel_may_see_is_searched(
    asking: Asking, store: FakeStore, loopback: Loopback
) -> None:
    renamed = replace(ASKED, text="When were the plans renamed partnerships?")
    asking.answer_in_thread(JOB, renamed)
    rules = ChannelRules("T1", "C1", collections=frozenset({"board"}))
    store.set_channel_rules(rules)
    asking.answer_in_thread(JOB, renamed)

    first, second = (json.dumps(body) for body in loopback.bodies("chat.postMessage"))
    assert PARTNERSHIPS.text[:30] not in first
    assert PARTNERSHIPS.text[:30] in second


def test_somebody_can_be_asked_where_somebody_is_named(
    services: Services, loopback: Loopback
) -> None:
    Asking(services).answer_in_thread(JOB, ASKED)

    assert "ask_person" in json.dumps(loopback.bodies("chat.postMessage"))


def test_questions_that_lead_on_are_kept_and_offered(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    offering = Offering(lambda answer: (f"What else of {answer.id}?",))
    Asking(replace(services, prompts=offering)).answer_in_thread(JOB, ASKED)

    kept = store.kept_answer("J1")
    assert kept is not None
    assert kept.followups == ("What else of J1?",)
    assert "What else of J1?" in json.dumps(loopback.bodies("chat.postMessage"))


@pytest.mark.parametrize(("waiting", "offered"), [(2, True), (3, False)])
def test_nothing_is_offered_while_more_than_two_others_wait(
    services: Services, store: FakeStore, waiting: int, *, offered: bool
) -> None:
    for number in range(waiting):
        services.questions.put(Job(f"W{number}", "T1:C2:1.0", "{}"))
    offering = Offering(lambda _: ("What else?",))

    Asking(replace(services, prompts=offering)).answer_in_thread(JOB, ASKED)

    kept = store.kept_answer("J1")
    assert kept is not None
    assert bool(kept.followups) is offered


def test_an_answer_comes_although_nothing_can_be_offered(
    services: Services, store: FakeStore
) -> None:
    def fail(_answer: Answer) -> tuple[str, ...]:
        raise RetrievalError("a file is missing")

    status = Asking(replace(services, prompts=Offering(fail))).answer_in_thread(JOB, ASKED)

    assert status == "answered"
    kept = store.kept_answer("J1")
    assert kept is not None
    assert kept.followups == ()
