"""Measure what is too slow for a test: huge files, large folders, and what isolation costs.

python -m benchmarks.bench_survival
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # has no types

from benchmarks.run_facts import describe_run
from sources.document import Document
from sources.folder import FolderSource
from sources.isolated.isolated_readers import IsolatedReaders
from sources.reading import Job, Read
from sources.source import Failure, Unchanged

_RESULTS: Final = Path(__file__).parent / "results" / "survival.json"
_PAGES: Final = 5_000
_FILES: Final = 10_000
_KILLS: Final = 200
_WORDS: Final = (
    *("plan", "area", "board", "trust", "bed", "gap", "money", "service", "local", "hospital"),
    *("care", "council", "public", "record", "target", "saving", "review", "change", "deficit"),
)


def read_large_pdf(_: Path) -> dict[str, Any]:
    """Read a PDF of 5,000 pages under the usual limits.

    Returns:
        How long it took, against the limit, and how many pages came out right.
    """
    data = _make_pdf(_PAGES)
    readers = IsolatedReaders()
    started = time.perf_counter()
    (outcome,) = readers.read_all([Job("large.pdf", data)])
    took = time.perf_counter() - started
    readers.close()
    pages = outcome.reading.blocks if isinstance(outcome, Read) else ()
    right = {block.page for block in pages if f"Mark {block.page} " in f"{block.text} "}
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return {
        "pages": _PAGES,
        "pages_right": len(right),
        "megabytes": round(len(data) / 1e6, 1),
        "seconds": round(took, 1),
        "share_of_the_time_allowed": round(took / readers.options.seconds, 3),
        "share_of_the_memory_allowed": round(peak / readers.options.memory_bytes, 3),
        "outcome": type(outcome).__name__,
    }


def refuse_gigabyte(folder: Path) -> dict[str, Any]:
    """Meet a file of a gigabyte."""
    with (folder / "huge.pdf").open("wb") as file:
        file.truncate(1_000_000_000)
    readers = IsolatedReaders()
    (found,), took = _time(lambda: list(FolderSource(folder, readers=readers).read()))
    readers.close()
    reason = found.reason if isinstance(found, Failure) else ""
    return {"reason": reason, "seconds": round(took, 2)}


def look_at_large_folder(folder: Path) -> dict[str, Any]:
    """Read 10,000 small files here and in other processes, and then look whether they changed."""
    random = Random(2016)  # noqa: S311  # no secret
    for number in range(_FILES):
        path = folder / f"{number % 100}" / f"{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"TITLE: Plan {number}\n\n{_make_text(random, 300)}\n")
    time.sleep(0.2)  # files that have only just been written are read again
    readers = IsolatedReaders()
    here, here_s = _time(lambda: list(FolderSource(folder).read()))
    found, isolated_s = _time(lambda: list(FolderSource(folder, readers=readers).read()))
    readers.close()
    known = {each.id: each.fingerprint for each in here if isinstance(each, Document)}
    again, again_s = _time(lambda: list(FolderSource(folder).read(known)))
    return {
        "files": _FILES,
        "same_both_ways": here == found,
        "isolated_to_here": round(isolated_s / here_s, 2),
        "unchanged": sum(isinstance(each, Unchanged) for each in again),
        "unchanged_to_here": round(again_s / here_s, 4),
        "unchanged_seconds": round(again_s, 2),
    }


def kill_syncs(folder: Path) -> Any:  # noqa: ANN401  # JSON
    """Kill syncs at random moments; see tests/survival/killed_syncs.py."""
    program = [sys.executable, "-m", "tests.survival.killed_syncs", "--kills", str(_KILLS)]
    ran = subprocess.run([*program, str(folder)], capture_output=True, text=True, check=True)  # noqa: S603
    return json.loads(ran.stdout)


def _make_pdf(pages: int) -> bytes:
    random = Random(2016)  # noqa: S311  # no secret
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for number in range(1, pages + 1):
        canvas.drawString(72, 800, "The plans of forty-four areas")
        canvas.drawString(72, 770, f"Mark {number} stands at the head of what this page says.")
        for line in range(40):
            canvas.drawString(72, 750 - 16 * line, _make_text(random, 13))
        canvas.drawString(290, 40, str(number))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _make_text(random: Random, words: int) -> str:
    return " ".join(random.choices(_WORDS, k=words)).capitalize() + "."


def _time(act: Callable[[], Sequence[Any]]) -> tuple[Sequence[Any], float]:
    started = time.perf_counter()
    result = act()
    return result, time.perf_counter() - started


_MEASURES: Final[Mapping[str, Callable[[Path], Any]]] = {
    "large_pdf": read_large_pdf,
    "gigabyte": refuse_gigabyte,
    "large_folder": look_at_large_folder,
    "kills": kill_syncs,
}


def main() -> None:
    """Measure, and write the result file; what is not measured this time stays in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measures", nargs="*", help=f"of {', '.join(_MEASURES)}; default: all")
    asked = parser.parse_args().measures or _MEASURES
    results = json.loads(_RESULTS.read_text()) if _RESULTS.exists() else {}
    for name in asked:
        with TemporaryDirectory() as folder:
            results = {**describe_run(), **results, **describe_run()}
            results[name] = _MEASURES[name](Path(folder))
        print(name, results[name])
        _RESULTS.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
