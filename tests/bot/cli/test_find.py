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
    assert ran.status == 0
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
        (("--publisher", "lg"), ["beds.md"]),
        (("--area", "Shropshire"), []),
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


@pytest.mark.parametrize(
    ("words", "locations", "note"),
    [
        (
            "from:weekly",
            ["footprints.txt", "old/leaders.txt"],
            "Searched only documents published by Example Health Weekly.",
        ),
        (
            "after:2017-02 from:ehw",
            ["old/leaders.txt"],
            "Searched only documents published by Example Health Weekly from 1 March 2017 on.",
        ),
        (
            "before 2017",
            ["footprints.txt"],
            "Searched only documents published up to 31 December 2016.",
        ),
    ],
)
def test_filters_may_stand_among_the_words_and_are_said(
    stp: Stp, briefs_data: Path, words: str, locations: list[str], note: str
) -> None:
    query = f"plans of the footprints {words}"
    read = stp("find", query, "--json", "--data-dir", briefs_data)
    shown = stp("find", query, "--data-dir", briefs_data)

    assert (read.status, read.err, read.json["query"]) == (0, "", query)
    assert sorted(each["location"] for each in read.json["passages"]) == locations
    assert shown.out.startswith(f"{note}\n\n[1] ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("beds", "--publisher", "nobody"),
            "No document here is published by “nobody”. Publishers here, the nearest first:"
            " Example Health Weekly and The Local Gazette.",
        ),
        (("beds", "--area", "Dorest"), "No STP area is known as “Dorest”. The nearest: Dorset."),
        (
            ("beds after:2030",),
            "Nothing here was published from 1 January 2031 on; the newest is of 30 June 2018.",
        ),
        (
            ("beds", "--to", "2015"),
            "Nothing here was published up to 31 December 2015; the oldest is of 15 March 2016.",
        ),
    ],
)
def test_people_are_told_what_comes_nearest_to_a_filter_that_matches_nothing(
    stp: Stp, briefs_data: Path, arguments: tuple[str, ...], says: str
) -> None:
    shown = stp("find", *arguments, "--data-dir", briefs_data)
    read = stp("find", *arguments, "--json", "--data-dir", briefs_data)

    assert (shown.status, shown.out, shown.err) == (0, f"{says}\n", "")
    assert (read.status, read.json["passages"], read.err) == (0, [], f"{says}\n")


def test_a_line_of_a_batch_whose_filter_matches_nothing_is_named(
    stp: Stp, briefs_data: Path
) -> None:
    lines = '{"id": "a", "query": "beds from:xyz"}\n{"id": "b", "query": "beds"}\n'

    ran = stp("find", "--batch", "-", "-k", "1", "--data-dir", briefs_data, stdin=lines)

    assert [len(line["passages"]) for line in ran.json_lines] == [0, 1]
    assert ran.err.startswith("a: No document here is published by “xyz”.")


def test_help_lists_the_filters(stp: Stp) -> None:
    for command in ("ask", "find"):
        text = stp(command, "--help").out
        for operator in ("from:", "after:", "since:", "before:", "until:", "in:", "area:"):
            assert operator in text
