"""Spoil files for tests, in every way that a disk, a network or a stranger may."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from hypothesis import strategies as st

from sources.block import Reading
from sources.errors import DocumentError


def spoiled(data: bytes) -> st.SearchStrategy[bytes]:
    """Make files like this one, cut short, with bytes changed, or with a stretch repeated."""
    places = st.integers(0, len(data) - 1)
    return st.one_of(
        places.map(lambda end: data[:end]),
        st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=8).map(
            lambda changes: _change(data, changes)
        ),
        st.tuples(places, places, st.binary(max_size=20)).map(
            lambda cut: data[: cut[0]] + cut[2] + data[cut[1] :]
        ),
    )


def spoiled_part(data: bytes, name: str) -> st.SearchStrategy[bytes]:
    """Make archives that are whole, but in which one part is spoiled."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    return spoiled(parts[name]).map(lambda content: _pack({**parts, name: content}))


def reads_or_refuses(read: Callable[[bytes], Reading], data: bytes) -> bool:
    """Read, and tell whether the outcome is blocks or an error that a person can act on."""
    try:
        reading = read(data)
    except DocumentError as error:
        return bool(str(error))
    return all(block.text.strip() for block in reading.blocks)


def _change(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    spoiled_data = bytearray(data)
    for place, byte in changes:
        spoiled_data[place] = byte
    return bytes(spoiled_data)


def _pack(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
