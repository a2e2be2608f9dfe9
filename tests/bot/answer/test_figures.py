"""Figures are read with what they count; dates are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.figures import (
    Figure,
    agree,
    count_the_same,
    read_figures,
    words_beside_figures,
)


def only(text: str) -> Figure:
    (figure,) = read_figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value", "kind", "counted"),
    [
        ("There were 44 footprints.", 44, "", ("footprint",)),
        ("It gives 83 Local Digital Roadmaps, and more.", 83, "", ("local", "digital", "roadmap")),
        ("Five of the STP areas were outstanding.", 5, "", ("stp", "area")),
        ("Forty-two boards were set up.", 42, "", ("board",)),
        ("Twenty-one per cent agreed.", 21, "%", ("agreed",)),
        ("Some 64% of doctors saw none.", 64, "%", ("doctor", "saw")),
        ("It cost £9.53bn.", 9.53e9, "£", ()),
        ("It cost £325 million in all.", 325e6, "£", ()),
        ("There were 1,234 beds.", 1234, "", ("bed",)),
        ("There were 2.8 million people.", 2.8e6, "", ("people",)),
    ],
)
def test_a_figure_is_read_with_its_kind_and_what_it_counts(
    text: str, value: float, kind: str, counted: tuple[str, ...]
) -> None:
    figure = only(text)

    assert figure.value == pytest.approx(value)
    assert figure.kind == kind
    assert figure.counted[: len(counted)] == counted


@pytest.mark.parametrize(
    "text",
    [
        "It was published on 15 March 2016.",
        "On March 15 it came.",
        "The plan of 2016/17 was the first.",
        "A five-year plan was asked for.",
        "The code E54000005 is its own.",
        "One of the reasons was money.",
        "No figure at all.",
        "",
    ],
)
def test_days_years_codes_and_compounds_are_no_figures(text: str) -> None:
    assert read_figures(text) == []


def test_a_figure_knows_where_it_stands() -> None:
    text = "Of the 44 areas, 36 answered."

    assert [text[each.start : each.end] for each in read_figures(text)] == ["44", "36"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("£9.5bn", "£9.53bn", True),
        ("£9.5bn", "£9.6bn", False),
        ("£10bn", "£9.53bn", True),
        ("44 areas", "44 plans", True),
        ("44 areas", "42 areas", False),
        ("3 million people", "2.8 million people", True),
    ],
)
def test_a_figure_agrees_with_itself_and_with_itself_rounded(
    one: str, other: str, *, expected: bool
) -> None:
    assert agree(only(one), only(other)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("37 STP areas", "36 areas", True),
        ("37 areas", "36 plans", False),
        ("37% of areas", "36 areas", False),
        ("£5m", "£6m", True),
        ("5,", "6,", False),
    ],
)
def test_figures_count_the_same_where_kind_and_a_word_are_shared(
    one: str, other: str, *, expected: bool
) -> None:
    assert count_the_same(only(one), only(other)) is expected


def test_the_words_beside_figures_are_without_months_and_small_words() -> None:
    text = "In March 2016 the 44 STPs had £1.8bn."

    assert words_beside_figures(text) == {"stp"}


@given(st.text(max_size=200))
def test_any_text_is_read_and_every_figure_stands_in_it(text: str) -> None:
    figures = read_figures(text)

    assert all(0 <= each.start < each.end <= len(text) for each in figures)
    assert all(agree(each, each) and each.precision > 0 for each in figures)
