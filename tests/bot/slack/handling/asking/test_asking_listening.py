"""What is said to the bot in messages is done as the channel's rules allow."""

import json
import time
from dataclasses import replace
from typing import Any

import pytest

from bot.errors import SlackUnreachable, StoreUnusable
from bot.slack.blocks.texts import plain_message
from bot.slack.handling.asking.asking import Asking
from bot.slack.handling.asking.listening import Listening
from bot.slack.handling.asking.names import Names
from bot.slack.handling.services import Services
from bot.slack.requests.ask import Address, Ask
from bot.slack.requests.deletion import deletion_key
from bot.slack.requests.excess import excess_of
from bot.slack.requests.stop import Stop
from bot.slack.requests.wish import Wish, pause_key
from bot.slack.web_api.workspaces import OneWorkspace
from bot.store.records import ChannelMode, ChannelRules, Job
from tests.bot.fake_store import FakeStore
from tests.bot.slack.handling.asking.test_asking import QUOTE, Watched
from tests.bot.slack.loopback import Loopback, limited, ok, page
from tests.slack_wire.render import shown_text

QUESTION = "How many footprints was England divided into?"
JOB = Job("J1", "T1:C1:9.9", "{}")
ASK = Ask("T1", "C1", "U1", "10.1", "10.1", QUESTION)
IN_THREAD = replace(ASK, thread_ts="9.9")
OFF = ChannelRules("T1", "C1", mode=ChannelMode.OFF)
SOME = ChannelRules("T1", "C1", askers=frozenset({"U8", "U9"}), changed_by="UADMIN")
PRIVATE = ChannelRules("T1", "C1", private=True)
APOLOGY = plain_message("Sorry.")


@pytest.fixture
def progress() -> Watched:
    return Watched()


@pytest.fixture
def listening(services: Services, workspaces: OneWorkspace, progress: Watched) -> Listening:
    watched = replace(services, progress=progress)
    return Listening(watched, workspaces, Asking(watched), Names(workspaces))


def said(ts: str, text: str, user: str = "U2") -> dict[str, Any]:
    return {"type": "message", "ts": ts, "user": user, "text": text}


def posts(loopback: Loopback) -> list[str]:
    return [shown_text(body["blocks"]) for body in loopback.bodies("chat.postMessage")]


def private_words(loopback: Loopback) -> list[str]:
    return [shown_text(body["blocks"]) for body in loopback.bodies("chat.postEphemeral")]


def test_a_mention_is_answered_in_its_thread(listening: Listening, loopback: Loopback) -> None:
    assert listening.do(JOB, ASK) == "answered"

    (posted,) = posts(loopback)
    assert QUOTE in posted


def test_a_question_deleted_before_its_turn_is_dropped_in_silence(
    listening: Listening, loopback: Loopback, store: FakeStore, progress: Watched
) -> None:
    store.claim(deletion_key("T1", "C1", "10.1"))

    assert listening.do(JOB, ASK) == "deleted"

    assert loopback.calls == []
    assert progress.words == ["end"]


