"""A disk that fills up while the index is written costs nothing but the sync."""

import subprocess
import sys
from pathlib import Path

import pytest

from index.searcher import Query
from index.searching.search import SnapshotSearcher
from index.snapshots.snapshot import current_id, open_current
from index.syncing.build import sync
from tests.fakes import WordEmbedder
from tests.index.documents import BEDS, FOOTPRINTS, ListedSource

resource = pytest.importorskip("resource", reason="only Unix limits the size of files")

# No file may grow beyond the limit, as on a disk that is full: writing fails where it is reached.
_FILL = """
import resource, sys
from pathlib import Path
from index.syncing.build import sync
from index.errors import IndexUnwritable
from tests.fakes import WordEmbedder
from tests.index.documents import BEDS, FOOTPRINTS, ListedSource, make_document

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
many = [
    make_document(f"many-{number}", f"Plan {number} is for {number * 7} beds. " * 40)
    for number in range(60)
]
try:
    sync(Path(sys.argv[1]), [ListedSource(BEDS, FOOTPRINTS, *many)], WordEmbedder())
except IndexUnwritable as error:
    print(error)
"""


@pytest.mark.parametrize("limit", [0, 100, 4_000, 20_000, 60_000, 150_000])
def test_the_index_stays_as_it_was_where_a_file_cannot_grow(tmp_path: Path, limit: int) -> None:
    sync(tmp_path, [ListedSource(BEDS, FOOTPRINTS)], WordEmbedder())
    before = current_id(tmp_path)

    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _FILL, str(tmp_path), str(limit)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert f"cannot be written to {tmp_path}" in done.stdout
    assert "what it held before is untouched" in done.stdout
    assert current_id(tmp_path) == before
    assert not list(tmp_path.glob("unfinished-*"))
    with open_current(tmp_path) as snapshot:
        snapshot.check_all()
        assert SnapshotSearcher(snapshot, WordEmbedder()).search(Query("hospital beds"))
