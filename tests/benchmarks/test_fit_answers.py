"""Fitted numbers are put into the file that comes with the program, and nothing else changes."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import bot.answer
from benchmarks.fit_answers import _named, _write
from bot.answer.choice.sentence_features import SentenceFeatures
from bot.answer.confidence import ConfidenceFeatures

SHIPPED = Path(bot.answer.__file__).with_name("coefficients.toml")


def numbers(kind: type, first: float) -> dict[str, float]:
    """Number a kind's features from one on."""
    return {field.name: first + place for place, field in enumerate(fields(kind))}


FITTED: dict[str, Any] = {
    "commit": "abc1234",
    "sentence": numbers(SentenceFeatures, 1.25),
    "confidence": {"bias": -7.5, **numbers(ConfidenceFeatures, -1.5)},
}


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the file to where a checkout would have it, and go there."""
    path = tmp_path / "bot" / "answer" / SHIPPED.name
    path.parent.mkdir(parents=True)
    path.write_text(SHIPPED.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def test_numbers_are_written_for_every_feature(copy: Path) -> None:
    _write(FITTED)

    written = tomllib.loads(copy.read_text(encoding="utf-8"))
    assert written == {name: FITTED[name] for name in ("sentence", "confidence")}


def test_comments_headings_and_their_order_stay(copy: Path) -> None:
    before = copy.read_text(encoding="utf-8").splitlines()

    _write(FITTED)

    after = copy.read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before)
    assert sum(line.startswith("#") for line in after) > 3
    for old, new in zip(before, after, strict=True):
        name, equals, _ = old.partition(" = ")
        assert new.partition(" = ")[:2] == (name, equals)


def test_to_write_the_same_numbers_again_changes_nothing(copy: Path) -> None:
    _write(tomllib.loads(SHIPPED.read_text(encoding="utf-8")))

    assert copy.read_bytes() == SHIPPED.read_bytes()


def test_weights_are_named_for_their_features_in_order() -> None:
    weights = np.array([0.126, 1.126, 2.126], dtype=np.float64)

    named = _named(ConfidenceFeatures, weights)

    assert named == {"dense": 0.13, "weakest_words": 1.13, "missing_names": 2.13}
