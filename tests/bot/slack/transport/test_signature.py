"""Only what Slack signed in the last five minutes is from Slack."""

import hmac
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.signature import SignatureVerifier

from bot.slack.transport.signature import is_from_slack

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
NOW = 1_531_420_618
BODY = b'{"type": "event_callback", "text": "\xc2\xa344m"}'


def sign(body: bytes = BODY, *, timestamp: str = str(NOW), secret: str = SECRET) -> bytes:
    """Sign as Slack's own library does."""
    signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body)
    assert signature is not None
    return signature.encode()


def check(
    *,
    body: bytes = BODY,
    timestamp: bytes = str(NOW).encode(),
    signature: bytes | None = None,
    secret: str = SECRET,
    now_s: float = NOW,
) -> bool:
    return is_from_slack(
        body,
        timestamp=timestamp,
        signature=sign() if signature is None else signature,
        secret=secret,
        now_s=now_s,
    )


def test_the_example_of_slacks_documentation_is_accepted() -> None:
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        b"&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        b"&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
        b"%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )

    assert is_from_slack(
        body,
        timestamp=b"1531420618",
        signature=b"v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        secret="8f742231b10e8888abcd99yyyzzz85a5",
        now_s=1_531_420_618,
    )


@given(body=st.text(max_size=200).map(str.encode), age_s=st.integers(-300, 300))
def test_what_slacks_library_signed_is_accepted_within_five_minutes(
    body: bytes, age_s: int
) -> None:
    assert check(body=body, signature=sign(body), now_s=NOW + age_s)


@given(body=st.binary(max_size=200))
def test_a_body_of_any_bytes_can_be_signed(body: bytes) -> None:
    base = b"v0:%d:" % NOW + body
    signature = b"v0=" + hmac.new(SECRET.encode(), base, sha256).hexdigest().encode()

    assert check(body=body, signature=signature)


@pytest.mark.parametrize("age_s", [301, 300.5, -301, 10**9])
def test_an_old_request_and_one_from_the_future_are_refused(age_s: float) -> None:
    assert not check(now_s=NOW + age_s)


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        b"v0=",
        b"v0=" + b"0" * 64,
        b"v1=" + sign()[3:],
        sign().upper(),
        sign()[:-1],
        sign() + b"0",
        sign() + b"\n",
        b" " + sign(),
        sign(b"another body"),
        sign(timestamp=str(NOW + 1)),
        sign(secret="another secret"),
        b"\xff\x00\xfe",
        b"v0=" + "\N{FULLWIDTH LATIN SMALL LETTER A}".encode() * 64,
        b"v0=" + b"f" * 1_000_000,
    ],
    ids=[
        "missing",
        "no digits",
        "zeros",
        "another version",
        "upper case",
        "short",
        "long",
        "line end",
        "space before",
        "of another body",
        "of another time",
        "by another secret",
        "odd bytes",
        "wide letters",
        "huge",
    ],
)
def test_a_wrong_signature_is_refused(signature: bytes) -> None:
    assert not check(signature=signature)


@pytest.mark.parametrize(
    "timestamp",
    [
        b"",
        b"abc",
        b"-1",
        b"1e9",
        b"1531420618.0",
        b" 1531420618",
        b"1531420618\n",
        b"1_531_420_618",
        "١٥٣١٤٢٠٦١٨".encode(),
        "\N{FULLWIDTH DIGIT ONE}".encode() * 10,
        b"9" * 10_000,
        b"\xff\xfe",
        b"nan",
        b"0x5b477a0a",
    ],
)
def test_an_odd_timestamp_is_refused_even_when_it_was_signed(timestamp: bytes) -> None:
    base = b"v0:" + timestamp + b":" + BODY
    signature = b"v0=" + hmac.new(SECRET.encode(), base, sha256).hexdigest().encode()

    assert not check(timestamp=timestamp, signature=signature)


@given(timestamp=st.binary(max_size=40), signature=st.binary(max_size=80))
def test_no_headers_at_random_are_accepted_or_raise(timestamp: bytes, signature: bytes) -> None:
    assert not check(timestamp=timestamp, signature=signature)
