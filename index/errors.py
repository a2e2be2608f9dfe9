"""What can go wrong while building, opening and searching an index.

RetrievalError
├── NoIndex                no snapshot has been built yet
├── SnapshotDamaged        a file is missing or is not what was written
├── SnapshotFormatUnknown  written by another version of this program
├── ModelMismatch          built with another model than the one configured
├── ModelUnusable          the model cannot be found, trusted or loaded
├── IndexBusy              another sync holds the index
├── IndexUnwritable        the index folder cannot be written to
└── NothingRead            a sync found no document at all
"""

from pathlib import Path

from sources.source import Failure


class RetrievalError(Exception):
    """The index cannot do what was asked of it; the message says what to do."""


class NoIndex(RetrievalError):
    """There is no index yet."""

    def __init__(self, folder: Path) -> None:
        """Name the folder that holds no index."""
        super().__init__(f"no index in {folder}: build one with `stp sync LOCATION`")


class SnapshotDamaged(RetrievalError):
    """A file of the snapshot is missing or is not what was written."""

    def __init__(self, path: Path, found: str) -> None:
        """Name the file and what is wrong with it."""
        super().__init__(f"the index is damaged: {path}: {found}; run `stp sync` to build it again")


class SnapshotFormatUnknown(RetrievalError):
    """The snapshot was written by another version of this program."""

    def __init__(self, path: Path, *, found: object, expected: int) -> None:
        """Name both formats."""
        super().__init__(
            f"the index at {path} has format {found!r}, this program reads format {expected}; "
            "run `stp sync` to build it again"
        )


class ModelMismatch(RetrievalError):
    """The snapshot was built with another model than the one configured."""

    def __init__(self, *, found: str, expected: str) -> None:
        """Name the index's model and the configured one."""
        super().__init__(
            f"the index was built with the model {found!r}, the configured model is {expected!r}; "
            f"run `stp sync` to build it again, or configure {found!r}"
        )


class ModelUnusable(RetrievalError):
    """The model cannot be found, trusted or loaded."""

    def __init__(self, model: str, reason: str) -> None:
        """Name the model and say why it cannot be used, and what to do."""
        super().__init__(f"the model {model!r} cannot be used: {reason}")


class IndexBusy(RetrievalError):
    """Another sync is writing to the index."""

    def __init__(self, folder: Path) -> None:
        """Name the folder that is locked."""
        super().__init__(f"another sync is writing to {folder}: wait for it to end, then try again")


class IndexUnwritable(RetrievalError):
    """The index folder cannot be written to."""

    def __init__(self, folder: Path, reason: str) -> None:
        """Name the folder and what the system said."""
        super().__init__(
            f"the index cannot be written to {folder}: {reason}; what it held before is untouched"
        )


class NothingRead(RetrievalError):
    """A sync found no document at all, so the index was left as it was.

    Attributes:
        failures: What could not be read; empty where there was nothing to read.
        unchanged: How many documents the index holds, as before.
    """

    def __init__(self, failures: tuple[Failure, ...], *, unchanged: int) -> None:
        """Say for every location why nothing came of it."""
        self.failures = failures
        self.unchanged = unchanged
        reasons = [f"{failure.location}: {failure.reason}" for failure in failures]
        detail = "; ".join(reasons) or "the locations hold no document that can be read"
        super().__init__(f"nothing could be read, the index is unchanged: {detail}")
