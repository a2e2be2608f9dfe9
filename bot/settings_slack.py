"""What people can set about Slack, its credentials apart."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_settings import NoDecode

from bot.setting_types import (
    FOLDED,
    Collection,
    Command,
    InWords,
    Member,
    SettingsGroup,
    SlackId,
    SlackPerson,
    split_list,
)

_LISTED = "with commas between them, or a JSON list of them"


class SlackMode(StrEnum):
    """How events come from Slack."""

    SOCKET = "socket"
    HTTP = "http"


class SlackSettings(SettingsGroup):
    """How the bot meets Slack."""

    mode: Annotated[SlackMode, FOLDED] = Field(
        SlackMode.SOCKET,
        description="`socket` needs no address on the web; `http` listens at `/slack/events`.",
    )
    command: Command = Field("/stp", description="The slash command, as the app's manifest has it.")
    collections: Annotated[
        frozenset[Collection],
        NoDecode,
        BeforeValidator(split_list),
        InWords(f"names of collections {_LISTED}", "open"),
    ] = Field(
        frozenset({"open"}),
        min_length=1,
        description="The collections whose documents everybody in Slack may see. A channel can be "
        "given others by an admin, in Slack.",
    )
    members: Annotated[
        frozenset[Member],
        NoDecode,
        BeforeValidator(split_list),
        InWords(f"`COLLECTION=PERSON`, {_LISTED}", "none"),
    ] = Field(
        frozenset(),
        description="Who may see further collections in direct messages, such as "
        "`board=U012AB3CD`.",
    )
    admins: Annotated[
        frozenset[SlackPerson],
        NoDecode,
        BeforeValidator(split_list),
        InWords(f"member ids {_LISTED}", "none"),
    ] = Field(
        frozenset(),
        description="Who may change channels' settings and see the gaps, in Slack. A member id "
        "stands in a person's profile, under “⋮”.",
    )
    helpers: Annotated[
        tuple[SlackId, ...],
        NoDecode,
        BeforeValidator(split_list),
        InWords(f"ids of people or channels {_LISTED}", "none"),
    ] = Field(
        (),
        max_length=5,
        description="Whom “Ask a person” asks, where a channel names nobody else.",
    )
    native_feedback: Annotated[bool, InWords("true or false", "true")] = Field(
        default=True,
        description="Whether the verdict is asked for by Slack's own feedback buttons; plain "
        "buttons take their place where Slack refuses them.",
    )
    native_citations: Annotated[bool, InWords("true or false", "false")] = Field(
        default=False,
        description="Whether sources are shown by Slack's own citations; plain lines take their "
        "place where Slack refuses them.",
    )
    native_containers: Annotated[bool, InWords("true or false", "false")] = Field(
        default=False,
        description="Whether the passages stand under the answer in Slack's own collapsible box; "
        "a modal takes its place where Slack refuses it.",
    )

    @property
    def members_by_collection(self) -> dict[str, frozenset[str]]:
        """Who may see each further collection."""
        pairs = [each.partition("=")[::2] for each in self.members]
        return {
            name: frozenset(person for named, person in pairs if named == name) for name, _ in pairs
        }
