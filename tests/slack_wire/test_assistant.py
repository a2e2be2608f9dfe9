"""What the bot says of its work: statuses, sessions, prompts; and what people do about it."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack_wire.json_object import Json
from tests.slack_wire.message import AgentSession, Prompt
from tests.slack_workspace import SlackWorkspace

PROMPTS = [{"title": "Footprints", "message": "How many footprints are there?"}]


def test_every_status_is_remembered_and_an_answer_clears_the_last(
    slack: SlackWorkspace, client: WebClient
) -> None:
    said = slack.person("U1").says("C1", "a question")
    shown = []
    for status in ("is searching", "is reading", ""):
        client.assistant_threads_setStatus(channel_id="C1", thread_ts=said.ts, status=status)
        shown.append(slack.status_in("C1", said.ts))
    client.assistant_threads_setStatus(channel_id="C1", thread_ts=said.ts, status="is writing")
    client.chat_postMessage(channel="C1", thread_ts=said.ts, text="an answer")

    assert shown == ["is searching", "is reading", None]
    assert slack.status_in("C1", said.ts) is None
    assert slack.statuses_in("C1", said.ts) == ["is searching", "is reading", "is writing"]
    assert slack.statuses_in("C1", "1.0") == []


def test_eleven_loading_messages_are_refused(slack: SlackWorkspace, client: WebClient) -> None:
    said = slack.person("U1").says("C1", "a question")

    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.assistant_threads_setStatus(
            channel_id="C1", thread_ts=said.ts, status="x", loading_messages=["y"] * 11
        )


def test_prompts_without_a_thread_stand_on_the_messages_tab(
    slack: SlackWorkspace, client: WebClient
) -> None:
    client.assistant_threads_setSuggestedPrompts(channel_id="D1", prompts=PROMPTS)

    assert slack.prompts_of("U1") == (Prompt("Footprints", "How many footprints are there?"),)
    assert slack.prompts_of("U2") == ()


def test_prompts_of_a_thread_stand_in_that_thread_only(
    slack: SlackWorkspace, client: WebClient
) -> None:
    said = slack.person("U1").writes("hello")
    client.assistant_threads_setSuggestedPrompts(
        channel_id="D1", thread_ts=said.ts, prompts=PROMPTS
    )

    assert [prompt.title for prompt in slack.prompts_of("U1", said.ts)] == ["Footprints"]
    assert slack.prompts_of("U1") == ()


@pytest.mark.parametrize(
    "arguments",
    [
        {"channel_id": "D1", "prompts": PROMPTS * 5},
        {"channel_id": "D1", "prompts": []},
        {"channel_id": "D1", "prompts": [{"title": "x"}]},
    ],
    ids=["five", "none", "without a message"],
)
def test_prompts_that_slack_does_not_take_are_refused(client: WebClient, arguments: Json) -> None:
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.api_call("assistant.threads.setSuggestedPrompts", json=arguments)


def test_a_session_keeps_its_title_while_its_status_changes(
    slack: SlackWorkspace, client: WebClient
) -> None:
    said = slack.person("U1").writes("a question")
    client.agents_sessions_setStatus(
        channel_id="D1", thread_ts=said.ts, status="processing", title="A question"
    )
    processing = slack.session_in("D1", said.ts)
    client.agents_sessions_setStatus(channel_id="D1", thread_ts=said.ts, status="active")

    assert processing == AgentSession("processing", "A question")
    assert slack.session_in("D1", said.ts) == AgentSession("active", "A question")
    assert slack.session_in("D1", "1.0") is None


@pytest.mark.parametrize(
    "arguments",
    [{"status": "busy"}, {"status": "active", "title": "x" * 201}, {}],
    ids=["unknown status", "long title", "no status"],
)
def test_a_session_that_slack_does_not_take_is_refused(
    slack: SlackWorkspace, client: WebClient, arguments: Json
) -> None:
    said = slack.person("U1").writes("a question")

    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.api_call(
            "agents.sessions.setStatus",
            json={"channel_id": "D1", "thread_ts": said.ts} | arguments,
        )


def test_the_stop_button_names_the_thread_and_who_pressed(slack: SlackWorkspace) -> None:
    said = slack.person("U1").writes("a question")

    event = slack.person("U1").stops("D1", said.ts).payload["event"]

    assert event.pop("event_ts")
    assert event == {
        "type": "agent_session_stopped",
        "channel": "D1",
        "thread_ts": said.ts,
        "user": "U1",
        "streaming_message_ts": [],
    }


@pytest.mark.parametrize(("tab", "has_view"), [("home", True), ("messages", False)])
def test_the_bots_page_is_told_of_by_tab_and_with_the_view_of_the_home_tab(
    slack: SlackWorkspace, client: WebClient, tab: str, *, has_view: bool
) -> None:
    client.views_publish(user_id="U1", view={"type": "home", "blocks": [{"type": "divider"}]})

    event = slack.person("U1").opens_home(tab).payload["event"]

    assert (event["type"], event["user"], event["channel"]) == ("app_home_opened", "U1", "D1")
    assert event["tab"] == tab
    assert ("view" in event) is has_view


def test_a_deleted_message_is_told_of_with_its_ts_and_what_it_said(slack: SlackWorkspace) -> None:
    said = slack.person("U1").says("C1", "a question")

    event = slack.person("U1").deletes(said).payload["event"]

    assert (event["type"], event["subtype"]) == ("message", "message_deleted")
    assert event["deleted_ts"] == event["previous_message"]["ts"] == said.ts
    assert event["previous_message"]["text"] == "a question"
    assert event["previous_message"]["user"] == "U1"
    assert slack.seen_by("U1", "C1") == []
