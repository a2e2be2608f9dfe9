"""Whether a channel's rules let somebody do more with an answer than look at it."""

from bot.slack.access import is_personal
from bot.slack.blocks.message import Message
from bot.slack.handling.asking.refusals import refusal_message
from bot.slack.handling.asking.rules import refusal
from bot.slack.handling.services import Services


def refusal_here(services: Services, *, team: str, channel: str, user: str) -> Message | None:
    """Say why somebody may not ask, share or call for help in a place; None where they may.

    What only they would see, such as the passages behind an answer, stays open to them.

    Args:
        services: What holds the rules.
        team: The workspace.
        channel: The place; in direct messages nobody is refused.
        user: Who asks.

    Returns:
        The refusal, for their eyes alone.
    """
    if is_personal(channel):
        return None
    rules = services.access.rules(team, channel)
    verdict = refusal(rules, user)
    return refusal_message(verdict, rules) if verdict else None
