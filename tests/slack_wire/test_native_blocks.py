"""Citations and containers, which a workspace may take or refuse."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from tests.slack_wire.json_object import Json
from tests.slack_wire.limits import check_blocks
from tests.slack_workspace import SlackWorkspace

CITATION: Json = {
    "type": "citation",
    "url": "https://example.test/plan",
    "text": "The plan",
    "index": 1,
    "details": {"citation_type": "web", "title": "The plan", "snippet": "in full"},
}
CITED: Json = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [CITATION]}],
}
SECTION: Json = {"type": "section", "text": {"type": "mrkdwn", "text": "> a quote"}}
CONTAINER: Json = {
    "type": "container",
    "title": {"type": "plain_text", "text": "Passages (1)"},
    "is_collapsible": True,
    "default_collapsed": True,
    "child_blocks": [SECTION],
}


@pytest.mark.parametrize("block", [CITED, CONTAINER], ids=["citation", "container"])
def test_a_native_block_is_taken_until_it_is_refused(
    slack: SlackWorkspace, client: WebClient, block: Json
) -> None:
    ts = client.chat_postMessage(channel="C1", text="x", blocks=[block])["ts"]
    slack.refuse_native_blocks()

    with pytest.raises(SlackApiError, match="invalid_blocks"):
        client.chat_postMessage(channel="C1", text="x", blocks=[SECTION, block])
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        client.chat_update(channel="C1", ts=ts, text="x", blocks=[block])
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.views_publish(user_id="U1", view={"type": "home", "blocks": [block]})
    client.chat_postMessage(channel="C1", text="x", blocks=[SECTION])
    slack.accept_native_blocks()

    assert client.chat_postMessage(channel="C1", text="x", blocks=[block])["ok"]


def test_a_response_url_refuses_them_too(slack: SlackWorkspace) -> None:
    slack.refuse_native_blocks()
    command = slack.person("U1").command("/stp", "", "C1").payload

    answer = WebhookClient(command["response_url"]).send(text="x", blocks=[CITED])

    assert (answer.status_code, answer.body) == (400, "invalid_blocks")


def test_a_reader_sees_the_words_of_both(slack: SlackWorkspace, client: WebClient) -> None:
    client.chat_postMessage(channel="C1", text="x", blocks=[CITED, CONTAINER])

    (seen,) = slack.seen_by("U1", "C1")

    assert seen.shown == "[1] The plan\nPassages (1)\n> a quote"


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        (CONTAINER | {"child_blocks": [SECTION] * 11}, "11 items"),
        (CONTAINER | {"child_blocks": [CITED]}, "unsupported type 'rich_text'"),
        (CONTAINER | {"child_blocks": [CONTAINER]}, "unsupported type 'container'"),
        (CONTAINER | {"title": {"type": "plain_text", "text": "x" * 151}}, "151 characters"),
        (CONTAINER | {"title": {"type": "mrkdwn", "text": "x"}}, "unsupported type 'mrkdwn'"),
        (CONTAINER | {"width": "huge"}, "'huge' is none of"),
        (CONTAINER | {"title": "x"}, "unsupported type None"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_container_beyond_a_limit_is_refused(block: Json, fault: str) -> None:
    faults = check_blocks([block])

    assert any(fault in each for each in faults), faults
