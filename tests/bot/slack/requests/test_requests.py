"""What people say in Slack is a question, or asks nothing."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.requests.ask import Address, Ask, message_keys, read_event
from bot.slack.requests.payload import MAX_QUESTION_CHARS, event_keys
from bot.slack.requests.request import from_json, to_json

BOT = "UBOT"
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


def body(event_id: str = "Ev1", **event: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    message = {"type": "message", "channel": "C1", "user": "U1", "ts": "10.1", "text": "why?"}
    return {"team_id": "T1", "event_id": event_id, "event": message | event}


def mention(**event: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    return body(**{"type": "app_mention", "text": "<@UBOT> how many footprints?"} | event)


def direct(**event: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    return body(**{"channel": "D1", "channel_type": "im", "text": "how many footprints?"} | event)


def reply(**event: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    return body(**{"thread_ts": "9.9", "text": "and in Kent?", "channel_type": "channel"} | event)


def read(event_body: dict[str, Any]) -> Ask | None:
    return read_event(event_body, bot_user=BOT)


ASKED = Ask(
    team="T1",
    channel="C1",
    user="U1",
    ts="10.1",
    thread_ts="10.1",
    text="how many footprints?",
)


def keys_of(body: dict[str, Any], ask: Ask) -> list[str]:
    return [*message_keys(ask), *event_keys(body)]


def test_a_mention_asks_in_the_thread_of_its_own_message() -> None:
    assert read(mention()) == ASKED


def test_a_mention_in_a_thread_asks_in_that_thread() -> None:
    assert read(mention(thread_ts="9.9")) == replace(ASKED, thread_ts="9.9")


def test_the_message_event_of_a_mention_asks_the_same() -> None:
    assert read(mention(type="message", channel_type="channel")) == ASKED


def test_both_events_of_a_mention_share_a_key() -> None:
    as_mention, as_message = mention(event_id="Ev1"), mention(event_id="Ev2", type="message")
    keys = [keys_of(each, ASKED) for each in (as_mention, as_message)]

    assert keys[0] != keys[1]
    assert set(keys[0]) & set(keys[1]) == {"message:T1:C1:10.1"}


def test_an_event_delivered_again_has_the_same_keys() -> None:
    assert keys_of(mention(), ASKED) == keys_of(mention(), ASKED)
    assert len(keys_of(mention(), ASKED)) == 2


def test_messages_in_two_channels_share_no_key() -> None:
    keys = [keys_of(mention(event_id=""), replace(ASKED, channel=c)) for c in ("C1", "C2")]

    assert not set(keys[0]) & set(keys[1])


def test_a_direct_message_asks_without_a_mention() -> None:
    assert read(direct()) == replace(ASKED, channel="D1", address=Address.DIRECT)


def test_a_direct_message_that_names_the_bot_is_one_all_the_same() -> None:
    assert read(direct(text="<@UBOT> how many footprints?")) == read(direct())


def test_a_reply_in_a_direct_message_asks_in_that_thread() -> None:
    assert read(direct(thread_ts="9.9")) == replace(
        ASKED, channel="D1", thread_ts="9.9", address=Address.DIRECT
    )


def test_a_bare_mention_asks_with_no_words() -> None:
    assert read(mention(text="<@UBOT>")) == replace(ASKED, text="")


def test_a_reply_without_a_mention_is_a_follow_up() -> None:
    assert read(reply()) == replace(
        ASKED, thread_ts="9.9", text="and in Kent?", address=Address.REPLY
    )


def test_a_question_to_everybody_in_a_channel_is_overheard() -> None:
    asked = read(body(text="How many footprints are there?", channel_type="channel"))

    assert asked == replace(ASKED, text="How many footprints are there?", address=Address.OVERHEARD)


@pytest.mark.parametrize("channel_type", ["group", "mpim"])
def test_a_question_is_overheard_in_groups_too(channel_type: str) -> None:
    asked = read(body(text="Who leads the Devon plan", channel_type=channel_type))

    assert asked is not None
    assert asked.address is Address.OVERHEARD


def test_only_messages_that_do_not_call_upon_the_bot_are_open() -> None:
    assert [each for each in Address if each.is_open] == [Address.REPLY, Address.OVERHEARD]


def test_a_message_knows_whether_its_thread_began_before_it() -> None:
    assert not ASKED.is_in_thread
    assert replace(ASKED, thread_ts="9.9").is_in_thread


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast", "me_message"])
def test_a_person_may_ask_with_a_file_or_to_the_channel_too(subtype: str) -> None:
    assert read(reply(subtype=subtype)) == read(reply())
    assert read(mention(type="message", subtype=subtype)) == ASKED


def test_a_reply_that_mentions_somebody_in_passing_is_a_follow_up() -> None:
    asked = read(reply(text="does <@U2|bob> lead it?"))

    assert asked is not None
    assert asked.text == "does bob lead it?"
    assert asked.address is Address.REPLY


@pytest.mark.parametrize(
    "event",
    [
        body(type="reaction_added", item={"channel": "C1", "ts": "10.1"}),
        body(type="member_joined_channel"),
        body(channel_type="channel"),
        body(channel_type="group"),
        body(channel_type="mpim"),
        body(channel_type="channel", thread_ts="10.1"),
        body(text="The plans are out, see the web site."),
        body(text="<@U2> who leads the Devon plan?"),
        body(text="Who leads the Devon plan, <@U2|bob>?"),
        body(text="<!here> who leads the Devon plan?"),
        body(text="<!subteam^S1|@planners> who leads the Devon plan?"),
        mention(bot_id="B1"),
        direct(bot_id="B1"),
        direct(user=BOT),
        mention(user=BOT),
        direct(user="USLACKBOT"),
        direct(user=None),
        direct(subtype="bot_message"),
        direct(subtype="message_changed", message={"user": "U1", "text": "why?"}, hidden=True),
        direct(subtype="message_deleted", deleted_ts="9.9"),
        direct(subtype="message_replied"),
        body(subtype="channel_join"),
        body(subtype="channel_topic"),
        mention(edited={"user": "U1", "ts": "11.0"}),
        reply(text="<@U2> can you say?"),
        reply(text="thanks!"),
        reply(text=""),
        reply(subtype="channel_join"),
        {},
        {"event": None},
        {"event": "message"},
        {"event": []},
        body(ts=None),
        body(channel={"id": "C1"}),
    ],
    ids=lambda event: re.sub(r"[^a-zA-Z0-9_]+", "-", str(event.get("event", "none")))[-90:],
)
def test_nothing_is_asked(event: dict[str, Any]) -> None:
    assert read(event) is None


def test_a_very_long_question_is_cut() -> None:
    asked = read(direct(text="why " * 5_000))

    assert asked is not None
    assert asked.text == ("why " * 5_000)[:MAX_QUESTION_CHARS]


@given(
    event=st.dictionaries(
        st.sampled_from([
            "type",
            "subtype",
            "channel",
            "user",
            "ts",
            "thread_ts",
            "text",
            "bot_id",
            "channel_type",
            "edited",
            "hidden",
            "team",
        ]),
        st.sampled_from(["message", "app_mention", "im", "<@UBOT> why?", "1.0"]) | ANY_JSON,
    ),
    rest=st.dictionaries(st.sampled_from(["team_id", "event_id"]), ANY_JSON),
)
def test_no_event_however_malformed_raises(event: dict[str, Any], rest: dict[str, Any]) -> None:
    for kind in (event, event | body()["event"], body()["event"] | event):
        whole = rest | {"event": kind}
        asked = read(whole)

        if asked is not None:
            assert from_json(to_json(asked)) == asked
            assert all(isinstance(key, str) for key in keys_of(whole, asked))


def test_requests_of_one_thread_are_one_conversation() -> None:
    asked, followed = read(mention(ts="9.9")), read(reply())

    assert asked is not None
    assert followed is not None
    assert asked.conversation == followed.conversation == "T1:C1:9.9"


def test_a_direct_message_is_known_by_its_channel_where_its_type_is_not_told() -> None:
    asked = read(body(channel="D1", text="how many footprints?"))

    assert asked is not None
    assert asked.address is Address.DIRECT


@pytest.mark.parametrize(
    "text", ["lol", "I'll take this to the board.", "hello", "Let me ask Kent"]
)
def test_a_reply_that_asks_nothing_is_left_alone(text: str) -> None:
    assert read(reply(text=text)) is None


@pytest.mark.parametrize("text", ["<@UBOT> thanks!", "ok <@UBOT>", "<@UBOT> 👍"])
def test_thanks_to_the_bot_ask_nothing_in_a_channel(text: str) -> None:
    assert read(mention(text=text)) is None
    assert read(mention(text=text, thread_ts="9.9")) is None


def test_a_mention_with_mere_question_marks_has_no_words() -> None:
    assert read(mention(text="<@UBOT> ??")) == replace(ASKED, text="")


@pytest.mark.parametrize(
    ("ask", "awaited"),
    [
        (ASKED, True),
        (replace(ASKED, address=Address.DIRECT, text="Devon"), True),
        (replace(ASKED, address=Address.REPLY, text="and in Kent?"), True),
        (replace(ASKED, address=Address.REPLY, text="and in Kent"), False),
        (replace(ASKED, address=Address.OVERHEARD), False),
    ],
    ids=["named", "direct", "reply", "short reply", "overheard"],
)
def test_a_word_is_awaited_where_the_bot_is_called_upon_or_plainly_asked(
    ask: Ask, *, awaited: bool
) -> None:
    assert ask.awaits_reply is awaited
