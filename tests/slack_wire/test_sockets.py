"""Socket Mode as Slack's own client library sees it."""

import json
from collections.abc import Iterator
from threading import Lock

import pytest
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from websockets.exceptions import InvalidStatus, WebSocketException
from websockets.sync.client import connect

from tests.slack_wire.json_object import Json
from tests.slack_workspace import SlackWorkspace


class Listener:
    """Acknowledges every envelope, or does not, and keeps what came."""

    def __init__(self, slack: SlackWorkspace) -> None:
        """Get ready to connect."""
        self._slack = slack
        self.requests: list[SocketModeRequest] = []
        self.answer: Json | None = None
        self.deaf = False
        self._lock = Lock()
        web_client = WebClient(base_url=slack.api_url)
        self.client = SocketModeClient(slack.identity.app_token, web_client=web_client)
        self.client.socket_mode_request_listeners.append(self._hear)

    def _hear(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        with self._lock:
            self.requests.append(request)
        if not self.deaf:
            client.send_socket_mode_response(SocketModeResponse(request.envelope_id, self.answer))

    def reconnect(self) -> None:
        """Replace the connection, as the client does by itself after some seconds."""
        self.client.connect_to_new_endpoint(force=True)

    def close(self) -> None:
        """Stop, without the seconds that the client waits for its socket and its queue."""
        self.client.auto_reconnect_enabled = False
        self._slack.cut_socket()
        self.client.message_processor.event.set()
        self.client.enqueue_message("{}")
        self.client.close()


@pytest.fixture
def slack() -> Iterator[SlackWorkspace]:
    with SlackWorkspace(echoes=False) as workspace:
        yield workspace


@pytest.fixture
def listener(slack: SlackWorkspace) -> Iterator[Listener]:
    listening = Listener(slack)
    listening.client.connect()
    slack.wait_for(lambda: slack.socket.connections == 1)
    yield listening
    listening.close()


def test_a_mention_comes_as_two_events_of_one_message(
    slack: SlackWorkspace, listener: Listener
) -> None:
    said = slack.person("U1").asks("C1", "how many?")
    acks = [delivery.ack() for delivery in said.deliveries]

    events = [request.payload["event"] for request in listener.requests]
    assert {event["type"] for event in events} == {"app_mention", "message"}
    assert {event["ts"] for event in events} == {said.ts}
    assert len({request.payload["event_id"] for request in listener.requests}) == 2
    assert all(0 < ack.latency_s < 1 and ack.shown_error is None for ack in acks)


def test_a_direct_message_comes_once(slack: SlackWorkspace, listener: Listener) -> None:
    said = slack.person("U1").writes("<@UBOT> how many?")
    said.deliveries[0].ack()

    (request,) = listener.requests
    assert request.payload["event"]["channel_type"] == "im"
    assert request.retry_attempt == 0


def test_nothing_comes_from_a_channel_without_the_bot(slack: SlackWorkspace) -> None:
    slack.add_channel("C2", "elsewhere", ("U1",), with_bot=False)

    assert slack.person("U1").asks("C2", "how many?").deliveries == ()


def test_edits_joins_and_other_bots_come_with_their_subtypes(
    slack: SlackWorkspace, listener: Listener
) -> None:
    ada = slack.person("U1")
    said = ada.says("C1", "first")
    for delivery in (
        *said.deliveries,
        ada.edits(said, "second"),
        ada.deletes(said),
        *slack.person("U2").joins("C1").deliveries,
        slack.bot_says("C1", "beep"),
    ):
        delivery.ack()

    subtypes = [request.payload["event"].get("subtype") for request in listener.requests]
    assert subtypes == [None, "message_changed", "message_deleted", "channel_join", "bot_message"]


def test_what_comes_with_a_commands_acknowledgement_is_shown_to_whoever_typed_it(
    slack: SlackWorkspace, listener: Listener
) -> None:
    listener.answer = {"text": "how to use it"}
    slack.person("U1").command("/stp", "help", "C1").ack()

    (seen,) = slack.seen_by("U1")
    assert (seen.text, seen.ephemeral) == ("how to use it", True)
    assert slack.seen_by("U2") == []


def test_a_message_refused_in_an_acknowledgement_is_told_of(
    slack: SlackWorkspace, listener: Listener
) -> None:
    listener.answer = {"text": "x", "blocks": [{"type": "divider"}] * 51}
    slack.person("U1").command("/stp", "help", "C1").ack()

    assert slack.refused_acks == ["invalid_blocks"]


def test_fifty_at_once_are_all_acknowledged(slack: SlackWorkspace, listener: Listener) -> None:
    said = [slack.person("U1").writes(f"question {number}") for number in range(50)]

    assert len([delivery.ack() for each in said for delivery in each.deliveries]) == 50
    assert len({request.payload["event_id"] for request in listener.requests}) == 50


def test_the_same_event_can_come_again(slack: SlackWorkspace, listener: Listener) -> None:
    (first,) = slack.person("U1").writes("how many?").deliveries
    first.ack()
    slack.redeliver(first).ack()

    assert [request.retry_attempt for request in listener.requests] == [0, 1]
    assert len({request.payload["event_id"] for request in listener.requests}) == 1
    assert len({request.envelope_id for request in listener.requests}) == 2


def test_an_event_that_a_cut_left_unacknowledged_comes_again(
    slack: SlackWorkspace, listener: Listener
) -> None:
    listener.deaf = True
    (delivery,) = slack.person("U1").writes("how many?").deliveries
    command = slack.person("U1").command("/stp", "help", "C1")
    slack.wait_for(lambda: len(slack.deliveries) == 2)
    slack.cut_socket()
    listener.deaf = False
    listener.reconnect()

    assert delivery.ack().status == 200
    assert 1 in [request.retry_attempt for request in listener.requests]
    assert command.ack().shown_error == "dispatch_failed"


def test_an_event_that_a_frozen_connection_swallowed_comes_again(
    slack: SlackWorkspace, listener: Listener
) -> None:
    slack.freeze_socket()
    (delivery,) = slack.person("U1").writes("how many?").deliveries
    pings = slack.socket.pings
    session = listener.client.current_session
    assert session is not None
    session.ping("anybody there?")
    listener.reconnect()

    assert delivery.ack().status == 200
    assert listener.requests[0].retry_attempt == 1
    assert slack.socket.pings <= pings + 1  # the new connection's own


def test_what_happens_while_nothing_is_connected_comes_later_as_a_retry(
    slack: SlackWorkspace,
) -> None:
    (delivery,) = slack.person("U1").writes("how many?").deliveries
    listening = Listener(slack)
    listening.client.connect()
    ack = delivery.ack()
    listening.close()

    assert ack.status == 200
    assert [request.retry_attempt for request in listening.requests] == [1]


def test_a_refusing_server_lets_nobody_in(slack: SlackWorkspace) -> None:
    slack.socket.refuse()
    with pytest.raises((OSError, WebSocketException)), connect(slack.socket.new_url()):
        pass
    slack.socket.accept()
    with connect(slack.socket.new_url()) as connection:
        hello = json.loads(connection.recv())

    assert hello["type"] == "hello"
    assert hello["num_connections"] == 1


def test_a_ticket_lets_one_connection_in(slack: SlackWorkspace) -> None:
    url = slack.socket.new_url()
    with connect(url):
        pass

    with pytest.raises(InvalidStatus, match="403"), connect(url):
        pass


def test_several_connections_take_turns(slack: SlackWorkspace) -> None:
    with connect(slack.socket.new_url()) as one, connect(slack.socket.new_url()) as other:
        for connection in (one, other):
            connection.recv()
        for _ in range(2):
            slack.person("U1").writes("how many?")
        types = [json.loads(connection.recv())["type"] for connection in (one, other)]

    assert types == ["events_api", "events_api"]


def test_a_disconnect_message_says_why_and_leaves_the_connection_open(
    slack: SlackWorkspace,
) -> None:
    with connect(slack.socket.new_url()) as connection:
        connection.recv()
        slack.socket.say_disconnect("refresh_requested")
        slack.person("U1").writes("still there?")
        received = [json.loads(connection.recv()) for _ in range(2)]

    assert [message["type"] for message in received] == ["disconnect", "events_api"]
    assert received[0]["reason"] == "refresh_requested"


def test_what_acknowledges_nothing_is_kept_apart(slack: SlackWorkspace, listener: Listener) -> None:
    slack.socket.send_raw("no JSON")
    listener.client.send_message(json.dumps({"envelope_id": "unknown"}))
    slack.wait_for(lambda: slack.socket.stray_acks)

    assert slack.socket.stray_acks == ('{"envelope_id": "unknown"}',)
