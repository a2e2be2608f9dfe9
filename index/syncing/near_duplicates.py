"""Finds texts that are nearly the same: the only module that knows datasketch.

MinHash over runs of words and locality-sensitive hashing, as in Broder, "On the resemblance and
containment of documents" (1997), and Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets",
chapter 3.
"""

from collections.abc import Iterator, Mapping, Set
from typing import Final

import numpy as np
from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray

from index.language.words import read_words
from index.snapshots.versions import Alike

Signature = NDArray[np.uint32]

_RUN: Final = 4  # words: shorter runs are common to all texts on one subject
_PERMUTATIONS: Final = 128  # the estimate's standard error is then at most 0.044
_SCHEME: Final = "affine32"  # how the numbers are made; others cannot be compared with them
_LEAST: Final = 0.5
_FEW: Final = 200  # texts that are compared with every other rather than looked up in a table
_MIN_WORDS: Final = 30  # shorter texts are alike by chance


def sign_text(text: str) -> Signature | None:
    """Reduce a text to what tells how much of it another one shares.

    Args:
        text: A document's.

    Returns:
        128 numbers; None for a text of fewer than 30 words.
    """
    words = list(read_words(text))
    if len(words) < _MIN_WORDS:
        return None
    runs = {" ".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}
    made = MinHash(num_perm=_PERMUTATIONS, scheme=_SCHEME)
    made.update_batch([run.encode() for run in runs])
    return np.asarray(made.hashvalues, dtype=np.uint32)


def find_alike(
    signatures: Mapping[str, Signature], *, fresh: Set[str] | None = None
) -> list[Alike]:
    """Find the texts that share at least half of their runs of words.

    Args:
        signatures: Name to signature.
        fresh: Only pairs with one of these are wanted; None for all pairs.

    Returns:
        Each pair once, sorted by names.
    """
    wanted = signatures.keys() if fresh is None else fresh & signatures.keys()
    few = len(wanted) <= _FEW
    found = _compare(signatures, wanted) if few else _look_up(signatures, wanted)
    return sorted(set(found), key=lambda each: (each.one, each.other))


def _compare(signatures: Mapping[str, Signature], wanted: Set[str]) -> Iterator[Alike]:
    """Compare some texts with every other."""
    if not wanted:
        return
    names = list(signatures)
    every = np.stack([signatures[name] for name in names])
    for name in wanted:
        shares = (every == signatures[name]).mean(axis=1)
        for place in np.flatnonzero(shares >= _LEAST).tolist():
            if names[place] != name:
                yield _pair(name, names[place], float(shares[place]))


def _look_up(signatures: Mapping[str, Signature], wanted: Set[str]) -> Iterator[Alike]:
    """Find the texts that may be alike in a table, and compare only those."""
    table = MinHashLSH(threshold=_LEAST, num_perm=_PERMUTATIONS)
    for name, signature in signatures.items():
        made = MinHash(num_perm=_PERMUTATIONS, hashvalues=signature, scheme=_SCHEME)
        for near in table.query(made):
            share = float(np.mean(signatures[near] == signature))
            if share >= _LEAST and (name in wanted or near in wanted):
                yield _pair(name, near, share)
        table.insert(name, made)


def _pair(name: str, near: str, share: float) -> Alike:
    one, other = sorted((name, near))
    return Alike(one, other, share)
