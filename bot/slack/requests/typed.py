"""What was typed so far into a menu whose options the bot supplies."""

from dataclasses import dataclass

from bot.slack.blocks.view_origin import read_origin
from bot.slack.requests.payload import JsonObject, object_of, text_of


@dataclass(frozen=True, slots=True)
class Typed:
    """Somebody is typing.

    Attributes:
        team: The workspace's id.
        channel: Where the message with the menu stands, or from where the modal was opened; empty
            on the bot's page.
        user: Who types.
        action: The menu's action id.
        text: What stands there so far; may be empty.
    """

    team: str
    channel: str
    user: str
    action: str
    text: str


def read_typed(body: JsonObject) -> Typed:
    """Read a request for options."""
    container, view = object_of(body.get("container")), object_of(body.get("view"))
    channel = object_of(body.get("channel")).get("id") or container.get("channel_id")
    return Typed(
        team=text_of(object_of(body.get("team")).get("id")),
        channel=text_of(channel) or read_origin(text_of(view.get("private_metadata"))).channel,
        user=text_of(object_of(body.get("user")).get("id")),
        action=text_of(body.get("action_id")),
        text=text_of(body.get("value")),
    )
