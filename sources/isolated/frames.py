"""Messages through a pipe: a length, then that many bytes."""

from struct import Struct
from typing import IO, Final

_LENGTH: Final = Struct(">Q")


def write_frame(pipe: IO[bytes], content: bytes) -> None:
    """Send one message.

    Args:
        pipe: Open for writing.
        content: The message.

    Raises:
        OSError: If nobody reads any more.
    """
    pipe.write(_LENGTH.pack(len(content)))
    pipe.write(content)
    pipe.flush()


def read_frame(pipe: IO[bytes], *, max_bytes: int | None = None) -> bytes | None:
    """Wait for one message.

    Args:
        pipe: Open for reading.
        max_bytes: A longer message is taken for nonsense; None for any length.

    Returns:
        The message; None where the pipe ends before the message does, or it is too long.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if max_bytes is not None and length > max_bytes:
        return None
    content = pipe.read(length)
    return content if len(content) == length else None
