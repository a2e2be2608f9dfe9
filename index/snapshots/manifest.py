"""What a snapshot says of itself: its format, its model, and what every file must be."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import SnapshotDamaged, SnapshotFormatUnknown

# Raise it with every change to the files, to how words are read (index/language/words.py), to how
# abbreviations are learnt (index/language/abbreviations.py) and to how repeated lines are found
# (sources/cleaning/repeated_lines.py): other formats are refused and built again.
FORMAT = 5
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
    """What a file was when it was written.

    Attributes:
        size: In bytes.
        sha256: Of its contents.
        written_ns: When it was last written to, as the file system says.
    """

    size: int
    sha256: str
    written_ns: int


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


def describe_files(folder: Path, *, known: Mapping[str, FileRecord]) -> dict[str, FileRecord]:
    """Record what the files of a folder are now.

    Args:
        folder: A snapshot's folder, before it has its manifest.
        known: What files were that it shares with another snapshot; those are not read again.

    Returns:
        Path below the folder to size and checksum, sorted.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): _describe(
            path, known.get(path.relative_to(folder).as_posix())
        )
        for path in paths
        if path.suffix != _LOCK_SUFFIX
    }


def _describe(path: Path, known: FileRecord | None) -> FileRecord:
    if known is not None and _is_untouched(path, known):
        return known
    state = path.stat()
    return FileRecord(state.st_size, _hash_file(path), state.st_mtime_ns)


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


def check_written(path: Path, record: FileRecord) -> None:
    """Check that a file was not written to since; its contents are read only where it was.

    This is for who goes on from a snapshot and does not search it: damage that leaves no trace in
    the list of files is found when it is opened to be searched.

    Args:
        path: The file.
        record: What it was.
    """
    if not (path.is_file() and _is_untouched(path, record)):
        check_contents(path, record)


def _is_untouched(path: Path, record: FileRecord) -> bool:
    state = path.stat()
    return (state.st_size, state.st_mtime_ns) == (record.size, record.written_ns)


def _hash_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
