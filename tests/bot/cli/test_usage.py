"""What stp does with wrong usage and faults: a sentence, a status, no traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.cli.running import Stp, make_stp


@pytest.fixture
def stp(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stp:
    return make_stp(monkeypatch, tmp_path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("bogus",),
        ("ask",),
        ("ask", ""),
        ("ask", "why?", "--batch", "-"),
        ("find", "words", "-k", "0"),
        ("find", "words", "--from", "last week"),
        ("find", "words", "--from", "2017-01-02", "--to", "2017-01-01"),
        ("sync",),
        ("show",),
        ("gaps", "--json", "--csv"),
        ("eval", "no-such-file.jsonl"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two_and_says_what_is_wrong(
    stp: Stp, arguments: tuple[str, ...]
) -> None:
    ran = stp(*arguments)

    assert (ran.status, ran.out) == (2, "")
    assert "Error" in ran.err or "Usage" in ran.err
    assert "Traceback" not in ran.err


def test_without_an_index_the_lookups_say_how_to_build_one(stp: Stp, tmp_path: Path) -> None:
    for arguments in (("sources",), ("show", "abc")):
        ran = stp(*arguments, "--data-dir", tmp_path / "none")

        assert ran.status == 1
        assert "stp sync" in ran.err


def test_a_misspelt_setting_is_named_with_the_nearest(
    stp: Stp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STP_INDEX__MODLE", "x")

    ran = stp("sources")

    assert ran.status == 1
    assert "STP_INDEX__MODLE" in ran.err
    assert "STP_INDEX__MODEL" in ran.err


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_serve_without_credentials_names_what_is_missing(
    stp: Stp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mode: str
) -> None:
    monkeypatch.setenv("STP_SLACK__MODE", mode)

    ran = stp("serve", "--data-dir", tmp_path)

    assert ran.status == 1
    assert "SLACK_BOT_TOKEN" in ran.err


def test_feedback_and_gaps_of_an_empty_data_folder_are_empty(stp: Stp, tmp_path: Path) -> None:
    assert stp("feedback", "--json", "--data-dir", tmp_path).json == {"votes": []}
    assert stp("gaps", "--json", "--data-dir", tmp_path).json == {"gaps": []}
    assert stp("gaps", "--csv", "--data-dir", tmp_path).out.strip() == "kind,date,reference,what"


def test_a_store_that_cannot_be_opened_is_named_without_its_password(
    stp: Stp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STP_STORE__URL", f"sqlite:///{tmp_path}/no/such/folder/stp.sqlite")

    ran = stp("feedback", "--data-dir", tmp_path)

    assert ran.status == 1
    assert "STP_STORE__URL" in ran.err


def test_commands_that_need_no_model_do_not_import_it() -> None:
    check = (
        "import sys; import bot.cli.main, bot.cli.documents, bot.cli.review;"
        "heavy = {'torch', 'sentence_transformers', 'faiss', 'tantivy', 'slack_bolt'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )

    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", check], capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_data_folder_that_cannot_be_made_is_named(stp: Stp, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    ran = stp("feedback", "--data-dir", tmp_path / "file" / "below")

    assert ran.status == 1
    assert "--data-dir" in ran.err
