"""``stp sources`` and ``stp show`` say what the index holds, needing no model."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.briefs import BRIEFS
from tests.bot.cli.running import Stp

pytestmark = pytest.mark.model  # for the index; the commands load none


@pytest.fixture
def ids(stp: Stp, briefs_data: Path) -> dict[str, str]:
    """Ids of the documents by location."""
    listed = stp("sources", "--json", "--data-dir", briefs_data).json["documents"]
    return {document["location"]: document["id"] for document in listed}


def test_the_documents_are_listed_by_location_with_what_is_known_of_them(
    stp: Stp, briefs_data: Path
) -> None:
    ran = stp("sources", "--json", "--data-dir", briefs_data)

    documents: list[dict[str, Any]] = ran.json["documents"]
    assert (ran.status, ran.err) == (0, "")
    assert [each["location"] for each in documents] == sorted(BRIEFS)
    assert documents[1] | {"id": ""} == {
        "id": "",
        "title": "The 44 footprints",
        "publisher": "Example Health Weekly",
        "published": "2016-03-15",
        "location": "footprints.txt",
        "url": "https://weekly.example/footprints",
        "collection": "open",
        "passages": 1,
        "author": None,
        "updated": None,
        "warnings": [],
    }


def test_the_list_for_people_goes_to_stdout_and_its_length_to_stderr(
    stp: Stp, briefs_data: Path, ids: dict[str, str]
) -> None:
    ran = stp("sources", "--data-dir", briefs_data)

    assert (ran.status, ran.err) == (0, "3 documents\n")
    assert ran.out.splitlines()[:2] == [
        f"{ids['beds.md']}  Beds at risk",
        "              The Local Gazette, 1 February 2017, 1 passage, beds.md",
    ]


def test_a_document_is_shown_with_its_text_and_where_its_facts_come_from(
    stp: Stp, briefs_data: Path, ids: dict[str, str]
) -> None:
    shown = stp("show", ids["footprints.txt"], "--json", "--data-dir", briefs_data).json
    plain = stp("show", ids["footprints.txt"], "--data-dir", briefs_data)

    assert shown["id"] == ids["footprints.txt"]
    assert shown["title_origin"] == shown["publisher_origin"] == "header"
    assert shown["text"].startswith("England was divided into 44 footprints.")
    assert plain.out.splitlines()[:5] == [
        "Title:      The 44 footprints  (from the document's header)",
        "Publisher:  Example Health Weekly  (from the document's header)",
        "Published:  15 March 2016  (from the document's header)",
        "Location:   footprints.txt",
        "Link:       https://weekly.example/footprints",
    ]
    assert plain.out.endswith(f"\n\n{shown['text']}\n")


def test_an_author_a_change_and_a_table_are_shown_where_there_are_any(
    stp: Stp, tmp_path: Path
) -> None:
    (tmp_path / "page.md").write_text(
        "---\ntitle: Kent\nauthor: Jane Smith\nupdated: 3 May 2018\n---\n\nThe plan closes two"
        " wards.\n\n| Area | Gap |\n|---|---|\n| Kent | £20m |\n"
    )
    data = ("--data-dir", tmp_path / "data")
    stp("sync", tmp_path / "page.md", *data)
    (listed,) = stp("sources", "--json", *data).json["documents"]

    shown = stp("show", listed["id"], "--json", *data).json
    plain = stp("show", listed["id"], *data).out.splitlines()
    listing = stp("sources", *data).out

    assert (listed["author"], listed["updated"]) == ("Jane Smith", "2018-05-03")
    assert (shown["author"], shown["author_origin"]) == ("Jane Smith", "header")
    assert (shown["updated"], shown["updated_origin"]) == ("2018-05-03", "header")
    assert shown["warnings"] == []
    assert [shown["text"][row["start"] : row["end"]] for row in shown["rows"]] == [
        "Area: Kent; Gap: £20m"
    ]
    assert plain[2:5] == [
        "Published:  date unknown",
        "Updated:    3 May 2018  (from the document's header)",
        "Author:     Jane Smith  (from the document's header)",
    ]
    assert "publisher unknown, by Jane Smith, date unknown, " in listing


def test_what_was_left_out_of_a_text_is_shown_with_the_rule_that_said_so(
    stp: Stp, tmp_path: Path
) -> None:
    source = tmp_path / "page.txt"
    source.write_text(
        "Plans for Kent\n\nThe plan closes two wards. Nobody was asked about it.\n\n"
        "Share on Facebook\n\nThe wards were full all winter. Staff wrote to the board.\n"
    )
    stp("sync", source, "--data-dir", tmp_path / "data")
    (listed,) = stp("sources", "--json", "--data-dir", tmp_path / "data").json["documents"]

    document = stp("show", listed["id"], "--json", "--data-dir", tmp_path / "data").json
    ran = stp("show", listed["id"], "--dropped", "--data-dir", tmp_path / "data")

    assert (ran.status, ran.err) == (0, "")
    assert [each["text"] for each in document["dropped"]] == ["Share on Facebook"]
    assert ran.out == f"[{document['dropped'][0]['rule']}] Share on Facebook\n"
    assert "Facebook" not in document["text"]


def test_an_unknown_id_is_named_with_where_to_look(stp: Stp, briefs_data: Path) -> None:
    ran = stp("show", "no-such-id", "--data-dir", briefs_data)

    assert (ran.status, ran.out) == (1, "")
    assert "'no-such-id'" in ran.err
    assert "stp sources" in ran.err


@pytest.mark.parametrize("name", ["documents.sqlite", "manifest.json"])
def test_a_damaged_index_is_named_by_its_file_with_what_to_do(
    stp: Stp, briefs_data: Path, tmp_path: Path, ids: dict[str, str], name: str
) -> None:
    data_dir = shutil.copytree(briefs_data, tmp_path / "data")
    (path,) = data_dir.glob(f"index/snapshots/*/{name}")
    path.write_bytes(path.read_bytes()[:100])

    for arguments in (("sources",), ("show", ids["beds.md"])):
        ran = stp(*arguments, "--data-dir", data_dir)

        assert (ran.status, ran.out) == (1, "")
        assert name in ran.err
        assert "stp sync" in ran.err


@pytest.mark.parametrize(
    "arguments", [("sources",), ("sources", "--json"), ("gaps", "--csv")], ids=" ".join
)
def test_a_reader_that_has_seen_enough_ends_the_command_quietly(
    briefs_data: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    data_dir = shutil.copytree(briefs_data, tmp_path / "data")
    reading, writing = os.pipe()
    os.close(reading)
    code = "from bot.cli.main import main; main()"

    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, *arguments, "--data-dir", str(data_dir)],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)

    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_reader_of_both_outputs_that_has_seen_enough_ends_the_command_too(
    briefs_data: Path,
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code = "from bot.cli.main import main; main()"

    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, "sources", "--data-dir", str(briefs_data)],
        stdout=writing,
        stderr=writing,
        check=False,
    )
    os.close(writing)

    assert ran.returncode == 0


def test_a_name_of_several_lines_is_shown_in_one_and_fed_back(stp: Stp, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "first\nsecond.txt").write_text("The depot at Cross closes in July 2019.\n")
    data = ("--data-dir", tmp_path / "data")
    stp("sync", folder, *data)

    listed = stp("sources", *data).out.splitlines()
    shown = stp("show", listed[0].split()[0], *data).out.splitlines()
    missing = stp("sources", "--missing", *data).out
    (folder / "stp-sources.csv").write_text(missing.replace(",,,,,,", ",Depots,BMA,2019-01-07,,,"))
    again = stp("sync", folder, *data, "--json").json

    assert listed[1].endswith("1 passage, first second.txt")
    assert "Location:   first second.txt" in shown
    assert missing.splitlines()[1] == "first second.txt,,,,,,"
    assert (again["replaced"], again["failed"]) == (1, [])
