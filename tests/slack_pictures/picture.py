"""What a picture shows: messages or a view, as somebody sees them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tests.slack_pictures.mrkdwn_html import Names
from tests.slack_pictures.page_html import Kind, render_html
from tests.slack_wire.json_object import Json
from tests.slack_wire.message import SeenMessage, SeenView

CLOCK = "10:30"
"""What stands beside every message: the pictures are to be the same every day."""
_ANSWER_ID = re.compile(r"(?<=Answer <code>)[0-9A-Z]{8}(?=</code>)")
_FIXED_ID = "A1B2C3D4"


@dataclass(frozen=True, slots=True)
class Picture:
    """Something that is seen, ready to be drawn.

    Attributes:
        kind: What it is.
        payload: As `render_html` takes it.
        names: Of people, the bot and channels, by id.
    """

    kind: Kind
    payload: Json
    names: Names = field(default_factory=dict)

    def html(self) -> str:
        """Draw it as a page, with the same id in the place of every answer's random one."""
        return _ANSWER_ID.sub(_FIXED_ID, render_html(self.kind, self.payload, self.names))

    def with_offer(self, action_id: str, answer: object) -> "Picture":
        """Open the menu with this action id, below it what the bot answered to typing."""
        offers = self.payload.get("offers", {}) | {action_id: answer}
        return replace(self, payload=self.payload | {"offers": offers})


def picture_of_messages(seen: Sequence[SeenMessage], place: str, names: Names) -> Picture:
    """Show messages one below the other, under the name of the place that they are in."""
    messages = [
        {
            "author": message.author,
            "is_bot": message.bot_id is not None,
            "time": CLOCK,
            "text": message.text,
            "blocks": list(message.blocks),
            "viewer": message.viewer,
        }
        for message in seen
    ]
    return Picture("conversation", {"place": place, "messages": messages}, names)


def picture_of_view(
    view: SeenView, bot: str, names: Names, *, errors: Mapping[str, str] | None = None
) -> Picture:
    """Show a modal or a home tab.

    Args:
        view: As seen.
        bot: The bot's name, which stands above its home tab.
        names: Of people and channels.
        errors: What the modal says is wrong, by block id.

    Returns:
        The picture.
    """
    kind: Kind = "home" if view.content["type"] == "home" else "modal"
    payload = view.content | {"bot": bot, "errors": dict(errors or {})}
    return Picture(kind, payload, names)
