"""``stp feedback`` and ``stp gaps`` show what people thought and what the collection lacks."""

import csv
import io
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store.records import KeptAnswer, Verdict, Vote
from bot.store.sql_store import SqlStore
from tests.bot.cli.running import Stp
from tests.bot.slack.answers import ANSWERED, NOT_FOUND

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
EVENING = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
GOOD = Vote("7KQ2MBXR", "U1", Verdict.HELPFUL, None, None, NOON)
BAD = Vote("7KQ2MBXR", "U2", Verdict.NOT_HELPFUL, "out_of_date", "says “2016”", EVENING)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder with two answers and two votes, and no index."""
    folder = tmp_path / "data"
    folder.mkdir()
    write_store(folder)
    return folder


def write_store(folder: Path) -> None:
    with closing(SqlStore(f"sqlite:///{folder / 'stp.sqlite'}", now=lambda: NOON)) as store:
        for answer in (ANSWERED, replace(NOT_FOUND, question="Who won the cup?")):
            store.keep_answer(KeptAnswer(answer=answer, asker="U1", at=NOON))
        for vote in (GOOD, BAD):
            store.record_vote(vote)


def test_every_vote_is_listed_with_who_when_and_why(stp: Stp, data_dir: Path) -> None:
    ran = stp("feedback", "--json", "--data-dir", data_dir)

    assert (ran.status, ran.err) == (0, "")
    assert ran.json == {
        "votes": [
            {
                "answer_id": "7KQ2MBXR",
                "person": "U1",
                "vote": "helpful",
                "reason": None,
                "comment": None,
                "time": "2026-11-20T12:00:00+00:00",
            },
            {
                "answer_id": "7KQ2MBXR",
                "person": "U2",
                "vote": "not_helpful",
                "reason": "out_of_date",
                "comment": "says “2016”",
                "time": "2026-11-20T18:30:00+00:00",
            },
        ]
    }


def test_people_are_shown_a_vote_on_each_line(stp: Stp, data_dir: Path) -> None:
    ran = stp("feedback", "--data-dir", data_dir)

    assert ran.out.splitlines() == [
        "2026-11-20 12:00 UTC  7KQ2MBXR  helpful",
        "2026-11-20 18:30 UTC  7KQ2MBXR  not helpful  out_of_date says “2016”",
    ]


def test_that_there_are_no_votes_is_no_result(stp: Stp, tmp_path: Path) -> None:
    ran = stp("feedback", "--data-dir", tmp_path / "new")

    assert (ran.status, ran.out, ran.err) == (0, "", "No votes yet.\n")


def test_gaps_hide_questions_unless_they_may_be_kept(
    stp: Stp, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = stp("gaps", "--json", "--data-dir", data_dir)
    monkeypatch.setenv("STP_STORE__KEEP_QUESTIONS", "true")
    shown = stp("gaps", "--json", "--data-dir", data_dir)

    assert "Who won the cup?" not in hidden.out
    assert shown.json == {
        "gaps": [
            {
                "kind": "not_answered",
                "date": "2026-11-20",
                "reference": NOT_FOUND.id,
                "what": "Who won the cup?",
            },
            {
                "kind": "not_helpful",
                "date": "2026-11-20",
                "reference": ANSWERED.id,
                "what": "out of date: says “2016”",
            },
        ]
    }


def test_gaps_come_as_csv_too(stp: Stp, data_dir: Path) -> None:
    ran = stp("gaps", "--csv", "--data-dir", data_dir)

    assert list(csv.reader(io.StringIO(ran.out))) == [
        ["kind", "date", "reference", "what"],
        ["not_answered", "2026-11-20", NOT_FOUND.id, "(question not shown)"],
        ["not_helpful", "2026-11-20", ANSWERED.id, "out of date: says “2016”"],
    ]


def test_no_cell_of_the_csv_is_taken_for_a_formula(
    stp: Stp, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(SqlStore(f"sqlite:///{data_dir / 'stp.sqlite'}", now=lambda: NOON)) as store:
        answer = replace(NOT_FOUND, question='=HYPERLINK("https://a.example")')
        store.keep_answer(KeptAnswer(answer=answer, asker="U1", at=NOON))
    monkeypatch.setenv("STP_STORE__KEEP_QUESTIONS", "true")

    ran = stp("gaps", "--csv", "--data-dir", data_dir)

    whats = [row[3] for row in csv.reader(io.StringIO(ran.out))]
    assert """'=HYPERLINK("https://a.example")""" in whats


@pytest.mark.model
def test_stale_documents_of_the_index_are_gaps_and_fresh_ones_are_not(
    stp: Stp, briefs_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(briefs_data, tmp_path / "data")

    stale = stp("gaps", "--data-dir", folder)
    monkeypatch.setenv("STP_SOURCES__STALE_DAYS", "36500")
    fresh = stp("gaps", "--data-dir", folder)

    assert (fresh.status, fresh.out) == (0, "")
    assert stale.out.splitlines() == [
        "stale_source  2018-06-30  Leaders of the plans (Example Health Weekly), old/leaders.txt",
        "stale_source  2017-02-01  Beds at risk (The Local Gazette), beds.md",
        "stale_source  2016-03-15  The 44 footprints (Example Health Weekly), footprints.txt",
    ]
