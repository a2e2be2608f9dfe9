"""Who has installed the bot, and which tokens stand for that."""

from dataclasses import dataclass, field, replace
from itertools import count

from tests.slack_wire.message import Identity


@dataclass(frozen=True, slots=True)
class Token:
    """An access token of the bot's.

    Attributes:
        team: Whose it is.
        rotates: Whether it expires, to be replaced with a refresh token.
        refusal: Slack's error code for a call with it, None while it is good.
    """

    team: str
    rotates: bool = False
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """What a team gets for a code or a refresh token.

    Attributes:
        access_token: Begins with `xoxe.xoxb-` where it expires, else with `xoxb-`.
        refresh_token: None where the access token does not expire.
    """

    access_token: str
    refresh_token: str | None


@dataclass(slots=True)
class Installations:
    """The teams with their bots, and every token ever given out; its owner holds a lock.

    Attributes:
        identities: By team id: who the bot is there.
        tokens: By access token.
        codes: By code that was not used yet: the team, and who installs.
        refresh_tokens: By refresh token that was not used yet: the team.
        installed: Teams whose events the bot gets.
        rotates: Whether new tokens expire.
    """

    identities: dict[str, Identity] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    refresh_tokens: dict[str, str] = field(default_factory=dict)
    installed: set[str] = field(default_factory=set)
    rotates: bool = True
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def begin(self, identity: Identity) -> None:
        """Have the bot installed in a first team, once, by the identity's own token."""
        if not self.identities:
            self.identities[identity.team_id] = identity
            self.tokens[identity.bot_token] = Token(identity.team_id)
            self.installed.add(identity.team_id)

    def add_team(self, identity: Identity) -> None:
        """Make a team known, in which the bot is not installed yet."""
        self.identities[identity.team_id] = identity

    def new_code(self, team: str, installer: str) -> str:
        """Make the code with which the authorize page would send the installer back."""
        code = f"code-{team}-{next(self._numbers)}"
        self.codes[code] = (team, installer)
        return code

    def grant(self, team: str) -> Grant:
        """Give out tokens for a team."""
        number = next(self._numbers)
        self.installed.add(team)
        if not self.rotates:
            token = f"xoxb-{team}-{number}"
            self.tokens[token] = Token(team)
            return Grant(token, None)
        token, refresh = f"xoxe.xoxb-1-{team}-{number}", f"xoxe-1-{team}-{number}"
        self.tokens[token] = Token(team, rotates=True)
        self.refresh_tokens[refresh] = team
        return Grant(token, refresh)

    def expire(self, team: str) -> None:
        """Let the access tokens of a team that rotate be over; its refresh tokens stay good."""
        for name, token in self.tokens.items():
            if token.team == team and token.rotates and token.refusal is None:
                self.tokens[name] = replace(token, refusal="token_expired")

    def revoke(self, team: str, refusal: str) -> None:
        """Let every token of a team be refused with this code from now on."""
        for name, token in self.tokens.items():
            if token.team == team:
                self.tokens[name] = replace(token, refusal=refusal)
        for name in [name for name, owner in self.refresh_tokens.items() if owner == team]:
            del self.refresh_tokens[name]
