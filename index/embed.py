"""The port to an embedding model."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np

FloatMatrix: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float32]]


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
