"""The settings of channels, for admins: how the bot behaves there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.errors import Undeliverable
from bot.slack.access import is_personal
from bot.slack.blocks.running.settings_modal import (
    CHOOSE_CHANNEL,
    PICK_CHANNEL,
    SETTINGS,
    Offered,
    admins_only,
    choosing_modal,
    no_channel,
    read_rules,
    saved,
    settings_modal,
)
from bot.slack.blocks.view_origin import ViewOrigin, read_origin
from bot.slack.handling.features import Features
from bot.slack.handling.modals import open_modal, tell
from bot.slack.handling.running.home import HomeTabs
from bot.slack.handling.services import Services
from bot.slack.requests.command import Command
from bot.slack.requests.press import Press
from bot.slack.requests.submission import Submission
from bot.store.records import Job


def _now() -> datetime:
    return datetime.now(UTC)


class ChannelSettings:
    """Lets admins choose. Safe to call from several threads."""

    def __init__(
        self, services: Services, home: HomeTabs, *, now: Callable[[], datetime] = _now
    ) -> None:
        """Keep what they choose, and show it on their Home tab."""
        self._services = services
        self._home = home
        self._now = now

    def features(self) -> Features:
        """Take on the command, the menus of channels, and the modal."""
        return Features(
            commands={"settings": self._begin},
            presses={CHOOSE_CHANNEL: self._choose, PICK_CHANNEL: self._pick},
            submissions={SETTINGS: self._save},
        )

    def _begin(self, _job: Job, command: Command) -> str:
        if not self._services.access.is_admin(command.team, command.user):
            return self._refuse(command)
        origin = ViewOrigin(channel=command.channel, response_url=command.response_url)
        if is_personal(command.channel):
            return open_modal(self._services, command, choosing_modal(origin=origin))
        view = self._modal(command.team, command.user, origin)
        return open_modal(self._services, command, view)

    def _choose(self, _job: Job, press: Press) -> str:
        """Put the channel's settings in the place of the question which channel it is."""
        if not self._services.access.is_admin(press.team, press.user):
            return self._refuse(press)
        if is_personal(press.value):
            return "no channel"
        origin = replace(read_origin(press.metadata), channel=press.value)
        view = self._modal(press.team, press.user, origin)
        self._services.views.update(press.team, press.view_id, view)
        return "chosen"

    def _pick(self, _job: Job, press: Press) -> str:
        """Open a channel's settings from the Home tab."""
        if not self._services.access.is_admin(press.team, press.user):
            return self._refuse(press)
        if is_personal(press.value):
            return "no channel"
        origin = ViewOrigin(channel=press.value)
        return open_modal(self._services, press, self._modal(press.team, press.user, origin))

    def _save(self, _job: Job, submission: Submission) -> str:
        if not self._services.access.is_admin(submission.team, submission.user):
            return self._refuse(submission)
        team, channel = submission.team, submission.origin.channel
        if is_personal(channel):
            return tell(self._services.delivery, submission, no_channel())
        offered = self._offer(team, submission.user)
        before = self._services.access.rules(team, channel)
        rules, unreachable = read_rules(before, submission.values, offered)
        rules = replace(rules, changed_by=submission.user, changed_at=self._now())
        self._services.store.set_channel_rules(rules)
        message = saved(rules, offered, unreachable=unreachable)
        tell(self._services.delivery, submission, message)
        try:
            self._home.publish(team, submission.user)
        except Undeliverable:
            return "saved"  # it is shown anew when it is opened next
        return "saved and shown"

    def _modal(self, team: str, user: str, origin: ViewOrigin) -> dict[str, object]:
        rules = self._services.access.rules(team, origin.channel)
        return settings_modal(rules, self._offer(team, user), origin=origin)

    def _offer(self, team: str, user: str) -> Offered:
        access = self._services.access
        held = frozenset(each.collection for each in self._services.desk.documents())
        return Offered(
            collections=access.grantable(team, user, held),
            default_collections=access.default_collections,
            default_helpers=access.default_helpers,
        )

    def _refuse(self, request: Command | Press | Submission) -> str:
        return tell(
            self._services.delivery,
            request,
            admins_only(self._services.access.admins(request.team)),
        )
