"""The Web API's `oauth.v2.*` and `auth.revoke`: how the bot gets tokens, and lets go of them."""

from tests.slack_wire.json_object import Json
from tests.slack_wire.method import Methods, SlackError, is_on, required
from tests.slack_wire.state import State
from tests.slack_wire.tokens import Grant

LIFE_S = 43_200
SCOPES = (
    "app_mentions:read,channels:history,channels:read,chat:write,commands,groups:history,"
    "im:history,im:write,reactions:write,users:read,assistant:write"
)


def _access(state: State, arguments: Json) -> Json:
    _check_client(state, arguments)
    kind = arguments.get("grant_type") or "authorization_code"
    if kind == "refresh_token":
        return _refresh(state, required(arguments, "refresh_token"))
    if kind != "authorization_code":
        raise SlackError("invalid_grant_type")
    code = required(arguments, "code")
    if code not in state.installations.codes:
        raise SlackError("invalid_code")
    team, installer = state.installations.codes.pop(code)
    granted = _granted(state, team, state.installations.grant(team))
    return granted | {"authed_user": {"id": installer}}


def _refresh(state: State, refresh_token: str) -> Json:
    team = state.installations.refresh_tokens.pop(refresh_token, None)
    if team is None:
        raise SlackError("invalid_refresh_token")
    return _granted(state, team, state.installations.grant(team))


def _exchange(state: State, arguments: Json) -> Json:
    _check_client(state, arguments)
    held = state.installations
    token = held.tokens.get(required(arguments, "token"))
    if not held.rotates:
        raise SlackError("token_rotation_not_enabled")
    if token is None or token.rotates:
        raise SlackError("invalid_token")
    if token.refusal is not None:
        raise SlackError("authorization_not_found")
    del held.tokens[arguments["token"]]
    return _granted(state, token.team, held.grant(token.team))


def _revoke(state: State, arguments: Json) -> Json:
    if is_on(arguments, "test"):
        return {"revoked": False}
    state.installations.revoke(state.identity.team_id, "token_revoked")
    return {"revoked": True}


def _check_client(state: State, arguments: Json) -> None:
    if arguments.get("client_id") != state.identity.client_id:
        raise SlackError("invalid_client_id")
    if arguments.get("client_secret") != state.identity.client_secret:
        raise SlackError("bad_client_secret")


def _granted(state: State, team: str, grant: Grant) -> Json:
    identity = state.installations.identities[team]
    answer: Json = {
        "access_token": grant.access_token,
        "token_type": "bot",
        "scope": SCOPES,
        "bot_user_id": identity.bot_user_id,
        "app_id": identity.app_id,
        "team": {"id": team, "name": identity.team_domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }
    if grant.refresh_token is not None:
        answer |= {"refresh_token": grant.refresh_token, "expires_in": LIFE_S}
    return answer


METHODS: Methods = {
    "auth.revoke": _revoke,
    "oauth.v2.access": _access,
    "oauth.v2.exchange": _exchange,
}
