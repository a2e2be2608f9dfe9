"""Messages through a pipe arrive whole or not at all."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.isolated.frames import read_frame, write_frame


def _written(*contents: bytes) -> bytes:
    pipe = BytesIO()
    for content in contents:
        write_frame(pipe, content)
    return pipe.getvalue()


@given(st.lists(st.binary()))
def test_messages_arrive_as_they_were_sent(contents: list[bytes]) -> None:
    pipe = BytesIO(_written(*contents))

    assert [read_frame(pipe) for _ in contents] == contents
    assert read_frame(pipe) is None


@pytest.mark.parametrize("length", range(len(_written(b"content"))))
def test_a_message_that_is_cut_off_is_none(length: int) -> None:
    assert read_frame(BytesIO(_written(b"content")[:length])) is None


def test_a_message_that_is_too_long_is_none() -> None:
    assert read_frame(BytesIO(_written(b"content")), max_bytes=6) is None
    assert read_frame(BytesIO(_written(b"content")), max_bytes=7) == b"content"
    # Nonsense for a length takes no memory.
    assert read_frame(BytesIO(b"\xff" * 100), max_bytes=1000) is None
