"""The tables of the benchmarks' page are those of the committed results."""

import json
from pathlib import Path

import pytest

from benchmarks.report import PAGE, RESULTS, fill_page

MARKED = "Before.\n\n<!-- table: {} -->\nold\n<!-- end -->\n\nAfter.\n"
MACHINE = {"system": "Linux", "processor": "x86_64", "cores": 2, "python": "3.11.7"}
INDEXED = {"documents": 1600, "passages": 1700, "sentences": 9000}


def write_result(folder: Path, name: str, **result: object) -> None:
    text = json.dumps({"commit": "abc1234", "machine": MACHINE, **result})
    (folder / f"{name}.json").write_text(text, encoding="utf-8")


def test_the_page_is_current() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert fill_page(page, RESULTS) == page, "run python -m benchmarks.report"


@pytest.mark.parametrize("path", sorted(RESULTS.glob("*.json")), ids=lambda path: path.stem)
def test_every_result_says_on_what_machine_it_was_made(path: Path) -> None:
    result = json.loads(path.read_text(encoding="utf-8"))

    assert list(result["machine"]) == ["system", "processor", "cores", "python"]
    assert f"results/{path.name}" in PAGE.read_text(encoding="utf-8")


def test_a_table_takes_the_place_of_what_stood_between_its_marks(tmp_path: Path) -> None:
    indexing = {**INDEXED, "throughput_over_bare_encoding": 0.95, "unchanged_over_first": 0.0007}
    write_result(tmp_path, "speed", indexing=indexing)

    page = fill_page(MARKED.format("speed"), tmp_path)

    assert page.startswith(
        "Before.\n\n<!-- table: speed -->\n\n| ratio | over | measured | aim |\n"
    )
    assert "| 1,600 documents, 1,700 passages, 9,000 sentences | 0.950 | ≥ 0.9 |" in page
    assert page.endswith("2 cores, Python 3.11.7.\n\n<!-- end -->\n\nAfter.\n")
    assert "old" not in page
    assert fill_page(page, tmp_path) == page


def test_a_measure_stands_with_its_interval_and_one_that_is_not_there_as_a_dash(
    tmp_path: Path,
) -> None:
    names = [
        "evidence_any", "evidence_all", "recall_at_1", "recall_at_5", "recall_at_10", "mrr_at_10",
        "ndcg_at_10", "words_shown", "not_found_precision", "not_found_recall", "refused_wrongly",
        "premise_met", "calibration_error",
    ]  # fmt: skip
    overall: dict[str, object] = dict.fromkeys(names, 0.5) | {"premise_met": None}
    measures = {
        "overall": {"questions": 40, "answerable": 30, **overall},
        "intervals": {**dict.fromkeys(names, (0.4, 0.61)), "premise_met": None},
        "by_type": {"off_topic": {"not_found_recall": 0.875}},
    }
    halves = {"untouched": {"the bot": measures, "dense": measures}}
    write_result(tmp_path, "answers", corpora=[{"corpus": "sample", **INDEXED, "halves": halves}])

    page = fill_page(MARKED.format("answers"), tmp_path)

    assert "**Sample, untouched**: 40 questions, 30 with an answer, over 1,600 documents" in page
    assert "| dense | 0.500 (0.40–0.61) |" in page
    assert "| – | 0.500 (0.40–0.61) | 0.875 | – | – |" in page


def test_what_was_not_measured_yet_is_said(tmp_path: Path) -> None:
    assert "Not measured yet." in fill_page(MARKED.format("speed"), tmp_path)


def test_a_mark_for_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="sped"):
        fill_page(MARKED.format("sped"), tmp_path)
