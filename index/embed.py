"""The port to an embedding model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np

FloatVector: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float32]]
FloatMatrix: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float32]]
Places: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.int64]]


def scale_rows(rows: FloatMatrix) -> FloatMatrix:
    """Scale rows to L2 norm 1; a row of zeros stays as it is."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-12), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class PartedText:
    """A text, and the stretches of it that are to be embedded as they stand in it.

    Attributes:
        text: The whole.
        parts: Start and end, exclusive, in characters; none is empty.
    """

    text: str
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class EmbeddedText:
    """What a model makes of a text.

    Attributes:
        vectors: A row per part of the text, L2 norm 1. Shape: (parts, dimension), float32.
        tokens: A row per token of the text that has a place, L2 norm 1, in order.
            Shape: (tokens, dimension), float32.
        places: Where each token starts and ends, exclusive, in characters. Shape: (tokens, 2).
    """

    vectors: FloatMatrix
    tokens: FloatMatrix
    places: Places


@dataclass(frozen=True, slots=True)
class EmbeddedQuestion:
    """What a model makes of a question.

    Attributes:
        vector: L2 norm 1. Shape: (dimension,), float32.
        tokens: A row per token, L2 norm 1. Shape: (tokens, dimension), float32; at least one row.
        places: Where each token starts and ends, exclusive, in characters. Shape: (tokens, 2).
    """

    vector: FloatVector
    tokens: FloatMatrix
    places: Places


class Embedder(Protocol):
    """Turns texts into unit vectors. Safe to call from several threads.

    Attributes:
        name: Model name and revision; a snapshot records it.
        dimension: Length of every vector.
    """

    @property
    def name(self) -> str:
        """Model name and revision."""
        ...

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        ...

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        """Embed texts, in order.

        Args:
            texts: May be empty. Text beyond the model's window is cut.

        Returns:
            One row per text, L2 norm 1, so that an inner product is a cosine.
            Shape: (len(texts), dimension), float32.
        """
        ...

    def embed_parts(self, texts: Sequence[PartedText]) -> list[EmbeddedText]:
        """Embed parts of texts, and their tokens, each in the light of the text around it.

        Args:
            texts: May be empty.

        Returns:
            One value per text; its vectors are comparable with what ``embed`` gives. A part beyond
            the model's window is embedded by itself, with its tokens.
        """
        ...

    def embed_question(self, text: str) -> EmbeddedQuestion:
        """Embed a question, and its tokens, as the model wants questions put to it.

        Args:
            text: Text beyond the model's window is cut.

        Returns:
            Its vector and its tokens, comparable with those of ``embed_parts``.
        """
        ...
