"""Fuzzing: what it begins with is sound, and what it varies stays what it is."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from benchmarks.fuzz_archives import vary_archive
from benchmarks.fuzz_seeds import make_seeds
from benchmarks.fuzz_targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_survives_what_it_begins_with(target: str) -> None:
    seeds = make_seeds(target)

    for seed in seeds:
        TARGETS[target].run(seed)

    assert len(seeds) >= 1
    assert len(set(seeds)) == len(seeds)


@pytest.mark.parametrize("target", [name for name, each in TARGETS.items() if each.is_packed])
def test_archives_are_varied_in_their_parts_and_are_survived(target: str) -> None:
    (seed,) = make_seeds(target)
    varied = {
        vary_archive(seed, number, lambda part: part[: len(part) // 2]) for number in range(25)
    }

    whole = [data for data in varied if data.endswith(seed[-2:]) and _unpacks(data)]
    for data in varied:
        TARGETS[target].run(data)

    assert len(varied) > 15
    assert len(whole) > 10


def _unpacks(data: bytes) -> bool:
    with ZipFile(BytesIO(data)) as archive:
        return archive.testzip() is None


def test_the_same_seed_gives_the_same_change() -> None:
    (seed,) = make_seeds("odt")

    assert vary_archive(seed, 7, bytes.upper) == vary_archive(seed, 7, bytes.upper)
    assert vary_archive(b"no archive", 7, bytes.upper) == b"NO ARCHIVE"
