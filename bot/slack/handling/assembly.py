"""Puts the features together: the one list of what the bot can do in Slack."""

from bot.slack.delivery.direct_messages import DirectMessages
from bot.slack.delivery.suggested_prompts import SuggestedPrompts
from bot.slack.handling.answers.followups import Followups
from bot.slack.handling.answers.helping import Helping
from bot.slack.handling.answers.passages import Passages
from bot.slack.handling.answers.quoting import Quoting
from bot.slack.handling.answers.sharing import Sharing
from bot.slack.handling.answers.votes import Votes
from bot.slack.handling.asking.asking import Asking
from bot.slack.handling.asking.listening import Listening
from bot.slack.handling.asking.names import Names
from bot.slack.handling.asking.private_asking import PrivateAsking
from bot.slack.handling.features import Features, join_features
from bot.slack.handling.handler import Handler
from bot.slack.handling.lookups.cards import Cards
from bot.slack.handling.lookups.document_questions import DocumentQuestions
from bot.slack.handling.lookups.finding import Lookups
from bot.slack.handling.lookups.listings import Listings
from bot.slack.handling.running.channel_settings import ChannelSettings
from bot.slack.handling.running.gaps import Gaps
from bot.slack.handling.running.guidance import Guidance
from bot.slack.handling.running.home import HomeTabs
from bot.slack.handling.running.starting import Starting
from bot.slack.handling.services import Services
from bot.slack.web_api.workspaces import Workspaces


def make_handler(services: Services, workspaces: Workspaces) -> Handler:
    """Make the handler that does every kind of job."""
    asking = Asking(services)
    return Handler(
        Listening(services, workspaces, asking, Names(workspaces)),
        list_features(services, asking, workspaces),
        jobs=services.store,
        delivery=services.delivery,
    )


def list_features(services: Services, asking: Asking, workspaces: Workspaces) -> Features:
    """List who does what."""
    home = HomeTabs(services)
    direct = DirectMessages(workspaces)
    listings = Listings(services, direct)
    return join_features([
        PrivateAsking(services, asking, Names(workspaces)).features(),
        Votes(services).features(),
        Sharing(services).features(),
        Passages(services).features(),
        Quoting(services).features(),
        Followups(services, asking).features(),
        Lookups(services).features(),
        listings.features(),
        Cards(services, listings).features(),
        DocumentQuestions(services, asking).features(),
        Helping(services, direct).features(),
        ChannelSettings(services, home).features(),
        home.features(),
        Starting(services, SuggestedPrompts(workspaces)).features(),
        Gaps(services).features(),
        Guidance(services).features(),
    ])
