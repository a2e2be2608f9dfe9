"""Saved e-mails: who wrote what and when, with or without proper headers and parts."""

from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.block import BlockKind
from sources.document import Dropped, Origin
from sources.errors import DamagedFileError, NoTextError
from sources.readers.message.message import read_message
from tests.sources.readers.breaking import broken, refused_or

HEAD = b"""\
From: Jane Smith <jane@example.org>
Subject: The plans
Date: Fri, 11 Nov 2016 23:30:00 +0100
"""


def _texts(data: bytes) -> list[str]:
    return [block.text for block in read_message(data).blocks]


def _full() -> bytes:
    message = EmailMessage()
    message["From"] = '"Smith, Zoë" <zoe@example.org>'
    message["To"] = "board@example.org"
    message["Subject"] = (
        "Re: the “sea of fog” – and what the plans for Dorset say about it, in full"
    )
    message["Date"] = "Fri, 11 Nov 2016 23:30:00 +0100"
    message.set_content("The gap is £20bn.\n\nOn Monday Jim wrote:\n> It is\n> £10bn.\n")
    message.add_alternative("<p>The gap is &pound;20bn, as a page.</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Zoë’s.pdf")
    return message.as_bytes()


FULL = _full()


def test_subject_sender_and_day_are_title_author_and_date() -> None:
    facts = read_message(FULL).facts

    assert facts.origin is Origin.PROPERTY
    assert facts.title == (
        "Re: the “sea of fog” – and what the plans for Dorset say about it, in full"
    )
    assert (facts.author, facts.published) == ("Smith, Zoë", date(2016, 11, 11))


def test_the_plain_text_is_read_with_what_it_quotes() -> None:
    assert _texts(FULL) == ["The gap is £20bn.", "On Monday Jim wrote:", "> It is", "> £10bn."]


def test_attachments_are_named_and_not_read() -> None:
    assert read_message(FULL).dropped == (Dropped("Zoë’s.pdf", "attachment"),)


def test_a_message_that_is_only_a_page_is_read_as_one() -> None:
    body = b"Content-Type: text/html; charset=windows-1252\n\n<h2>Money</h2><p>\xa320bn</p>"

    blocks = read_message(HEAD + body).blocks

    assert [(each.kind, each.text) for each in blocks] == [
        (BlockKind.HEADING, "Money"),
        (BlockKind.PARAGRAPH, "£20bn"),
    ]


def test_an_empty_plain_text_gives_way_to_the_page() -> None:
    data = HEAD + (
        b'Content-Type: multipart/alternative; boundary="b"\n\n'
        b"--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>Page</p>\n--b--\n"
    )

    assert _texts(data) == ["Page"]


@pytest.mark.parametrize(
    "written",
    [
        "Café – plans".encode(),
        "Café – plans".encode("cp1252"),
        b"=?utf-8?Q?Caf=C3=A9_=E2=80=93?= =?utf-8?Q?_plans?=",
        b"=?windows-1252?Q?Caf=E9_=96_plans?=",
        b"=?no-such-code?Q?Caf=C3=A9_=E2=80=93_plans?=",
        b"=?utf-8?B?Q2Fmw6kg4oCT?=\n plans",
    ],
)
def test_headers_are_read_however_they_are_encoded(written: bytes) -> None:
    data = b"From: " + written + b" <a@example.org>\nSubject: " + written + b"\n\nText"

    facts = read_message(data).facts

    assert (facts.title, facts.author) == ("Café – plans", "Café – plans")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Fri, 11 Nov 2016 10:00:00 GMT", date(2016, 11, 11)),
        ("11 Nov 2016 10:00", date(2016, 11, 11)),
        ("11/11/2016", date(2016, 11, 11)),
        ("Fri, 99 Nov 2016 10:00:00 GMT", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_day_is_read_or_left_open(written: str, day: date | None) -> None:
    data = f"From: a@example.org\nDate: {written}\n\nText".encode()

    assert read_message(data).facts.published == day


def test_a_sender_without_a_name_is_the_address() -> None:
    facts = read_message(b"From: jane@example.org\n\nText").facts

    assert (facts.author, facts.title) == ("jane@example.org", None)


@pytest.mark.parametrize("charset", ["utf-8", "us-ascii", "iso-2022-jp", "no-such-code", '"'])
def test_a_wrong_charset_does_no_harm(charset: str) -> None:
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"

    assert _texts(HEAD + head.encode() + "The gap – £20bn".encode("cp1252")) == ["The gap – £20bn"]


@pytest.mark.parametrize(
    "data",
    [
        HEAD + b"Content-Type: multipart/mixed\n\nThe plans.\n",
        HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\nThe plans.\n',
        HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nThe plans.\n',
        HEAD + b"\nThe plans.",
        b"From jane@example.org Fri Nov 11 10:00:00 2016\n" + HEAD + b"\nThe plans.",
        HEAD.replace(b"\n", b"\r\n") + b"\r\nThe plans.\r\n",
    ],
)
def test_a_message_with_bad_parts_is_read_as_far_as_it_goes(data: bytes) -> None:
    assert _texts(data) == ["The plans."]


def test_flowing_lines_are_joined_and_quoted_ones_too() -> None:
    head = b"Content-Type: text/plain; format=flowed\n\n"
    body = b"The plans were \ndrawn up.\nAnother line.\n> It is \n> so.\n-- \nJane\n"

    assert _texts(HEAD + head + body) == [
        "The plans were drawn up.",
        "Another line.",
        "> It is so.",
        "--",
        "Jane",
    ]


def test_a_line_that_looks_like_a_text_files_header_stays() -> None:
    assert _texts(HEAD + b"\nDATE: 1 May 2016\nWe meet.")[0] == "DATE: 1 May 2016"


def test_a_message_without_words_is_refused() -> None:
    body = b'Content-Disposition: attachment; filename="a.pdf"\n\n%PDF'

    with pytest.raises(NoTextError, match="save its attachments"):
        read_message(HEAD + body)


@pytest.mark.parametrize("depth", [15, 60, 5000])
def test_parts_in_parts_without_end_are_survived(depth: int) -> None:
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (number, number)
        for number in range(depth)
    )
    data = HEAD + nested + b"Content-Type: text/plain\n\nDeep.\n"

    if depth == 15:
        assert _texts(data) == ["Deep."]
    else:
        with pytest.raises((DamagedFileError, NoTextError)):
            read_message(data)


@given(st.one_of(st.binary(max_size=300), broken(FULL), broken(HEAD + b"\nThe plans.")))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    reading = refused_or(data, read_message)

    assert reading is None or reading.blocks


@given(
    st.sampled_from([b"From", b"Subject", b"Date", b"Content-Type", b"Content-Disposition"]),
    st.one_of(
        st.binary(max_size=60),
        st.text(alphabet="=?utf-8QB()<>@,;:\"\\[]a 1*%'", max_size=60).map(str.encode),
    ),
)
def test_no_header_breaks_the_reader(name: bytes, value: bytes) -> None:
    reading = refused_or(name + b": " + value + b"\nX-Last: 1\n\nText", read_message)

    assert reading is None or reading.blocks
