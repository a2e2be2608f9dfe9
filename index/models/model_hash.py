"""Tells models apart by their files."""

import hashlib
from pathlib import Path

from index.errors import ModelUnusable

_WEIGHTS = (".safetensors", ".bin")
_FILES = (*_WEIGHTS, ".json", ".txt", ".model")


def hash_model_folder(folder: Path, *, model: str) -> str:
    """Hash all that a model's vectors depend on: weights, and how they are pooled and prompted.

    Args:
        folder: The model's.
        model: The name to show.

    Returns:
        SHA-256 over names and contents, in hexadecimal digits.

    Raises:
        ModelUnusable: If the folder holds no weights.
    """
    paths = sorted(path for path in folder.rglob("*") if path.suffix in _FILES and path.is_file())
    if not any(path.suffix in _WEIGHTS for path in paths):
        raise ModelUnusable(model, f"{folder} holds no weights, such as model.safetensors")
    told = "".join(
        f"{path.relative_to(folder).as_posix()} {hash_model_file(path)}\n" for path in paths
    )
    return hashlib.sha256(told.encode()).hexdigest()


def hash_model_file(path: Path) -> str:
    """Hash one file.

    Args:
        path: There, and readable.

    Returns:
        SHA-256 of its contents, in hexadecimal digits.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
