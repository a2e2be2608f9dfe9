"""The glossary says what an abbreviation stood for, and when."""

import re

import pytest

from index.language.glossary import explain, load_glossary
from index.language.naming import read_long, read_short


@pytest.mark.parametrize("name", ["STP", "STPs", "stp", "S.T.P.", "STP's", "STPS"])
def test_an_abbreviation_is_explained_in_every_form(name: str) -> None:
    plan, partnership = explain(name)

    assert plan.long == "sustainability and transformation plan"
    assert (plan.since, plan.until) == ("2015-12-22", "2017-03-31")
    assert partnership.long == "sustainability and transformation partnership"
    assert (partnership.since, partnership.until) == ("2017-03-31", "2021-04-01")


def test_a_name_with_two_meanings_has_both_with_what_tells_them_apart() -> None:
    provider, partnership = explain("ICP")

    assert (provider.long, partnership.long) == (
        "integrated care provider",
        "integrated care partnership",
    )
    assert "2018" in provider.note
    assert "2022" in partnership.note


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("sustainability & transformation partnerships", "STP"),
        ("The Local Digital Roadmaps", "LDR"),
        ("arm\u2019s-length bodies", "ALB"),
        ("accident and emergency", "A&E"),
    ],
)
def test_a_long_form_is_explained_as_well(name: str, short: str) -> None:
    assert [sense.short for sense in explain(name)] == [short]


@pytest.mark.parametrize("name", ["XYZ", "", "?", "sourdough", "the"])
def test_what_is_no_entry_is_not_explained(name: str) -> None:
    assert explain(name) == ()


def test_every_entry_is_sound() -> None:
    entries = load_glossary()

    assert len(entries) >= 60
    assert [each.short for each in entries] == sorted(each.short for each in entries)
    assert len({(each.short, each.long) for each in entries}) == len(entries)
    for each in entries:
        assert each in explain(each.short)
        assert each in explain(each.long)
        assert read_short(each.short)[0] == each.short
        assert read_long(each.long)
        assert not each.note or each.note.endswith(".")
        for day in (each.since, each.until):
            assert day is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day)
