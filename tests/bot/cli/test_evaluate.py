"""``stp eval`` measures answers and passages on judged questions, or names what is wrong."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.running import Stp
from tests.bot.judging.test_measures import MEASURES

JUDGED = [
    {
        "id": "f1",
        "question": "How many footprints was England divided into?",
        "type": "number",
        "evidence": ["England was divided into 44 footprints."],
    },
    {
        "id": "f2",
        "question": "Who protested?",
        "type": "who",
        "evidence": ["Patients protested against the closures in the streets of Ludlow."],
    },
    {"id": "r1", "question": "What is the best way to cook rice?", "evidence": []},
]


def write_questions(folder: Path, *lines: object) -> Path:
    path = folder / "questions.jsonl"
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text(f"{text}\n", encoding="utf-8-sig")
    return path


@pytest.mark.model
def test_the_measures_are_given_over_all_questions_and_for_each_type(
    stp: Stp, briefs_data: Path, tmp_path: Path
) -> None:
    questions = write_questions(tmp_path, *JUDGED[:1], "", *JUDGED[1:])

    ran = stp("eval", questions, "--json", "--data-dir", briefs_data)

    overall = ran.json["overall"]
    assert (ran.status, ran.err) == (0, "")
    assert list(ran.json) == ["overall", "by_type", "intervals", "intervals_by_type"]
    assert list(ran.json["by_type"]) == ["number", "who"]
    assert [list(each) for each in (overall, *ran.json["by_type"].values())] == [MEASURES] * 3
    assert (overall["questions"], overall["answerable"]) == (3, 2)
    assert (overall["evidence_any"], overall["recall_at_5"]) == (1.0, 1.0)
    assert (overall["not_found_recall"], overall["refused_wrongly"]) == (1.0, 0.0)
    assert ran.json["by_type"]["who"]["not_found_recall"] is None
    assert ran.json["intervals"]["evidence_any"] == [1.0, 1.0]
    assert ran.json["intervals_by_type"]["who"]["not_found_recall"] is None


@pytest.mark.model
def test_people_are_shown_a_table_with_a_column_for_each_type(
    stp: Stp, briefs_data: Path, tmp_path: Path
) -> None:
    ran = stp("eval", write_questions(tmp_path, *JUDGED), "--data-dir", briefs_data)

    head, *rows = [line.split() for line in ran.out.splitlines()]
    assert (ran.status, ran.err) == (0, "")
    assert head == ["overall", "number", "who"]
    assert [row[0] for row in rows] == MEASURES
    assert rows[0][1:] == ["3", "1", "1"]
    assert rows[2][1:] == ["1.000", "(1.00-1.00)", "1.000", "1.000"]
    assert rows[12] == ["not_found_recall", "1.000", "(1.00-1.00)", "-", "-"]


@pytest.mark.model
def test_a_picture_is_drawn_beside_the_table(stp: Stp, briefs_data: Path, tmp_path: Path) -> None:
    questions, picture = write_questions(tmp_path, *JUDGED), tmp_path / "how sure.png"

    ran = stp("eval", questions, "--plot", picture, "--data-dir", briefs_data)

    assert ran.status == 0, ran.err  # on a new machine, matplotlib may say that it looks for fonts
    assert ran.out.split()[:3] == ["overall", "number", "who"]
    assert picture.read_bytes().startswith(b"\x89PNG\r\n")


@pytest.mark.parametrize(
    ("name", "fault"),
    [("plot.svg", "is no .png"), ("plot", "is no .png"), ("missing/plot.png", "no folder")],
)
def test_a_picture_that_could_not_be_written_is_refused_before_anything_is_asked(
    stp: Stp, tmp_path: Path, name: str, fault: str
) -> None:
    questions = write_questions(tmp_path, *JUDGED)

    ran = stp("eval", questions, "--plot", tmp_path / name, "--data-dir", tmp_path / "data")

    assert (ran.status, ran.out) == (2, "")
    assert fault in " ".join(ran.err.split())
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("lines", [(), ("", "  ")], ids=["empty", "blank"])
def test_a_file_without_questions_is_refused(
    stp: Stp, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    ran = stp("eval", write_questions(tmp_path, *lines), "--data-dir", tmp_path / "data")

    assert (ran.status, ran.out) == (1, "")
    assert "holds no questions" in ran.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "not JSON: "),
        ("[1]", "found list"),
        ("7", "found int"),
        ("[" * 100_000, "found JSON that is nested too deeply"),
        ({"id": "a", "question": "why?"}, "evidence is missing"),
        ({"id": "a", "evidence": []}, "question is missing"),
        ({"question": "why?", "evidence": []}, "id is missing"),
        ({"id": "a"}, "question and evidence are missing"),
        ({"id": "a", "question": " ", "evidence": []}, "the question is ' '"),
        ({"id": "a", "question": None, "evidence": []}, "the question is None"),
        ({"id": "a", "question": "why?", "evidence": "words"}, "evidence is no list of strings"),
        ({"id": "a", "question": "why?", "evidence": [1]}, "evidence is no list of strings"),
        ({**JUDGED[2], "corrects": "words"}, "corrects is no list of strings"),
        ({**JUDGED[0], "alternatives": []}, "alternatives is no object of lists of strings"),
        ({**JUDGED[0], "alternatives": {"0": "a"}}, "alternatives is no object of lists"),
        ({**JUDGED[0], "alternatives": {"1": ["a"]}}, "alternatives are given for ['1'], but"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_faulty_line_is_named_by_its_number_before_anything_is_asked(
    stp: Stp, tmp_path: Path, line: object, fault: str
) -> None:
    questions = write_questions(tmp_path, JUDGED[0], "", line)

    ran = stp("eval", questions, "--data-dir", tmp_path / "data")

    assert (ran.status, ran.out) == (1, "")
    expected = "an object with id, question and evidence (a list of strings)"
    assert ran.err.startswith(f"stp: line 3: expected {expected}; {fault}")
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_not_utf_8_is_refused(stp: Stp, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(b'{"id": "a", "question": "\xff", "evidence": []}\n')

    ran = stp("eval", path, "--data-dir", tmp_path / "data")

    assert (ran.status, ran.out) == (1, "")
    assert "not UTF-8" in ran.err
    assert "unforeseen" not in ran.err
