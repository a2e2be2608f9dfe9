"""The people of a workspace, and what they write."""

from dataclasses import dataclass, replace

from tests.slack_wire import payloads
from tests.slack_wire.delivery import Delivery
from tests.slack_wire.hands import Hands
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import SeenMessage
from tests.slack_wire.post import Posted


@dataclass(frozen=True, slots=True)
class Said:
    """A message that a person wrote, and what of it was delivered to the bot.

    Attributes:
        deliveries: None where the bot is no member; two where a channel's message mentions it.
    """

    channel: str
    ts: str
    thread_ts: str | None
    deliveries: tuple[Delivery, ...]

    @property
    def thread(self) -> str:
        """The ts of the thread in which an answer to it belongs."""
        return self.thread_ts or self.ts


@dataclass(frozen=True, slots=True)
class Person(Hands):
    """Somebody in the workspace, who writes messages and commands besides."""

    def says(self, channel: str, text: str, thread: str | None = None) -> Said:
        """Write a message; the bot is mentioned where the text holds its id, as in `<@UBOT>`.

        Args:
            channel: Channel id.
            text: As typed, mentions in Slack's notation.
            thread: The root's ts, to reply in a thread.
        """
        identity = self._state.identity
        message = SeenMessage(channel, self._state.next_ts(), self.id, text, thread_ts=thread)
        self._state.show(message)
        place = self._channel(channel)
        events = []
        if self._state.is_installed and identity.bot_user_id in place.members:
            events.append(payloads.message_event(identity, place, message))
            if f"<@{identity.bot_user_id}>" in text and place.kind != "im":
                events.append(payloads.mention_event(identity, place, message))
        deliveries = tuple(self._send(event) for event in reversed(events))
        return Said(channel, message.ts, thread, deliveries)

    def asks(self, channel: str, question: str, thread: str | None = None) -> Said:
        """Write a message that begins with a mention of the bot."""
        return self.says(channel, f"<@{self._state.identity.bot_user_id}> {question}", thread)

    def writes(self, text: str, thread: str | None = None) -> Said:
        """Write to the bot directly."""
        return self.says(self.dm, text, thread)

    def edits(self, posted: Posted, text: str) -> Delivery:
        """Change a message."""
        before = self._message(posted)
        after = self._state.show(
            replace(before, text=text, edited=True, history=(*before.history, before.shown))
        )
        return self._send(
            payloads.changed_event(
                self._state.identity,
                self._channel(before.channel),
                before,
                after,
                event_ts=self._state.next_ts(),
            )
        )

    def deletes(self, posted: Posted) -> Delivery:
        """Delete a message."""
        message = self._message(posted)
        self._state.take_away(message)
        return self._send(
            payloads.deleted_event(
                self._state.identity,
                self._channel(message.channel),
                message,
                event_ts=self._state.next_ts(),
            )
        )

    def joins(self, channel: str) -> Said:
        """Become a member of a channel, of which Slack makes a message."""
        with self._state.changed:
            place = self._channel(channel)
            self._state.channels[channel] = replace(place, members=place.members | {self.id})
        text = f"<@{self.id}> has joined the channel"
        message = self._state.show(SeenMessage(channel, self._state.next_ts(), self.id, text))
        event = payloads.message_event(self._state.identity, place, message)
        delivery = self._send(event | {"subtype": "channel_join"})
        return Said(channel, message.ts, None, (delivery,))

    def command(self, name: str, text: str, channel: str) -> Delivery:
        """Type a slash command, such as `/stp` with the text `help`."""
        identity, place = self._state.identity, self._channel(channel)
        payload = payloads.command(identity, self.user, place, name=name, text=text)
        return self._post.send("slash_commands", payload | self._handles(channel, None))

    def _send(self, event: Json) -> Delivery:
        return self._post.send_event(event, team=self.user.team)

    def _message(self, posted: Posted) -> SeenMessage:
        message = self._state.find(posted.channel, posted.ts)
        if message is None:
            raise LookupError(f"no message {posted.ts} in {posted.channel}")
        return message
