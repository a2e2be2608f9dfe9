"""``stp sync`` brings the index in line with where the documents are kept, and says what it did."""

import json
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.briefs import BRIEFS, write_briefs
from tests.bot.cli.running import Stp

pytestmark = pytest.mark.model

NOTHING = {"added": 0, "replaced": 0, "dropped": 0, "unchanged": 0, "failed": []}
_SETTLED_S = 0.15  # a file that was just written may be written again within its time stamp
BROKEN = b"%PDF-1.4 this is no PDF"


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """A folder of documents of the test's own."""
    return write_briefs(tmp_path / "briefs")


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


def synced(stp: Stp, data_dir: Path, *locations: Path | str) -> dict[str, Any]:
    ran = stp("sync", *locations, "--json", "--data-dir", data_dir)
    assert (ran.status, ran.err) == (0, "")
    report: dict[str, Any] = ran.json
    return report


def listed(stp: Stp, data_dir: Path) -> list[str]:
    documents = stp("sources", "--json", "--data-dir", data_dir).json["documents"]
    return [document["location"] for document in documents]


def test_a_first_sync_adds_and_a_second_leaves_everything_as_it_is(
    stp: Stp, briefs: Path, data_dir: Path
) -> None:
    time.sleep(_SETTLED_S)
    first = synced(stp, data_dir, briefs)
    current = (data_dir / "index" / "current").read_text()
    second = synced(stp, data_dir, briefs)

    assert list(first) == list(NOTHING)
    assert (first, second) == (NOTHING | {"added": 3}, NOTHING | {"unchanged": 3})
    assert (data_dir / "index" / "current").read_text() == current


def test_what_changed_is_replaced_and_what_is_gone_is_dropped(
    stp: Stp, briefs: Path, data_dir: Path
) -> None:
    synced(stp, data_dir, briefs)
    (briefs / "beds.md").unlink()
    (briefs / "footprints.txt").write_text("England now has 42 systems. Each has a board.\n")
    (briefs / "new.txt").write_text("Boards met for the first time in July. They met in public.\n")

    report = synced(stp, data_dir, briefs)
    answer = stp("ask", "How many systems does England have?", "--json", "--data-dir", data_dir)

    expected = {"added": 1, "replaced": 1, "dropped": 1, "unchanged": 1}
    assert report == NOTHING | expected
    assert listed(stp, data_dir) == ["footprints.txt", "new.txt", "old/leaders.txt"]
    assert answer.json["citations"][0]["quote"] == "England now has 42 systems."


def test_people_are_told_what_was_done_document_by_document(
    stp: Stp, briefs: Path, data_dir: Path
) -> None:
    first = stp("sync", briefs, "--data-dir", data_dir)
    (briefs / "beds.md").unlink()
    (briefs / "footprints.txt").write_text("England now has 42 systems. Each has a board.\n")
    (briefs / "new.txt").write_text("Boards met for the first time in July. They met in public.\n")
    (briefs / "broken.pdf").write_bytes(BROKEN)
    second = stp("sync", briefs, "--data-dir", data_dir)

    assert (first.status, first.err, second.status, second.err) == (0, "", 0, "")
    assert first.out.splitlines() == [
        "+ beds.md",
        "+ footprints.txt",
        "+ old/leaders.txt",
        "added 3, replaced 0, dropped 0, unchanged 0, failed 0",
    ]
    lines = second.out.splitlines()
    assert lines[:3] == ["+ new.txt", "* footprints.txt", "- beds.md"]
    assert lines[3].startswith("! broken.pdf: ")
    assert "is kept" not in lines[3]
    assert lines[4:] == [
        "2 documents lack a date or a publisher: `stp sources --missing` lists them",
        "added 1, replaced 1, dropped 1, unchanged 1, failed 1",
    ]


def test_files_that_cannot_be_read_are_listed_and_the_rest_is_indexed(
    stp: Stp, briefs: Path, data_dir: Path
) -> None:
    (briefs / "broken.pdf").write_bytes(BROKEN)
    (briefs / "old" / "empty.txt").write_text("")

    report = synced(stp, data_dir, briefs)

    failed = report.pop("failed")
    assert report | {"failed": []} == NOTHING | {"added": 3}
    assert [list(each) for each in failed] == [["location", "reason"]] * 2
    assert [each["location"] for each in failed] == ["broken.pdf", "old/empty.txt"]
    assert all(each["reason"] for each in failed)


def test_a_document_that_cannot_be_read_any_more_keeps_its_earlier_version(
    stp: Stp, briefs: Path, data_dir: Path
) -> None:
    synced(stp, data_dir, briefs)
    (briefs / "footprints.txt").write_text("")

    report = synced(stp, data_dir, briefs)

    assert [each["location"] for each in report.pop("failed")] == ["footprints.txt"]
    assert report | {"failed": []} == NOTHING | {"unchanged": 3}
    assert listed(stp, data_dir) == sorted(BRIEFS)


def test_people_are_told_that_an_earlier_version_is_kept(
    stp: Stp, briefs: Path, data_dir: Path
) -> None:
    synced(stp, data_dir, briefs)
    (briefs / "footprints.txt").write_text("")

    ran = stp("sync", briefs, "--data-dir", data_dir)

    failed, counts = ran.out.splitlines()
    assert (ran.status, ran.err) == (0, "")
    assert failed.startswith("! footprints.txt: ")
    assert failed.endswith(" (its earlier version is kept)")
    assert counts == "added 0, replaced 0, dropped 0, unchanged 3, failed 1"


