"""The loopback Slack behaves as Slack does towards Slack's own client library."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from tests.slack_wire.json_object import Json
from tests.slack_workspace import SlackWorkspace

BUTTONS: list[Json] = [
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "text": {"type": "plain_text", "text": "Share"},
                "action_id": "share",
                "value": "a1",
            }
        ],
    }
]


@pytest.fixture
def slack() -> Iterator[SlackWorkspace]:
    with SlackWorkspace(echoes=False) as workspace:
        yield workspace


@pytest.fixture
def client(slack: SlackWorkspace) -> WebClient:
    return WebClient(
        token=slack.identity.bot_token, base_url=slack.api_url, timeout=5, retry_handlers=[]
    )


def error_of(failure: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(failure.value.response["error"])


def test_the_bot_learns_who_it_is(slack: SlackWorkspace, client: WebClient) -> None:
    answer = client.auth_test()

    assert answer["user_id"] == slack.identity.bot_user_id
    assert answer["bot_id"] == slack.identity.bot_id
    assert "chat:write" in str(answer.headers)


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-other", "invalid_auth"), ("APP", "not_allowed_token_type")],
)
def test_a_wrong_token_is_refused(slack: SlackWorkspace, token: str, error: str) -> None:
    client = WebClient(token=token.replace("APP", slack.identity.app_token), base_url=slack.api_url)

    with pytest.raises(SlackApiError) as failure:
        client.auth_test()

    assert error_of(failure) == error


def test_an_unknown_method_is_refused(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as failure:
        client.api_call("chat.startStream")

    assert error_of(failure) == "unknown_method"


def test_a_message_is_seen_by_every_member_and_nobody_else(
    slack: SlackWorkspace, client: WebClient
) -> None:
    slack.add_channel("G1", "closed", ("U1",), kind="group")
    client.chat_postMessage(channel="G1", text="hello", blocks=BUTTONS)

    (seen,) = slack.bot_said("U1")

    assert (seen.text, seen.shown, seen.labels) == ("hello", "Share", ("Share",))
    assert slack.seen_by("U2") == []


def test_an_ephemeral_message_is_seen_by_its_person_only(
    slack: SlackWorkspace, client: WebClient
) -> None:
    client.chat_postEphemeral(channel="C1", user="U1", text="psst")

    assert [message.ephemeral for message in slack.seen_by("U1", "C1")] == [True]
    assert slack.seen_by("U2", "C1") == []
    assert client.conversations_history(channel="C1")["messages"] == []


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C1"}, "no_text"),
        ({"channel": "C1", "text": "x", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        ({"channel": "C9", "text": "x"}, "channel_not_found"),
        ({"channel": "C2", "text": "x"}, "not_in_channel"),
        ({"channel": "C3", "text": "x"}, "is_archived"),
        ({"channel": "C1", "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": "C1", "text": "x", "metadata": {"a": 1}}, "invalid_metadata_format"),
    ],
)
def test_a_bad_post_is_refused(
    slack: SlackWorkspace, client: WebClient, arguments: Json, error: str
) -> None:
    slack.add_channel("C2", "elsewhere", ("U1",), with_bot=False)
    slack.add_channel("C3", "old", ("U1",), archived=True)

    with pytest.raises(SlackApiError) as failure:
        client.api_call("chat.postMessage", json=arguments)

    assert error_of(failure) == error
    assert slack.calls_of("chat.postMessage")[0].outcome == error
    assert slack.seen_by("U1") == []


def test_an_update_puts_new_words_in_the_place_of_the_old_and_keeps_blocks_it_does_not_name(
    slack: SlackWorkspace, client: WebClient
) -> None:
    ts = client.chat_postMessage(channel="C1", text="working on it")["ts"]
    client.chat_update(channel="C1", ts=ts, text="done", blocks=BUTTONS)
    client.chat_update(channel="C1", ts=ts, text="done indeed")

    (seen,) = slack.seen_by("U2", "C1")

    assert seen.edited
    assert seen.history == ("working on it", "Share")
    assert (seen.text, seen.labels) == ("done indeed", ("Share",))


def test_other_peoples_and_missing_messages_cannot_be_updated(
    slack: SlackWorkspace, client: WebClient
) -> None:
    said = slack.person("U1").says("C1", "mine")

    with pytest.raises(SlackApiError) as others:
        client.chat_update(channel="C1", ts=said.ts, text="yours")
    with pytest.raises(SlackApiError) as missing:
        client.chat_update(channel="C1", ts="1.000001", text="nobody's")

    assert error_of(others) == "cant_update_message"
    assert error_of(missing) == "message_not_found"


def test_a_thread_is_read_page_by_page_with_metadata(
    slack: SlackWorkspace, client: WebClient
) -> None:
    root = slack.person("U1").says("C1", "a question")
    metadata = {"event_type": "answer", "event_payload": {"id": "a1"}}
    for number in range(4):
        client.chat_postMessage(
            channel="C1", thread_ts=root.ts, text=f"part {number}", metadata=metadata
        )

    pages = [
        page["messages"]
        for page in client.conversations_replies(
            channel="C1", ts=root.ts, limit=2, include_all_metadata=True
        )
    ]

    messages = [message for page in pages for message in page]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert [message["text"] for message in messages][1:] == [f"part {n}" for n in range(4)]
    assert messages[0]["reply_count"] == 4
    assert messages[1]["metadata"] == metadata


def test_metadata_is_shown_only_where_asked_for(slack: SlackWorkspace, client: WebClient) -> None:
    metadata = {"event_type": "answer", "event_payload": {"id": "a1"}}
    ts = client.chat_postMessage(channel="D1", text="x", metadata=metadata)["ts"]

    (shown,) = client.conversations_replies(channel="D1", ts=ts)["messages"]

    assert "metadata" not in shown
    assert slack.seen_by("U1", "D1")[0].metadata == metadata


def test_people_and_channels_can_be_looked_up(client: WebClient) -> None:
    assert client.users_info(user="U2")["user"]["name"] == "grace"
    assert client.conversations_info(channel="D1")["channel"]["is_im"]
    assert client.conversations_open(users="U1")["channel"]["id"] == "D1"
    assert client.conversations_members(channel="C1")["members"] == ["U1", "U2", "UBOT"]


def test_reactions_statuses_and_deletions_show(slack: SlackWorkspace, client: WebClient) -> None:
    said = slack.person("U1").says("C1", "a question")
    client.reactions_add(channel="C1", timestamp=said.ts, name="eyes")
    client.assistant_threads_setStatus(channel_id="C1", thread_ts=said.ts, status="reads")
    status = slack.status_in("C1", said.ts)
    reply = client.chat_postMessage(channel="C1", thread_ts=said.ts, text="x")
    client.chat_delete(channel="C1", ts=reply["ts"])

    assert status == "reads"
    assert slack.status_in("C1", said.ts) is None
    assert [message.reactions for message in slack.seen_by("U1", "C1")] == [("eyes",)]


def test_a_modal_opens_once_per_trigger(slack: SlackWorkspace, client: WebClient) -> None:
    view: Json = {
        "type": "modal",
        "title": {"type": "plain_text", "text": "Feedback"},
        "blocks": [{"type": "divider"}],
    }
    trigger_id = slack.person("U1").command("/stp", "", "C1").payload["trigger_id"]
    client.views_open(trigger_id=trigger_id, view=view)

    with pytest.raises(SlackApiError) as failure:
        client.views_open(trigger_id=trigger_id, view=view)

    modal = slack.modal_of("U1")
    assert modal is not None
    assert modal.shown == "Feedback"
    assert error_of(failure) == "exchanged_trigger_id"


def test_a_response_url_takes_five_messages_and_shows_them_as_asked(
    slack: SlackWorkspace, client: WebClient
) -> None:
    client.chat_postEphemeral(channel="C1", user="U1", text="private", blocks=BUTTONS)
    pressed = slack.person("U1").presses(slack.seen_by("U1")[0], "Share")
    webhook = WebhookClient(pressed.payload["response_url"])
    statuses = [
        webhook.send(text="shared", response_type="in_channel").status_code,
        webhook.send(text="done", replace_original=True).status_code,
        *(webhook.send(text="more").status_code for _ in range(4)),
    ]

    assert "message" not in pressed.payload
    assert pressed.payload["container"]["is_ephemeral"]
    assert statuses == [200, 200, 200, 200, 200, 404]
    assert [message.text for message in slack.seen_by("U2")] == ["shared"]
    assert [m.text for m in slack.seen_by("U1")] == ["done", "shared", "more", "more", "more"]


def test_an_expired_response_url_is_gone(slack: SlackWorkspace) -> None:
    command = slack.person("U1").command("/stp", "ask x", "C1")
    slack.expire_response_urls()

    answer = WebhookClient(command.payload["response_url"]).send(text="late")

    assert (answer.status_code, answer.body) == (404, "expired_url")


def test_the_bot_is_told_of_its_own_messages_as_slack_does() -> None:
    with SlackWorkspace() as slack:
        client = WebClient(token=slack.identity.bot_token, base_url=slack.api_url)
        ts = client.chat_postMessage(channel="C1", text="working on it")["ts"]
        client.chat_update(channel="C1", ts=ts, text="done")
        slack.wait_for(lambda: len(slack.deliveries) == 2)

    posted, changed = (delivery.payload["event"] for delivery in slack.deliveries)
    assert (posted["bot_id"], posted["ts"]) == (slack.identity.bot_id, ts)
    assert (changed["subtype"], changed["message"]["text"]) == ("message_changed", "done")


def test_waiting_for_what_does_not_come_ends_with_the_bots_last_calls(
    slack: SlackWorkspace, client: WebClient
) -> None:
    client.auth_test()

    with pytest.raises(TimeoutError, match=r"auth\.test"):
        slack.wait_for(lambda: slack.seen_by("U1"), timeout_s=0.05)
