"""Modals that were sent off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.slack.blocks.lookups.document_question import ASK_THIS_DOCUMENT
from bot.slack.blocks.view_origin import ViewOrigin, read_origin
from bot.slack.requests.payload import JsonObject, object_of, text_of


@dataclass(frozen=True, slots=True)
class Submission:
    """A modal that a person sent off.

    Attributes:
        team: The workspace's id.
        user: Who sent it.
        callback_id: Which modal it is.
        metadata: Its private metadata.
        values: What was typed or chosen, by block id; empty where nothing was.
        view_id: The modal.
        trigger_id: Lets another modal be opened, for three seconds.
    """

    team: str
    user: str
    callback_id: str
    metadata: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    view_id: str = ""
    trigger_id: str = ""
    kind: Literal["submission"] = "submission"

    @property
    def conversation(self) -> str:
        """One person's submissions are done in order, behind their presses."""
        return f"{self.team}:{self.origin.channel}:{self.user}"

    @property
    def origin(self) -> ViewOrigin:
        """What the modal was about."""
        return read_origin(self.metadata)

    @property
    def channel(self) -> str:
        """From where the modal was opened; empty for the bot's page."""
        return self.origin.channel

    @property
    def response_url(self) -> str:
        """Of the press that opened it; empty where Slack gave none."""
        return self.origin.response_url

    @property
    def is_urgent(self) -> bool:
        """Whether it is done beside the questions; it may be one itself."""
        return self.callback_id != ASK_THIS_DOCUMENT

    def first(self, block_id: str) -> str:
        """Take what was typed or chosen in a block; empty where nothing was."""
        values = self.values.get(block_id, ())
        return values[0] if values else ""


def read_submission(body: JsonObject) -> Submission | None:
    """Read a modal that was sent off; None where the payload holds none."""
    view = object_of(body.get("view"))
    if not view.get("callback_id"):
        return None
    blocks = object_of(object_of(view.get("state")).get("values"))
    return Submission(
        team=str(object_of(body.get("team")).get("id", "")),
        user=str(object_of(body.get("user")).get("id", "")),
        callback_id=str(view["callback_id"]),
        metadata=text_of(view.get("private_metadata")),
        values={
            str(block_id): tuple(
                value for element in object_of(elements).values() for value in _values(element)
            )
            for block_id, elements in blocks.items()
        },
        view_id=str(view.get("id") or ""),
        trigger_id=str(body.get("trigger_id") or ""),
    )


def submission_keys(body: JsonObject) -> list[str]:
    """Name what a submission can be recognised by: a modal is sent off once."""
    view = object_of(body.get("view"))
    identity = f"{view.get('id')}:{view.get('hash')}" if view.get("id") else body.get("trigger_id")
    return [f"submission:{identity}"[:255]] if identity else []


def _values(element: Any) -> list[str]:  # noqa: ANN401  JSON
    """List what one element holds, whatever its kind."""
    state = object_of(element)
    for name in ("value", "selected_conversation", "selected_channel", "selected_user"):
        if state.get(name):
            return [str(state[name])]
    if chosen := object_of(state.get("selected_option")).get("value"):
        return [str(chosen)]
    for name in ("selected_conversations", "selected_channels", "selected_users"):
        if isinstance(state.get(name), list):
            return [str(each) for each in state[name]]
    options = state.get("selected_options")
    if not isinstance(options, list):
        return []
    return [str(value) for each in options if (value := object_of(each).get("value"))]
