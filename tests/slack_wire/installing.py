"""More workspaces than one: the bot is installed in them, and loses them again."""

from dataclasses import replace

from tests.slack_wire.delivery import Delivery
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import Identity, User
from tests.slack_wire.post import Post
from tests.slack_wire.state import State


class Installing(Post):
    """Installs and removes; safe to call from several threads."""

    _state: State

    def add_team(self, team_id: str, domain: str = "") -> Identity:
        """Add a workspace in which the bot is not installed yet, and say who it will be there.

        Args:
            team_id: Beginning with T.
            domain: Of the workspace; made of the id unless given.
        """
        first = self._state.identity
        suffix = team_id.removeprefix("T")
        identity = replace(
            first,
            team_id=team_id,
            team_domain=domain or team_id.lower(),
            bot_id=f"B{suffix}",
            bot_user_id=f"UBOT{suffix}",
            bot_token="",
        )
        bot = User(identity.bot_user_id, identity.bot_name, is_bot=True, team=team_id)
        with self._state.changed:
            self._state.installations.add_team(identity)
            self._state.users[bot.id] = bot
        return identity

    def install(self, team_id: str, *, installer: str = "U1") -> str:
        """Let somebody allow the bot into a workspace.

        Returns:
            The code with which Slack would send them back to the bot's redirect URL; it is good
            for one call of `oauth.v2.access`.
        """
        with self._state.changed:
            if team_id not in self._state.installations.identities:
                self.add_team(team_id)
            return self._state.installations.new_code(team_id, installer)

    def uninstall(self, team_id: str) -> tuple[Delivery, Delivery]:
        """Remove the bot from a workspace, of which it is told twice, as by Slack.

        What people do there afterwards no longer reaches it.
        """
        with self._state.changed:
            self._state.installations.revoke(team_id, "account_inactive")
            self._state.installations.installed.discard(team_id)
        revoked = self.send_event(self._tokens_revoked(team_id), team=team_id)
        return revoked, self.send_event({"type": "app_uninstalled"}, team=team_id)

    def revoke(self, team_id: str) -> Delivery:
        """Make every token of a workspace worthless, of which the bot is told."""
        with self._state.changed:
            self._state.installations.revoke(team_id, "token_revoked")
        return self.send_event(self._tokens_revoked(team_id), team=team_id)

    def expire_tokens(self, team_id: str) -> None:
        """Let the twelve hours of a workspace's access tokens be over."""
        with self._state.changed:
            self._state.installations.expire(team_id)

    def issue_lasting_tokens(self) -> None:
        """Turn token rotation off: new tokens do not expire."""
        with self._state.changed:
            self._state.installations.rotates = False

    def issue_rotating_tokens(self) -> None:
        """Turn token rotation on, as it is at first."""
        with self._state.changed:
            self._state.installations.rotates = True

    def _tokens_revoked(self, team_id: str) -> Json:
        bot = self._state.installations.identities[team_id].bot_user_id
        return {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [bot]}}
