"""Lost letters and garbled characters are noticed and mended; healthy texts stay as they are."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sources
from sources.text_faults.faults import find_faults
from sources.text_faults.repair import find_repairs, repair_for_search
from tests.seeds import seed_folder

_SAMPLES = sorted((Path(sources.__file__).parent / "sample").glob("*.md"))

DAMAGED = (
    "The plan wil close the gap and wil be reviewed. Al areas shal face a chal enge, col aboration"
    " wil help them, and it is stil smal. Wel being is ful y funded, financialy too."
)
MENDED = (
    "The plan will close the gap and will be reviewed. All areas shall face a challenge,"
    " collaboration will help them, and it is still small. Wellbeing is fully funded,"
    " financially too."
)


def test_lost_letters_come_back() -> None:
    assert repair_for_search(DAMAGED) == MENDED


def test_a_part_is_mended_as_the_whole_demands() -> None:
    repairs = find_repairs(DAMAGED)

    assert repairs is not None
    assert repairs.apply("Al the trusts") == "All the trusts"
    assert find_repairs("Al the trusts") is None


def test_lost_ligatures_come_back() -> None:
    text = "The o ce sees signi cant bene ts, e cient of cers and a nancial de cit."

    mended = "The office sees significant benefits, efficient officers and a financial deficit."
    assert repair_for_search(text) == mended


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("NHS Englandâ€™s plan", "NHS England’s plan"),
        ("the plan â€“ and Â£5m of it", "the plan – and £5m of it"),
        ("the plan โ€“ as it stands", "the plan – as it stands"),
        ("a cafÃ© in Poole", "a café in Poole"),
    ],
)
def test_garbled_characters_are_read_again(text: str, mended: str) -> None:
    assert repair_for_search(text) == mended


def test_faults_are_told_with_the_commonest_example() -> None:
    assert find_faults(DAMAGED) == (
        "Letters are missing in this document's text (such as 'wil' for 'will', 3 times);"
        " quotations show it as it stands in the file.",
    )
    assert find_faults("It is NHS Englandâ€™s plan.") == (
        "Characters of this document's text are garbled (such as 'Englandâ€™s' for 'England’s',"
        " once); quotations show it as it stands in the file.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Wil, Al and Mel filed the report for the council or the counsel or the board.",
        "They modeled and labeled it, traveled and canceled, and modeled and labeled it again.",
        "The wil of one page is a slip: all will be well and shall be full of skill and of bills.",
        "King’s Fund – “quoted” – £5m … naïve café, Müller, Ynys Môn, โรงพยาบาล",
        "",
    ],
)
def test_a_healthy_text_stays_as_it_is(text: str) -> None:
    assert repair_for_search(text) == text
    assert find_faults(text) == ()


def test_the_sample_documents_are_healthy() -> None:
    assert _SAMPLES
    for path in _SAMPLES:
        text = path.read_text(encoding="utf-8")
        assert find_repairs(text) is None, path.name


@pytest.mark.seeds
def test_the_real_articles_are_healthy() -> None:
    for path in seed_folder().glob("*.txt"):
        assert find_repairs(path.read_text(encoding="utf-8")) is None, path.name


@given(st.text() | st.lists(st.sampled_from(DAMAGED.split())).map(" ".join))
def test_mending_again_changes_nothing(text: str) -> None:
    repairs = find_repairs(DAMAGED + " â€™")
    assert repairs is not None

    once = repairs.apply(text)
    assert repairs.apply(once) == once
