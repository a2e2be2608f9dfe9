"""Say what sidecars hold about the documents of a folder."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from sources.block import Facts
from sources.decode import decode_text
from sources.errors import DocumentError, MetadataError
from sources.facts.folder_matching import match_entries
from sources.facts.folder_table import FOLDER_SIDECARS, Table, read_table
from sources.facts.metadata import read_sidecar
from sources.source import Failure

SIDECAR: Final = ".meta.yaml"
_DIGEST_DIGITS: Final = 16
_MAX_OWN_BYTES: Final = 100_000  # seven values of one document, and much to spare
_MAX_BYTES: Final = 16 * 1024**2  # a line of 200 bytes for each of 80,000 documents


class FolderFacts:
    """What the sidecars in a folder and in the folders below it say of its documents.

    A document's own NAME.meta.yaml goes before the sidecars of whole folders, the nearest folder
    before those above it, the line that names it before patterns, a later line before an earlier.

    Attributes:
        problems: What is wrong with the folders' sidecars, a failure for each line.
    """

    def __init__(self, root: Path, paths: Sequence[Path]) -> None:
        """Read the sidecars of whole folders; those of single documents wait for ``facts_for``.

        Args:
            root: The folder that is synced, or a single file.
            paths: Its documents, each path beginning with ``root``.
        """
        is_file = root.is_file()
        self._root = root.parent if is_file else root
        self._facts: dict[Path, tuple[Facts, ...]] = {}
        self._own: dict[Path, frozenset[str]] = {}
        problems: list[Failure] = []
        below = _group_by_folder(self._root, paths)
        # From the deepest folder up, so that what the nearest says stands first.
        for folder in sorted(below, key=lambda each: len(each.parts), reverse=True):
            for name, table in _read_tables(folder):
                found = match_entries(folder, below[folder], table.entries)
                for path, said in found.facts.items():
                    self._facts[path] = (*self._facts.get(path, ()), *said)
                wrong = [*table.problems, *([] if is_file else found.problems)]
                location = (folder / name).relative_to(self._root).as_posix()
                problems += (Failure(location, "", problem) for problem in wrong)
        self.problems: tuple[Failure, ...] = tuple(
            sorted(problems, key=lambda each: each.location)  # stable: lines stay in order
        )

    def facts_for(self, path: Path) -> tuple[Facts, ...]:
        """Tell what the sidecars say of a document.

        Args:
            path: One of the documents.

        Returns:
            The most trusted first.

        Raises:
            MetadataError: If the document's own sidecar cannot be used as it stands.
            DamagedFileError: If its bytes are no text.
            OSError: If it cannot be opened.
        """
        sidecar = self._find_own(path)
        if sidecar is None:
            return self._facts.get(path, ())
        if sidecar.stat().st_size > _MAX_OWN_BYTES:
            raise MetadataError(f"{sidecar.name} is larger than 100 KB, which no sidecar is")
        text = decode_text(sidecar.read_bytes()).text
        return (read_sidecar(text, name=sidecar.name), *self._facts.get(path, ()))

    def digest(self, path: Path) -> str:
        """Make a mark of all that the sidecars say of a document.

        Args:
            path: One of the documents.

        Returns:
            Hexadecimal digits, others whenever the sidecars say something else of it; empty where
            they say nothing.
        """
        sidecar = self._find_own(path)
        said = self._facts.get(path, ())
        if sidecar is None and not said:
            return ""
        try:
            own = b"" if sidecar is None else _read_beginning(sidecar)
        except OSError as error:  # whoever reads the document will hear of it
            own = str(error).encode(errors="replace")
        return sha256(own + repr(said).encode()).hexdigest()[:_DIGEST_DIGITS]

    def _find_own(self, path: Path) -> Path | None:
        folder = path.parent
        if folder not in self._own:  # looked at once: a folder may hold thousands of documents
            self._own[folder] = _list_sidecars(folder)
        for name in (f"{path.name}{SIDECAR}", f"{path.stem}{SIDECAR}"):
            if name in self._own[folder]:
                return folder / name
        return None


def _read_beginning(sidecar: Path) -> bytes:
    """Read what may be read of a sidecar, and a byte more: one that is too large has a mark too."""
    with sidecar.open("rb") as file:
        return file.read(_MAX_OWN_BYTES + 1)


def _list_sidecars(folder: Path) -> frozenset[str]:
    try:
        return frozenset(each.name for each in folder.glob(f"*{SIDECAR}") if each.is_file())
    except OSError:  # whoever walks the folder reports it
        return frozenset()


def _group_by_folder(root: Path, paths: Sequence[Path]) -> Mapping[Path, list[Path]]:
    """Group documents by every folder above them, up to the root, which is always there."""
    below: dict[Path, list[Path]] = {root: []}
    for path in paths:
        for folder in path.parents:
            below.setdefault(folder, []).append(path)
            if folder == root:
                break
    return below


def _read_tables(folder: Path) -> Iterator[tuple[str, Table]]:
    for name in FOLDER_SIDECARS:
        path = folder / name
        try:
            if path.is_file() and path.stat().st_size > _MAX_BYTES:
                yield name, Table(problems=("is larger than 16 MB; split it over the folders",))
            elif path.is_file():
                yield name, read_table(decode_text(path.read_bytes()).text, name=name)
        except DocumentError as error:
            yield name, Table(problems=(str(error),))
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            yield name, Table(problems=(f"the file cannot be opened: {why}",))
