"""The words of a message are cut where nothing breaks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.delivery.words import cut_words

MARK = " […]"
MARKUP = st.lists(
    st.sampled_from([
        "words ",
        "&amp;",
        "&lt;b&gt;",
        "<https://a.example/x|a label> ",
        "<@U1>",
        "é",
        "語",
        "*bold* ",
        "\n",
        "averylongwordwithoutspaces",
    ])
).map("".join)


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert cut_words("as it is", 8) == "as it is"


def test_a_text_that_does_not_fit_is_cut_at_a_word() -> None:
    assert cut_words("one two three four", 16) == "one two […]"


@pytest.mark.parametrize(
    ("text", "max_bytes", "cut"),
    [
        ("see &amp;&amp;&amp; more", 13, "see […]"),
        ("see <https://a.example|the label> and more", 34, "see […]"),
        ("ééééééééé", 12, "ééé […]"),
        ("\ud800" * 20, 10, "???? […]"),
        ("unbroken" * 20, 30, "unbroken" * 3 + " […]"),
    ],
    ids=["escape", "link", "two-byte letters", "lone surrogates", "no spaces"],
)
def test_no_escape_link_or_letter_is_cut_in_two(text: str, max_bytes: int, cut: str) -> None:
    assert cut_words(text, max_bytes) == cut


@given(MARKUP, st.integers(min_value=10, max_value=200))
def test_whatever_is_cut_fits_and_is_whole_markup(text: str, max_bytes: int) -> None:
    cut = cut_words(text, max_bytes)

    assert len(cut.encode()) <= max_bytes
    if cut != text:
        head = cut.removesuffix(MARK)
        assert text.startswith(head)
        assert re.sub(r"<[^<>]*>|&(?:amp|lt|gt);", "", head).find("<") == -1
        assert "&" not in re.sub(r"&(?:amp|lt|gt);", "", head)
