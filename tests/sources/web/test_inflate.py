"""Gzip is unpacked whole, in whatever pieces it comes, and never beyond the limit."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.web.errors import PageRefused
from sources.web.inflate import Inflater, inflate, is_gzip


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=3), st.integers(1, 50))
def test_pieces_of_any_size_give_what_was_packed(members: list[bytes], size: int) -> None:
    data = b"".join(map(gzip.compress, members))
    inflater = Inflater()

    unpacked = b"".join(
        inflater.feed(data[start : start + size], max_bytes=1000)
        for start in range(0, len(data), size)
    )

    assert inflater.is_done
    assert unpacked == b"".join(members)


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_no_more_than_one_byte_beyond_the_limit_is_unpacked(length: int, limit: int) -> None:
    unpacked = Inflater().feed(gzip.compress(b"x" * length), max_bytes=limit)

    assert len(unpacked) == min(length, limit + 1)


@given(st.binary(max_size=100))
def test_any_bytes_are_unpacked_or_refused(data: bytes) -> None:
    for tried in (data, b"\x1f\x8b" + data, gzip.compress(data)[:-1]):
        assert is_gzip(tried) == tried.startswith(b"\x1f\x8b")
        with pytest.raises(PageRefused):
            inflate(tried, max_bytes=1000)


def test_what_follows_the_end_and_is_no_gzip_is_left_out() -> None:
    assert inflate(gzip.compress(b"all") + b"\0\0\0", max_bytes=10) == b"all"
