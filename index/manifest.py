"""What a snapshot says of itself: its format, its model, and what every file must be."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import SnapshotDamaged, SnapshotFormatUnknown

# Raise it with every change to the files, to how words are read (index/words.py) and to how
# abbreviations are learnt (index/abbreviations.py): other formats are refused and built again.
FORMAT = 3
_NAME = "manifest.json"
_LOCK_SUFFIX = ".lock"  # tantivy leaves these; they hold nothing


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a snapshot holds."""

    documents: int
    passages: int
    sentences: int


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What a file was when it was written."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot says of itself.

    Attributes:
        format: The version of the files' layout.
        split_version: The version of the rules that made the passages.
        model: Name of the model that made the vectors.
        dimension: Length of every vector.
        created: When it was written: ISO date and time, UTC.
        counts: How much it holds.
        files: Path below the snapshot's folder to what the file was.
    """

    format: int
    split_version: int
    model: str
    dimension: int
    created: str
    counts: Counts
    files: Mapping[str, FileRecord]


def describe_files(folder: Path) -> dict[str, FileRecord]:
    """Record what the files of a folder are now.

    Args:
        folder: A snapshot's folder, before it has its manifest.

    Returns:
        Path below the folder to size and checksum, sorted.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): FileRecord(path.stat().st_size, _hash_file(path))
        for path in paths
        if path.suffix != _LOCK_SUFFIX
    }


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a snapshot's manifest, as its last file.

    Args:
        folder: The snapshot's folder.
        manifest: What to write.
    """
    text = json.dumps(asdict(manifest), indent=2)
    (folder / _NAME).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read a snapshot's manifest.

    Args:
        folder: The snapshot's folder.

    Returns:
        The manifest.

    Raises:
        SnapshotDamaged: If there is none or it is not one.
        SnapshotFormatUnknown: If another version of the program wrote it.
    """
    path = folder / _NAME
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values["format"] != FORMAT:
            raise SnapshotFormatUnknown(folder, found=values["format"], expected=FORMAT)
        counts = Counts(**values.pop("counts"))
        files = {name: FileRecord(**record) for name, record in values.pop("files").items()}
        return Manifest(**values, counts=counts, files=files)
    except OSError as error:
        raise SnapshotDamaged(path, "it cannot be read") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SnapshotDamaged(path, "it is no manifest") from error


def check_size(path: Path, record: FileRecord) -> None:
    """Check that a file is there and has the size that it had.

    Args:
        path: The file.
        record: What it was.

    Raises:
        SnapshotDamaged: If it is missing or has another size.
    """
    if not path.is_file():
        raise SnapshotDamaged(path, "it is missing")
    if path.stat().st_size != record.size:
        raise SnapshotDamaged(path, f"it has {path.stat().st_size} bytes instead of {record.size}")


def check_contents(path: Path, record: FileRecord) -> None:
    """Check that a file holds what was written.

    Args:
        path: The file.
        record: What it was.

    Raises:
        SnapshotDamaged: If it is missing or holds anything else.
    """
    if not path.is_file() or _hash_file(path) != record.sha256:
        raise SnapshotDamaged(path, "its contents are not what was written")


def _hash_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
