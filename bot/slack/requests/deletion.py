"""Messages that people delete: a question among them is no longer asked."""

from bot.slack.requests.payload import JsonObject, object_of, text_of


def read_deletion(body: JsonObject) -> str | None:
    """Read an event as the deletion of a message.

    A message with replies is not deleted but becomes a tombstone.

    Args:
        body: The body of Slack's event callback.

    Returns:
        The key under which the deletion is remembered; None where nothing is deleted.
    """
    event = object_of(body.get("event"))
    if event.get("type") != "message":
        return None
    ts = ""
    if event.get("subtype") == "message_deleted":
        ts = text_of(event.get("deleted_ts"))
    elif event.get("subtype") == "message_changed":
        now = object_of(event.get("message"))
        ts = text_of(now.get("ts")) if now.get("subtype") == "tombstone" else ""
    channel = text_of(event.get("channel"))
    return deletion_key(str(body.get("team_id") or ""), channel, ts) if ts and channel else None


def deletion_key(team: str, channel: str, ts: str) -> str:
    """Name the deletion of a message; at most 255 characters."""
    return f"deleted:{team}:{channel}:{ts}"[:255]
