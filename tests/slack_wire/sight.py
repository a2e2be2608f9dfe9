"""What can be seen of a workspace from outside: by its people, and by whoever tests the bot."""

from collections.abc import Callable
from typing import TypeVar

from tests.slack_wire.message import AgentSession, Prompt, SeenMessage, SeenView
from tests.slack_wire.state import Call, State

T = TypeVar("T")


class Sight:
    """Looks into a workspace's state; safe to call from several threads."""

    def __init__(self, state: State) -> None:
        """Look into this state."""
        self._state = state

    def seen_by(
        self, person_id: str, channel: str | None = None, thread: str | None = None
    ) -> list[SeenMessage]:
        """List the messages that somebody sees now, oldest first.

        Args:
            person_id: User id.
            channel: Only in this channel; None for all that the person can look into.
            thread: Only this root and its replies; None for everything, replies included.
        """
        with self._state.changed:
            return [
                message
                for message in sorted(self._state.messages.values(), key=lambda each: each.ts)
                if channel in {None, message.channel}
                and thread in {None, message.thread_ts, message.ts}
                and message.viewer in {None, person_id}
                and self._can_look_into(message.channel, person_id)
            ]

    def bot_said(
        self, person_id: str, channel: str | None = None, thread: str | None = None
    ) -> list[SeenMessage]:
        """List those of `seen_by` that the bot wrote."""
        seen = self.seen_by(person_id, channel, thread)
        identities = self._state.installations.identities.values()
        bots = {identity.bot_id for identity in identities}
        return [message for message in seen if message.bot_id in bots]

    def home_of(self, person_id: str) -> SeenView | None:
        """Give the home tab as published for somebody."""
        with self._state.changed:
            return self._state.homes.get(person_id)

    def modal_of(self, person_id: str) -> SeenView | None:
        """Give the modal that somebody has open, the topmost where there are several."""
        with self._state.changed:
            return next(reversed(self._state.modals.get(person_id, ())), None)

    def modals_of(self, person_id: str) -> tuple[SeenView, ...]:
        """List the modals that somebody has open, the topmost last."""
        with self._state.changed:
            return self._state.modals.get(person_id, ())

    def errors_of(self, person_id: str) -> dict[str, str]:
        """Give what the topmost modal says is wrong, by block id."""
        with self._state.changed:
            return dict(self._state.modal_errors.get(person_id, {}))

    def status_in(self, channel: str, thread: str) -> str | None:
        """Give the assistant status shown in a thread now."""
        with self._state.changed:
            return self._state.statuses.get((channel, thread))

    def statuses_in(self, channel: str, thread: str) -> list[str]:
        """List every assistant status that a thread has ever shown, oldest first."""
        with self._state.changed:
            return list(self._state.status_history.get((channel, thread), []))

    def session_in(self, channel: str, thread: str) -> AgentSession | None:
        """Give the state of the bot's session in a thread, None where it has declared none."""
        with self._state.changed:
            return self._state.sessions.get((channel, thread))

    def prompts_of(self, person_id: str, thread: str = "") -> tuple[Prompt, ...]:
        """List the prompts that somebody is offered: on the messages tab, or in a thread of it."""
        with self._state.changed:
            for channel in self._state.channels.values():
                if channel.kind == "im" and person_id in channel.members:
                    return self._state.prompts.get((channel.id, thread), ())
        return ()

    @property
    def calls(self) -> list[Call]:
        """Every call of the bot's so far, in the order in which they were dealt with."""
        with self._state.changed:
            return list(self._state.calls)

    def calls_of(self, method: str) -> list[Call]:
        """Give the calls of one method."""
        return [call for call in self.calls if call.method == method]

    def wait_for(self, predicate: Callable[[], T], timeout_s: float = 5.0) -> T:
        """Wait until a predicate holds, asking it after every change, and give what it gave.

        The predicate runs under the workspace's lock: it may look at the workspace and at
        deliveries, but not wait for the bot, such as by a request to it.

        Raises:
            TimeoutError: If it does not in time; says what the bot has called and said.
        """
        with self._state.changed:
            result = self._state.changed.wait_for(predicate, timeout_s)
            if result:
                return result
            calls = [(call.method, call.outcome) for call in self._state.calls]
            raise TimeoutError(f"not within {timeout_s} s; the bot's last calls: {calls[-20:]}")

    def _can_look_into(self, channel: str, person_id: str) -> bool:
        place = self._state.channels[channel]
        user = self._state.users.get(person_id)
        is_of_team = user is None or user.team == place.team
        return (place.kind == "channel" and is_of_team) or person_id in place.members