def test_where_the_bot_is_off_a_mention_gets_a_private_note(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(OFF)

    assert listening.do(JOB, ASK) == "refused"

    (note,) = private_words(loopback)
    assert "switched off in this channel" in note
    assert posts(loopback) == []


def test_who_may_not_ask_is_told_privately_whom_to_ask(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(SOME)

    assert listening.do(JOB, ASK) == "refused"

    (note,) = private_words(loopback)
    assert "only <@U8> and <@U9> may ask me" in note
    assert "<@UADMIN>" in note
    assert posts(loopback) == []


@pytest.mark.parametrize("rules", [OFF, SOME], ids=["off", "some"])
def test_who_did_not_call_upon_the_bot_is_not_refused(
    listening: Listening, loopback: Loopback, store: FakeStore, rules: ChannelRules
) -> None:
    store.set_channel_rules(rules)

    for address in (Address.REPLY, Address.OVERHEARD):
        assert listening.do(JOB, replace(IN_THREAD, address=address)) == "ignored"

    assert loopback.calls == []


def test_direct_messages_know_no_rules(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(replace(OFF, channel="D1"))

    assert listening.do(JOB, replace(ASK, channel="D1", address=Address.DIRECT)) == "answered"

    assert len(posts(loopback)) == 1


def test_where_answers_are_private_the_asker_alone_sees_them(
    listening: Listening, loopback: Loopback, store: FakeStore, progress: Watched
) -> None:
    store.set_channel_rules(PRIVATE)

    assert listening.do(JOB, ASK) == "answered"

    (body,) = loopback.bodies("chat.postEphemeral")
    assert QUOTE in shown_text(body["blocks"])
    assert body["user"] == "U1"
    assert "thread_ts" not in body  # nobody sees one in a thread that nobody began
    assert posts(loopback) == []
    assert progress.words == ["end"]


def test_where_answers_are_private_help_is_too(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(PRIVATE)

    assert listening.do(JOB, replace(ASK, text="")) == "helped"

    (help_text,) = private_words(loopback)
    assert "/stp ask" in help_text


def test_people_in_a_question_are_called_by_name(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    loopback.script("users.info", ok(user={"name": "ada"}))

    listening.do(JOB, replace(ASK, text="Did @U012ABCDE say how many footprints there are?"))

    kept = store.kept_answer("J1")
    assert kept is not None
    assert kept.answer.question == "Did ada say how many footprints there are?"


def test_a_bare_mention_takes_the_threads_last_question(
    listening: Listening, loopback: Loopback
) -> None:
    thread = [said("9.9", "The plans are out"), said("9.95", QUESTION, "U3"), said("10.1", "x")]
    loopback.script("conversations.replies", ok(messages=thread))

    assert listening.do(JOB, replace(IN_THREAD, text="")) == "answered"

    (posted,) = posts(loopback)
    assert posted.startswith(f"<@U3> asked: {QUESTION}")
    assert QUOTE in posted


@pytest.mark.parametrize(
    "thread",
    [ok(messages=[said("9.9", "The plans are out")]), page(500)],
    ids=["no question", "no thread"],
)
def test_a_bare_mention_gets_help_where_the_thread_holds_no_question(
    listening: Listening,
    loopback: Loopback,
    thread: Any,  # noqa: ANN401  a response
) -> None:
    loopback.script("conversations.replies", *[thread] * 3)

    assert listening.do(JOB, replace(IN_THREAD, text="")) == "helped"

    (posted,) = posts(loopback)
    assert "/stp ask" in posted


def test_a_bare_mention_outside_of_a_thread_gets_help_and_nothing_is_read(
    listening: Listening, loopback: Loopback
) -> None:
    assert listening.do(JOB, replace(ASK, text="")) == "helped"

    assert loopback.names() == ["chat.postMessage"]


def test_a_mention_in_a_thread_of_others_leans_on_what_they_said(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    thread = [said("9.9", "Several plans close community hospital beds"), said("9.95", "Thanks!")]
    loopback.script("conversations.replies", ok(messages=thread))

    listening.do(JOB, replace(IN_THREAD, text="And what about them?"))

    kept = store.kept_answer("J1")
    assert kept is not None
    assert "close community hospital beds" in kept.answer.sentences[0].text


def test_a_thread_that_the_bot_knows_is_not_read_again(
    listening: Listening, loopback: Loopback
) -> None:
    listening.do(JOB, IN_THREAD)
    calls = len(loopback.calls)

    listening.do(replace(JOB, id="J2"), replace(IN_THREAD, ts="10.2", text="And who leads them?"))

    assert loopback.names()[calls:] == ["chat.postMessage"]


def test_a_mention_is_answered_where_the_thread_cannot_be_read(
    listening: Listening, loopback: Loopback
) -> None:
    loopback.script("conversations.replies", page(500), page(500), page(500))

    assert listening.do(JOB, IN_THREAD) == "answered"

    assert QUOTE in posts(loopback)[0]


def test_a_pause_is_kept_and_confirmed_and_so_is_its_end(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    wish = Wish("T1", "C1", "U1", "9.9", pause=True)

    assert listening.do(JOB, wish) == "paused"
    assert store.is_claimed(pause_key(wish.conversation))
    assert listening.do(JOB, replace(wish, pause=False)) == "resumed"
    assert not store.is_claimed(pause_key(wish.conversation))

    paused, back = posts(loopback)
    assert paused.startswith("Paused")
    assert "<@UBOT> resume" in paused
    assert back.startswith("Back again")
    assert {body["thread_ts"] for body in loopback.bodies("chat.postMessage")} == {"9.9"}


def test_a_mention_with_a_question_does_not_end_a_pause(
    listening: Listening, store: FakeStore
) -> None:
    store.claim(pause_key(IN_THREAD.conversation))

    assert listening.do(JOB, IN_THREAD) == "answered"

    assert store.is_claimed(pause_key(IN_THREAD.conversation))


def test_a_pause_is_confirmed_privately_where_answers_are_private(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(PRIVATE)

    listening.do(JOB, Wish("T1", "C1", "U1", "9.9", pause=True))

    assert len(private_words(loopback)) == 1
    assert posts(loopback) == []


def test_where_the_bot_is_off_there_is_nothing_to_pause(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(OFF)
    wish = Wish("T1", "C1", "U1", "9.9", pause=True)

    assert listening.do(JOB, wish) == "refused"

    assert "switched off" in private_words(loopback)[0]
    assert not store.is_claimed(pause_key(wish.conversation))


def test_a_stop_is_confirmed_in_its_thread(
    listening: Listening, loopback: Loopback, progress: Watched
) -> None:
    assert listening.do(JOB, Stop("T1", "C1", "U1", "9.9")) == "stopped"

    assert posts(loopback) == ["Stopped."]
    assert progress.words == ["settle", "end"]


def test_who_asks_too_soon_is_told_privately_how_long_to_wait(
    listening: Listening, loopback: Loopback
) -> None:
    assert listening.do(JOB, excess_of(ASK, 31.4)) == "held back"

    (note,) = private_words(loopback)
    assert "32 seconds" in note
    assert posts(loopback) == []


def test_who_commands_too_soon_is_told_in_the_commands_reply(
    listening: Listening, loopback: Loopback
) -> None:
    excess = replace(excess_of(ASK, 1), response_url=loopback.url("hooks/1"))

    listening.do(JOB, excess)

    (reply,) = loopback.bodies("hooks/1")
    assert "1 second." in reply["text"]
    assert loopback.names() == ["hooks/1"]


def test_an_apology_stands_where_the_answer_would_have(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    listening.apologise(ASK, APOLOGY, key="J1")
    store.set_channel_rules(PRIVATE)
    listening.apologise(ASK, APOLOGY, key="J2")
    listening.apologise(Wish("T1", "C2", "U1", "9.9", pause=True), APOLOGY, key="J3")
    listening.apologise(excess_of(ASK, 1), APOLOGY, key="J4")

    assert posts(loopback) == ["Sorry."] * 2
    assert private_words(loopback) == ["Sorry."] * 2


def test_nobody_is_apologised_to_who_waits_for_nothing(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    listening.apologise(replace(ASK, address=Address.OVERHEARD), APOLOGY, key="J1")
    listening.apologise(Stop("T1", "C1", "U1", "9.9"), APOLOGY, key="J2")
    store.set_channel_rules(OFF)
    listening.apologise(replace(IN_THREAD, address=Address.REPLY), APOLOGY, key="J3")

    assert loopback.calls == []


def test_an_apology_comes_while_the_store_says_nothing(
    services: Services,
    workspaces: OneWorkspace,
    loopback: Loopback,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_team: str, _channel: str) -> ChannelRules:
        raise StoreUnusable("the disk is gone")

    monkeypatch.setattr(services.access, "rules", fail)
    listening = Listening(services, workspaces, Asking(services), Names(workspaces))

    listening.apologise(ASK, APOLOGY, key="J1")
    listening.apologise(replace(IN_THREAD, address=Address.REPLY), APOLOGY, key="J2")

    assert posts(loopback) == ["Sorry."]


def test_places_in_line_are_told_where_the_answer_will_stand(
    listening: Listening, progress: Watched, store: FakeStore
) -> None:
    listening.tell_place(ASK, 3)
    listening.tell_place(replace(ASK, address=Address.OVERHEARD), 4)
    store.set_channel_rules(PRIVATE)
    listening.tell_place(ASK, 5)

    assert progress.words == ["3"]


def test_nothing_of_what_is_told_to_one_is_seen_by_all(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(replace(SOME, private=True))
    listening.do(JOB, ASK)
    listening.do(JOB, replace(ASK, user="U8"))

    assert "chat.postMessage" not in loopback.names()
    assert [body["user"] for body in loopback.bodies("chat.postEphemeral")] == ["U1", "U8"]
    assert QUOTE not in json.dumps(loopback.bodies("chat.postEphemeral")[0])


@pytest.mark.parametrize("text", ["hello", "what can you do?", "Help!"])
@pytest.mark.parametrize("thread_ts", ["10.1", "9.9"], ids=["at the root", "in a thread"])
def test_a_greeting_gets_help_and_no_quotations(
    listening: Listening, loopback: Loopback, text: str, thread_ts: str
) -> None:
    direct = replace(ASK, channel="D1", address=Address.DIRECT)

    for ask in (ASK, direct):
        assert listening.do(JOB, replace(ask, text=text, thread_ts=thread_ts)) == "helped"

    assert ["/stp ask" in posted for posted in posts(loopback)] == [True, True]
    assert "conversations.replies" not in loopback.names()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thanks!", "Write your next question"),
        ("ok", "Write your next question"),
        ("👍", "Write your next question"),
        ("stop", "nothing to pause"),
        ("resume", "nothing to pause"),
    ],
)
def test_what_asks_nothing_in_a_direct_message_gets_a_short_word(
    listening: Listening, loopback: Loopback, text: str, expected: str
) -> None:
    ask = replace(ASK, channel="D1", address=Address.DIRECT, text=text)

    assert listening.do(JOB, ask) == "helped"

    (posted,) = posts(loopback)
    assert expected in posted
    assert len(posted) < 120


def test_a_reply_that_may_ask_nothing_gets_silence_where_the_documents_do_not_say(
    listening: Listening, loopback: Loopback, store: FakeStore
) -> None:
    store.set_channel_rules(ChannelRules("T1", "C1", collections=frozenset({"empty"})))
    ask = replace(IN_THREAD, address=Address.REPLY, text="and the weather")

    assert listening.do(JOB, ask) == "dropped"
    assert loopback.calls == []
    assert listening.do(JOB, replace(ask, text="And what of the weather?")) == "not_found"
    assert len(posts(loopback)) == 1


def test_who_asks_too_soon_in_a_direct_message_is_told_once_though_the_bot_was_killed(
    listening: Listening, loopback: Loopback
) -> None:
    excess = excess_of(replace(ASK, channel="D1", address=Address.DIRECT), 5)
    listening.do(JOB, excess)
    (posted,) = loopback.bodies("chat.postMessage")
    loopback.script("conversations.replies", ok(messages=[{"ts": "10.2"} | posted]))

    listening.do(replace(JOB, recovered=True), excess)

    assert len(posts(loopback)) == 1


def test_a_note_on_asking_too_much_does_not_wait_for_slack(
    listening: Listening, loopback: Loopback
) -> None:
    loopback.script("chat.postEphemeral", limited("60"))
    began = time.monotonic()

    for _ in range(3):
        with pytest.raises(SlackUnreachable):
            listening.do(JOB, excess_of(ASK, 5))

    assert time.monotonic() - began < 2
