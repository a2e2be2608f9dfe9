"""``stp doctor`` says what is as it should be, and what to do about each fault."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.running import Ran, Stp
from tests.index.models.tiny_cross_encoder import make_cross_encoder
from tests.slack_workspace import SlackWorkspace

pytestmark = pytest.mark.model

CHECKS = ["settings", "locations", "ocr", "model", "reranker", "index", "store", "slack"]


@pytest.fixture(scope="module")
def slack() -> Iterator[SlackWorkspace]:
    with SlackWorkspace() as workspace:
        yield workspace


@pytest.fixture
def data_dir(briefs_data: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own, with an index."""
    return shutil.copytree(briefs_data, tmp_path / "data")


def set_credentials(monkeypatch: pytest.MonkeyPatch, slack: SlackWorkspace, **others: str) -> None:
    for name, value in (slack.environment() | others).items():
        monkeypatch.setenv(name, value)


def checks(ran: Ran) -> dict[str, dict[str, Any]]:
    assert list(ran.json) == ["ok", "checks"]
    assert ran.json["ok"] is all(each["ok"] for each in ran.json["checks"])
    assert (ran.status == 0) is ran.json["ok"]
    return {each["check"]: each for each in ran.json["checks"]}


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_where_all_is_well_it_says_what_it_found(
    stp: Stp, slack: SlackWorkspace, data_dir: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    set_credentials(monkeypatch, slack, STP_SLACK__MODE=mode)

    ran = stp("doctor", "--json", "--data-dir", data_dir)

    found = checks(ran)
    assert (ran.status, ran.err, list(found)) == (0, "", CHECKS)
    assert str(data_dir) in found["settings"]["what"]
    assert found["locations"]["what"] == "none configured (`stp sync` takes them by name, too)"
    assert found["ocr"]["what"] == "off (optional)"
    assert found["model"]["what"] == "all-MiniLM-L6-v2@53aa51172d14, 384 dimensions"
    assert found["reranker"]["what"] == "none (optional)"
    assert found["index"]["what"] == "3 documents, 3 passages, newest 2018-06-30"
    assert found["store"]["what"] == "0 answers, 0 votes"
    assert found["slack"]["what"].endswith(f"{mode} mode")


def test_people_are_shown_a_line_for_each_check(
    stp: Stp, slack: SlackWorkspace, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_credentials(monkeypatch, slack, SLACK_APP_TOKEN="")

    ran = stp("doctor", "--data-dir", data_dir)

    assert [line.split(":")[0].split() for line in ran.out.splitlines()] == [
        *(["ok", name] for name in CHECKS[:-1]),
        ["FAULT", "slack"],
    ]
    assert ran.status == 1
    assert ran.err == "stp: not as it should be: slack\n"


@pytest.mark.parametrize(
    ("mode", "variable", "value"),
    [
        ("socket", "SLACK_BOT_TOKEN", ""),
        ("socket", "SLACK_APP_TOKEN", ""),
        ("http", "SLACK_SIGNING_SECRET", ""),
        ("socket", "SLACK_BOT_TOKEN", "xoxb-nobody-knows"),
        ("socket", "SLACK_APP_TOKEN", "xapp-nobody-knows"),
    ],
)
def test_a_credential_that_is_missing_or_refused_is_named_and_no_token_shown(
    stp: Stp,
    slack: SlackWorkspace,
    briefs_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    mode: str,
    variable: str,
    value: str,
) -> None:
    del briefs_data
    set_credentials(monkeypatch, slack, STP_SLACK__MODE=mode, **{variable: value})

    ran = stp("doctor", "--json", "--data-dir", tmp_path)

    secrets = [each for name, each in slack.environment().items() if name != "SLACK_API_URL"]
    assert variable in checks(ran)["slack"]["what"]
    assert not any(secret in ran.out + ran.err for secret in [*secrets, value] if secret)


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_a_bot_for_several_workspaces_is_checked_without_a_bot_token(
    stp: Stp, slack: SlackWorkspace, data_dir: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    set_credentials(monkeypatch, slack, STP_SLACK__MODE=mode, **installing(slack))

    found = checks(stp("doctor", "--json", "--data-dir", data_dir))

    assert found["slack"] == {
        "check": "slack",
        "ok": True,
        "what": f"installed in 0 workspaces, {mode} mode",
    }


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SLACK_CLIENT_ID", ""),
        ("SLACK_CLIENT_ID", "999.999"),
        ("SLACK_CLIENT_SECRET", ""),
        ("SLACK_CLIENT_SECRET", "no-such-secret"),
        ("SLACK_APP_TOKEN", ""),
        ("SLACK_BOT_TOKEN", "xoxb-besides"),
    ],
)
def test_what_is_wrong_with_a_bot_for_several_workspaces_is_named(
    stp: Stp,
    slack: SlackWorkspace,
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
) -> None:
    set_credentials(monkeypatch, slack, **(installing(slack) | {variable: value}))

    ran = stp("doctor", "--json", "--data-dir", data_dir)

    found = checks(ran)["slack"]
    assert not found["ok"]
    assert variable in found["what"]
    for secret in (slack.identity.client_secret, "no-such-secret", "xoxb-besides"):
        assert secret not in ran.out + ran.err


def installing(slack: SlackWorkspace) -> dict[str, str]:
    """Give the credentials of a bot that workspaces install."""
    return {
        "SLACK_BOT_TOKEN": "",
        "SLACK_CLIENT_ID": slack.identity.client_id,
        "SLACK_CLIENT_SECRET": slack.identity.client_secret,
    }


def test_without_an_index_it_says_how_to_build_one(stp: Stp, tmp_path: Path) -> None:
    found = checks(stp("doctor", "--json", "--data-dir", tmp_path / "new"))

    assert [name for name, each in found.items() if not each["ok"]] == ["index"]
    assert "stp sync" in found["index"]["what"]


def test_who_has_set_up_nothing_of_slack_has_no_fault_there(stp: Stp, data_dir: Path) -> None:
    ran = stp("doctor", "--json", "--data-dir", data_dir)

    assert (ran.status, checks(ran)["slack"]["ok"]) == (0, True)
    assert checks(ran)["slack"]["what"] == "not set up (only `stp serve` needs it)"


def test_a_credential_that_is_missing_comes_with_where_to_read_on(
    stp: Stp, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-some")

    found = checks(stp("doctor", "--json", "--data-dir", data_dir))["slack"]

    assert not found["ok"]
    assert found["what"].startswith("SLACK_APP_TOKEN not set, which socket mode needs")
    assert "README, “In Slack”" in found["what"]


def test_swapped_tokens_are_named_and_not_shown(
    stp: Stp, slack: SlackWorkspace, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = slack.environment()
    bot, app = given["SLACK_BOT_TOKEN"], given["SLACK_APP_TOKEN"]
    set_credentials(monkeypatch, slack, SLACK_BOT_TOKEN=app, SLACK_APP_TOKEN=bot)

    ran = stp("doctor", "--json", "--data-dir", data_dir)

    assert checks(ran)["slack"]["what"] == (
        "SLACK_BOT_TOKEN holds an app-level token (xapp-…), which belongs in SLACK_APP_TOKEN;"
        " SLACK_APP_TOKEN holds a bot token (xoxb-…), which belongs in SLACK_BOT_TOKEN"
    )
    assert bot not in ran.out + ran.err
    assert app not in ran.out + ran.err


def test_a_damaged_file_that_search_has_not_met_yet_is_found(stp: Stp, data_dir: Path) -> None:
    (path,) = data_dir.glob("index/snapshots/*/passage-vectors/*")
    path.write_bytes(bytes(path.stat().st_size))

    found = checks(stp("doctor", "--json", "--data-dir", data_dir))

    assert "passage-vectors" in found["index"]["what"]
    assert "stp sync" in found["index"]["what"]


def test_an_index_of_another_format_is_found(stp: Stp, data_dir: Path) -> None:
    (path,) = data_dir.glob("index/snapshots/*/manifest.json")
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 1}))

    found = checks(stp("doctor", "--json", "--data-dir", data_dir))

    assert [name for name, each in found.items() if not each["ok"]] == ["index"]
    assert "has format 1" in found["index"]["what"]
    assert "stp sync" in found["index"]["what"]


