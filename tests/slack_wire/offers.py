"""Options that the bot offers while somebody types into a menu; pure."""

from dataclasses import dataclass

from tests.slack_wire.element_schema import OPTION, OPTION_GROUP
from tests.slack_wire.json_object import Json
from tests.slack_wire.menus import options_of
from tests.slack_wire.rules import Rule, array, record

OPTIONS_MAX = 100
_SHAPES: dict[str, Rule] = {
    "options": record({"options": array(OPTION, OPTIONS_MAX, least=0)}),
    "option_groups": record({"option_groups": array(OPTION_GROUP, OPTIONS_MAX, least=0)}),
}


class RefusedOffer(ValueError):
    """Slack would show an error instead of these options; says everything that is wrong."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person sees below what they typed.

    Attributes:
        options: As sent, grouped or not, in order, by value.
        groups: The labels of the groups, in order; empty where there are none.
    """

    options: dict[str, Json]
    groups: tuple[str, ...]

    @property
    def labels(self) -> list[str]:
        """What stands on the options, in order."""
        return [str(option["text"]["text"]) for option in self.options.values()]

    def value_of(self, label: str) -> str:
        """Find the value of the option on which this stands.

        Raises:
            LookupError: If there is none; says what there is.
        """
        for value, option in self.options.items():
            if option["text"]["text"] == label:
                return value
        raise LookupError(f"no option {label!r} among {self.labels}")


def read_offer(payload: object) -> Offer:
    """Read the answer to an options request.

    Args:
        payload: What came with the acknowledgement.

    Returns:
        The options; none where the bot offered none.

    Raises:
        RefusedOffer: If it is no such answer, or breaks a limit of Slack's.
    """
    kind = (
        "option_groups" if isinstance(payload, dict) and "option_groups" in payload else "options"
    )
    faults = list(_SHAPES[kind](payload, "answer"))
    if faults or not isinstance(payload, dict):
        raise RefusedOffer("; ".join(faults))
    groups = tuple(str(group["label"]["text"]) for group in payload.get("option_groups", []))
    return Offer(options_of(payload), groups)
