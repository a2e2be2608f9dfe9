"""The people of a workspace, and what they do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from tests.slack_wire import payloads
from tests.slack_wire.delivery import Delivery, EnvelopeKind
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import Channel, SeenMessage, SeenView, User
from tests.slack_wire.render import Control
from tests.slack_wire.state import State


class Posted(Protocol):
    """Names a message: anything that knows its channel and its ts."""

    @property
    def channel(self) -> str:
        """Channel id."""
        ...

    @property
    def ts(self) -> str:
        """The message's ts."""
        ...


class Post(Protocol):
    """How what people do reaches the bot."""

    def send_event(self, event: Json) -> Delivery:
        """Deliver an event."""
        ...

    def send(self, kind: EnvelopeKind, payload: Json) -> Delivery:
        """Deliver a command or an interaction."""
        ...

    def response_url(self, channel: str, person: str, source_ts: str | None) -> str:
        """Make an address for responses."""
        ...


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
class Person:
    """Somebody in the workspace.

    Attributes:
        user: Id and name.
        dm: The id of the channel of direct messages with the bot.
    """

    user: User
    dm: str
    _state: State
    _post: Post

    @property
    def id(self) -> str:
        """The user id."""
        return self.user.id

    def says(self, channel: str, text: str, thread: str | None = None) -> Said:
        """Write a message; the bot is mentioned where the text holds `<@UBOT>`.

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
        if identity.bot_user_id in place.members:
            events.append(payloads.message_event(identity, place, message))
            if f"<@{identity.bot_user_id}>" in text and place.kind != "im":
                events.append(payloads.mention_event(identity, place, message))
        deliveries = tuple(self._post.send_event(event) for event in reversed(events))
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
        return self._post.send_event(
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
        return self._post.send_event(
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
        delivery = self._post.send_event(event | {"subtype": "channel_join"})
        return Said(channel, message.ts, None, (delivery,))

    def command(self, name: str, text: str, channel: str) -> Delivery:
        """Type a slash command, such as `/stp` with the text `help`."""
        identity, place = self._state.identity, self._channel(channel)
        payload = payloads.command(identity, self.user, place, name=name, text=text)
        return self._post.send("slash_commands", payload | self._handles(channel, None))

    def presses(self, seen: SeenMessage | SeenView, label_or_action_id: str) -> Delivery:
        """Press a button, by what stands on it or by its action id."""
        return self.uses(seen, find_control(seen, label_or_action_id))

    def chooses(
        self, seen: SeenMessage | SeenView, label_or_action_id: str, value: str
    ) -> Delivery:
        """Choose from a menu."""
        return self.uses(seen, find_control(seen, label_or_action_id), chosen=value)

    def uses(
        self, seen: SeenMessage | SeenView, control: Control, *, chosen: str | None = None
    ) -> Delivery:
        """Press or choose, be the control on the message or made up."""
        payload = payloads.interaction(self._state.identity, self.user, "block_actions")
        payload |= self._place(seen)
        payload["actions"] = [payloads.action(control, chosen, action_ts=self._state.next_ts())]
        return self._post.send("interactive", payload)

    def looks_up(self, seen: SeenMessage | SeenView, action_id: str, typed: str) -> Delivery:
        """Type into a menu whose options the bot supplies; they come with the acknowledgement."""
        payload = payloads.interaction(self._state.identity, self.user, "block_suggestion")
        control = find_control(seen, action_id)
        payload |= self._place(seen)
        for name in ("response_url", "trigger_id"):
            payload.pop(name, None)
        payload |= {"action_id": action_id, "block_id": control.block_id, "value": typed}
        return self._post.send("interactive", payload)

    def uses_shortcut(self, callback_id: str, seen: SeenMessage) -> Delivery:
        """Choose a shortcut from a message's menu."""
        identity, place = self._state.identity, self._channel(seen.channel)
        payload = payloads.interaction(identity, self.user, "message_action") | {
            "callback_id": callback_id,
            "message_ts": seen.ts,
            "message": payloads.message_json(identity, seen, with_metadata=True),
            "channel": {"id": place.id, "name": place.name},
        }
        return self._post.send("interactive", payload | self._handles(seen.channel, seen.ts))

    def submits(self, modal: SeenView, values: Mapping[str, Json]) -> Delivery:
        """Send off a modal; it closes unless the acknowledgement says otherwise.

        Args:
            modal: As seen.
            values: By block id, then action id, as in `view.state.values`.
        """
        identity = self._state.identity
        view = payloads.view_json(identity, modal) | {"state": {"values": dict(values)}}
        payload = payloads.interaction(identity, self.user, "view_submission")
        payload |= {"view": view, "trigger_id": self._state.new_trigger(self.id)}
        return self._post.send("interactive", payload | {"response_urls": []})

    def opens_home(self, tab: str = "home") -> Delivery:
        """Open the bot's page, on its `home` or its `messages` tab."""
        event: Json = {
            "type": "app_home_opened",
            "user": self.id,
            "channel": self.dm,
            "tab": tab,
            "event_ts": self._state.next_ts(),
        }
        home = self._state.homes.get(self.id)
        if home is not None:
            event["view"] = payloads.view_json(self._state.identity, home)
        return self._post.send_event(event)

    def _place(self, seen: SeenMessage | SeenView) -> Json:
        identity = self._state.identity
        if isinstance(seen, SeenView):
            trigger_id = self._state.new_trigger(self.id)
            return payloads.view_place(identity, seen) | {"trigger_id": trigger_id}
        now = self._state.find(seen.channel, seen.ts) or seen
        place = payloads.message_place(identity, self._channel(seen.channel), now)
        return place | self._handles(seen.channel, seen.ts)

    def _handles(self, channel: str, source_ts: str | None) -> Json:
        return {
            "trigger_id": self._state.new_trigger(self.id),
            "response_url": self._post.response_url(channel, self.id, source_ts),
        }

    def _channel(self, channel: str) -> Channel:
        with self._state.changed:
            return self._state.channels[channel]

    def _message(self, posted: Posted) -> SeenMessage:
        message = self._state.find(posted.channel, posted.ts)
        if message is None:
            raise LookupError(f"no message {posted.ts} in {posted.channel}")
        return message


def find_control(seen: SeenMessage | SeenView, label_or_action_id: str) -> Control:
    """Find what can be pressed, by what stands on it or else by its action id.

    Raises:
        LookupError: If there is no such thing; says what there is.
    """
    by_label = [each for each in seen.controls if each.label == label_or_action_id]
    by_id = [each for each in seen.controls if each.action_id == label_or_action_id]
    for control in by_label or by_id:
        return control
    present = [(each.label, each.action_id) for each in seen.controls]
    raise LookupError(f"nothing to press called {label_or_action_id!r} among {present}")
