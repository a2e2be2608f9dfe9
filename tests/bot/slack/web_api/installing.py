"""Installations for tests, as Slack would grant them."""

from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.installation_store.models.installation import Installation

CLIENT_ID = "111.222"
NOON_S = 1_780_000_000.25
FIRST = "xoxb-1"
SECOND_REFRESH = "r2"


def installation(
    team: str | None = "T1",
    *,
    token: str = FIRST,
    refresh_token: str | None = None,
    expires_at: int | None = None,
    installed_at: float = NOON_S,
    enterprise: str | None = None,
    whole_enterprise: bool = False,
) -> Installation:
    """Make an installation by U1."""
    return Installation(
        app_id="A1",
        enterprise_id=enterprise,
        team_id=team,
        team_name="Kent & Medway",
        bot_token=token,
        bot_id=f"B-{team}",
        bot_user_id=f"UBOT-{team}",
        bot_scopes="chat:write,commands",
        bot_refresh_token=refresh_token,
        bot_token_expires_at=expires_at,
        user_id="U1",
        is_enterprise_install=whole_enterprise,
        installed_at=installed_at,
    )


def with_token(
    bot: Bot, token: str, *, refresh_token: str = SECOND_REFRESH, expires_at: int = 2
) -> Bot:
    """Make the same bot with another token."""
    renewed = Bot(**bot.to_dict_for_copying())
    renewed.bot_token = token
    renewed.bot_refresh_token = refresh_token
    renewed.bot_token_expires_at = expires_at
    return renewed
