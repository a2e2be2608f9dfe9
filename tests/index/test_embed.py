"""What every embedder promises."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.embed import Embedder, PartedText
from index.models.sentence_embedder import SentenceEmbedder
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


def test_every_part_of_a_text_has_a_unit_row(embedder: Embedder) -> None:
    text = "Beds will close in Devon. Nobody asked the doctors. It will be hard."
    parted = PartedText(text, ((0, 25), (26, 51), (52, len(text))))

    made = embedder.embed_parts([parted, PartedText("No parts.", ()), parted])

    assert [each.vectors.shape[0] for each in made] == [3, 0, 3]
    assert all(each.vectors.shape[1] == embedder.dimension for each in made)
    assert all(each.vectors.dtype == np.float32 for each in made)
    np.testing.assert_allclose(np.linalg.norm(made[0].vectors, axis=1), 1, rtol=1e-5)
    np.testing.assert_allclose(made[0].vectors, made[2].vectors, atol=1e-5)
    assert embedder.embed_parts([]) == []


def test_every_token_has_a_unit_row_and_a_place_in_the_text(embedder: Embedder) -> None:
    text = "Beds will close in Devon."

    (made,) = embedder.embed_parts([PartedText(text, ((0, len(text)),))])

    assert made.tokens.shape == (len(made.places), embedder.dimension)
    assert made.tokens.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(made.tokens, axis=1), 1, rtol=1e-5)
    words = [text[start:end] for start, end in made.places.tolist()]
    assert "".join(words).rstrip(".").lower() == "bedswillcloseindevon"


def test_a_part_takes_meaning_from_the_text_around_it(embedder: Embedder) -> None:
    before = "The closure of hospital beds in Devon angered everybody."
    text = f"{before} It was called reckless."
    part = (len(before) + 1, len(text))

    question = embedder.embed_question("Who was angry about hospital beds in Devon?").vector
    (made,) = embedder.embed_parts([PartedText(text, (part,))])
    (alone,) = embedder.embed([text[part[0] : part[1]]])

    assert question @ made.vectors[0] > question @ alone


def test_a_part_beyond_the_window_is_embedded_by_itself(embedder: Embedder) -> None:
    text = "long " * 3000 + "beds in Devon"

    (made,) = embedder.embed_parts([PartedText(text, ((15000, len(text)),))])

    assert made.vectors[0] @ embedder.embed(["beds in Devon"])[0] > 0.01
    beyond = [text[start:end] for start, end in made.places.tolist() if start >= 15000]
    assert beyond == ["beds", "in", "Devon"]


def test_a_question_has_a_vector_and_a_row_for_each_token(embedder: Embedder) -> None:
    question = embedder.embed_question("Who asked the doctors")

    assert question.vector.shape == (embedder.dimension,)
    assert question.tokens.shape == (4, embedder.dimension)
    np.testing.assert_allclose(np.linalg.norm(question.tokens, axis=1), 1, rtol=1e-5)


@pytest.mark.parametrize("text", ["", "?", "\U0001f600"])
def test_a_question_without_words_has_a_token_all_the_same(embedder: Embedder, text: str) -> None:
    assert len(embedder.embed_question(text).tokens) >= 1


def test_a_questions_tokens_meet_the_same_words_of_a_text(embedder: Embedder) -> None:
    question = embedder.embed_question("beds in Devon").tokens
    near, far = embedder.embed_parts([
        PartedText("The beds in Devon will close.", ()),
        PartedText("Music of the baroque was played.", ()),
    ])

    meets = [(question @ made.tokens.T).max(axis=1).mean() for made in (near, far)]

    assert meets[0] > meets[1] + 0.2
