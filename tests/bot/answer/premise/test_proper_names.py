"""Names are read, and found again in other forms."""

import pytest

from bot.answer.premise.proper_names import are_related, is_named, read_initials, read_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Why did the King's Fund and Jeremy Hunt agree?", ["King's Fund and Jeremy Hunt"]),
        ("Stevens announced it on 3 March 2017.", ["Stevens"]),
        ("Moreover, the plan failed.", []),
        ("Recently the plan failed.", []),
        ("HCSA, a union, said so.", ["HCSA"]),
        ("Many Trusts of Kent", ["Trusts of Kent"]),
        ("“The Plan of Kent” was late. Other areas were not.", ["Plan of Kent"]),
        ("why did the bma publish nice plans", ["bma"]),
        ("Why May?", []),
    ],
)
def test_names_are_runs_of_capitals_and_known_abbreviations(text: str, names: list[str]) -> None:
    read = read_names(text)

    assert [name.text for name in read] == names
    assert all(text[name.start : name.end] == name.text for name in read)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jeremy Hunt", "Hunt announced it"),
        ("Hunt", "Jeremy Hunt announced it"),
        ("BMA", "the British Medical Association"),
        ("British Medical Association", "the BMA"),
        ("Royal College of Surgeons", "the RCOS and the Surgeons"),
        ("Local Fire Authority", "the LFA"),
        ("LFA", "the Local Fire Authority"),
        ("Normandy", "a Norman ward"),
        ("National Board", "the board is national"),
        ("2016", "anything"),
    ],
)
def test_a_name_is_found_in_its_other_forms(name: str, text: str) -> None:
    assert is_named(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("British Medical Association", "the Hospital Consultants and Specialists Association"),
        ("Hunt", "Stevens announced it"),
        ("BMA", "HCSA published it"),
        ("Ely", "eels"),
        ("XYZABCDEFG", "nobody"),
    ],
)
def test_a_name_is_not_found_where_another_stands(name: str, text: str) -> None:
    assert not is_named(name, text)


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("Poland", "Polish", True),
        ("US", "American", True),
        ("HCSA", "Hospital Consultants Specialists Association", True),
        ("British Medical Association", "Hospital Consultants Association", False),
        ("Hunt", "Stevens", False),
    ],
)
def test_names_that_begin_alike_may_be_of_one_thing(one: str, other: str, *, related: bool) -> None:
    assert are_related(one, other) is related
    assert are_related(other, one) is related


def test_initials_are_those_of_several_words() -> None:
    assert (read_initials("London South Bank"), read_initials("London")) == ("lsb", "")
