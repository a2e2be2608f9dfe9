"""How a refusal is put to the person who asked."""

from bot.slack.blocks import asking_texts
from bot.slack.blocks.message import Message
from bot.slack.handling.asking.rules import Verdict
from bot.store.records import ChannelRules


def refusal_message(verdict: Verdict, rules: ChannelRules) -> Message:
    """Say why a question is not answered in a channel, and what to do.

    Args:
        verdict: One of those that refuse.
        rules: Those of the channel.

    Returns:
        The message, for the eyes of who asked.
    """
    if verdict is Verdict.NOT_AN_ASKER:
        return asking_texts.not_an_asker(sorted(rules.askers), ruled_by=rules.changed_by)
    return asking_texts.switched_off()
