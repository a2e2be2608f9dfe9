"""What doing anything in Slack needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.desk import Desk
from bot.prompts.checked import Prompts
from bot.refresh.freshness import Freshness
from bot.slack.access import Access
from bot.slack.blocks.style import Style
from bot.slack.delivery.delivery import Delivery
from bot.slack.delivery.views import Views
from bot.slack.gathering import STANDARD, Gathering
from bot.slack.handling.progress import Progress, Quiet
from bot.store.ports import Store
from bot.work.line import Line


@dataclass(frozen=True, slots=True)
class Services:
    """What every feature is given.

    Attributes:
        desk: Answers questions and looks up documents.
        store: Keeps what must survive a restart.
        delivery: Puts messages where they belong.
        views: Opens modals and publishes the Home tab.
        access: Says who may see and do what.
        command: The slash command, for texts.
        style: Which of Slack's newer blocks answers are offered in.
        gathering: How what people ask is gathered, and what is kept of it.
        prompts: Offers questions; None where none are to be offered.
        freshness: Tells how fresh the configured locations are.
        progress: Says in threads what is being done.
        questions: Where questions stand in line.
        bot_user: Gives the bot's own user id in a workspace; empty where it is not known.
    """

    desk: Desk
    store: Store
    delivery: Delivery
    views: Views
    access: Access
    command: str
    style: Style
    gathering: Gathering = STANDARD
    prompts: Prompts | None = None
    freshness: Callable[[], Sequence[Freshness]] = tuple
    progress: Progress = field(default_factory=Quiet)
    questions: Line = field(default_factory=Line)
    bot_user: Callable[[str], str] = lambda _team: ""