def test_locations_are_counted_and_those_on_the_web_left_alone(
    stp: Stp, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.txt").write_text("The plan.\n")
    places = [str(tmp_path), str(tmp_path / "plan.txt"), "https://plans.invalid/feed.xml"]
    monkeypatch.setenv("STP_SOURCES__LOCATIONS", json.dumps(places))

    found = checks(stp("doctor", "--json", "--data-dir", data_dir))

    assert found["locations"] == {
        "check": "locations",
        "ok": True,
        "what": "3 locations, of which 1 on the web (not fetched now)",
    }


def test_each_location_that_cannot_be_read_is_named_with_what_to_do(
    stp: Stp, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    gone, below_a_file = tmp_path / "gone", tmp_path / "file" / "plans"
    places = [str(gone), str(tmp_path / "file"), "https://", str(below_a_file)]
    monkeypatch.setenv("STP_SOURCES__LOCATIONS", json.dumps(places))

    found = checks(stp("doctor", "--json", "--data-dir", data_dir))["locations"]

    assert not found["ok"]
    for fault in (
        f"{gone}: there is no such folder or file; ",
        "https://",
        f"{below_a_file}: it cannot be opened: not a directory; ",
    ):
        assert fault in found["what"]
    assert f"{tmp_path / 'file'}: " not in found["what"]
    assert "STP_SOURCES__LOCATIONS" in found["what"]


@pytest.mark.parametrize("installed", [True, False])
def test_where_pictures_are_to_be_read_tesseract_has_to_be_there(
    stp: Stp, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, installed: bool
) -> None:
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    if installed:
        program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setenv("STP_SOURCES__OCR", "true")

    found = checks(stp("doctor", "--json", "--data-dir", data_dir))["ocr"]

    assert found["ok"] is installed
    assert installed or "install it (Debian: `tesseract-ocr`)" in found["what"]
    assert not installed or found["what"] == str(program)


def test_a_model_that_cannot_be_used_is_a_fault_of_model_and_index(
    stp: Stp, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("STP_INDEX__MODEL", str(tmp_path / "empty"))

    found = checks(stp("doctor", "--json", "--data-dir", data_dir))

    assert [name for name, each in found.items() if not each["ok"]] == ["model", "index"]
    assert str(tmp_path / "empty") in found["model"]["what"]


def test_a_reranker_is_loaded_and_named(
    stp: Stp, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = make_cross_encoder(tmp_path / "reranker", liked="beds")
    monkeypatch.setenv("STP_INDEX__RERANKER", str(model))

    found = checks(stp("doctor", "--json", "--data-dir", data_dir))

    assert found["reranker"] == {"check": "reranker", "ok": True, "what": str(model)}


def test_a_reranker_that_cannot_be_used_is_no_fault_of_the_index(
    stp: Stp, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("STP_INDEX__RERANKER", str(tmp_path / "empty"))

    found = checks(stp("doctor", "--json", "--data-dir", data_dir))

    assert [name for name, each in found.items() if not each["ok"]] == ["reranker"]
    assert str(tmp_path / "empty") in found["reranker"]["what"]


def test_wrong_settings_end_the_checks_and_are_named(
    stp: Stp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STP_INDEX__MODLE", "x")

    found = checks(stp("doctor", "--json", "--data-dir", tmp_path))

    assert list(found) == ["settings"]
    assert "STP_INDEX__MODEL" in found["settings"]["what"]


def test_a_store_that_cannot_be_opened_is_a_fault_and_the_other_checks_go_on(
    stp: Stp, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    found = checks(stp("doctor", "--json", "--data-dir", tmp_path / "file" / "data"))

    assert list(found) == CHECKS
    assert not found["store"]["ok"]
    assert str(tmp_path / "file") in found["store"]["what"]
