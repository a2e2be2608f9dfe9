"""Which of Slack's newer kinds of blocks messages are offered in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """Which of them people are shown, where Slack takes them.

    Attributes:
        feedback: Slack's own feedback buttons in place of plain ones.
        citations: Slack's own citations, in a block at the end.
        containers: The passages in Slack's own collapsible box.
    """

    feedback: bool = True
    citations: bool = False
    containers: bool = False


STANDARD = Style()
