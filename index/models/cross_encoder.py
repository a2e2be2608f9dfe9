"""Reranks with a cross-encoder of sentence-transformers."""

import logging
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from index.errors import ModelUnusable
from index.models.model_loading import loading

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

logger = logging.getLogger(__name__)

_T = TypeVar("_T")

# What a model is called that was trained to score: a head for classes on top, or a language model
# that says yes or no. Any other would get a head of random weights, and score at random.
_TRAINED_TO_SCORE = ("ForSequenceClassification", "ForCausalLM")


class CrossEncoderReranker:
    """A Reranker over a cross-encoder, loaded when the first texts come."""

    def __init__(self, model: str) -> None:
        """Choose a model.

        Args:
            model: A folder, or a name that sentence-transformers knows, which may need the network
                once.
        """
        self._model = model
        self._lock = Lock()  # two threads in one tokenizer fail with "Already borrowed"
        self._loaded: CrossEncoder | None = None

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """Score texts against a question, one call at a time.

        Args:
            question: In people's words; any text.
            texts: May be empty. Text beyond the model's window is cut.

        Returns:
            One logit per text, in order.

        Raises:
            ModelUnusable: If the model cannot be loaded, or gives no such scores.
        """
        if not texts:
            return []
        pairs = [(_readable(question), _readable(text)) for text in texts]
        with self._lock:
            # The model's own sigmoid, where it has one, makes all good passages 1.0 alike.
            scores = self._load().predict(pairs, activation_fn=_as_is, show_progress_bar=False)
        logits = np.asarray(scores, dtype=np.float64)
        if not np.isfinite(logits).all():
            raise ModelUnusable(self._model, "its scores are no numbers; choose another reranker")
        return [float(logit) for logit in logits]

    def _load(self) -> "CrossEncoder":
        if self._loaded is None:
            self._loaded = _load_model(self._model)
            logger.info("loaded reranker=%s", self._model)
        return self._loaded


def _load_model(name: str) -> "CrossEncoder":
    with loading(name, name):
        from sentence_transformers import CrossEncoder

        model: CrossEncoder = CrossEncoder(name, device="cpu")
    if model.num_labels != 1:
        raise ModelUnusable(
            name,
            f"it gives a text {model.num_labels} scores, a reranker gives one; choose a"
            " cross-encoder trained for ranking",
        )
    architectures = getattr(model.config, "architectures", None) or [_TRAINED_TO_SCORE[0]]
    if len(model) == 1 and not architectures[0].endswith(_TRAINED_TO_SCORE):
        raise ModelUnusable(
            name,
            f"it is no cross-encoder but a {architectures[0]}, which was not trained to score;"
            " choose a cross-encoder trained for ranking",
        )
    return model


def _as_is(logits: _T) -> _T:
    return logits


def _readable(text: str) -> str:
    # Half of a surrogate pair, which JSON can carry, is nothing that a tokenizer takes.
    return text.encode("utf-8", "replace").decode("utf-8")
