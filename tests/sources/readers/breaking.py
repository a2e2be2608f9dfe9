"""Ways to break a file, for tests that a reader survives it."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import strategies as st

from sources.errors import DocumentError

T = TypeVar("T")


def broken(data: bytes) -> st.SearchStrategy[bytes]:
    """Give copies of a file that are cut short or have a few bytes changed."""
    cut = st.integers(0, len(data)).map(lambda length: data[:length])
    changes = st.lists(
        st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255)), min_size=1, max_size=8
    )
    return st.one_of(cut, changes.map(lambda found: _change(data, found)))


def refused_or(data: bytes, read: Callable[[bytes], T]) -> T | None:
    """Read a file: what was found, or None where it is refused as a document should be.

    Anything else than a DocumentError that says why, in lower case, is an error of the reader's.
    """
    try:
        return read(data)
    except DocumentError as error:
        if not str(error) or str(error)[0].isupper():
            raise
        return None


def _change(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    changed = bytearray(data)
    for place, byte in changes:
        changed[place] = byte
    return bytes(changed)
