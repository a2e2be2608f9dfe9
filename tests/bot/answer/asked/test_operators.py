"""Operators in what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.asked.operators import Operator, Said, split_operators

KNOWN = {
    "bma",
    "king's fund",
    "dorset",
    "greater manchester",
    "2018",
    "june 2017",
    "bath and north east somerset, swindon and wiltshire",
}


def is_known(operator: Operator, value: str) -> bool:
    del operator
    return value.lower() in KNOWN


def pairs(text: str) -> tuple[str, list[tuple[str, str]]]:
    rest, said = split_operators(text, is_known)
    return rest, [(each.name, each.value) for each in said]


@pytest.mark.parametrize(
    ("text", "rest", "said"),
    [
        ("from:bma what of beds?", "what of beds?", [("from", "bma")]),
        ("what of beds from:bma?", "what of beds?", [("from", "bma")]),
        ("beds FROM:BMA.", "beds.", [("from", "BMA")]),
        ('beds publisher:"Health Weekly" now', "beds now", [("publisher", "Health Weekly")]),
        ("beds from:“King’s Fund”", "beds", [("from", "King’s Fund")]),
        ("beds area:Greater Manchester today", "beds today", [("area", "Greater Manchester")]),
        ("after:June 2017 beds", "beds", [("after", "June 2017")]),
        (
            "area:Bath and North East Somerset, Swindon and Wiltshire beds",
            "beds",
            [("area", "Bath and North East Somerset, Swindon and Wiltshire")],
        ),
        ("area: Dorset beds", "beds", [("area", "Dorset")]),
        (
            "from:bma, before:2018 since:2018 until:2018 to:2018 in:2018 during:2018",
            "",
            [("from", "bma")]
            + [(name, "2018") for name in ("before", "since", "until", "to", "in", "during")],
        ),
        ("beds from:xyz abc", "beds abc", [("from", "xyz")]),
        ("after:foo", "", [("after", "foo")]),
    ],
)
def test_operators_are_taken_out(text: str, rest: str, said: list[tuple[str, str]]) -> None:
    assert pairs(text) == (rest, said)


@pytest.mark.parametrize(
    "text",
    [
        "What went wrong?",
        "The plan from: what went wrong",
        "note to: everyone",
        "https://example.org/in:2018",
        "re-from:bma",
        "STPs: destined to fail?",
        "from:",
        'from:""',
        "  two  blanks ",
    ],
)
def test_other_colons_are_left_alone(text: str) -> None:
    assert pairs(text) == (text, [])


def test_an_operator_is_told_by_its_kind() -> None:
    _, said = split_operators("publisher:bma to:2018", is_known)

    assert said == (
        Said(Operator.PUBLISHER, "publisher", "bma"),
        Said(Operator.UNTIL, "to", "2018"),
    )


@given(st.text(alphabet="abfromeits: \"'“”.,?\n", max_size=80))
def test_any_text_can_be_split_and_keeps_the_rest_of_its_words(text: str) -> None:
    rest, said = split_operators(text, is_known)

    assert all(each.value for each in said)
    assert len(rest) <= len(text)
    if not said:
        assert rest == text
