"""What stp does with wrong usage and faults: a sentence, a status, no traceback."""

import re
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
        ("find", "words", "--to", "0000"),
        ("find", "words", "--to", "31 June 2016"),
        ("find", "words", "--from", "2018", "--to", "2017"),
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


def test_the_help_of_a_command_is_for_people_not_for_who_reads_the_code(stp: Stp) -> None:
    commands = re.findall(r"^  (\w+)  ", stp("--help").out.split("Commands:")[1], re.MULTILINE)
    shown = {command: stp(command, "--help") for command in commands}

    assert {"find", "gaps", "show", "doctor"} < shown.keys()
    assert [name for name, ran in shown.items() if ran.status or "Usage:" not in ran.out] == []
    for word in ("Raises", "Args:", "\\", "\f"):
        assert [name for name, ran in shown.items() if word in ran.out] == []


def test_the_help_of_a_command_says_what_it_does_first_and_its_options_after(stp: Stp) -> None:
    lines = [line.strip() for line in stp("gaps", "--help").out.splitlines()]

    assert lines[2] == "List what the collection lacks."
    assert lines.index("Options:") > lines.index("List what the collection lacks.")


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


@pytest.mark.parametrize(
    ("variable", "token", "belongs"),
    [
        ("SLACK_BOT_TOKEN", "xapp-1-A0-secret", "SLACK_APP_TOKEN"),
        ("SLACK_APP_TOKEN", "xoxb-1-secret", "SLACK_BOT_TOKEN"),
    ],
)
def test_serve_names_a_token_that_stands_where_the_other_belongs_and_does_not_show_it(
    stp: Stp,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    variable: str,
    token: str,
    belongs: str,
) -> None:
    monkeypatch.setenv(variable, token)

    ran = stp("serve", "--data-dir", tmp_path)

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"stp: {variable} holds ")
    assert ran.err.endswith(f"belongs in {belongs}\n")
    assert "secret" not in ran.err


def test_a_date_that_cannot_be_read_is_answered_with_the_forms_that_can(stp: Stp) -> None:
    ran = stp("find", "words", "--from", "last week")

    said = " ".join(ran.err.split())
    assert "'last week' is no date such as 2016-11-14, 14/11/2016, 14 November 2016 or 2016" in said


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
