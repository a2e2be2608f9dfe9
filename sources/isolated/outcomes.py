"""What a reading process says of a file, as bytes that are safe to take from it."""

import builtins
import pickle
from io import BytesIO
from typing import Final, TypeAlias

from sources.errors import DocumentError
from sources.reading import Read

Outcome: TypeAlias = Read | DocumentError | OSError

_ERRORS: Final = DocumentError.__module__
# What nonsense makes pickle raise, beside its own error; a MemoryError where it announces a value
# of a size that no computer has.
_NONSENSE: Final = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    TypeError,
    ValueError,
)
_MODULES: Final = ("datetime", "sources.block", "sources.document", _ERRORS)


def pack_outcome(outcome: Outcome) -> bytes:
    """Turn what became of a file into bytes.

    Args:
        outcome: What was found, or why the file cannot be read.

    Returns:
        The bytes. An error of the system keeps its number and its words, and nothing else; one
        that ``sources.errors`` does not know comes back as a DocumentError.
    """
    if isinstance(outcome, OSError):
        known = outcome.errno is not None
        outcome = OSError(outcome.errno, outcome.strerror) if known else OSError(str(outcome))
    elif isinstance(outcome, DocumentError) and type(outcome).__module__ != _ERRORS:
        outcome = DocumentError(str(outcome))
    return pickle.dumps(outcome, protocol=pickle.HIGHEST_PROTOCOL)


def unpack_outcome(content: bytes) -> Outcome:
    """Undo ``pack_outcome``.

    A parser that a broken file has led astray may have written anything; so nothing is made of
    the bytes but the values that a reader gives.

    Args:
        content: The bytes.

    Returns:
        What became of the file.

    Raises:
        UnpicklingError: If the bytes are something else.
    """
    try:
        outcome = _Unpickler(BytesIO(content)).load()
    except _NONSENSE as error:
        raise pickle.UnpicklingError(f"no outcome: {error}") from error
    if not isinstance(outcome, Read | DocumentError | OSError):
        raise pickle.UnpicklingError(f"a {type(outcome).__name__} is no outcome")
    return outcome


class _Unpickler(pickle.Unpickler):  # noqa: S301  # made safe here
    """Knows the values of this package, days and errors, and no function at all."""

    def find_class(self, module: str, name: str) -> type:
        """Look up a class by name.

        Returns:
            The class.

        Raises:
            UnpicklingError: If it is none of those that an outcome is made of.
        """
        if module == "builtins":
            found = getattr(builtins, name, None)
            if isinstance(found, type) and issubclass(found, OSError):
                return found
        elif (module, name) == (Read.__module__, Read.__name__):
            return Read
        elif module in _MODULES and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of an outcome")
