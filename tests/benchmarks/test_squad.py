"""Paragraphs and the questions that they answer are read from SQuAD's format."""

import json
from pathlib import Path

from benchmarks.bench_speed import make_documents
from benchmarks.squad import Question, read_squad

SQUAD = {
    "data": [
        {
            "title": "Warsaw",
            "paragraphs": [
                {
                    "context": "Warsaw is the capital of Poland.",
                    "qas": [
                        {"question": "What is Warsaw?", "is_impossible": False},
                        {"question": "Who built it?", "is_impossible": True},
                    ],
                },
                {"context": "It lies on the Vistula.", "qas": [{"question": "Where is it?"}]},
            ],
        }
    ]
}


def write_squad(folder: Path) -> Path:
    path = folder / "squad.json"
    path.write_text(json.dumps(SQUAD), encoding="utf-8")
    return path


def test_a_paragraph_is_a_document_and_what_it_does_not_answer_is_left_out(tmp_path: Path) -> None:
    documents, questions = read_squad(write_squad(tmp_path))

    assert [(each.id, each.text) for each in documents] == [
        ("Warsaw-000", "Warsaw is the capital of Poland."),
        ("Warsaw-001", "It lies on the Vistula."),
    ]
    assert questions == [
        Question("What is Warsaw?", "Warsaw", "Warsaw-000"),
        Question("Where is it?", "Warsaw", "Warsaw-001"),
    ]


def test_what_squad_is_short_of_is_mixed(tmp_path: Path) -> None:
    documents = make_documents(5, write_squad(tmp_path))

    assert [each.id for each in documents] == [
        "Warsaw-000", "Warsaw-001", "mixed-00000", "mixed-00001", "mixed-00002",
    ]  # fmt: skip
