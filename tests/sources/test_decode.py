"""Bytes become text, whatever people saved them as."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.decode import decode_text, is_text
from sources.errors import DamagedFileError

QUOTED = "The King’s Fund said “no”\xa0– £20bn"


@pytest.mark.parametrize(
    "data",
    [
        QUOTED.encode(),
        codecs.BOM_UTF8 + QUOTED.encode(),
        codecs.BOM_UTF16_LE + QUOTED.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + QUOTED.encode("utf-16-be"),
        QUOTED.encode("utf-16-le"),
        QUOTED.encode("utf-16-be"),
        QUOTED.encode("cp1252"),
    ],
    ids=[
        "utf-8",
        "utf-8 with mark",
        "utf-16 little",
        "utf-16 big",
        "utf-16 little without mark",
        "utf-16 big without mark",
        "windows-1252",
    ],
)
def test_curly_quotes_dashes_and_no_break_spaces_survive_every_encoding(data: bytes) -> None:
    decoded = decode_text(data)

    assert decoded.text == QUOTED
    assert decoded.unreadable == ()


def test_line_ends_become_newlines_and_controls_go() -> None:
    decoded = decode_text(b"one\r\ntwo\rthree\x0cfour\tfive\x07\x1b\n")

    assert decoded.text == "one\ntwo\nthree\nfour\tfive\n"


def test_a_stray_byte_does_not_turn_the_rest_of_a_utf8_text_into_nonsense() -> None:
    decoded = decode_text("‘first’ ‘second’ ".encode() + b"\x92third")

    assert decoded.text == "‘first’ ‘second’ ’third"


def test_a_byte_that_means_nothing_is_left_out_and_reported_with_its_place() -> None:
    decoded = decode_text(b"caf\xe9 \x81bar")

    assert decoded.text == "café bar"
    assert decoded.unreadable == ("byte 0x81 at offset 5",)


def test_offsets_count_bytes_and_not_letters() -> None:
    assert decode_text("‘’é".encode() + b"\x81" + "é".encode() + b"\x90").unreadable == (
        "byte 0x81 at offset 8",
        "byte 0x90 at offset 11",
    )


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x00\x00", b"\x01\x02\x03\x04", codecs.BOM_UTF16_LE + b"a"]
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        decode_text(data)


@given(st.binary(max_size=200))
def test_what_is_decoded_can_always_be_encoded_again(data: bytes) -> None:
    try:
        text = decode_text(data).text
    except DamagedFileError:
        return

    assert is_text(data)
    assert text.encode().decode() == text
    assert "\r" not in text
