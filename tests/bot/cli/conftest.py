"""What the tests of the command share: a runner, and two indexes built once."""

from pathlib import Path

import pytest

from tests.bot.cli.briefs import write_briefs
from tests.bot.cli.running import Stp, make_stp
from tests.made_once import made_once


@pytest.fixture
def stp(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stp:
    """A runner that starts in an empty folder."""
    return make_stp(monkeypatch, tmp_path)


@pytest.fixture(scope="session")
def briefs_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index of the three briefs; for reading only."""

    def build(data_dir: Path) -> None:
        folder = write_briefs(tmp_path_factory.mktemp("briefs"))
        with pytest.MonkeyPatch.context() as patch:
            ran = make_stp(patch, folder)("sync", folder, "--data-dir", data_dir)
        assert ran.status == 0, ran.err

    return made_once(tmp_path_factory, "briefs-data", build)
