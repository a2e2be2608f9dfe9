"""The retrieval benchmark ranks in every way and measures each alike."""

from pathlib import Path

import pytest

from benchmarks.bench_retrieval import measure
from benchmarks.paragraphs import Paragraphs, make_document
from benchmarks.squad import Question
from index.snapshots.snapshot import open_current
from index.syncing.build import sync
from tests.fakes import WordEmbedder

TEXTS = {
    "a": "Warsaw is the capital of Poland and lies on the river Vistula.",
    "b": "The plans of the leaders were published late in the month of March.",
    "c": "Hospitals were told to close a third of their beds by the next winter.",
}


def test_a_question_in_a_paragraphs_own_words_finds_it_first_in_every_way(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    sync(tmp_path, [Paragraphs([make_document(*each) for each in TEXTS.items()])], embedder)
    questions = [Question(text, f"about {key}", key) for key, text in TEXTS.items()]

    with open_current(tmp_path) as snapshot:
        result = measure(snapshot, embedder, questions)

    assert len(result["methods"]) >= 7
    for name, measures in result["methods"].items():
        assert measures == {"R@1": 1, "R@5": 1, "MRR@10": 1}, name
    for weights in result["weights"]["best_with_article_held_out"].values():
        assert sum(weights) == pytest.approx(1)
