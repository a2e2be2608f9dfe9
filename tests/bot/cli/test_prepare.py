"""What a command for questions needs is loaded before the first question is asked."""

import json
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.prepare import Stopped, build_first_index, warm_up
from bot.errors import BotError
from bot.library import Library
from bot.refresh.looked_at import read_looked_at, write_looked_at
from bot.refresh.schedule import failed_at_file, looked_at_file
from bot.settings import Settings, load_settings
from index.errors import NoIndex
from index.snapshots.snapshot import open_current
from index.syncing.build import sync
from tests.bot.cli.briefs import BRIEFS, write_briefs
from tests.fakes import WordEmbedder, WordReranker
from tests.index.documents import FOOTPRINTS, ListedSource


def test_the_model_is_used_once_so_that_it_is_loaded(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(FOOTPRINTS)], WordEmbedder())
    embedder = WordEmbedder()

    warm_up(Library(tmp_path, embedder))

    assert len(embedder.seen) == 1


def test_the_reranker_is_used_once_as_well(tmp_path: Path) -> None:
    sync(tmp_path, [ListedSource(FOOTPRINTS)], WordEmbedder())
    reranker = WordReranker()

    warm_up(Library(tmp_path, WordEmbedder(), reranker))

    assert reranker.seen


def test_an_index_that_cannot_be_opened_is_found_before_the_model_is_loaded(tmp_path: Path) -> None:
    embedder = WordEmbedder()

    with pytest.raises(NoIndex):
        warm_up(Library(tmp_path, embedder))

    assert embedder.seen == []


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    return write_briefs(tmp_path / "briefs")


def configure(tmp_path: Path, location: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Let a location be configured, for this process and for those that it starts."""
    given = {"STP_SOURCES__LOCATIONS": str(location), "STP_DATA_DIR": str(tmp_path / "data")}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return load_settings(given, tmp_path)


def held(settings: Settings) -> list[str]:
    with open_current(settings.index_dir) as snapshot:
        return [each.location for each in snapshot.documents()]


@pytest.mark.model
def test_without_an_index_the_configured_locations_are_indexed_and_remembered(
    tmp_path: Path, briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = configure(tmp_path, briefs, monkeypatch)

    build_first_index(settings, WordEmbedder(), stop=threading.Event())

    assert held(settings) == sorted(BRIEFS)
    assert list(read_looked_at(looked_at_file(settings))) == [str(briefs)]


@pytest.mark.model
@pytest.mark.parametrize("fault", ["format", "manifest", "pointer"])
def test_an_index_that_cannot_be_gone_on_from_is_built_again_of_all_locations(
    tmp_path: Path, briefs: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    settings = configure(tmp_path, briefs, monkeypatch)
    sync(settings.index_dir, [ListedSource(FOOTPRINTS)], WordEmbedder())
    write_looked_at(looked_at_file(settings), [str(briefs)], now=datetime.now(UTC))
    (manifest,) = settings.index_dir.glob("snapshots/*/manifest.json")
    if fault == "format":
        manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 1}))
    elif fault == "manifest":
        manifest.unlink()
    else:
        (settings.index_dir / "current").unlink()

    build_first_index(settings, WordEmbedder(), stop=threading.Event())

    assert held(settings) == sorted(BRIEFS)


def test_an_index_that_is_sound_is_left_as_it_is(
    tmp_path: Path, briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = configure(tmp_path, briefs, monkeypatch)
    sync(settings.index_dir, [ListedSource(FOOTPRINTS)], WordEmbedder())

    build_first_index(settings, WordEmbedder(), stop=threading.Event())

    assert held(settings) == [FOOTPRINTS.location]


def test_locations_of_which_nothing_can_be_read_are_said_to_be_the_fault_and_tried_again_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    settings = configure(tmp_path, tmp_path / "nowhere", monkeypatch)

    with pytest.raises(BotError, match="as said above"):
        build_first_index(settings, WordEmbedder(), stop=threading.Event())

    assert "stp: nothing could be read" in capfd.readouterr().err
    assert list(read_looked_at(failed_at_file(settings))) == [str(tmp_path / "nowhere")]
    assert read_looked_at(looked_at_file(settings)) == {}


def test_a_first_index_is_given_up_when_the_bot_is_told_to_stop(
    tmp_path: Path, briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = configure(tmp_path, briefs, monkeypatch)
    stop = threading.Event()
    stop.set()

    with pytest.raises(Stopped):
        build_first_index(settings, WordEmbedder(), stop=stop)

    assert not (settings.index_dir / "current").exists()
