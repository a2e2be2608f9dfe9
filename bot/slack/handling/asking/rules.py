"""What a channel's rules say of a question: whether it is answered, and for whose eyes; pure."""

from enum import Enum, auto

from bot.slack.requests.ask import Address
from bot.store.records import ChannelMode, ChannelRules


class Verdict(Enum):
    """What becomes of a question."""

    PUBLICLY = auto()  # answered for all in the thread to see
    PRIVATELY = auto()  # answered for the asker alone
    SWITCHED_OFF = auto()  # refused: nothing is answered there
    NOT_AN_ASKER = auto()  # refused: only others may ask there
    IGNORED = auto()  # not for the bot


def decide(rules: ChannelRules, *, address: Address, user: str) -> Verdict:
    """Say what becomes of a question in a message.

    Args:
        rules: Those of the channel.
        address: To whom the message is said. A reply is taken to stand in a thread in which the bot
            takes part.
        user: Who wrote it.

    Returns:
        The verdict. Nobody is refused who did not call upon the bot.
    """
    if address is Address.DIRECT:
        return Verdict.PUBLICLY
    refused = refusal(rules, user)
    if refused is not None:
        return Verdict.IGNORED if address.is_open else refused
    if address is Address.OVERHEARD and rules.mode is not ChannelMode.EVERY_QUESTION:
        return Verdict.IGNORED
    return Verdict.PRIVATELY if rules.private else Verdict.PUBLICLY


def refusal(rules: ChannelRules, user: str) -> Verdict | None:
    """Say why somebody may not ask in a channel, even for their own eyes; None where they may."""
    if rules.mode is ChannelMode.OFF:
        return Verdict.SWITCHED_OFF
    if rules.askers and user not in rules.askers:
        return Verdict.NOT_AN_ASKER
    return None
