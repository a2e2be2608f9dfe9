"""What somebody in a workspace presses, chooses, fills in and opens."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.slack_wire import payloads
from tests.slack_wire.delivery import Delivery
from tests.slack_wire.json_object import Json
from tests.slack_wire.menus import StateValues, chosen, first_values, options_of, with_entered
from tests.slack_wire.message import Channel, SeenMessage, SeenView, User
from tests.slack_wire.offers import Offer, read_offer
from tests.slack_wire.post import Post
from tests.slack_wire.render import Control
from tests.slack_wire.state import State
from tests.slack_wire.view_methods import leave_modals


@dataclass(frozen=True, slots=True)
class Hands:
    """Somebody who uses what the bot shows.

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

    def presses(self, seen: SeenMessage | SeenView, label_or_action_id: str) -> Delivery:
        """Press a button, by what stands on it or by its action id."""
        return self.uses(seen, find_control(seen, label_or_action_id))

    def chooses(
        self, seen: SeenMessage | SeenView, label_or_action_id: str, *values: str
    ) -> Delivery:
        """Choose from a menu, tick boxes, or type into a field and press Enter.

        Args:
            seen: Where.
            label_or_action_id: Which menu.
            *values: Values of options, ids of people or channels, or the text typed; none of them
                to leave the menu empty.

        Raises:
            LookupError: If the menu holds no such option, or the bot has not offered it there.
        """
        control = find_control(seen, label_or_action_id)
        options = self._options(control)
        missing = [value for value in values if options and value not in options]
        if missing:
            raise LookupError(f"no option {missing} among {list(options)}")
        return self._sends(seen, control, chosen(control.element, values, options))

    def uses(
        self, seen: SeenMessage | SeenView, control: Control, *, chosen: str | None = None
    ) -> Delivery:
        """Press or choose, be the control on the message or made up."""
        return self._sends(seen, control, _choice(control, chosen))

    def looks_up(self, seen: SeenMessage | SeenView, action_id: str, typed: str) -> Delivery:
        """Type into a menu whose options the bot supplies; they come with the acknowledgement."""
        payload = payloads.interaction(self._state.identity, self.user, "block_suggestion")
        control = find_control(seen, action_id)
        payload |= self._place(seen)
        for name in ("response_url", "trigger_id"):
            payload.pop(name, None)
        payload |= {
            "action_id": control.action_id,
            "block_id": control.block_id,
            "value": typed,
        }
        return self._post.send("interactive", payload)

    def is_offered(
        self, seen: SeenMessage | SeenView, action_id: str, typed: str, *, timeout_s: float = 10.0
    ) -> Offer:
        """Type into a menu whose options the bot supplies, and read what it offers.

        Raises:
            RefusedOffer: If it breaks a limit of Slack's.
            TimeoutError: If nothing comes.
            LookupError: If Slack would show an error, since the answer came late or not at all.
        """
        ack = self.looks_up(seen, action_id, typed).ack(timeout_s)
        if ack.shown_error is not None:
            raise LookupError(f"Slack shows {ack.shown_error} in place of options")
        return read_offer(ack.payload)

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

    def submits(self, modal: SeenView, values: Mapping[str, Mapping[str, Json]]) -> Delivery:
        """Send off a modal; it closes unless the acknowledgement says otherwise.

        Args:
            modal: As seen.
            values: By block id, then action id, as in `view.state.values`; in the place of what
                was chosen in it before, and of what stood in it at first.
        """
        payload = payloads.interaction(self._state.identity, self.user, "view_submission")
        place = payloads.view_place(
            self._state.identity, modal, with_entered(self._values(modal), values)
        )
        payload |= {"view": place["view"], "trigger_id": self._state.new_trigger(self.id)}
        return self._post.send("interactive", payload | {"response_urls": []})

    def closes(self, modal: SeenView) -> Delivery | None:
        """Close the topmost modal by its close button, which shows the one beneath it.

        Returns:
            What the bot was told; None where it did not ask to be told.
        """
        return next(iter(self._leaves((modal,), is_cleared=False)), None)

    def closes_all(self) -> list[Delivery]:
        """Close all modals by the cross at the corner.

        Returns:
            What the bot was told, the topmost modal first: of those that asked for it.
        """
        with self._state.changed:
            stack = self._state.modals.get(self.id, ())
        return self._leaves(stack[::-1], is_cleared=True)

    def opens_home(self, tab: str = "home") -> Delivery:
        """Open the bot's page, on its `home` or its `messages` tab."""
        ts = self._state.next_ts()
        event = payloads.home_opened(self.user, self.dm, tab, event_ts=ts)
        home = self._state.homes.get(self.id)
        if home is not None and tab == "home":
            event["view"] = payloads.view_json(self._state.identity, home)
        return self._post.send_event(event, team=self.user.team)

    def stops(self, channel: str, thread: str) -> Delivery:
        """Press the stop button that a thread shows while the bot's session there is processing."""
        ts = self._state.next_ts()
        event = payloads.session_stopped(channel, thread, self.user, event_ts=ts)
        return self._post.send_event(event, team=self.user.team)

    def _sends(self, seen: SeenMessage | SeenView, control: Control, choice: Json) -> Delivery:
        if isinstance(seen, SeenView) and choice:
            self._enters(seen, control, choice)
        payload = payloads.interaction(self._state.identity, self.user, "block_actions")
        payload |= self._place(seen)
        payload["actions"] = [payloads.action(control, choice, action_ts=self._state.next_ts())]
        if isinstance(seen, SeenMessage) and choice:
            now = {control.block_id: {control.action_id: _held(control, choice)}}
            payload["state"] = {"values": with_entered(payload["state"]["values"], now)}
        return self._post.send("interactive", payload)

    def _enters(self, view: SeenView, control: Control, choice: Json) -> None:
        with self._state.changed:
            blocks = self._state.entered.setdefault(view.id, {})
            blocks.setdefault(control.block_id, {})[control.action_id] = _held(control, choice)

    def _values(self, view: SeenView) -> StateValues:
        """Give what the fields of a view hold now; what was entered in others is forgotten."""
        first = first_values(view.content["blocks"])
        with self._state.changed:
            entered = self._state.entered.get(view.id, {})
            kept = {
                block: {
                    name: held for name, held in entered.get(block, {}).items() if name in known
                }
                for block, known in first.items()
            }
        return with_entered(first, kept)

    def _options(self, control: Control) -> dict[str, Json]:
        with self._state.changed:
            offered = self._state.offered.get((self.id, control.action_id), {})
            return options_of(control.element) | offered

    def _leaves(self, closed: tuple[SeenView, ...], *, is_cleared: bool) -> list[Delivery]:
        with self._state.changed:
            leave_modals(self._state, self.id, closed)
            self._state.changed.notify_all()
        told = [view for view in closed if view.content.get("notify_on_close")]
        return [self._tells_of_closing(view, is_cleared=is_cleared) for view in told]

    def _tells_of_closing(self, view: SeenView, *, is_cleared: bool) -> Delivery:
        payload = payloads.interaction(self._state.identity, self.user, "view_closed")
        shown = payloads.view_json(self._state.identity, view)
        return self._post.send("interactive", payload | {"view": shown, "is_cleared": is_cleared})

    def _place(self, seen: SeenMessage | SeenView) -> Json:
        identity = self._state.identity
        if isinstance(seen, SeenView):
            trigger_id = self._state.new_trigger(self.id)
            place = payloads.view_place(identity, seen, self._values(seen))
            return place | {"trigger_id": trigger_id}
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


def _choice(control: Control, value: str | None) -> Json:
    return {} if value is None else chosen(control.element, [value], options_of(control.element))


def _held(control: Control, choice: Json) -> Json:
    return {"type": control.element["type"]} | choice
