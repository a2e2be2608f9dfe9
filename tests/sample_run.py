"""The command stp on the bundled sample corpus: what it prints, made once for all processes."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.running import Ran, make_stp
from tests.made_once import made_once

QUESTIONS = Path(__file__).parent / "quality" / "tuned" / "sample.jsonl"
FIRST_QUESTION = "How many STP footprints were published in March 2016?"


def sample_data(factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with the index of the sample corpus; for reading only."""
    return made_once(factory, "sample", _build) / "data"


def first_ask(factory: pytest.TempPathFactory) -> Ran:
    """Give what the command printed that found no index and so built it."""
    path = made_once(factory, "sample", _build) / "first.json"
    return Ran(**json.loads(path.read_text(encoding="utf-8")))


def sample_output(factory: pytest.TempPathFactory, name: str, *arguments: str | Path) -> list[Any]:
    """Give the JSON lines that a command prints about the sample corpus.

    Args:
        factory: Knows where this run keeps its files.
        name: The output's name; the same for all who want it.
        arguments: Of the command, the data folder aside.
    """
    data_dir = sample_data(factory)

    def run(path: Path) -> None:
        ran = _run(path.parent, *arguments, "--data-dir", data_dir)
        assert (ran.status, ran.err) == (0, "")
        path.write_text(ran.out, encoding="utf-8")

    lines = made_once(factory, name, run).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _build(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    ran = _run(folder, "ask", FIRST_QUESTION, "--json", "--data-dir", folder / "data")
    (folder / "first.json").write_text(json.dumps(asdict(ran)), encoding="utf-8")


def _run(folder: Path, *arguments: str | Path) -> Ran:
    with pytest.MonkeyPatch.context() as patch:
        return make_stp(patch, folder)(*arguments)
