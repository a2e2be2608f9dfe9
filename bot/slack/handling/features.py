"""What a feature of the bot takes on: commands, buttons, modals, shortcuts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import TypeAlias

from bot.slack.requests.command import Command
from bot.slack.requests.opening import Opening
from bot.slack.requests.press import Press
from bot.slack.requests.shortcut import Shortcut
from bot.slack.requests.submission import Submission
from bot.store.records import Job

# Each does one job to its visible outcome and says in a word for the log what became of it.
DoCommand: TypeAlias = Callable[[Job, Command], str]
DoPress: TypeAlias = Callable[[Job, Press], str]
DoSubmission: TypeAlias = Callable[[Job, Submission], str]
DoShortcut: TypeAlias = Callable[[Job, Shortcut], str]
DoOpening: TypeAlias = Callable[[Job, Opening], str]


@dataclass(frozen=True, slots=True)
class Features:
    """Who does what.

    Attributes:
        commands: By the command's first word.
        presses: By the action's name, without its detail.
        submissions: By the modal's callback id.
        shortcuts: By the shortcut's callback id.
        openings: By the tab that was opened.
    """

    commands: Mapping[str, DoCommand] = field(default_factory=dict)
    presses: Mapping[str, DoPress] = field(default_factory=dict)
    submissions: Mapping[str, DoSubmission] = field(default_factory=dict)
    shortcuts: Mapping[str, DoShortcut] = field(default_factory=dict)
    openings: Mapping[str, DoOpening] = field(default_factory=dict)


def join_features(features: Iterable[Features]) -> Features:
    """Put the features together.

    Args:
        features: Those of the parts.

    Returns:
        All of them.

    Raises:
        ValueError: If two take on the same.
    """
    joined: dict[str, dict[str, object]] = {each.name: {} for each in fields(Features)}
    for feature in features:
        for kind, doers in joined.items():
            own = getattr(feature, kind)
            if twice := doers.keys() & own.keys():
                raise ValueError(f"two features take on {kind} {sorted(twice)}")
            doers.update(own)
    return Features(**joined)  # type: ignore[arg-type]  # by the names of its fields
