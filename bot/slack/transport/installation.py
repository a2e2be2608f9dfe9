"""Through which of the bot's installations a request comes; pure."""

from slack_bolt import BoltContext

from bot.slack.requests.payload import JsonObject, object_of


def team_of(context: BoltContext) -> str:
    """Name the workspace that installed the bot.

    It is not always the one in which something was done: channels are shared between workspaces,
    and an enterprise installs the bot for all of its own at once, and then goes by its own id.

    Args:
        context: What Bolt has read of the request.

    Returns:
        The id; empty where the request names none.
    """
    if context.is_enterprise_install:
        return str(context.enterprise_id or context.team_id or "")
    return str(context.team_id or context.enterprise_id or "")


def with_team(body: JsonObject, team: str) -> JsonObject:
    """Name the installation's workspace in a request, wherever requests name one."""
    if not team:
        return body
    return body | {"team_id": team, "team": object_of(body.get("team")) | {"id": team}}
