"""A question offered under an answer is asked by its button, once for each person."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.answer import Answer
from bot.answer.compose import Limits
from bot.answer.question import Question
from bot.desk import LibraryDesk
from bot.errors import SlackUnreachable, Undeliverable
from bot.library import Library
from bot.slack.handling.answers.followups import Followups
from bot.slack.handling.asking.asking import Asking
from bot.slack.handling.services import Services
from bot.slack.requests.press import Press
from bot.store.records import ChannelMode, ChannelRules, Job
from index.errors import RetrievalError
from index.syncing.build import sync
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.pressing import ANSWER_ID, JOB, RECOVERED, keep_answer, press_on, told
from tests.bot.slack.loopback import Loopback, answer, refused
from tests.fakes import WordEmbedder
from tests.index.documents import BEDS, DOCUMENTS, PARTNERSHIPS, ListedSource
from tests.slack_wire.render import shown_text

OFFERED = ("What did several plans propose to close?", "Who protested in the streets?")
ANSWERED = "Several plans proposed to close community hospital beds."


class BrokenDesk(LibraryDesk):
    """A desk whose index cannot be read while questions are answered."""

    def answer(self, question: Question, *, answer_id: str) -> Answer:  # noqa: ARG002  all the same
        """Fail."""
        raise RetrievalError("a file is missing")


@pytest.fixture
def broken_desk(tmp_path: Path) -> BrokenDesk:
    """A desk with the same documents that answers nothing."""
    sync(tmp_path, [ListedSource(*DOCUMENTS)], WordEmbedder())
    limits = Limits(max_sentences=2, min_confidence=0.0)
    return BrokenDesk(Library(tmp_path, WordEmbedder()), limits)


def ask(services: Services, press: Press, job: Job = JOB) -> str:
    return Followups(services, Asking(services)).features().presses[press.name](job, press)


def posted(loopback: Loopback) -> dict[str, str]:
    (body,) = loopback.bodies("chat.postMessage")
    return {
        "thread": body.get("thread_ts", ""),
        "shown": shown_text(body["blocks"]),
        "channel": body["channel"],
    }


def test_under_a_public_answer_it_is_answered_in_the_thread_and_says_who_asked_what(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services, thread_ts="90.9", followups=OFFERED)

    ask(services, press_on(loopback, "followup:1", thread_ts="90.9", user="U2"))

    copy = posted(loopback)
    assert (copy["channel"], copy["thread"]) == ("C1", "90.9")
    assert f"<@U2> asked: {OFFERED[0]}" in copy["shown"]
    assert ANSWERED in copy["shown"]
    assert BEDS.title is not None
    assert BEDS.title in copy["shown"]


def test_under_a_shared_copy_it_is_answered_in_the_copys_thread(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services, followups=OFFERED)

    ask(services, press_on(loopback, "followup:2", message_ts="70.7"))

    assert posted(loopback)["thread"] == "70.7"
    assert OFFERED[1] in posted(loopback)["shown"]


def test_under_a_private_answer_it_is_answered_privately(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services, followups=OFFERED)

    ask(services, press_on(loopback, "followup:1", ephemeral=True))

    (reply,) = loopback.bodies("hooks/1")
    assert reply["replace_original"] is False
    assert reply["response_type"] == "ephemeral"
    assert ANSWERED in shown_text(reply["blocks"])
    assert loopback.bodies("chat.postMessage") == []
    kept = store.kept_answer(JOB.id)
    assert kept is not None
    assert kept.thread_ts is None


def test_where_answers_are_private_it_is_answered_privately_under_a_public_one_too(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    store.set_channel_rules(ChannelRules(team="T1", channel="C1", private=True))
    keep_answer(services, followups=OFFERED)

    ask(services, press_on(loopback, "followup:1"))

    assert len(loopback.bodies("hooks/1")) == 1
    assert loopback.bodies("chat.postMessage") == []


def test_in_direct_messages_no_channels_rules_hold(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    store.set_channel_rules(ChannelRules(team="T1", channel="D1", mode=ChannelMode.OFF))
    keep_answer(services, channel="D1", thread_ts="90.9", followups=OFFERED)

    ask(services, press_on(loopback, "followup:1", channel="D1", thread_ts="90.9"))

    assert posted(loopback)["channel"] == "D1"


def test_each_question_is_asked_once_by_each_person(services: Services, loopback: Loopback) -> None:
    keep_answer(services, followups=OFFERED)
    presses = [
        press_on(loopback, "followup:1"),
        press_on(loopback, "followup:1"),
        press_on(loopback, "followup:2"),
        press_on(loopback, "followup:1", user="U2"),
    ]

    said = [
        ask(services, press, Job(f"J{number}", press.conversation, "{}"))
        for number, press in enumerate(presses)
    ]

    assert [each == "asked before" for each in said] == [False, True, False, False]
    assert len(loopback.bodies("chat.postMessage")) == 3


def test_a_recovered_press_is_answered_though_it_was_begun(
    services: Services, store: FakeStore, loopback: Loopback
) -> None:
    keep_answer(services, followups=OFFERED)
    claimed = (f"followup:{ANSWER_ID}:1:U1", f"followup:{ANSWER_ID}:1:U1:{RECOVERED.id}")
    for key in claimed:
        store.claim(key)

    ask(services, press_on(loopback, "followup:1"), RECOVERED)

    assert OFFERED[0] in posted(loopback)["shown"]


def test_of_two_presses_that_a_crash_cut_short_one_is_answered(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services, followups=OFFERED)
    press = press_on(loopback, "followup:1")
    jobs = [Job(name, press.conversation, "{}", recovered=True) for name in ("JA", "JB", "JA")]

    said = [ask(services, press, job) for job in jobs[:2]]

    assert said == ["answered", "asked before"]
    assert len(loopback.bodies("chat.postMessage")) == 1
    assert ask(services, press, jobs[2]) == "answered"  # its own claim


def test_what_was_apologised_for_can_be_asked_again(
    services: Services, broken_desk: BrokenDesk, loopback: Loopback
) -> None:
    keep_answer(services, followups=OFFERED)
    press = press_on(loopback, "followup:1")
    with pytest.raises(RetrievalError):
        ask(replace(services, desk=broken_desk), press, Job("JA", "c", "{}"))

    assert ask(services, press, Job("JB", "c", "{}")) == "answered"


def test_what_was_called_off_can_be_asked_again(services: Services, loopback: Loopback) -> None:
    keep_answer(services, followups=OFFERED)
    press = press_on(loopback, "followup:1")
    stopped = Job("JA", "c", "{}")
    services.questions.put(stopped)
    services.questions.take()
    services.questions.call_off("c")

    assert ask(services, press, stopped) == "dropped"
    assert ask(services, press, Job("JB", "c", "{}")) == "answered"


def test_while_slack_does_not_answer_the_question_stays_that_presss_own(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services, followups=OFFERED)
    press = press_on(loopback, "followup:1")
    loopback.script("chat.postMessage", *[answer(500, {})] * 7)
    first = Job("JA", "c", "{}")
    with pytest.raises(SlackUnreachable):
        ask(services, press, first)

    assert ask(services, press, Job("JB", "c", "{}")) == "asked before"
    assert ask(services, press, replace(first, recovered=True)) == "answered"


def test_what_could_not_be_delivered_can_be_asked_again(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(services, followups=OFFERED)
    loopback.script("chat.postMessage", refused("invalid_arguments"))
    with pytest.raises(Undeliverable):
        ask(services, press_on(loopback, "followup:1"))

    assert ask(services, press_on(loopback, "followup:1")) == "answered"


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (ChannelRules(team="T1", channel="C1", mode=ChannelMode.OFF), "switched off"),
        (ChannelRules(team="T1", channel="C1", askers=frozenset({"U9"})), "only <@U9> may ask"),
    ],
    ids=["off", "not an asker"],
)
def test_a_channels_rules_hold(
    services: Services,
    store: FakeStore,
    loopback: Loopback,
    rules: ChannelRules,
    expected: str,
) -> None:
    keep_answer(services, followups=OFFERED)
    store.set_channel_rules(rules)

    ask(services, press_on(loopback, "followup:1"))

    assert expected in told(loopback)
    assert loopback.bodies("chat.postMessage") == []


@pytest.mark.parametrize("detail", ["3", "0", "x", ""])
def test_a_question_that_was_not_offered_is_not_asked(
    services: Services, loopback: Loopback, detail: str
) -> None:
    keep_answer(services, followups=OFFERED)

    ask(services, press_on(loopback, f"followup:{detail}"))

    assert "kept no longer" in told(loopback)


def test_under_an_answer_that_may_not_be_seen_here_nothing_is_asked(
    services: Services, loopback: Loopback
) -> None:
    keep_answer(
        services,
        question="What were the plans renamed in March 2017?",
        collections=frozenset({PARTNERSHIPS.collection}),
        followups=OFFERED,
    )

    ask(services, press_on(loopback, "followup:1"))

    assert "kept no longer" in told(loopback)
    assert loopback.bodies("chat.postMessage") == []
