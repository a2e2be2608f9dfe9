"""``stp ask`` answers with quotations or says that it cannot, and names what is in its way."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.answer_fields import ANSWER_FIELDS
from tests.bot.cli.briefs import BRIEFS
from tests.bot.cli.running import Stp
from tests.sample_run import FIRST_QUESTION, first_ask, sample_data

pytestmark = pytest.mark.model

QUESTION = "How many footprints was England divided into?"
SENTENCE = "England was divided into 44 footprints."
RICE = "What is the best way to cook rice?"


def test_the_first_question_builds_the_sample_corpus_and_says_so_on_stderr(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    ran = first_ask(tmp_path_factory)

    (said,) = ran.err.splitlines()
    assert ran.status == 0
    assert "sample corpus" in said
    assert (ran.json["question"], ran.json["status"]) == (FIRST_QUESTION, "answered")
    assert any("44" in sentence["text"] for sentence in ran.json["sentences"])


def test_the_next_question_is_answered_without_building_anything(
    stp: Stp, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data_dir = sample_data(tmp_path_factory)
    before = (data_dir / "index" / "current").read_text()

    ran = stp("ask", FIRST_QUESTION, "--data-dir", data_dir)

    assert (ran.status, ran.err) == (0, "")
    assert (data_dir / "index" / "current").read_text() == before


def test_what_the_sample_corpus_does_not_hold_is_not_found_which_is_no_failure(
    stp: Stp, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ran = stp("ask", RICE, "--json", "--data-dir", sample_data(tmp_path_factory))

    assert (ran.status, ran.err) == (0, "")
    assert ran.json["status"] == "not_found"
    assert (ran.json["sentences"], ran.json["citations"]) == ([], [])
    assert 1 <= len(ran.json["nearest"]) <= 3


def test_json_has_the_fields_promised(stp: Stp, briefs_data: Path) -> None:
    ran = stp("ask", f"  {QUESTION} ", "--json", "--data-dir", briefs_data)

    answer: dict[str, Any] = ran.json
    assert (ran.status, ran.err) == (0, "")
    assert tuple(answer) == ANSWER_FIELDS
    assert (answer["question"], answer["status"], answer["nearest"]) == (QUESTION, "answered", [])
    assert len(answer["id"]) == 8
    assert 0 <= answer["confidence"] <= 1
    assert answer["elapsed_ms"] > 0


def test_a_citation_leads_to_the_words_in_the_document(stp: Stp, briefs_data: Path) -> None:
    cited = stp("ask", QUESTION, "--json", "--data-dir", briefs_data).json["citations"]

    found = next(citation for citation in cited if citation["quote"] == SENTENCE)
    shown = stp("show", found["document_id"], "--json", "--data-dir", briefs_data).json
    assert shown["text"][found["start"] : found["end"]] == SENTENCE
    assert SENTENCE in BRIEFS[found["location"]]
    assert {name: found[name] for name in ("title", "publisher", "published", "page")} == {
        "title": "The 44 footprints",
        "publisher": "Example Health Weekly",
        "published": "2016-03-15",
        "page": None,
    }
    assert found["url"].startswith("https://weekly.example/footprints#:~:text=England%20was")


def test_people_are_shown_the_words_their_source_and_how_far_it_reaches(
    stp: Stp, briefs_data: Path
) -> None:
    ran = stp("ask", QUESTION, "--data-dir", briefs_data)

    lines = ran.out.splitlines()
    assert (ran.status, ran.err) == (0, "")
    assert any(line.startswith(f"“{SENTENCE}” [") for line in lines)
    assert any(
        line.endswith("Example Health Weekly, “The 44 footprints”, 15 March 2016") for line in lines
    )
    assert lines[-1].startswith("As of ")
    assert "the newest of the 3 searched" in lines[-1]


def test_people_are_told_that_nothing_was_found_and_what_came_nearest(
    stp: Stp, briefs_data: Path
) -> None:
    ran = stp("ask", RICE, "--data-dir", briefs_data)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("The documents do not say. The nearest passages in them:")
    assert "[1] " in ran.out


def test_an_index_of_another_model_is_refused_with_what_to_do(
    stp: Stp, briefs_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / "other-model"
    model.mkdir()
    (model / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setenv("STP_INDEX__MODEL", str(model))

    ran = stp("ask", QUESTION, "--data-dir", briefs_data)

    assert (ran.status, ran.out) == (1, "")
    assert "all-MiniLM-L6-v2" in ran.err
    assert "other-model" in ran.err
    assert "stp sync" in ran.err


def test_a_model_that_is_not_there_is_named(
    stp: Stp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("STP_INDEX__MODEL", str(tmp_path / "empty"))

    ran = stp("ask", QUESTION, "--data-dir", tmp_path / "data")

    assert (ran.status, ran.out) == (1, "")
    assert str(tmp_path / "empty") in ran.err


@pytest.mark.parametrize(
    "name", ["documents.sqlite", "passage-vectors/000000000000.rows", "manifest.json"]
)
@pytest.mark.parametrize("damage", ["shortened", "missing", "altered"])
def test_a_damaged_index_is_named_by_its_file_with_what_to_do(
    stp: Stp, briefs_data: Path, tmp_path: Path, name: str, damage: str
) -> None:
    data_dir = shutil.copytree(briefs_data, tmp_path / "data")
    (path,) = data_dir.glob(f"index/snapshots/*/{name}")
    held = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        kept = held[: len(held) // 2]
        path.write_bytes(kept if damage == "shortened" else kept + bytes(len(held) - len(kept)))

    ran = stp("ask", QUESTION, "--data-dir", data_dir)

    assert (ran.status, ran.out) == (1, "")
    assert name in ran.err
    assert "stp sync" in ran.err


def test_a_damaged_index_is_built_again_by_the_sync_that_the_message_names(
    stp: Stp, briefs_data: Path, tmp_path: Path
) -> None:
    data_dir = shutil.copytree(briefs_data, tmp_path / "data")
    (path,) = data_dir.glob("index/snapshots/*/documents.sqlite")
    path.write_bytes(b"")
    (tmp_path / "one.txt").write_text(f"{SENTENCE} Each wrote a plan.\n")

    synced = stp("sync", tmp_path / "one.txt", "--data-dir", data_dir)
    ran = stp("ask", QUESTION, "--json", "--data-dir", data_dir)

    assert (synced.status, ran.status) == (0, 0)
    assert ran.json["citations"][0]["quote"] == SENTENCE
