"""A link opens the document at the quotation."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.links import deep_link

PAGE = "https://plans.example/kent?a=1&b=2"


def link(
    words: str,
    *,
    url: str | None = PAGE,
    page: int | None = None,
    media_type: str = "text/html",
    is_row: bool = False,
) -> str | None:
    return deep_link(url, media_type=media_type, words=words, page=page, is_row=is_row)


def test_a_pdf_is_opened_at_the_page() -> None:
    assert link("Any words.", page=7, media_type="application/pdf") == f"{PAGE}#page=7"


def test_what_no_browser_shows_is_linked_as_it_is() -> None:
    assert link("Any words.", page=7, media_type="application/vnd.ms-powerpoint") == PAGE


def test_a_web_page_is_opened_at_the_words_themselves() -> None:
    assert link("It costs £5, “not” 4-6 & more.") == (
        f"{PAGE}#:~:text=It%20costs%20%C2%A35%2C%20%E2%80%9Cnot%E2%80%9D%204%2D6%20%26%20more."
    )


def test_sixteen_words_are_named_whole_and_seventeen_by_both_ends() -> None:
    words = [f"w{number}" for number in range(1, 18)]

    assert link(" ".join(words[:16])) == f"{PAGE}#:~:text={'%20'.join(words[:16])}"
    assert link(" ".join(words)) == (
        f"{PAGE}#:~:text={'%20'.join(words[:8])},{'%20'.join(words[-8:])}"
    )


def test_a_row_is_named_by_its_first_and_last_cell() -> None:
    row = "Area: Dorset; Population: 770,000; Leader: T Goodson"

    assert link(row, is_row=True) == f"{PAGE}#:~:text=Dorset,T%20Goodson"
    assert link("Dorset | 770,000", is_row=True) == f"{PAGE}#:~:text=Dorset,770%2C000"
    assert link("Area: Dorset", is_row=True) == f"{PAGE}#:~:text=Dorset"


def test_words_of_several_paragraphs_are_named_by_the_ends_of_the_first_and_the_last() -> None:
    assert link("One two.\n\nIn between.\n\nLast one.") == (
        f"{PAGE}#:~:text=One%20two.,Last%20one."
    )
    assert link("Same.\nSame.") == f"{PAGE}#:~:text=Same.,Same."


def test_without_an_address_there_is_no_link() -> None:
    assert link("Any words.", url=None, page=3) is None


@pytest.mark.parametrize("url", ["file:///plans/kent.pdf", "ftp://plans.example/kent"])
def test_an_address_off_the_web_stays_as_it_is(url: str) -> None:
    assert link("Any words.", url=url) == url


def test_a_fragment_that_the_address_has_is_kept() -> None:
    url = "https://plans.example/kent#beds"

    assert link("Any words.", url=url) == f"{url}:~:text=Any%20words."
    assert link("Any words.", url=url, page=3, media_type="application/pdf") == url
    assert link("Any words.", url=f"{url}:~:text=Other") == f"{url}:~:text=Other"


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
