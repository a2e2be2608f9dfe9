"""A link opens the document at the quotation."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.links import deep_link

PAGE = "https://plans.example/kent?a=1&b=2"


def link(words: str, *, url: str | None = PAGE, page: int | None = None) -> str | None:
    return deep_link(url, words=words, page=page)


def test_a_document_with_pages_is_opened_at_the_page() -> None:
    assert link("Any words.", page=7) == f"{PAGE}#page=7"


def test_a_web_page_is_opened_at_the_words_themselves() -> None:
    assert link("It costs £5, “not” 4-6 & more.") == (
        f"{PAGE}#:~:text=It%20costs%20%C2%A35%2C%20%E2%80%9Cnot%E2%80%9D%204%2D6%20%26%20more."
    )


def test_twelve_words_are_named_whole_and_thirteen_by_both_ends() -> None:
    words = [f"w{number}" for number in range(1, 14)]

    assert link(" ".join(words[:12])) == f"{PAGE}#:~:text={'%20'.join(words[:12])}"
    assert link(" ".join(words)) == (
        f"{PAGE}#:~:text=w1%20w2%20w3%20w4%20w5,w9%20w10%20w11%20w12%20w13"
    )


def test_words_of_several_paragraphs_are_named_by_the_ends_of_the_first_and_the_last() -> None:
    assert link("One two.\n\nIn between.\n\nLast one.") == (
        f"{PAGE}#:~:text=One%20two.,Last%20one."
    )
    assert link("Same.\nSame.") == f"{PAGE}#:~:text=Same.,Same."


def test_without_an_address_there_is_no_link() -> None:
    assert link("Any words.", url=None, page=3) is None


@pytest.mark.parametrize(
    "url", ["https://plans.example/#top", "file:///plans/kent.pdf", "ftp://plans.example/kent"]
)
def test_an_address_with_a_fragment_or_off_the_web_stays_as_it_is(url: str) -> None:
    assert link("Any words.", url=url) == url
    assert link("Any words.", url=url, page=3) == url


@given(st.text(min_size=1).filter(str.strip).map(str.strip))
def test_the_words_never_break_out_of_the_fragment(words: str) -> None:
    made = link(words.encode("utf-8", "replace").decode("utf-8"))

    assert made is not None
    assert made.startswith(f"{PAGE}#:~:text=")
    fragment = made.removeprefix(f"{PAGE}#:~:text=")
    assert fragment.isascii()
    assert not set(fragment) & set(' #&-<>"')
    assert fragment.count(",") <= 1
    assert unquote(fragment).split()[0].startswith(words.split()[0][:1])
