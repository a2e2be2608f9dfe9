"""What every embedder promises."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.embed import Embedder
from index.sentence_embedder import SentenceEmbedder
from tests.fakes import WordEmbedder


@pytest.fixture(
    scope="module",
    params=[WordEmbedder, pytest.param(SentenceEmbedder, marks=pytest.mark.model)],
    ids=lambda adapter: str(adapter.__name__),
)
def embedder(request: pytest.FixtureRequest) -> Embedder:
    made: Embedder = request.param()
    return made


@pytest.mark.parametrize(
    "texts", [[], ["one"], ["one", "two words", "one"], [""], ["\U0001f600"], ["long " * 2000]]
)
def test_rows_are_unit_float32(embedder: Embedder, texts: list[str]) -> None:
    vectors = embedder.embed(texts)

    assert vectors.shape == (len(texts), embedder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)


def test_the_order_of_texts_is_kept(embedder: Embedder) -> None:
    texts = ["a much longer text about hospital beds", "beds", "plans for the north"]

    together = embedder.embed(texts)

    apart = np.concatenate([embedder.embed([text]) for text in texts])
    np.testing.assert_allclose(together, apart, atol=1e-5)


def test_texts_about_the_same_are_closer_than_others(embedder: Embedder) -> None:
    question, near, far = embedder.embed([
        "how many hospital beds will close",
        "hospital beds will close",
        "music of the baroque",
    ])

    assert question @ near > question @ far


def test_threads_get_what_one_caller_gets(embedder: Embedder) -> None:
    texts = [f"question number {number} about plans" for number in range(16)]
    expected = embedder.embed(texts)

    with ThreadPoolExecutor(4) as threads:
        rows = list(threads.map(lambda text: embedder.embed([text])[0], texts))

    np.testing.assert_allclose(np.stack(rows), expected, atol=1e-5)


def test_the_name_is_stable_and_not_blank(embedder: Embedder) -> None:
    assert embedder.name == type(embedder)().name
    assert embedder.name.strip()
