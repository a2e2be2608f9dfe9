"""Compares libraries that read files, on one document written in every kind.

    python -m benchmarks.bench_readers

For every kind of file and every library that reads it:

- words: the share of the words outside of tables that are found in their order;
- headings: the share of its headings that are told apart from other lines;
- pages: the share of its paragraphs that are on the right page or slide, where there are such;
- cells: the share of the tables' cells that are found under the name of their column;
- traps avoided: the share of what readers stumble over that is read right: the mark of a note, the
  note itself, a text box, what a tracked change deleted, the running head and foot;
- time: the best of all rounds over that of the project's own reader, taking turns.

Libraries that are not installed are skipped and named. benchmarks/reader_candidates.txt lists those
that are no part of the project; install them apart from it, never into its own environment.
The results stand in benchmarks/results/readers.json, and between the marks of docs/readers.md.
"""

import argparse
import json
import re
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from benchmarks.reader_candidates import OURS, Candidate, list_candidates
from benchmarks.reader_files import WRITERS
from benchmarks.reader_sample import SampleSection, list_words, make_sections
from benchmarks.reader_scores import Extract, list_stumbles, score
from benchmarks.run_facts import describe_run, hash_texts

PAGE = Path("docs/readers.md")

_SHORT_LICENCE = 60  # some packages put the whole text into the field
_MARKED = re.compile(r"(?<=<!-- table: readers -->\n).*?(?=<!-- end -->)", re.DOTALL)
_MEASURES = {
    "words_in_order": "words",
    "headings": "headings",
    "pages": "pages",
    "cells_with_header": "cells",
    "traps_avoided": "traps avoided",
    "time_over_ours": "time",
}


def main() -> None:
    """Measure, print, and write a result file and its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/readers.json"))
    options = parser.parse_args()
    result = measure(list_candidates(), rounds=options.rounds)
    text = json.dumps(result, indent=2) + "\n"
    options.out.write_text(text, encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(fill_page(page, result), encoding="utf-8")
    print(text, end="")


def measure(candidates: Sequence[Candidate], *, rounds: int) -> dict[str, Any]:
    """Read the same document with every candidate.

    Args:
        candidates: Those not installed are skipped.
        rounds: How often each file is read, for the times.

    Returns:
        What was read, by what, and how well.
    """
    sections = make_sections()
    packages = {each.package: _describe(each.package) for each in candidates}
    present = [each for each in candidates if packages[each.package] is not None]
    return {
        **describe_run(),
        "document": {
            "sha256": hash_texts(text for each in sections for text in list_words(each)),
            "sections": len(sections),
            "words": sum(len(text.split()) for each in sections for text in list_words(each)),
        },
        "packages": {name: facts for name, facts in packages.items() if facts is not None},
        "not_installed": [name for name, facts in packages.items() if facts is None],
        "kinds": {kind: _measure_kind(kind, present, sections, rounds) for kind in WRITERS},
    }


def _measure_kind(
    kind: str, candidates: Sequence[Candidate], sections: Sequence[SampleSection], rounds: int
) -> dict[str, Any]:
    data = WRITERS[kind](sections)
    readers = {each.package: each.read[kind] for each in candidates if kind in each.read}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the libraries', which are not what is measured
        found = {name: read(data) for name, read in readers.items()}
        times = _time(readers, data, rounds)
    return {
        name: {
            **score(extract, sections, kind=kind),
            "not_right": list_stumbles(extract, kind=kind),
            "time_over_ours": round(times[name] / times[OURS], 2),
        }
        for name, extract in found.items()
    }


def _time(
    readers: Mapping[str, Callable[[bytes], Extract]], data: bytes, rounds: int
) -> dict[str, float]:
    """Time the readers by turns, warm; the best time has least of what else the machine does."""
    times: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(rounds):
        for name, read in readers.items():
            started = time.perf_counter()
            read(data)
            times[name].append(time.perf_counter() - started)
    return {name: min(each) for name, each in times.items()}


def _describe(package: str) -> dict[str, str] | None:
    """Read the version and the licence that a package states; None where it is not installed."""
    try:
        facts = metadata(package)
    except PackageNotFoundError:
        return None
    classified = [
        each.rpartition(" :: ")[2]
        for each in facts.get_all("Classifier") or ()
        if each.startswith("License ::")
    ]
    fields = [facts[name] for name in ("License-Expression", "License") if name in facts]
    stated = next(filter(None, fields), "").split("\n")[0]
    return {
        "version": facts["Version"],
        "licence": stated[:_SHORT_LICENCE] or ", ".join(classified) or "none stated",
    }


def fill_page(page: str, result: Mapping[str, Any]) -> str:
    """Put the results between the marks of a page.

    Args:
        page: Holds ``<!-- table: readers -->`` and after it ``<!-- end -->``.
        result: What was measured.

    Returns:
        The page with the table as the results have it.
    """
    lines = ["", f"| | | {' | '.join(_MEASURES.values())} |"]
    lines.append(f"| --- | --- |{' --: |' * len(_MEASURES)}")
    for kind, rows in result["kinds"].items():
        for name, row in rows.items():
            cells = (f"{row[each]:.2f}" if each in row else "–" for each in _MEASURES)
            lines.append(f"| {kind} | {name} | {' | '.join(cells)} |")
    lines += ["", "| | version | licence stated |", "| --- | --- | --- |"]
    for name, facts in result["packages"].items():
        lines.append(f"| {name} | {facts['version']} | {facts['licence']} |")
    machine = result["machine"]
    lines += [
        "",
        f"{result['document']['sections']} sections, {result['document']['words']:,} words;"
        f" commit {result['commit']}; {machine['system']}, {machine['processor']},"
        f" {machine['cores']} cores, Python {machine['python']}.",
    ]
    if result["not_installed"]:
        lines.append(f"Not installed: {', '.join(result['not_installed'])}.")
    table = "\n".join([*lines, "", ""])
    return _MARKED.sub(lambda _: table, page)


if __name__ == "__main__":
    main()
