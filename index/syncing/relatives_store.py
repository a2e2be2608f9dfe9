"""Keeps which documents of a snapshot are nearly the same, and what the next one needs to tell."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np

from index.snapshots.versions import ALIKE, read_alike
from index.syncing.near_duplicates import Signature, find_alike, sign_text

_SIGNATURES: Final = "signatures.npy"
_SIGNED: Final = "signed.json"


class RelativesWriter:
    """Writes which documents are nearly the same; what did not change is not compared again."""

    def __init__(self, folder: Path, *, base: Path | None) -> None:
        """Begin.

        Args:
            folder: Where the files are to be; it may hold those of ``base``, which are replaced.
            base: The same folder of the snapshot to begin with; None for none. It stays as it is.
        """
        self._folder = folder
        self._signatures = _read_signatures(base) if base else {}
        self._alike = read_alike(base) if base else []
        self._fresh: set[str] = set()

    def drop(self, document_ids: Iterable[str]) -> None:
        """Take documents out."""
        gone = set(document_ids)
        for document_id in gone:
            self._signatures.pop(document_id, None)
        self._alike = [
            each for each in self._alike if each.one not in gone and each.other not in gone
        ]

    def add(self, document_id: str, text: str) -> None:
        """Add a document.

        Args:
            document_id: Its id; of one that is there, ``drop`` it first.
            text: Its clean text.
        """
        signature = sign_text(text)
        if signature is not None:
            self._signatures[document_id] = signature
            self._fresh.add(document_id)

    def save(self) -> None:
        """Compare what was added with everything, and write the files."""
        found = find_alike(self._signatures, fresh=self._fresh)
        alike = sorted({*self._alike, *found}, key=lambda each: (each.one, each.other))
        ids = list(self._signatures)
        rows = np.stack([self._signatures[key] for key in ids]) if ids else np.empty((0, 0))
        self._folder.mkdir(exist_ok=True)
        for name in (_SIGNATURES, _SIGNED, ALIKE):
            (self._folder / name).unlink(missing_ok=True)  # may be a link to the base's own file
        np.save(self._folder / _SIGNATURES, rows, allow_pickle=False)
        _write(self._folder / _SIGNED, ids)
        _write(self._folder / ALIKE, [[each.one, each.other, each.share] for each in alike])


def _read_signatures(folder: Path) -> dict[str, Signature]:
    rows = np.load(folder / _SIGNATURES, allow_pickle=False)
    ids = json.loads((folder / _SIGNED).read_text(encoding="utf-8"))
    return dict(zip(ids, rows, strict=True))


def _write(path: Path, value: object) -> None:
    path.write_text(f"{json.dumps(value)}\n", encoding="utf-8")
