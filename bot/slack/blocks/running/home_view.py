"""The Home tab: what is in the collection, how to ask, what is kept; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.answer.holdings import Holdings
from bot.answer.wording import join_names, quoted, say_count, say_date
from bot.refresh.freshness import Freshness
from bot.slack.blocks.message import JsonObject, buttons, context, section
from bot.slack.blocks.modal import MAX_VIEW_BLOCKS
from bot.slack.blocks.mrkdwn import escape_within
from bot.slack.blocks.running.rules_wording import say_moment, say_rules
from bot.slack.blocks.running.settings_modal import PICK_CHANNEL, channel_menu
from bot.slack.gathering import Gathering
from bot.store.records import ChannelRules

ALL_SOURCES = "all_sources"

_MAX_NAME_CHARS = 120
_MAX_QUESTION_CHARS = 150
# Ten lines, each with two moments, fit in a block.
_MAX_LOCATIONS = 10
_MAX_LOCATION_CHARS = 60
_MAX_EXAMPLES = 4
_MAX_CHANNELS = 40


@dataclass(frozen=True, slots=True)
class Managed:
    """What admins see beside the rest.

    Attributes:
        rules: Those of the channels that have any.
        default_collections: What the others see.
        default_helpers: Whom people ask in the others.
    """

    rules: Sequence[ChannelRules]
    default_collections: frozenset[str]
    default_helpers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """What one person's Home tab shows.

    Attributes:
        holdings: The documents that they may see; None where there is no index to look into.
        freshness: The locations whose documents they may see.
        examples: Questions that the documents answer.
        help_text: How to use the bot, in Slack's markup.
        gathering: What is kept and told.
        managed: For admins; None for everybody else.
    """

    holdings: Holdings | None
    freshness: Sequence[Freshness]
    examples: Sequence[str]
    help_text: str
    gathering: Gathering
    managed: Managed | None = None


def home_view(home: Home) -> JsonObject:
    """Render a Home tab."""
    blocks = [
        _header("What I answer from"),
        section(_say_holdings(home.holdings)),
        *_all_sources(home.holdings),
        *_locations(home.freshness),
        *_examples(home.examples),
        _header("How to use me"),
        section(home.help_text),
        _header("Privacy"),
        section(_say_privacy(home.gathering)),
        *(_settings(home.managed) if home.managed else []),
    ]
    return {"type": "home", "blocks": blocks[:MAX_VIEW_BLOCKS]}


def _say_holdings(holdings: Holdings | None) -> str:
    if holdings is None:
        return "My documents are not ready yet. Please look here again in a few minutes."
    if holdings.documents == 0:
        return "There are no documents that you can see here yet."
    lines = [f"*{say_count(holdings.documents, 'document')}* that you can ask about"]
    if holdings.publishers:
        names = [escape_within(each, _MAX_NAME_CHARS) for each in holdings.publishers]
        more = holdings.other_publishers
        listed = join_names([*names, *([say_count(more, "other")] if more else [])])
        lines.append(f"*Publishers:* {listed}")
    if holdings.oldest and holdings.newest:
        lines.append(f"*Dates:* {say_date(holdings.oldest)} to {say_date(holdings.newest)}")
    if holdings.undated:
        lines.append(f"*Undated:* {say_count(holdings.undated, 'document')}")
    return "\n".join(lines)


def _all_sources(holdings: Holdings | None) -> list[JsonObject]:
    is_anything = holdings is not None and holdings.documents > 0
    return [buttons([("All sources", ALL_SOURCES, "all")])] if is_anything else []


def _locations(freshness: Sequence[Freshness]) -> list[JsonObject]:
    if not freshness:
        return []
    # What failed first, so that it is not what is left out.
    listed = sorted(freshness, key=lambda each: each.failed_at is None)
    lines = [_say_location(each) for each in listed[:_MAX_LOCATIONS]]
    if more := len(listed) - _MAX_LOCATIONS:
        lines += [f"… and {more} more"] if more > 0 else []
    return [context("*Last looked at*\n" + "\n".join(lines))]


def _say_location(freshness: Freshness) -> str:
    name = escape_within(_short_name(freshness.location), _MAX_LOCATION_CHARS)
    read = say_moment(freshness.read_at) if freshness.read_at else "not yet"
    said = f"• {name}: {read}"
    if freshness.failed_at:
        return f"{said} :warning: could not be read {say_moment(freshness.failed_at)}"
    return said


def _short_name(location: str) -> str:
    """Name a location without the folders above it, which are nobody's business."""
    if location.startswith(("http://", "https://")):
        parts = urlsplit(location)
        return f"{parts.hostname or ''}{parts.path}"
    return location.replace("\\", "/").rstrip("/").rpartition("/")[2] or location


def _examples(examples: Sequence[str]) -> list[JsonObject]:
    if not examples:
        return []
    lines = [
        f"• {quoted(escape_within(each, _MAX_QUESTION_CHARS))}" for each in examples[:_MAX_EXAMPLES]
    ]
    return [_header("Questions that my documents answer"), section("\n".join(lines))]


def _say_privacy(gathering: Gathering) -> str:
    shown = (
        "Admins can read unanswered questions, word for word, to see what the collection lacks."
        if gathering.show_questions
        else "Admins see how many questions had no answer, but not what was asked."
    )
    logged = (
        "The log shows what people write, since it is set to `debug`."
        if gathering.log_questions
        else "The log shows ids and lengths, never what people write."
    )
    return "\n".join([
        f"• {_say_kept(gathering)}",
        "• Verdicts (helpful or not), with their comments, and channels' settings are kept for"
        " good.",
        f"• {shown}",
        f"• {logged}",
        "• Nothing that you write is sent anywhere but to Slack: answers are made where I run, in"
        " the documents' own words.",
        "• A request for help goes to the people it names, with your name on it.",
    ])


def _say_kept(gathering: Gathering) -> str:
    days = say_count(gathering.keep_days, "day")
    purpose = "for the buttons under them and for follow-ups; then they are deleted."
    if gathering.show_questions or gathering.keep_days == 1:
        return f"Questions and answers are kept for {days}, {purpose}"
    return f"Questions are kept for a day and answers for {days}, {purpose}"


def _settings(managed: Managed) -> list[JsonObject]:
    shown = managed.rules[:_MAX_CHANNELS]
    more = len(managed.rules) - len(shown)
    blocks = [
        _header("Settings (only admins see this)"),
        section("Choose a channel to see and change how I behave in it."),
        channel_menu(PICK_CHANNEL),
        *(section(f"<#{each.channel}>\n{_say(each, managed)}") for each in shown),
    ]
    if not shown:
        blocks.append(context("No channel has settings of its own: the defaults hold everywhere."))
    if more > 0:
        blocks.append(context(f"… and {say_count(more, 'other channel')} with settings."))
    return blocks


def _say(rules: ChannelRules, managed: Managed) -> str:
    return say_rules(
        rules, collections=managed.default_collections, helpers=managed.default_helpers
    )


def _header(text: str) -> JsonObject:
    return {"type": "header", "text": {"type": "plain_text", "text": text, "emoji": False}}
