"""A channel's rules in words, and the people and places that they name; pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.answer.wording import join_names
from bot.slack.blocks.mrkdwn import escape
from bot.store.records import ChannelMode, ChannelRules

MODES = {
    ChannelMode.MENTIONS: "Only where I am mentioned",
    ChannelMode.EVERY_QUESTION: "Every question in the channel",
    ChannelMode.OFF: "Nothing: I am switched off here",
}
_MOST_NAMED = 10


def say_rules(rules: ChannelRules, *, collections: frozenset[str], helpers: tuple[str, ...]) -> str:
    """Say how the bot behaves in a channel; in Slack's markup.

    Args:
        rules: The channel's.
        collections: The default ones.
        helpers: The default ones.

    Returns:
        Lines.
    """
    asked = rules.helpers or helpers
    by_default = "" if rules.helpers or not helpers else " (the default)"
    return "\n".join([
        f"• What is answered: {MODES[rules.mode].lower()}",
        f"• Who may ask: {name_all(sorted(rules.askers)) if rules.askers else 'everybody'}",
        f"• Who sees answers: {'the asker alone' if rules.private else 'the channel'}",
        f"• Collections: {_say_collections(rules.collections, collections)}",
        f"• Whom to ask for help: {name_all(asked) if asked else 'nobody'}{by_default}",
    ])


def say_moment(moment: datetime) -> str:
    """Write a moment so that Slack shows it in the reader's own time; in Slack's markup."""
    fallback = f"{moment.day} {moment:%B %Y, %H:%M} UTC"
    return f"<!date^{int(moment.timestamp())}^{{date_short_pretty}}, {{time}}|{fallback}>"


def name_place(identity: str) -> str:
    """Name a person or a channel by its id, as Slack shows it to who may know it."""
    return f"<@{identity}>" if is_person(identity) else f"<#{identity}>"


def name_all(identities: Iterable[str]) -> str:
    """Name people and channels; of many, the first ten and how many more there are."""
    return _join_some([name_place(each) for each in identities])


def is_person(identity: str) -> bool:
    """Say whether an id of Slack's is a person's."""
    return identity.startswith(("U", "W"))


def _say_collections(ruled: frozenset[str] | None, default: frozenset[str]) -> str:
    names = _join_some([escape(each) for each in sorted(default if ruled is None else ruled)])
    return names if ruled is not None else f"{names} (the default)"


def _join_some(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    shown = [*names[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    return join_names(shown) if shown else "none"
