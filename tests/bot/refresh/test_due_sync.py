"""A sync of what is due remembers what could be read, and what could not."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.refresh.looked_at import read_looked_at, write_looked_at
from tests.bot.cli.running import Stp, make_stp

pytestmark = pytest.mark.model


@pytest.fixture
def stp(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stp:
    stp = make_stp(monkeypatch, tmp_path)
    places = [str(tmp_path / "plans"), {"location": str(tmp_path / "gone"), "refresh": "never"}]
    monkeypatch.setenv("STP_SOURCES__LOCATIONS", json.dumps(places))
    monkeypatch.setenv("STP_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.txt").write_text("The plan has 44 parts. Nobody has read it.\n")
    return stp


def test_what_fails_is_not_due_at_once_but_soon_and_is_read_when_it_is_back(
    stp: Stp, tmp_path: Path
) -> None:
    index, gone = tmp_path / "data" / "index", tmp_path / "gone"

    first = stp("sync", "--due", "--json")
    at_once = stp("sync", "--due")
    gone.mkdir()
    (gone / "board.txt").write_text("The board met in July. Nobody from the public came.\n")
    soon = datetime.now(UTC) - timedelta(minutes=15)
    write_looked_at(index / "failed-at.json", [str(gone)], now=soon)
    back = stp("sync", "--due", "--json")

    assert [each["location"] for each in first.json["failed"]] == [str(gone)]
    assert at_once.err == "stp: no location is due\n"
    assert (back.json["added"], back.json["unchanged"], back.json["failed"]) == (1, 1, [])
    assert set(read_looked_at(index / "looked-at.json")) == {str(tmp_path / "plans"), str(gone)}


def test_where_nothing_can_be_read_all_that_was_due_has_failed(stp: Stp, tmp_path: Path) -> None:
    (tmp_path / "plans" / "plan.txt").unlink()

    ran = stp("sync", "--due")

    failed = read_looked_at(tmp_path / "data" / "index" / "failed-at.json")
    assert ran.status == 1
    assert set(failed) == {str(tmp_path / "plans"), str(tmp_path / "gone")}


def test_a_dry_run_remembers_nothing(stp: Stp, tmp_path: Path) -> None:
    assert stp("sync", "--due", "--dry-run").status == 0
    assert list((tmp_path / "data").rglob("*-at.json")) == []
