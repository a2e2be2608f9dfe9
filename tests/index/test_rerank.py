"""What every reranker promises."""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.models.cross_encoder import CrossEncoderReranker
from index.rerank import Reranker
from tests.fakes import WordReranker
from tests.index.models.tiny_cross_encoder import make_cross_encoder


def counts_words(folder: Path) -> Reranker:
    assert folder.is_dir()
    return WordReranker()


def reads_with_a_model(folder: Path) -> Reranker:
    return CrossEncoderReranker(str(make_cross_encoder(folder, liked="beds")))


@pytest.fixture(
    scope="module",
    params=[counts_words, pytest.param(reads_with_a_model, marks=pytest.mark.model)],
    ids=lambda make: str(make.__name__),
)
def reranker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reranker:
    make: Callable[[Path], Reranker] = request.param
    return make(tmp_path_factory.mktemp("reranker"))


def test_a_text_that_answers_scores_higher_than_one_about_something_else(
    reranker: Reranker,
) -> None:
    far, near = reranker.score("how many beds close", ["baroque music", "forty beds close"])

    assert near > far


def test_every_text_gets_one_finite_score_in_order(reranker: Reranker) -> None:
    texts = ["beds", "music", "", "\U0001f600", "beds " * 2000, "half of a pair \ud83d", "beds"]

    scores = reranker.score("beds?", texts)

    assert len(scores) == len(texts)
    assert all(math.isfinite(score) for score in scores)
    assert scores[0] == pytest.approx(scores[-1], abs=1e-5)
    assert scores == pytest.approx([reranker.score("beds?", [text])[0] for text in texts], abs=1e-5)


def test_no_texts_give_no_scores(reranker: Reranker) -> None:
    assert reranker.score("beds?", []) == []


@pytest.mark.parametrize("question", ["", "\ud83d", "?!", "beds " * 2000])
def test_any_question_can_be_asked(reranker: Reranker, question: str) -> None:
    assert len(reranker.score(question, ["forty beds", "music"])) == 2


def test_threads_get_what_one_caller_gets(reranker: Reranker) -> None:
    texts = [f"{'beds ' * number}and music" for number in range(16)]
    expected = reranker.score("beds", texts)

    with ThreadPoolExecutor(4) as threads:
        scores = list(threads.map(lambda text: reranker.score("beds", [text])[0], texts))

    assert scores == pytest.approx(expected, abs=1e-5)
