"""The comparison of readers: its measures, against a second way of counting."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bench_readers import PAGE, fill_page, measure
from benchmarks.reader_candidates import OURS, Candidate
from benchmarks.reader_files import WRITERS
from benchmarks.reader_sample import BEFORE_MARK, list_prose, make_sections
from benchmarks.reader_scores import Extract, longest_common, score

_WORDS = st.lists(st.sampled_from("abc"), max_size=12)


def _count_plainly(one: Sequence[str], other: Sequence[str]) -> int:
    @cache
    def common(i: int, j: int) -> int:
        if i == len(one) or j == len(other):
            return 0
        if one[i] == other[j]:
            return 1 + common(i + 1, j + 1)
        return max(common(i + 1, j), common(i, j + 1))

    return common(0, 0)


@given(_WORDS, _WORDS)
def test_the_longest_common_subsequence_is_that_of_the_plain_way(
    one: list[str], other: list[str]
) -> None:
    assert longest_common(one, other) == _count_plainly(one, other)


def test_words_in_the_wrong_order_cost_a_share() -> None:
    sections = make_sections()
    prose = [text for each in sections for text in list_prose(each)]

    right = score(Extract("\n".join(prose)), sections, kind="docx")
    wrong = score(Extract("\n".join(reversed(prose))), sections, kind="docx")

    assert right["words_in_order"] == 1
    assert wrong["words_in_order"] < 0.5


def test_a_glued_mark_is_a_trap() -> None:
    sections = make_sections()

    free = score(Extract(f"{BEFORE_MARK} in"), sections, kind="html")
    glued = score(Extract(f"{BEFORE_MARK}1 in"), sections, kind="html")

    assert free["traps_avoided"] - glued["traps_avoided"] == pytest.approx(1 / 4)


def test_the_result_names_what_is_not_installed_and_fills_the_page() -> None:
    everything = {kind: lambda _: Extract("nothing") for kind in WRITERS}
    candidates = [Candidate(OURS, everything), Candidate("no-such-reader", everything)]

    result = measure(candidates, rounds=1)
    page = fill_page("a\n<!-- table: readers -->\nold\n<!-- end -->\nb", result)

    assert result["not_installed"] == ["no-such-reader"]
    assert result["kinds"]["docx"][OURS]["words_in_order"] == 0
    assert page.startswith("a\n<!-- table: readers -->\n\n| |")
    assert "old" not in page
    assert page.endswith("<!-- end -->\nb")


def test_the_page_is_current() -> None:
    result = json.loads(Path("benchmarks/results/readers.json").read_text(encoding="utf-8"))
    page = PAGE.read_text(encoding="utf-8")

    assert fill_page(page, result) == page, "run python -m benchmarks.bench_readers"
