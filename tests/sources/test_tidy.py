"""Text has one form, and putting it into that form twice changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from sources.tidy import fold_text, join_line, tidy_text


@given(st.text(max_size=300))
def test_tidy_text_has_no_loose_space_and_stays_as_it_is(text: str) -> None:
    tidy = tidy_text(text)

    assert tidy_text(tidy) == tidy
    assert all(line == line.strip() and line for line in tidy.split("\n") if tidy)
    assert "  " not in tidy
    assert tidy.encode().decode() == tidy


def test_no_break_spaces_stay_inside_a_line_and_go_at_its_ends() -> None:
    assert tidy_text("\xa0of \xa0the  plan\xa0\xa0") == "of \xa0the plan"


def test_marks_that_show_nothing_do_not_break_words() -> None:
    assert tidy_text("trans\u00adfor\u200bmation\ufeff") == "transformation"


def test_marks_that_turn_the_direction_round_do_not_hide_what_is_written() -> None:
    assert tidy_text("cut \u202eby 61\u202c and \u2067not 16\u2069") == "cut by 61 and not 16"


def test_lines_broken_by_a_width_become_one() -> None:
    assert join_line(["one ", "", " two\nthree"]) == "one two three"


def test_two_spellings_of_one_line_fold_alike() -> None:
    assert fold_text("The King’s\xa0Fund – “No”") == fold_text('THE KING\'S FUND  - "no"')