@pytest.mark.parametrize("kind", ["missing", "empty", "broken"])
def test_where_nothing_can_be_read_the_sync_fails_and_the_index_stays(
    stp: Stp, briefs: Path, data_dir: Path, tmp_path: Path, kind: str
) -> None:
    synced(stp, data_dir, briefs)
    location = tmp_path / kind
    if kind != "missing":
        location.mkdir()
    if kind == "broken":
        (location / "broken.pdf").write_bytes(BROKEN)

    ran = stp("sync", location, "--data-dir", data_dir)
    as_json = stp("sync", location, "--json", "--data-dir", data_dir)

    assert (ran.status, ran.out) == (1, "")
    assert "nothing could be read" in ran.err
    assert kind == "empty" or kind in ran.err
    assert (as_json.status, as_json.err) == (1, ran.err)
    report: dict[str, Any] = as_json.json
    failed = report.pop("failed")
    assert report | {"failed": []} == NOTHING | {"unchanged": 3}
    assert [list(each) for each in failed] == [["location", "reason"]] * (kind != "empty")
    assert all(kind in each["location"] and each["reason"] for each in failed)
    assert listed(stp, data_dir) == sorted(BRIEFS)


def test_an_address_that_cannot_be_one_is_refused_with_what_to_do(stp: Stp, data_dir: Path) -> None:
    ran = stp("sync", "https://", "--data-dir", data_dir)

    assert (ran.status, ran.out) == (1, "")
    assert "https://" in ran.err


def test_this_machine_is_no_place_on_the_web(stp: Stp, data_dir: Path) -> None:
    ran = stp("sync", "http://127.0.0.1/plan", "--data-dir", data_dir)

    assert (ran.status, ran.out) == (1, "")
    assert "http://127.0.0.1/plan" in ran.err
    assert "STP_SOURCES__WEB_PRIVATE" in ran.err


def test_a_dry_run_says_what_would_be_done_and_does_nothing(
    stp: Stp, briefs: Path, data_dir: Path
) -> None:
    synced(stp, data_dir, briefs)
    current = (data_dir / "index" / "current").read_text()
    (briefs / "beds.md").unlink()
    (briefs / "new.txt").write_text("Boards met for the first time in July. They met in public.\n")

    ran = stp("sync", briefs, "--dry-run", "--data-dir", data_dir)
    as_json = stp("sync", briefs, "--dry-run", "--json", "--data-dir", data_dir)

    *changes, counts = ran.out.splitlines()
    assert (ran.status, ran.err, changes) == (0, "", ["+ new.txt", "- beds.md"])
    assert counts.startswith(
        "nothing was changed; a sync would give: added 1, replaced 0, dropped 1"
    )
    assert as_json.json == NOTHING | {"added": 1, "dropped": 1, "unchanged": 2}
    assert (data_dir / "index" / "current").read_text() == current
    assert listed(stp, data_dir) == sorted(BRIEFS)


def test_a_file_that_moved_is_said_to_have(stp: Stp, briefs: Path, data_dir: Path) -> None:
    synced(stp, data_dir, briefs)
    (briefs / "beds.md").rename(briefs / "old" / "wards.md")

    ran = stp("sync", briefs, "--data-dir", data_dir)

    assert ran.out.splitlines()[0] == "> beds.md is now old/wards.md"
    assert ran.out.splitlines()[-1].startswith("added 1, replaced 0, dropped 1, unchanged 2")


def test_only_what_is_due_is_looked_at_and_the_rest_stays(
    stp: Stp, briefs: Path, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The board met in July. Nobody from the public came.\n")
    places = [{"location": str(briefs), "refresh": "never"}, {"location": str(other)}]
    monkeypatch.setenv("STP_SOURCES__LOCATIONS", json.dumps(places))

    first = stp("sync", "--due", "--json", "--data-dir", data_dir)
    again = stp("sync", "--due", "--data-dir", data_dir)
    (briefs / "beds.md").unlink()
    other.write_text("The board met in July. Two of the public came.\n")
    _age(data_dir, days=2)
    later = stp("sync", "--due", "--json", "--data-dir", data_dir)

    assert first.json == NOTHING | {"added": 4}
    assert (again.status, again.out, again.err) == (0, "", "stp: no location is due\n")
    assert later.json == NOTHING | {"replaced": 1, "unchanged": 3}
    assert "beds.md" in listed(stp, data_dir)


def _age(data_dir: Path, *, days: int) -> None:
    """Put back the time at which the locations were looked at."""
    path = data_dir / "index" / "looked-at.json"
    times = json.loads(path.read_text())
    assert len(times) == 2
    aged = {root: datetime.fromisoformat(at) - timedelta(days=days) for root, at in times.items()}
    path.write_text(json.dumps({root: at.isoformat() for root, at in aged.items()}))


def test_without_a_location_the_configured_ones_are_synced(
    stp: Stp, briefs: Path, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The board met in July. Nobody from the public came.\n")
    monkeypatch.setenv("STP_SOURCES__LOCATIONS", f"{briefs}, {other}")

    configured = synced(stp, data_dir)
    named = synced(stp, data_dir, other)

    assert configured == NOTHING | {"added": 4}
    assert named == NOTHING | {"dropped": 3, "unchanged": 1}


def test_the_data_folder_of_the_environment_is_used_unless_another_is_named(
    stp: Stp, briefs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STP_DATA_DIR", str(tmp_path / "set"))

    assert stp("sync", briefs).status == 0
    assert listed(stp, tmp_path / "set") == sorted(BRIEFS)
    assert stp("sources", "--data-dir", tmp_path / "named").status == 1


def test_a_data_folder_that_cannot_be_made_is_named(stp: Stp, briefs: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    ran = stp("sync", briefs, "--data-dir", tmp_path / "file" / "data")

    assert (ran.status, ran.out) == (1, "")
    assert str(tmp_path / "file" / "data") in ran.err
    assert "unforeseen" not in ran.err
