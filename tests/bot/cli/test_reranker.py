"""With ``STP_INDEX__RERANKER`` set, a cross-encoder decides what comes first."""

from pathlib import Path

import pytest

from tests.bot.cli.running import Stp
from tests.index.models.tiny_cross_encoder import make_cross_encoder

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("liked", "first"), [("beds", "beds.md"), ("challenge", "old/leaders.txt")]
)
def test_what_the_cross_encoder_likes_comes_first(
    stp: Stp,
    briefs_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    liked: str,
    first: str,
) -> None:
    model = make_cross_encoder(tmp_path / "reranker", liked=liked)
    monkeypatch.setenv("STP_INDEX__RERANKER", str(model))

    ran = stp("find", "footprints", "--json", "--data-dir", briefs_data)

    found = ran.json["passages"]
    assert (ran.status, ran.err) == (0, "")
    assert found[0]["location"] == first
    assert found[0]["score"] > found[1]["score"]


@pytest.mark.parametrize("command", [("ask", "How many footprints are there?"), ("find", "beds")])
def test_a_reranker_that_cannot_be_used_is_named_with_what_to_do(
    stp: Stp,
    briefs_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    command: tuple[str, str],
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("STP_INDEX__RERANKER", str(tmp_path / "empty"))

    ran = stp(*command, "--data-dir", briefs_data)

    assert (ran.status, ran.out) == (1, "")
    assert str(tmp_path / "empty") in ran.err
    assert "cannot be loaded" in ran.err
