"""The Web API's `assistant.threads.*` and `agents.sessions.*`: what the bot says of its work."""

from tests.slack_wire.json_object import Json
from tests.slack_wire.message import AgentSession, Prompt
from tests.slack_wire.method import Methods, SlackError, channel_to_write, public_message, required
from tests.slack_wire.state import State

LOADING_MESSAGES_MAX = 10
PROMPTS_MAX = 4
SESSION_STATUSES = ("active", "processing", "suspended", "closed")
SESSION_TITLE_MAX = 200


def _set_status(state: State, arguments: Json) -> Json:
    key = _thread(state, arguments)
    status = arguments.get("status")
    if not isinstance(status, str):
        raise SlackError("invalid_arguments", "missing required field: status")
    if len(arguments.get("loading_messages") or ()) > LOADING_MESSAGES_MAX:
        raise SlackError("invalid_arguments", f"loading_messages: at most {LOADING_MESSAGES_MAX}")
    if status:
        state.statuses[key] = status
        state.status_history.setdefault(key, []).append(status)
    else:
        state.statuses.pop(key, None)
    return {}


def _set_title(state: State, arguments: Json) -> Json:
    _thread(state, arguments)
    required(arguments, "title")
    return {}


def _set_suggested_prompts(state: State, arguments: Json) -> Json:
    channel = channel_to_write(state, {"channel": arguments.get("channel_id")}).id
    thread = _thread(state, arguments)[1] if arguments.get("thread_ts") else ""
    prompts = arguments.get("prompts")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= PROMPTS_MAX:
        raise SlackError("invalid_arguments", f"prompts: must be 1 to {PROMPTS_MAX}")
    state.prompts[channel, thread] = tuple(
        Prompt(required(prompt, "title"), required(prompt, "message")) for prompt in prompts
    )
    return {}


def _set_session_status(state: State, arguments: Json) -> Json:
    key = _thread(state, arguments)
    status, title = arguments.get("status"), arguments.get("title") or ""
    if status not in SESSION_STATUSES:
        raise SlackError("invalid_arguments", f"status: none of {', '.join(SESSION_STATUSES)}")
    if not isinstance(title, str) or len(title) > SESSION_TITLE_MAX:
        raise SlackError("invalid_arguments", f"title: at most {SESSION_TITLE_MAX} characters")
    before = state.sessions.get(key)
    kept = title or (before.title if before else "")
    state.sessions[key] = AgentSession(status, kept)
    return {}


def _thread(state: State, arguments: Json) -> tuple[str, str]:
    channel = channel_to_write(state, {"channel": arguments.get("channel_id")})
    root = public_message(state, channel, required(arguments, "thread_ts"))
    return channel.id, root.ts


METHODS: Methods = {
    "agents.sessions.setStatus": _set_session_status,
    "assistant.threads.setStatus": _set_status,
    "assistant.threads.setTitle": _set_title,
    "assistant.threads.setSuggestedPrompts": _set_suggested_prompts,
}
