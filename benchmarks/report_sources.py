"""Makes the tables of what was measured of syncing and of reading."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]
Table = tuple[Sequence[str], Sequence[Sequence[str]]]


def list_sync(result: Json) -> Iterator[Table]:
    """Make the table of what a sync costs over the first one.

    Args:
        result: Of ``benchmarks.bench_sync``.

    Yields:
        Head and rows.
    """
    runs = [each for each in result.values() if isinstance(each, dict) and "embedder" in each]
    names = {
        "one_changed_over_first": "one changed",
        "moved_over_first": "one moved",
        "unchanged_over_first": "nothing changed",
    }
    yield (
        ["documents", "embedded by", "passages", *names.values()],
        [
            [
                f"{run['documents']:,}",
                run["embedder"].partition("@")[0],
                f"{run['passages']:,}",
                *(f"{run[name]:.4f}" for name in names),
            ]
            for run in runs
        ],
    )


def list_survival(result: Json) -> Iterator[Table]:
    """Make the table of what files and kills did no harm.

    Args:
        result: Of ``benchmarks.bench_survival``.

    Yields:
        Head and rows.
    """
    pdf, folder, kills = result["large_pdf"], result["large_folder"], result["kills"]
    yield (
        ["what", "outcome"],
        [
            [
                f"a PDF of {pdf['pages']:,} pages",
                f"{pdf['pages_right']:,} pages right, {pdf['share_of_the_time_allowed']:.0%} of the"
                f" time and {pdf['share_of_the_memory_allowed']:.0%} of the memory allowed",
            ],
            ["a file of a gigabyte", result["gigabyte"]["reason"]],
            [
                f"{folder['files']:,} files that have not changed",
                f"{folder['unchanged_to_here']:.4f} of the time that reading them took",
            ],
            [
                f"a sync killed at {kills['kills']} moments",
                "the index held the old or the new documents each time, whole",
            ],
        ],
    )


def list_fuzz(result: Json) -> Iterator[Table]:
    """Make the table of how long each reader was fuzzed.

    Args:
        result: Of ``benchmarks.fuzz_readers``.

    Yields:
        Head and rows.
    """
    yield (
        ["reader", "seconds", "runs", "processes died", "findings"],
        [
            [
                name,
                str(run["seconds"]),
                f"{run['runs']:,}",
                str(run["deaths"]),
                str(len(run["findings"])),
            ]
            for name, run in sorted(result["targets"].items())
        ],
    )
