"""What the settings say, as parts of the Slack front end take it."""

from bot.settings import Settings
from bot.slack.access import Defaults
from bot.slack.blocks.style import Style
from bot.slack.web_api.identity import serves_installers


def read_style(settings: Settings) -> Style:
    """Read in which of Slack's newer blocks answers are offered."""
    its = settings.slack
    return Style(
        feedback=its.native_feedback,
        citations=its.native_citations,
        containers=its.native_containers,
    )


def read_defaults(settings: Settings) -> Defaults:
    """Read who may see and do what where no channel says otherwise."""
    its = settings.slack
    return Defaults(
        collections=its.collections,
        members=its.members_by_collection,
        admins=its.admins,
        helpers=its.helpers,
        is_shared=serves_installers(settings.credentials),
    )
