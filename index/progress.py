"""The port through which long work says how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Hears how long work goes on."""

    def begin(self, stage: str, total: int) -> None:
        """Hear that a stage begins, which ends the one before.

        Args:
            stage: A few words for people, such as "reading documents".
            total: How many steps it has; 0 where that is not known.
        """
        ...

    def advance(self, count: int = 1) -> None:
        """Hear that steps of the stage are done.

        Args:
            count: How many.
        """
        ...


class Silence:
    """A Progress that tells nobody."""

    def begin(self, stage: str, total: int) -> None:
        """Do nothing."""

    def advance(self, count: int = 1) -> None:
        """Do nothing."""
