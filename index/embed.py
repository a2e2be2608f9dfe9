"""The port to an embedding model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np

FloatVector: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float32]]
FloatMatrix: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class PartedText:
    """A text, and the stretches of it that are to be embedded as they stand in it.

    Attributes:
        text: The whole.
        parts: Start and end, exclusive, in characters; none is empty.
    """

    text: str
    parts: tuple[tuple[int, int], ...]


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

    def embed_parts(self, texts: Sequence[PartedText]) -> list[FloatMatrix]:
        """Embed parts of texts, each in the light of the text around it.

        Args:
            texts: May be empty.

        Returns:
            One matrix per text: a row per part, L2 norm 1, comparable with what ``embed`` gives.
            A part beyond the model's window is embedded by itself.
        """
        ...
