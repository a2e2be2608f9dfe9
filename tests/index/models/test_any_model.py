"""Any sentence-transformers model can be configured: questions and documents go in as it wants."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from index.embed import PartedText
from index.errors import ModelMismatch
from index.models.sentence_embedder import SentenceEmbedder
from index.searcher import Query
from index.searching.search import SnapshotSearcher
from index.snapshots.snapshot import open_current
from index.syncing.build import sync
from tests.index.documents import DOCUMENTS, ListedSource
from tests.index.models.tiny_embedders import make_bert_model, make_static_model

pytestmark = pytest.mark.model

E5 = {"query": "query : ", "passage": "passage : "}
GEMMA = {"query": "query : ", "document": "passage : "}
BGE = {"query": "query : "}
TEXT = "beds close in devon"

MAKES: dict[str, Callable[[Path], Path]] = {
    "static": make_static_model,
    "mean": make_bert_model,
    "mean with prompts for both": partial(make_bert_model, prompts=E5),
    "cls": partial(make_bert_model, pooling="cls"),
    "cls with a prompt for questions": partial(make_bert_model, pooling="cls", prompts=BGE),
    "cls with prompts for both": partial(make_bert_model, pooling="cls", prompts=GEMMA),
    "cls with a default prompt": partial(
        make_bert_model, pooling="cls", prompts=BGE, default_prompt="query"
    ),
    "dense behind the mean": partial(make_bert_model, dense=16),
    "a shorter dense behind the mean": partial(make_bert_model, dense=8, prompts=GEMMA),
}


@pytest.fixture(scope="module", params=list(MAKES))
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return MAKES[request.param](tmp_path_factory.mktemp("model"))


def test_a_question_is_embedded_as_the_library_embeds_a_query(model: Path) -> None:
    from sentence_transformers import SentenceTransformer

    expected = SentenceTransformer(str(model), device="cpu").encode_query(
        "beds close", normalize_embeddings=True
    )

    embedded = SentenceEmbedder(str(model)).embed_question("beds close")

    np.testing.assert_allclose(embedded.vector, expected, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(embedded.tokens, axis=1), 1, rtol=1e-5)
    assert len(embedded.places) == len(embedded.tokens)


def test_a_questions_tokens_stand_at_its_words_whatever_the_model_wants_before_it(
    model: Path,
) -> None:
    places = SentenceEmbedder(str(model)).embed_question("beds close").places

    # A model that takes no means has one token: the whole.
    assert places.tolist() in ([[0, 4], [5, 10]], [[0, 10]])


def test_a_part_that_is_the_whole_is_close_to_what_the_library_makes_of_a_document(
    model: Path,
) -> None:
    from sentence_transformers import SentenceTransformer

    expected = SentenceTransformer(str(model), device="cpu").encode_document(
        TEXT, normalize_embeddings=True
    )

    [embedded] = SentenceEmbedder(str(model)).embed_parts([PartedText(TEXT, ((0, len(TEXT)),))])

    # A mean over the words alone leaves the marks at both ends out; a whole is what it is.
    least = 1 - 1e-5 if len(embedded.tokens) == 1 else 0.8
    assert float(embedded.vectors[0] @ expected) > least


def test_documents_can_be_synced_and_searched(model: Path, tmp_path: Path) -> None:
    embedder = SentenceEmbedder(str(model))

    sync(tmp_path, [ListedSource(*DOCUMENTS)], embedder)
    with open_current(tmp_path) as snapshot:
        hits = SnapshotSearcher(snapshot, embedder).search(Query("community hospital beds"))

    assert len(hits) == 3
    assert hits[0].document.title == "Beds at risk"
    # Without words that are met, no answer would ever be sure enough to be shown.
    assert hits[0].met.keys() == {"community", "hospital", "beds"}


def test_another_prompt_makes_another_model(tmp_path: Path) -> None:
    one = SentenceEmbedder(str(make_bert_model(tmp_path / "one")))
    other = SentenceEmbedder(str(make_bert_model(tmp_path / "other", prompts=E5)))
    sync(tmp_path / "index", [ListedSource(*DOCUMENTS)], one)

    assert one.name != other.name
    with open_current(tmp_path / "index") as snapshot, pytest.raises(ModelMismatch, match="sync"):
        SnapshotSearcher(snapshot, other)
