"""Addresses have one form, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.web.addresses import is_front_page, is_same_site, normalise_address
from sources.web.errors import AddressError


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        (" HTTPS://www.Example.ORG ", "https://www.example.org/"),
        ("http://example.org:80/a?b=1#c", "http://example.org/a?b=1"),
        ("https://example.org.:443", "https://example.org/"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org/a?utm_source=x&id=7&UTM_Campaign&fbclid=1", "https://example.org/a?id=7"),
        ("https://example.org/a?utm_source=x", "https://example.org/a"),
        ("https://example.org/?q=a+b&q=c", "https://example.org/?q=a+b&q=c"),
        ("https://example.org/a b/é?x=ü", "https://example.org/a%20b/%C3%A9?x=%C3%BC"),
        ("https://example.org/%c3%a9/100%", "https://example.org/%C3%A9/100%25"),
        ("https://example.org/a/./b/../c/..", "https://example.org/a/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://example.org/a\n/b", "https://example.org/a/b"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
    ],
)  # fmt: skip
def test_an_address_is_brought_into_its_one_form(written: str, normal: str) -> None:
    assert normalise_address(written) == normal


@pytest.mark.parametrize(
    "written",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "https://",
        "https:///a",
        "https://exa mple.org/",
        "https://example.org:http/",
        "https://[::1/",
        "https://a@b@example.org/",
        "https://user:password@example.org/",
        "https://exam%2Eple.org/",
        f"https://{'a' * 70}.org/",
        f"https://example.org/{'a' * 4000}",
        "https://example.org/\ud800",
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(AddressError) as failure:
        normalise_address(written)

    assert "password@" not in str(failure.value)
    assert str(failure.value).isprintable()


@given(st.text(max_size=60))
def test_the_one_form_of_it_is_itself(text: str) -> None:
    for written in (text, f"https://example.org/{text}", f"http://{text}.example/?{text}"):
        try:
            normal = normalise_address(written)
        except AddressError:
            continue
        assert normalise_address(normal) == normal
        assert normal.isascii()
        assert normal.startswith(("http://", "https://"))


def test_relative_addresses_are_read_from_their_base() -> None:
    assert normalise_address("../c?d", base="https://a.example/b/x/") == "https://a.example/b/c?d"


def test_a_site_is_the_same_with_and_without_www() -> None:
    assert is_same_site("https://www.example.org/a", "http://example.org/b")
    assert not is_same_site("https://example.org/", "https://news.example.org/")


def test_a_front_page_has_neither_path_nor_query() -> None:
    assert is_front_page("https://example.org/")
    assert not is_front_page("https://example.org/?p=7")
