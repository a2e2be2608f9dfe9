"""Another name in the same place is noticed."""

import pytest

from bot.answer.premise.other_names import names_another
from bot.answer.premise.reading import read_premise, read_told

HCSA = "HCSA, a union of hospital doctors, published the survey on roads to care in May."
TEST = "Stevens announced the bed test on 3 March 2017, at the summit."


def _names_another(question: str, sentence: str, *, near: str = "") -> bool:
    premise = read_premise(question)
    assert premise is not None
    return names_another(premise, read_told(sentence, near=near))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("At which summit did Hunt announce the bed test?", TEST),
        ("What did Jeremy Hunt say when he announced the bed test?", TEST),
        ("Why did the BMA publish the survey on roads to care?", HCSA),
        ("why did the bma publish the survey on roads to care", HCSA),
        ("What led IPPR to conclude that STPs fail?", "Boyle and Lister concluded that STPs fail."),
        ("Why did the BMA write the survey of roads?", "The survey of roads is by the HCSA."),
        ("What stands in the rivers of Norfolk?", "A mill stands in the rivers of Devon."),
        ("What does Norfolk's survey of wards hold?", "Devon's survey holds wards."),
    ],
)
def test_who_does_or_has_it_instead_is_noticed(question: str, sentence: str) -> None:
    assert _names_another(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("At which summit did Simon Stevens announce the bed test?", TEST),
        ("At which summit did Hunt open the ward?", TEST),
        ("Why did an MP publish the survey on roads to care?", HCSA),
        ("Who besides Hunt announced the bed test at the summit?", TEST),
        ("Why did the survey of roads please Hunt?", "The survey of roads did please him."),
        ("Why did Hunt's ward close in the north?", "The ward in the north did close. Kent, no."),
        ("What is the survey of Poland's roads?", "The survey of Polish roads."),
        ("What did Hunt tell the bed test summit?", "Stevens told the bed test summit."),
        ("What does the ward of Norfolk hold?", "The ward holds mills on the roads in Devon."),
        ("Norfolk has what ward?", "Devon"),
    ],
)
def test_the_same_name_or_one_in_another_place_is_not(question: str, sentence: str) -> None:
    assert not _names_another(question, sentence)


def test_a_name_that_stands_near_is_given_up_only_where_nearly_all_is_met() -> None:
    near = "What Hunt and Stevens did"

    assert _names_another("At which summit did Hunt announce the bed test?", TEST, near=near)
    assert not _names_another("Why did Hunt announce the bed quota?", TEST, near=near)
    assert _names_another("Why did Hunt announce the bed test again?", TEST)
    assert not _names_another("Why did Hunt announce the bed test again?", TEST, near=near)
