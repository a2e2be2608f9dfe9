"""``stp sources --missing`` lists what documents lack, to be filled in and fed back."""

import csv
import io
from pathlib import Path

import pytest

from tests.bot.cli.running import Stp

pytestmark = pytest.mark.model  # for the index; the command loads none

TEXT = "The plan closes two wards. Nobody was asked about it."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document that lacks nothing and two that do."""
    folder = tmp_path / "plans"
    (folder / "old").mkdir(parents=True)
    header = "TITLE: Whole\nPUBLISHER: HCSA\nDATE: 2017-11-17\n\n"
    (folder / "whole.txt").write_text(header + TEXT)
    (folder / "old" / "Kent, “draft”.txt").write_text(f"{TEXT} Kent has said so.")
    (folder / "surrey.txt").write_text(f"TITLE: Surrey\n\nBy Jane Smith\n\n{TEXT} Surrey too.")
    return folder


def test_the_list_is_filled_in_and_fed_back(stp: Stp, folder: Path, tmp_path: Path) -> None:
    data = ("--data-dir", tmp_path / "data")
    stp("sync", folder, *data)

    ran = stp("sources", "--missing", *data)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    for row in rows:
        row |= {"title": row["title"] or "Kent", "publisher": "BMA", "published": "14 Nov 16"}
    with (folder / "stp-sources.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    again = stp("sync", folder, *data, "--json").json
    after = stp("sources", "--missing", *data)
    (kent,) = (
        each
        for each in stp("sources", "--json", *data).json["documents"]
        if each["title"] == "Kent"
    )
    shown = stp("show", kent["id"], *data).out.splitlines()

    assert ran.out.startswith("location,title,publisher,published,author,updated,url\n")
    assert [row["location"] for row in rows] == ["old/Kent, “draft”.txt", "surrey.txt"]
    assert (rows[1]["title"], rows[1]["author"]) == ("Surrey", "Jane Smith")
    assert str(folder) in ran.err
    assert "stp-sources.csv" in ran.err
    assert (again["replaced"], again["unchanged"], again["failed"]) == (2, 1, [])
    assert after.out == "location,title,publisher,published,author,updated,url\n"
    assert "No document lacks" in after.err
    assert shown[:3] == [
        "Title:      Kent  (from the file beside it)",
        "Publisher:  BMA  (from the file beside it)",
        "Published:  14 November 2016  (from the file beside it)",
    ]


def test_no_cell_is_taken_for_a_formula_and_the_list_is_read_back_as_it_was(
    stp: Stp, tmp_path: Path
) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "-draft.txt").write_text(f"TITLE: =1+1 is two\n\n{TEXT}")
    data = ("--data-dir", tmp_path / "data")
    stp("sync", folder, *data)

    ran = stp("sources", "--missing", *data)
    (row,) = csv.DictReader(io.StringIO(ran.out))
    filled = ran.out.replace("'=1+1 is two,,", "'=1+1 is two,BMA,2016-11-14")
    (folder / "stp-sources.csv").write_text(filled)
    report = stp("sync", folder, *data, "--json").json
    (document,) = stp("sources", "--json", *data).json["documents"]

    assert (row["location"], row["title"]) == ("'-draft.txt", "'=1+1 is two")
    assert report["failed"] == []
    assert (document["location"], document["title"]) == ("-draft.txt", "=1+1 is two")
    assert (document["publisher"], document["published"]) == ("BMA", "2016-11-14")


def test_the_list_as_json_says_of_each_document_what_it_lacks(
    stp: Stp, folder: Path, tmp_path: Path
) -> None:
    stp("sync", folder, "--data-dir", tmp_path / "data")

    ran = stp("sources", "--missing", "--json", "--data-dir", tmp_path / "data")

    assert [(each["location"], each["lacks"], each["root"]) for each in ran.json["documents"]] == [
        ("old/Kent, “draft”.txt", ["title", "publisher", "published"], str(folder)),
        ("surrey.txt", ["publisher", "published"], str(folder)),
    ]


def test_a_list_is_of_one_folder_where_that_is_asked(
    stp: Stp, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text(f"{TEXT} Others have said so.")
    data = ("--data-dir", tmp_path / "data")
    stp("sync", folder, other, *data)

    both = stp("sources", "--missing", *data)
    one = stp("sources", "--missing", "--under", other, *data)
    none = stp("sources", "--missing", "--under", "nowhere", *data)
    wrong = stp("sources", "--under", other, *data)

    assert len(both.out.splitlines()) == 4
    assert "--under" in both.err
    assert one.out.splitlines()[1:] == ["b.txt,,,,,,"]
    assert none.status == wrong.status == 2
    assert str(other) in none.err


def test_what_is_wrong_with_a_list_is_reported_by_its_line(
    stp: Stp, folder: Path, tmp_path: Path
) -> None:
    (folder / "stp-sources.csv").write_text("location,publisher\nsurry.txt,BMA\nwhole.txt,RCN\n")

    report = stp("sync", folder, "--data-dir", tmp_path / "data", "--json").json

    (failed,) = report["failed"]
    assert failed["location"] == "stp-sources.csv"
    assert "line 2 names 'surry.txt'" in failed["reason"]
    assert "did you mean 'surrey.txt'?" in failed["reason"]
    assert report["added"] == 3
