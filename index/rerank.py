"""The port to a model that reads a question and a text together."""

from collections.abc import Sequence
from typing import Protocol


class Reranker(Protocol):
    """Says how well texts answer a question. Safe to call from several threads."""

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """Score texts against a question.

        Args:
            question: In people's words; any text.
            texts: May be empty. Text beyond the model's window is cut.

        Returns:
            One finite score per text, in order; higher is better. They are logits, below 0 as well
            as above, and no probabilities: comparable within one model only.
        """
        ...
