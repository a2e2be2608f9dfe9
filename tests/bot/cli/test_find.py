"""``stp find`` gives the best passages of the documents that it may look into."""

from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.running import Stp

pytestmark = pytest.mark.model

PASSAGE_FIELDS = [
    "document_id",
    "title",
    "publisher",
    "published",
    "location",
    "page",
    "section",
    "text",
    "start",
    "end",
    "url",
    "score",
]


def passages(stp: Stp, data_dir: Path, *options: str) -> list[dict[str, Any]]:
    ran = stp("find", "plans of the footprints", *options, "--json", "--data-dir", data_dir)
    assert (ran.status, ran.err) == (0, "")
    assert ran.json["query"] == "plans of the footprints"
    found: list[dict[str, Any]] = ran.json["passages"]
    return found


def test_passages_come_best_first_and_stand_where_they_say(stp: Stp, briefs_data: Path) -> None:
    found = passages(stp, briefs_data)

    scores = [passage["score"] for passage in found]
    assert [list(passage) for passage in found] == [PASSAGE_FIELDS] * 3
    assert scores == sorted(scores, reverse=True)
    for passage in found:
        document = stp("show", passage["document_id"], "--json", "--data-dir", briefs_data).json
        assert document["text"][passage["start"] : passage["end"]] == passage["text"]


@pytest.mark.parametrize(
    ("options", "locations"),
    [
        ((), ["beds.md", "footprints.txt", "old/leaders.txt"]),
        (("--publisher", "weekly"), ["footprints.txt", "old/leaders.txt"]),
        (("--publisher", "nobody"), []),
        (("--from", "2017-02-01"), ["beds.md", "old/leaders.txt"]),
        (("--to", "2017-02-01"), ["beds.md", "footprints.txt"]),
        (("--from", "2017-02-01", "--to", "2017-02-01"), ["beds.md"]),
        (("--publisher", "Weekly", "--from", "2017-01-01"), ["old/leaders.txt"]),
        (("--from", "01/02/2017", "--to", "1 February 2017"), ["beds.md"]),
        (("--from", "2017"), ["beds.md", "old/leaders.txt"]),
        (("--to", "2017"), ["beds.md", "footprints.txt"]),
        (("--from", "2016", "--to", "2016"), ["footprints.txt"]),
    ],
    ids=" ".join,
)
def test_only_documents_of_the_publisher_and_time_asked_for_are_searched(
    stp: Stp, briefs_data: Path, options: tuple[str, ...], locations: list[str]
) -> None:
    assert sorted(each["location"] for each in passages(stp, briefs_data, *options)) == locations


def test_a_filter_does_not_change_the_order_of_what_it_lets_through(
    stp: Stp, briefs_data: Path
) -> None:
    everything = [each["location"] for each in passages(stp, briefs_data)]
    filtered = [each["location"] for each in passages(stp, briefs_data, "--publisher", "weekly")]

    assert filtered == [location for location in everything if location != "beds.md"]


def test_no_more_passages_are_given_than_asked_for(stp: Stp, briefs_data: Path) -> None:
    assert passages(stp, briefs_data, "-k", "1") == passages(stp, briefs_data)[:1]


def test_people_are_shown_each_passage_with_its_source(stp: Stp, briefs_data: Path) -> None:
    ran = stp("find", "protests against closed beds", "-k", "1", "--data-dir", briefs_data)

    head, where, text = ran.out.splitlines()[:3]
    assert (ran.status, ran.err) == (0, "")
    assert head.startswith("[1] The Local Gazette, “Beds at risk”, 1 February 2017")
    assert where == "    beds.md"
    assert "Patients protested" in text


def test_between_two_passages_stands_a_blank_line(stp: Stp, briefs_data: Path) -> None:
    ran = stp("find", "plans of the footprints", "-k", "2", "--data-dir", briefs_data)

    first, second, end = ran.out.split("\n\n")
    assert [part.split()[0] for part in (first, second)] == ["[1]", "[2]"]
    assert end == ""


def test_people_are_told_where_nothing_was_found(stp: Stp, briefs_data: Path) -> None:
    ran = stp("find", "beds", "--publisher", "nobody", "--data-dir", briefs_data)

    assert (ran.status, ran.out) == (0, "Nothing was found.\n")
