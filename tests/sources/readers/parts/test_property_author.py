"""The author property: people and bodies, not programs and login names."""

import pytest

from sources.readers.parts.property_author import read_property_author


@pytest.mark.parametrize(
    "author",
    [
        "Ann Smith",
        "NHS England",
        "Simon Stevens; Jim Mackey",
        "BMA",
        "Office for National Statistics",
    ],
)
def test_people_and_bodies_are_authors(author: str) -> None:
    assert read_property_author(f" {author} ") == author


@pytest.mark.parametrize(
    "author",
    [
        "",
        "Microsoft Office User",
        "Windows User",
        "Authorised User",
        "User",
        "Admin",
        "python-docx",
        "Steve Canny",
        "openpyxl",
        "jsmith",
        "smith.j",
        "CORP\\JSmith",
        "JSmith2",
        "Unknown",
        "x",
    ],
)
def test_programs_and_login_names_are_not(author: str) -> None:
    assert read_property_author(author) is None
