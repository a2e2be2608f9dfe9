"""Late interaction: how well each word of a question is met by some word of a text.

The score is the mean, over the question's tokens, of the best cosine with a token of the text: the
MaxSim of Khattab and Zaharia, ColBERT (2020), with the tokens that the embedding model makes on the
way to its sentence vectors. Tokens are kept short: projected at random to fewer dimensions, which
keeps angles nearly as they are (Johnson and Lindenstrauss, 1984), and rounded to whole numbers.
Measured: benchmarks/results/retrieval.json.
"""

from functools import cache
from typing import TypeAlias

import numpy as np

from index.embed import FloatMatrix, FloatVector, scale_rows

ByteMatrix: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.int8]]
Ends: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]

TOKEN_DIMENSIONS = 128
_SEED = 20161021
_SCALE = 127


def pack_tokens(tokens: FloatMatrix) -> ByteMatrix:
    """Shorten tokens for keeping.

    Args:
        tokens: Shape: (tokens, dimension), float32, norm 1.

    Returns:
        Shape: (tokens, at most TOKEN_DIMENSIONS), whole numbers from -127 to 127.
    """
    return np.asarray(np.rint(_shorten(tokens) * _SCALE), dtype=np.int8)


def packed_dimensions(dimension: int) -> int:
    """Say how long a packed token is, given the length of the model's vectors."""
    return min(dimension, TOKEN_DIMENSIONS)


def compare_tokens(question: FloatMatrix, tokens: ByteMatrix) -> FloatMatrix:
    """Compute the cosines of a question's tokens and those of texts.

    Args:
        question: Shape: (question tokens, dimension), norm 1.
        tokens: Packed tokens of the same model.

    Returns:
        Shape: (tokens, question tokens).
    """
    return np.asarray(tokens.astype(np.float32) @ (_shorten(question).T / _SCALE), dtype=np.float32)


def best_matches(cosines: FloatMatrix, ends: Ends) -> FloatMatrix:
    """Find the best match of each of a question's tokens in each of some texts.

    Args:
        cosines: What `compare_tokens` gave for the texts' tokens, text after text.
        ends: Where each text's tokens end, exclusive; a text may have none.

    Returns:
        Shape: (texts, question tokens); -1 for a text without tokens.
    """
    best = np.full((len(ends), cosines.shape[1]), -1.0, dtype=np.float32)
    starts = np.concatenate([[0], ends[:-1]])
    filled = np.flatnonzero(ends > starts)
    if len(filled):
        best[filled] = np.maximum.reduceat(cosines, starts[filled], axis=0)
    return best


def mean_match(best: FloatMatrix) -> FloatVector:
    """Compute how well texts meet a question: the mean over its tokens, -1 to 1."""
    return np.asarray(best.mean(axis=1), dtype=np.float32)


def _shorten(tokens: FloatMatrix) -> FloatMatrix:
    return scale_rows(np.asarray(tokens @ _projection(tokens.shape[1]), dtype=np.float32))


@cache
def _projection(dimension: int) -> FloatMatrix:
    """Make columns of norm 1 at right angles to each other, always the same ones."""
    if dimension <= TOKEN_DIMENSIONS:
        return np.eye(dimension, dtype=np.float32)
    random = np.random.default_rng(_SEED).standard_normal((dimension, TOKEN_DIMENSIONS))
    return np.asarray(np.linalg.qr(random)[0], dtype=np.float32)
