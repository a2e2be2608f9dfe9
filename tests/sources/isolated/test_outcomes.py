"""Replies: what goes through, and what is refused."""

import os
import pickle
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import errors
from sources.block import Block, BlockKind, Facts, PageTurn, Reading
from sources.document import Dropped, Origin
from sources.errors import DocumentError
from sources.isolated.outcomes import pack_outcome, unpack_outcome
from sources.reading import Job, Read

BLOCKS = st.builds(
    Block,
    st.sampled_from(BlockKind),
    st.text(min_size=1),
    st.integers(0, 9),
    st.none() | st.integers(1, 9999),
    st.lists(st.builds(PageTurn, st.integers(0, 99), st.integers(1, 99))).map(tuple),
    st.text(),
    st.integers(0, 99),
)
READINGS = st.builds(
    Reading,
    st.lists(BLOCKS).map(tuple),
    st.builds(Facts, st.sampled_from(Origin), published=st.none() | st.dates()),
    st.lists(st.builds(Dropped, st.text(), st.text())).map(tuple),
    st.lists(st.text()).map(tuple),
)


@given(READINGS)
def test_what_was_read_goes_through_unchanged(reading: Reading) -> None:
    read = Read("text/plain", reading)

    assert unpack_outcome(pack_outcome(read)) == read


class _OtherError(DocumentError):
    """One that a reader has made for itself."""


@pytest.mark.parametrize(
    "kind",
    [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, DocumentError)
    ],
)
def test_every_reason_goes_through(kind: type[DocumentError]) -> None:
    outcome = unpack_outcome(pack_outcome(kind("the file is empty")))

    assert (type(outcome), str(outcome)) == (kind, "the file is empty")


def test_other_reasons_keep_their_words() -> None:
    outcome = unpack_outcome(pack_outcome(_OtherError("the file is odd")))

    assert (type(outcome), str(outcome)) == (DocumentError, "the file is odd")


@pytest.mark.parametrize(
    "error", [FileNotFoundError(2, "No such file", "a.txt"), OSError("odd"), TimeoutError()]
)
def test_errors_of_the_system_go_through(error: OSError) -> None:
    outcome = unpack_outcome(pack_outcome(error))

    assert isinstance(outcome, OSError)
    assert (outcome.errno, outcome.strerror) == (error.errno, error.strerror)


class _Caller:
    """Pickles as a call of a function."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        """Take the call."""
        self._call = (function, arguments)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Be the call."""
        return self._call


@pytest.mark.parametrize(
    "value",
    [
        _Caller(os.getcwd),
        _Caller(bytearray, 9),
        _Caller(getattr, "", "join"),
        Job("a", b""),
        date(2016, 11, 14),
        "text",
        None,
        ValueError("no error of the system"),
        [Read("text/plain", Reading((), Facts(Origin.TEXT)))],
    ],
)
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpack_outcome(pickle.dumps(value))


def test_a_value_larger_than_any_memory_is_refused() -> None:
    announced = b"\x80\x04\x8e" + (1 << 62).to_bytes(8, "little")

    with pytest.raises(pickle.UnpicklingError):
        unpack_outcome(announced + b"a.")


@given(st.binary() | st.binary().map(lambda tail: pack_outcome(DocumentError("a"))[:-3] + tail))
def test_garbage_is_refused(content: bytes) -> None:
    try:
        outcome = unpack_outcome(content)
    except pickle.UnpicklingError:
        return

    assert isinstance(outcome, Read | DocumentError | OSError)
