"""A folder's sidecar is read in every form that people and spreadsheets write it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.block import Facts
from sources.decode import decode_text
from sources.document import Origin
from sources.facts.folder_table import FOLDER_SIDECARS, Entry, Table, read_table

ENTRY = Entry(
    2,
    "plans/dorset.pdf",
    Facts(
        Origin.SIDECAR,
        title="A plan, at last",
        publisher="Dorset CCG",
        published=date(2016, 10, 21),
        author="Jane Smith",
        updated=date(2017, 3, 3),
        url="https://example.org/dorset",
    ),
)
CSV = """location,title,publisher,published,author,updated,url
plans/dorset.pdf,"A plan, at last",Dorset CCG,21 October 2016,Jane Smith,2017-03-03,https://example.org/dorset
"""
YAML = """
plans/dorset.pdf:
  title: A plan, at last
  publisher: Dorset CCG
  published: 21/10/2016
  author: Jane Smith
  updated: 3 March 2017
  url: https://example.org/dorset
"""


def _read_csv(text: str) -> Table:
    return read_table(text, name="stp-sources.csv")


def _read_yaml(text: str) -> Table:
    return read_table(text, name="stp-sources.yaml")


def test_both_forms_say_the_same() -> None:
    assert _read_csv(CSV) == _read_yaml(YAML) == Table((ENTRY,))


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbflocation,publisher\r\na.pdf,The King\xe2\x80\x99s Fund\r\n",
        "location;publisher\na.pdf;The King’s Fund\n".encode("cp1252"),
        "sep=;\r\nlocation;publisher\r\na.pdf;The King’s Fund".encode(),
        "location\tpublisher\na.pdf\tThe King’s Fund\n".encode("utf-16"),
        " Publisher , Location \nThe King’s Fund, a.pdf \n,\n\n".encode(),
    ],
    ids=["mark", "semicolons in Windows-1252", "hint", "tabs in UTF-16", "order and spaces"],
)
def test_what_spreadsheets_write_is_read(data: bytes) -> None:
    table = _read_csv(decode_text(data).text)

    assert table.problems == ()
    assert [(each.location, each.facts.publisher) for each in table.entries] == [
        ("a.pdf", "The King’s Fund")
    ]


def test_date_stands_for_the_day_of_publication_as_in_front_matter() -> None:
    table = _read_csv("location,date\na.pdf,25/11/2016\nb.pdf,soon\n")

    assert table.entries[0].facts.published == date(2016, 11, 25)
    assert "line 3 has 'date: soon'" in table.problems[0]


def test_a_list_added_to_another_one_is_one_list() -> None:
    table = _read_csv("location,title\na.pdf,One\nlocation,title\nb.pdf,Two\n")

    assert [(each.line, each.location) for each in table.entries] == [(2, "a.pdf"), (4, "b.pdf")]
    assert table.problems == ()


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    table = _read_csv('sep=,\nlocation,title\n\n"a.pdf","One\nline"\nb.pdf,Two\n')

    assert [(each.line, each.facts.title) for each in table.entries] == [
        (4, "One line"),
        (6, "Two"),
    ]


@pytest.mark.parametrize(
    ("text", "problem", "kept"),
    [
        ("location,publsher\na.pdf,HCSA\n", "'publsher'; did you mean 'publisher'?", ["a.pdf"]),
        ("location,published\na.pdf,2016\nb.pdf,2016-10-21\n", "line 2 has 'published: 2016'",
         ["a.pdf", "b.pdf"]),
        ("location,updated\na.pdf,31 June 2016\n", "line 2 has 'updated: 31 June", ["a.pdf"]),
        ("location,title\na.pdf,One, two\nb.pdf,Three\n", "line 2 has more cells", ["b.pdf"]),
        ("location,title\n,One\nb.pdf,Three\n", "line 2 has no location", ["b.pdf"]),
        ("title,publisher\nOne,HCSA\n", "no column 'location'", []),
        ("", "is empty", []),
        ('location,title\na.pdf,"' + "x" * 200_000, "no table that can be read", []),
    ],
)  # fmt: skip
def test_one_wrong_line_of_csv_is_named_and_loses_no_other(
    text: str, problem: str, kept: list[str]
) -> None:
    table = _read_csv(text)

    assert problem in "; ".join(table.problems)
    assert len(table.problems) == 1
    assert [each.location for each in table.entries] == kept


@pytest.mark.parametrize(
    ("text", "problem", "kept"),
    [
        ("a.pdf:\n  publsher: HCSA\n", "line 1 has an unknown key 'publsher'; did you", ["a.pdf"]),
        ("a.pdf:\n  published: 2016\nb.pdf:\n  title: B\n", "line 1 has 'published: 2016'",
         ["a.pdf", "b.pdf"]),
        ("a.pdf: HCSA\nb.pdf:\n  title: B\n", "line 1 has no keys", ["b.pdf"]),
        ("a.pdf:\n  title: STPs: on the road\n", "line 2: ", []),
        ("- a.pdf\n", "holds no locations", []),
        ("", "holds no locations", []),
        ("[" * 5000, "no YAML", []),
    ],
)  # fmt: skip
def test_one_wrong_line_of_yaml_is_named_and_loses_no_other(
    text: str, problem: str, kept: list[str]
) -> None:
    table = _read_yaml(text)

    assert problem in "; ".join(table.problems)
    assert len(table.problems) == 1
    assert [each.location for each in table.entries] == kept


_VALUES = st.sampled_from(["location", "a.pdf", "x", "2016", "21 October 2016", '"', "", "title"])
_LINES = st.lists(st.lists(_VALUES, max_size=4).map(",".join), max_size=5).map("\n".join)


@given(st.sampled_from(FOLDER_SIDECARS), st.one_of(st.text(max_size=200), _LINES))
def test_any_text_gives_entries_or_problems(name: str, text: str) -> None:
    table = read_table(text, name=name)

    assert all(each.location for each in table.entries)
    assert all(1 <= each.line <= len(text) + 1 for each in table.entries)
    assert all(table.problems)
