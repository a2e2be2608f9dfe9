"""The modal in which admins choose how the bot behaves in a channel; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.slack.blocks.message import JsonObject, Message, context, section
from bot.slack.blocks.modal import modal, plain
from bot.slack.blocks.mrkdwn import shorten
from bot.slack.blocks.running.rules_wording import MODES, name_all, say_moment, say_rules
from bot.slack.blocks.texts import plain_message
from bot.slack.blocks.view_origin import ViewOrigin
from bot.store.records import ChannelMode, ChannelRules

SETTINGS = "channel_settings"
CHOOSE_CHANNEL = "settings_choose"
PICK_CHANNEL = "settings_pick"
MAX_HELPERS = 5

_MODE, _ASKERS, _PRIVATE, _COLLECTIONS, _HELPERS = (
    "mode",
    "askers",
    "private",
    "collections",
    "helpers",
)
_TITLE = "Channel settings"
_PRIVATE_ON = "private"
_LOOK_UPS_GO_ON = (
    "Off, or for those who may not ask: “find” and the other look-ups go on, for the person alone."
)
# Slack's own limits: of a menu's options, of people in one that are there at first.
_MAX_OPTIONS = 100
_MAX_OPTION_CHARS = 75
_MAX_PEOPLE = 100


@dataclass(frozen=True, slots=True)
class Offered:
    """What an admin may choose from, and what holds where nothing is chosen.

    Attributes:
        collections: Names of the collections that there are.
        default_collections: Those that a channel sees by default.
        default_helpers: Whom to ask by default.
    """

    collections: frozenset[str]
    default_collections: frozenset[str]
    default_helpers: tuple[str, ...]


def settings_modal(rules: ChannelRules, offered: Offered, *, origin: ViewOrigin) -> JsonObject:
    """Ask for a channel's rules, with what holds now chosen already.

    Args:
        rules: As they are.
        offered: What there is to choose from.
        origin: The channel, and where the confirmation goes.

    Returns:
        The view.
    """
    blocks = [
        section(f"How I behave in <#{rules.channel}>. A change takes effect at once."),
        context(_say_changed(rules)),
        _mode(rules),
        _askers(rules),
        _private(rules),
        *_collections(rules, offered),
        _helpers(rules, offered),
    ]
    return modal(_TITLE, blocks, origin=origin, callback_id=SETTINGS, submit="Save")


def choosing_modal(*, origin: ViewOrigin) -> JsonObject:
    """Ask which channel it is about."""
    return modal(
        _TITLE,
        [section("Which channel is it about?"), channel_menu(CHOOSE_CHANNEL)],
        origin=origin,
    )


def channel_menu(action: str) -> JsonObject:
    """Make a menu of channels."""
    return {
        "type": "actions",
        "elements": [
            {
                "type": "conversations_select",
                "action_id": action,
                "placeholder": plain("Choose a channel"),
                "filter": {"include": ["public", "private"], "exclude_bot_users": True},
            }
        ],
    }


def read_rules(
    before: ChannelRules, values: Mapping[str, tuple[str, ...]], offered: Offered
) -> tuple[ChannelRules, tuple[str, ...]]:
    """Read what an admin chose.

    Args:
        before: The channel's rules as they were.
        values: What was chosen, by block id.
        offered: What there was to choose from.

    Returns:
        The rules, who changed them and when apart; and what was chosen that nobody can be asked by,
        such as somebody else's direct messages.
    """
    mode, known = values.get(_MODE, ()), {each.value for each in ChannelMode}
    collections = frozenset(values.get(_COLLECTIONS, ())) & _names(before, offered)
    helpers = dict.fromkeys(values.get(_HELPERS, ()))
    reachable = tuple(each for each in helpers if each.startswith(("C", "G", "U", "W")))
    rules = replace(
        before,
        mode=ChannelMode(mode[0]) if mode and mode[0] in known else before.mode,
        askers=frozenset(values.get(_ASKERS, ())),
        private=_PRIVATE_ON in values.get(_PRIVATE, ()),
        collections=collections or None,
        helpers=reachable[:MAX_HELPERS],
    )
    return rules, tuple(each for each in helpers if each not in reachable)


def saved(rules: ChannelRules, offered: Offered, *, unreachable: Iterable[str]) -> Message:
    """Confirm a change, with what holds now."""
    said = say_rules(
        rules, collections=offered.default_collections, helpers=offered.default_helpers
    )
    lines = [f"Saved. In <#{rules.channel}> from now on:", said]
    if list(unreachable):
        lines.append(
            "I left out one or more of those to ask for help: I cannot write in other people's"
            " conversations. Choose people or channels."
        )
    return plain_message("\n".join(lines))


def admins_only(admins: tuple[str, ...]) -> Message:
    """Say that this is for admins, and who they are."""
    if admins:
        return plain_message(f"Only my admins can do that: {name_all(admins)}.")
    return plain_message(
        "Only my admins can do that, and nobody is one yet. Whoever runs me names them in the"
        " setting `STP_SLACK__ADMINS`."
    )


def no_channel() -> Message:
    """Say that a direct message has no settings."""
    return plain_message("Only channels have settings. Please choose a channel.")


def _say_changed(rules: ChannelRules) -> str:
    if rules.changed_at is None or not rules.changed_by:
        return "Nobody has chosen anything here yet: the defaults hold."
    return f"Last changed by <@{rules.changed_by}>, {say_moment(rules.changed_at)}."


def _mode(rules: ChannelRules) -> JsonObject:
    options = {mode: _option(label, mode.value) for mode, label in MODES.items()}
    element = {
        "type": "radio_buttons",
        "action_id": _MODE,
        "options": list(options.values()),
        "initial_option": options[rules.mode],
    }
    return _input(_MODE, "What I answer", element, optional=False, hint=_LOOK_UPS_GO_ON)


def _askers(rules: ChannelRules) -> JsonObject:
    element: JsonObject = {
        "type": "multi_users_select",
        "action_id": _ASKERS,
        "placeholder": plain("Everybody"),
        "max_selected_items": _MAX_PEOPLE,
    }
    if rules.askers:
        element["initial_users"] = sorted(rules.askers)[:_MAX_PEOPLE]
    return _input(_ASKERS, "Who may ask", element, hint="Nobody chosen: everybody may.")


def _private(rules: ChannelRules) -> JsonObject:
    option = _option("Only the asker sees the answer, and can share it", _PRIVATE_ON)
    element: JsonObject = {"type": "checkboxes", "action_id": _PRIVATE, "options": [option]}
    if rules.private:
        element["initial_options"] = [option]
    return _input(_PRIVATE, "Private answers", element)


def _collections(rules: ChannelRules, offered: Offered) -> list[JsonObject]:
    names = sorted(_names(rules, offered))
    if not names:
        return []
    options = {each: _option(each, each) for each in names[:_MAX_OPTIONS]}
    element: JsonObject = {
        "type": "multi_static_select",
        "action_id": _COLLECTIONS,
        "placeholder": plain("The default"),
        "options": list(options.values()),
    }
    if chosen := [options[each] for each in sorted(rules.collections or ()) if each in options]:
        element["initial_options"] = chosen
    default = ", ".join(f"“{each}”" for each in sorted(offered.default_collections))
    hint = (
        "Everybody in the channel sees what these hold. None chosen: the default, which is"
        f" {shorten(default, 500)}."
    )
    return [_input(_COLLECTIONS, "Collections", element, hint=hint)]


def _helpers(rules: ChannelRules, offered: Offered) -> JsonObject:
    element: JsonObject = {
        "type": "multi_conversations_select",
        "action_id": _HELPERS,
        "placeholder": plain("The default" if offered.default_helpers else "Nobody"),
        "max_selected_items": MAX_HELPERS,
        "filter": {"include": ["im", "public", "private"], "exclude_bot_users": True},
    }
    if rules.helpers:
        element["initial_conversations"] = list(rules.helpers[:MAX_HELPERS])
    hint = "People, or channels that I am a member of; at most five."
    return _input(_HELPERS, "Whom to ask for help", element, hint=hint)


def _names(rules: ChannelRules, offered: Offered) -> frozenset[str]:
    """List what can be chosen: also what was chosen when the index still held it."""
    return offered.collections | offered.default_collections | (rules.collections or frozenset())


def _option(label: str, value: str) -> JsonObject:
    return {"text": plain(label[:_MAX_OPTION_CHARS]), "value": value}


def _input(
    name: str, label: str, element: JsonObject, *, optional: bool = True, hint: str | None = None
) -> JsonObject:
    block: dict[str, Any] = {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": element,
        "optional": optional,
    }
    return block | {"hint": plain(hint)} if hint else block
