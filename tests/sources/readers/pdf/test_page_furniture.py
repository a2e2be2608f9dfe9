"""Lines at the edges of pages are running ones only where they run."""

from sources.readers.pdf.page_furniture import find_page_furniture
from sources.readers.pdf.pdf_line import PdfLine


def _pages(heads: list[str]) -> list[PdfLine]:
    """Make pages with a head each, and five lines of text that all differ."""
    return [
        PdfLine(text, page, 72, 500, 700 - 20 * place, 11)
        for page, head in enumerate(heads, start=5)
        for place, text in enumerate([head, *(f"word{page}x{n}y" for n in range(5))])
    ]


def _found(heads: list[str]) -> list[str]:
    lines = _pages(heads)
    return [lines[place].text for place in sorted(find_page_furniture(lines))]


def test_a_head_that_counts_pages_is_a_running_one() -> None:
    heads = ["Guidance 5", "Guidance 6", "Guidance 7"]

    assert _found(heads) == heads


def test_headings_that_count_chapters_are_none() -> None:
    assert _found(["Chapter 1", "Chapter 2", "Chapter 2"]) == []


def test_a_head_that_ends_in_the_year_of_a_meeting_is_a_running_one() -> None:
    heads = ["Dorset CCG | Board papers May 2017"] * 3

    assert _found(heads) == heads


def test_a_head_whose_year_changes_is_a_running_one_in_both_years() -> None:
    heads = [f"Board papers {year}" for year in (2017, 2017, 2017, 2018, 2018, 2018)]

    assert _found(heads) == heads


def test_a_year_at_one_end_does_not_hide_the_page_number_at_the_other() -> None:
    heads = ["2017 Board papers 5", "2017 Board papers 6", "2017 Board papers 7"]

    assert _found(heads) == heads


def test_a_year_on_the_heads_of_two_pages_makes_no_running_one() -> None:
    assert _found(["Plans for 2017", "Summary", "Plans for 2017"]) == []


def test_a_head_that_counts_pages_of_all_is_a_running_one() -> None:
    heads = ["The plan | Page 5 of 30", "The plan | Page 6 of 30", "The plan | Page 7 of 30"]

    assert _found(heads) == heads


def test_headings_of_different_years_are_none() -> None:
    assert _found(["Spending in 2016", "Spending in 2018", "Spending in 2021"]) == []


def test_a_heading_that_comes_twice_is_none() -> None:
    assert _found(["Summary", "Money", "Summary"]) == []


def test_page_numbers_go_even_from_two_pages() -> None:
    assert _found(["Page 3 of 9", "Page 4 of 9"]) == ["Page 3 of 9", "Page 4 of 9"]


def test_a_number_that_is_not_the_page_s_is_kept() -> None:
    assert _found(["44", "23"]) == []


def test_heads_that_alternate_go_with_a_chapter_s_head_at_the_same_place() -> None:
    heads = ["The plan", "Finance", "The plan", "Workforce", "The plan", "Estates", "The plan"]

    assert _found(heads) == heads


def test_roman_page_numbers_go() -> None:
    assert _found(["iv", "v", "vi", "vii"]) == ["iv", "v", "vi", "vii"]


def test_lines_beside_each_other_are_one_row_of_the_edge() -> None:
    columns = [
        PdfLine(f"{text} {page}", page, left, left + 100, 700 - 20 * row, 11)
        for page in range(1, 5)
        for row, text in enumerate(["head", "chapter", "text", "more", "foot", "end"])
        for left in (72, 320)
    ]
    found = find_page_furniture(columns)

    assert {columns[place].text[:-2] for place in found} == {"head", "chapter", "foot", "end"}
