"""When a location was looked at is remembered, and a damaged memory counts as none."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.refresh.looked_at import read_looked_at, write_looked_at
from index.errors import IndexUnwritable

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_what_is_written_is_read_and_other_locations_stay(tmp_path: Path) -> None:
    path = tmp_path / "index" / "looked-at.json"

    write_looked_at(path, ["a", "b"], now=NOW)
    write_looked_at(path, ["b"], now=NOW + timedelta(hours=1))

    assert read_looked_at(path) == {"a": NOW, "b": NOW + timedelta(hours=1)}
    assert [each.name for each in path.parent.iterdir()] == ["looked-at.json"]


@pytest.mark.parametrize("text", ["", "[1]", '{"a": 1}', '{"a": "yesterday"}', "\x00"])
def test_a_damaged_file_counts_as_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "looked-at.json"
    path.write_text(text)

    assert read_looked_at(path) == {}


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(IndexUnwritable, match="file"):
        write_looked_at(tmp_path / "file" / "looked-at.json", ["a"], now=NOW)
