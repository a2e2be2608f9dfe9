"""Who may ask what where: each channel's rules, and what may be seen there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.store.ports import ChannelStore
from bot.store.records import ChannelMode, ChannelRules


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds where no channel says otherwise.

    Attributes:
        collections: What everybody in Slack may see.
        members: Who may see further collections in direct messages: people by collection.
        admins: Who may change channels' rules.
        helpers: Whom to ask for help: ids of people and channels.
        is_shared: Whether the bot serves several workspaces: then people are named with theirs,
            as ``T1:U1``, since their ids alone may be somebody else's there.
    """

    collections: frozenset[str]
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    admins: frozenset[str] = frozenset()
    helpers: tuple[str, ...] = ()
    is_shared: bool = False


class Access:
    """Decides by channel and person. Safe to call from several threads."""

    def __init__(self, channels: ChannelStore, defaults: Defaults) -> None:
        """Decide by what admins set for channels, and by defaults."""
        self._channels = channels
        self._defaults = defaults

    def rules(self, team: str, channel: str) -> ChannelRules:
        """Give a channel's rules, as they are now."""
        found = self._channels.channel_rules(team, channel) if channel else None
        return found or ChannelRules(team=team, channel=channel)

    def collections(self, team: str, channel: str, user: str) -> frozenset[str]:
        """Say what may be seen in a place.

        Args:
            team: The workspace.
            channel: A channel: everybody there sees what is answered, so that the asker's own
                rights add nothing. Direct messages, or empty for what one person alone sees.
            user: Who asks.

        Returns:
            The names of collections.
        """
        if is_personal(channel):
            return self._defaults.collections | self._granted(team, user)
        ruled = self.rules(team, channel).collections
        return self._defaults.collections if ruled is None else ruled

    def may_ask(self, team: str, channel: str, user: str) -> bool:
        """Say whether somebody may ask in a channel that is not off."""
        askers = self.rules(team, channel).askers
        return not askers or user in askers

    def is_off(self, team: str, channel: str) -> bool:
        """Say whether the bot is switched off in a channel."""
        return self.rules(team, channel).mode is ChannelMode.OFF

    def is_admin(self, team: str, user: str) -> bool:
        """Say whether somebody may change channels' rules."""
        return self._is_named(team, user, self._defaults.admins)

    def admins(self, team: str) -> tuple[str, ...]:
        """List the ids of those who may, in order; empty where nobody is named."""
        named = self._defaults.admins
        here = {each.removeprefix(f"{team}:") for each in named if each.startswith(f"{team}:")}
        plain = set() if self._defaults.is_shared else {each for each in named if ":" not in each}
        return tuple(sorted(here | plain))

    def helpers(self, team: str, channel: str) -> tuple[str, ...]:
        """List whom to ask for help: ids of people and channels; empty where nobody is named."""
        return self.rules(team, channel).helpers or self.default_helpers

    def grantable(self, team: str, user: str, held: frozenset[str]) -> frozenset[str]:
        """List the collections that an admin may open to a channel.

        Args:
            team: The admin's workspace.
            user: The admin.
            held: All that there are.

        Returns:
            All of them; where the bot serves several workspaces, those open to the admin, since the
            names of the others are somebody else's.
        """
        return held & self.collections(team, "", user) if self._defaults.is_shared else held

    @property
    def default_collections(self) -> frozenset[str]:
        """What a channel sees that has no rule of its own."""
        return self._defaults.collections

    @property
    def default_helpers(self) -> tuple[str, ...]:
        """Whom to ask in a channel that names nobody.

        Nobody where the bot serves several workspaces: of an id alone nobody can tell whose it is,
        and questions of one workspace must not come to another.
        """
        return () if self._defaults.is_shared else self._defaults.helpers

    def _granted(self, team: str, user: str) -> frozenset[str]:
        members = self._defaults.members
        return frozenset(each for each in members if self._is_named(team, user, members[each]))

    def _is_named(self, team: str, user: str, people: frozenset[str]) -> bool:
        return f"{team}:{user}" in people or (not self._defaults.is_shared and user in people)


def is_personal(channel: str) -> bool:
    """Say whether one person alone is there with the bot: in direct messages, on its page."""
    return not channel or channel.startswith("D")
