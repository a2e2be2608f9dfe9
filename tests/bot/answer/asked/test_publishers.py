"""Which publishers a name stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.asked.publishers import match_publishers, name_publishers, nearest_publishers

PUBLISHERS = (
    "British Medical Association",
    "HCSA",
    "Health Service Journal",
    "Keep Our NHS Public",
    "NHS England",
    "NHS England and NHS Improvement",
    "National Audit Office",
    "The King's Fund",
    "The MJ",
)


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("bma", ["British Medical Association"]),
        ("the BMA", ["British Medical Association"]),
        ("British  medical association", ["British Medical Association"]),
        ("kings fund", ["The King's Fund"]),
        ("The King’s Fund", ["The King's Fund"]),
        ("hsj", ["Health Service Journal"]),
        ("NAO", ["National Audit Office"]),
        ("NHSE", ["NHS England"]),
        ("NHS England", ["NHS England"]),
        ("KONP", ["Keep Our NHS Public"]),
        ("mj", ["The MJ"]),
        ("Hospital Consultants and Specialists Association", ["HCSA"]),
    ],
)
def test_a_whole_name_or_its_initials_name_a_publisher(named: str, found: list[str]) -> None:
    assert list(name_publishers(named, PUBLISHERS)) == found
    assert list(match_publishers(named, PUBLISHERS)) == found


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("king's", ["The King's Fund"]),
        ("brit", ["British Medical Association"]),
        ("England and", ["NHS England and NHS Improvement"]),
        ("ingsfun", ["The King's Fund"]),
        ("nhs", ["Keep Our NHS Public", "NHS England", "NHS England and NHS Improvement"]),
    ],
)
def test_a_part_of_a_name_matches_it_but_does_not_name_it(named: str, found: list[str]) -> None:
    assert list(match_publishers(named, PUBLISHERS)) == found
    assert name_publishers(named, PUBLISHERS) == ()


@pytest.mark.parametrize("named", ["", "the", "?!", "xyz", "National Trust", "B"])
def test_what_nobody_is_called_names_nobody(named: str) -> None:
    assert name_publishers(named, PUBLISHERS) == ()


def test_like_initials_do_not_make_two_names_one() -> None:
    assert name_publishers("Nursing Times", ["National Trust"]) == ()


def test_pairs_that_initials_do_not_tell_are_passed_in() -> None:
    pairs = {"TKF": ("King's Fund",)}

    assert name_publishers("tkf", ["The King's Fund"], long_forms=pairs) == ("The King's Fund",)
    assert name_publishers("Committee of Public Accounts", ["Public Accounts Committee"])


def test_the_nearest_come_first_and_then_those_of_most_documents() -> None:
    listed = ["Pulse", "NHS England", "NHS England", "The King's Fund"]

    assert nearest_publishers("kinks fund", listed, limit=3) == [
        "The King's Fund",
        "NHS England",
        "Pulse",
    ]
    assert nearest_publishers("xyz", listed, limit=1) == ["NHS England"]
    assert nearest_publishers("xyz", [], limit=3) == []


@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_name_gives_publishers_that_are_there(named: str, publishers: list[str]) -> None:
    assert set(match_publishers(named, publishers)) <= set(publishers)
    assert set(nearest_publishers(named, publishers, limit=2)) <= set(publishers)
