"""Ways to write a name are brought into one."""

import pytest

from index.language.naming import read_long, read_short


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("CCG", ("CCG",)),
        ("CCGs", ("CCGS", "CCG")),
        ("ccg\u2019s", ("CCG",)),
        ("C.C.G.", ("CCG",)),
        ("A&E", ("A&E",)),
        ("ICS", ("ICS", "IC")),
        ("s", ("S",)),
        ("?", ()),
    ],
)
def test_an_abbreviation_may_be_a_plural(name: str, forms: tuple[str, ...]) -> None:
    assert read_short(name) == forms


@pytest.mark.parametrize(
    "text",
    [
        "sustainability and transformation plan",
        "Sustainability & Transformation Plans",
        "the sustainability, and transformation plan\u2019s",
    ],
)
def test_a_long_form_is_known_by_the_words_that_matter(text: str) -> None:
    assert read_long(text) == ("sustainability", "transformation", "plan")
