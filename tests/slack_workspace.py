"""A loopback Slack: a Web API, Socket Mode and HTTP deliveries that keep Slack's limits.

It holds what people would see, records every call of the bot's, and knows nothing of the bot.
"""

from collections.abc import Iterable
from types import TracebackType
from typing import Self

from tests.slack_wire import (
    assistant_methods,
    chat_methods,
    lookup_methods,
    oauth_methods,
    payloads,
    view_methods,
)
from tests.slack_wire.acknowledgements import act_on_ack
from tests.slack_wire.delivery import Ack, Delivery, EnvelopeKind, Transport
from tests.slack_wire.faults import Faults
from tests.slack_wire.http_push import HttpPush
from tests.slack_wire.installing import Installing
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import (
    FIRST_TEAM,
    Channel,
    ChannelKind,
    Identity,
    SeenMessage,
    User,
)
from tests.slack_wire.method import SlackError
from tests.slack_wire.people import Person
from tests.slack_wire.sight import Sight
from tests.slack_wire.sockets import SocketServer
from tests.slack_wire.state import State
from tests.slack_wire.trouble import Trouble
from tests.slack_wire.web_api import WebApi


class SlackWorkspace(Sight, Trouble, Installing):
    """A workspace with people U1 and U2, the bot UBOT, and the public channel C1 with them all.

    More workspaces can be added, into which the same app is installed.

    Attributes:
        identity: Ids and secrets of the bot.
        socket: Socket Mode: its connections and how to harm them.
        http: Deliveries over HTTP once `deliver_over_http` was called, else None.
        deliveries: Everything delivered so far, in order.
        refused_acks: What is wrong with messages that came in acknowledgements of commands.
    """

    def __init__(self, *, echoes: bool = True) -> None:
        """Start the Web API and the socket server on free ports of 127.0.0.1.

        Args:
            echoes: Whether the bot is sent the events of its own messages, as Slack does.
        """
        self.identity = Identity()
        self.deliveries: list[Delivery] = []
        self.refused_acks: list[str] = []
        self.http: HttpPush | None = None
        self._echoes = echoes
        Sight.__init__(self, State(self.identity))
        self._faults = Faults()
        self._people: dict[str, Person] = {}
        self.socket = SocketServer(self._state, self._acknowledged)
        self._transport: Transport = self.socket
        self._web_api = WebApi(
            self._state,
            self._faults,
            {
                **assistant_methods.METHODS,
                **chat_methods.METHODS,
                **lookup_methods.METHODS,
                **oauth_methods.METHODS,
                **view_methods.METHODS,
                "apps.connections.open": lambda _state, _arguments: {"url": self.socket.new_url()},
            },
            self._echo,
        )
        bot = User(self.identity.bot_user_id, self.identity.bot_name, is_bot=True)
        self._state.users[bot.id] = bot
        self.add_person("U1", "ada")
        self.add_person("U2", "grace")
        self.add_channel("C1", "general", ("U1", "U2"))

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Stop everything and leave no socket and no thread behind."""
        self._faults.heal()
        try:
            self._web_api.close()  # first, since its calls give rise to deliveries
        finally:
            self.socket.close()
            if self.http is not None:
                self.http.close()

    # What there is.

    @property
    def api_url(self) -> str:
        """The base URL of the Web API, for SLACK_API_URL."""
        return self._web_api.base_url

    def environment(self) -> dict[str, str]:
        """Give the environment variables with which the bot finds this workspace."""
        return {
            "SLACK_API_URL": self.api_url,
            "SLACK_BOT_TOKEN": self.identity.bot_token,
            "SLACK_APP_TOKEN": self.identity.app_token,
            "SLACK_SIGNING_SECRET": self.identity.signing_secret,
        }

    def add_person(self, user_id: str, name: str, *, team: str = FIRST_TEAM) -> Person:
        """Add somebody, and the channel of direct messages between them and the bot."""
        user = User(user_id, name, team=team)
        dm = f"D{user_id.removeprefix('U')}"
        person = Person(user, dm, self._state.of_team(team), self)
        with self._state.changed:
            self._state.users[user_id] = user
            self._people[user_id] = person
        self.add_channel(dm, name, (user_id,), kind="im", team=team)
        return person

    def person(self, user_id: str = "U1") -> Person:
        """Find somebody."""
        return self._people[user_id]

    def add_channel(
        self,
        channel_id: str,
        name: str,
        members: Iterable[str],
        *,
        kind: ChannelKind = "channel",
        with_bot: bool = True,
        archived: bool = False,
        team: str = FIRST_TEAM,
    ) -> Channel:
        """Add a channel, or put it in the place of one with the same id.

        Args:
            channel_id: Beginning with C, G or D.
            name: Without the number sign.
            members: User ids, without the bot's.
            kind: `channel` is public, `group` private; `im` and `mpim` are direct messages.
            with_bot: Whether the bot is a member.
            archived: Whether nobody can write any more.
            team: The workspace that it is in.
        """
        bots = {self._state.of_team(team).identity.bot_user_id} if with_bot else set()
        channel = Channel(channel_id, name, kind, frozenset(members) | bots, archived, team)
        with self._state.changed:
            self._state.channels[channel_id] = channel
        return channel

    # What reaches the bot.

    def deliver_over_http(
        self, url: str, signing_secret: str | None = None, *, timeout_s: float = 10.0
    ) -> HttpPush:
        """Deliver by signed POSTs to a request URL from now on, instead of over sockets."""
        if self.http is not None:
            self.http.close()
        secret = signing_secret or self.identity.signing_secret
        self.http = HttpPush(self._state, url, secret, self._acknowledged, timeout_s=timeout_s)
        self._transport = self.http
        return self.http

    def send_event(self, event: Json, *, team: str | None = None) -> Delivery:
        """Deliver any event, with an event id of its own, in the first workspace or another."""
        identity = self._state.of_team(team or self.identity.team_id).identity
        event_id = f"Ev{self._state.number():08d}"
        return self.send("events_api", payloads.event_callback(identity, event, event_id=event_id))

    def send(self, kind: EnvelopeKind, payload: Json) -> Delivery:
        """Deliver any payload."""
        return self._send(Delivery(kind, payload))

    def redeliver(self, delivery: Delivery, reason: str = "http_timeout") -> Delivery:
        """Deliver the same payload once more, as a retry."""
        return self._send(Delivery(delivery.kind, delivery.payload, delivery.attempt + 1, reason))

    def bot_says(
        self, channel: str, text: str, thread: str | None = None, *, bot_id: str = "BOTHER"
    ) -> Delivery:
        """Let another app post a message, of which the bot is told."""
        message = self._state.show(
            SeenMessage(
                channel, self._state.next_ts(), "UOTHER", text, thread_ts=thread, bot_id=bot_id
            )
        )
        place = self._state.channels[channel]
        identity = self._state.of_team(place.team).identity
        event = payloads.message_event(identity, place, message)
        named = event | {"subtype": "bot_message", "app_id": "AOTHER"}
        return self.send_event(named, team=place.team)

    def response_url(self, channel: str, person: str, source_ts: str | None) -> str:
        """Make an address that takes five responses within half an hour."""
        return self._web_api.response_url(self._state.new_response_url(channel, person, source_ts))

    def _send(self, delivery: Delivery) -> Delivery:
        with self._state.changed:
            self.deliveries.append(delivery)
        self._transport.send(delivery)
        return delivery

    def _echo(self, team: str, event: Json) -> None:
        if self._echoes:
            self.send_event(event, team=team)

    def _acknowledged(self, delivery: Delivery, ack: Ack) -> None:
        try:
            act_on_ack(self._state, delivery, ack)
        except SlackError as error:
            self.refused_acks.append(" ".join([str(error), *error.details]))
