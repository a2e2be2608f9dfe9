"""The 44 areas, by whatever people and texts call them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.areas import (
    Area,
    choose_area,
    is_area_name,
    load_areas,
    nearest_areas,
    read_labels,
)

LICENCE = Path(__file__).parents[3] / "index" / "language" / "areas-and-trusts.LICENSE.txt"
DORSET = "E54000041"


def test_there_are_44_areas_137_trusts_and_the_one_that_three_became() -> None:
    areas = load_areas()

    assert [area.code for area in areas] == [f"E540000{number:02}" for number in range(5, 50)]
    assert sum(len(area.trusts) for area in areas) == 137
    assert {area.code for area in areas if area.merged_into == "E54000049"} == {
        "E54000045",
        "E54000046",
        "E54000047",
    }
    assert {area.merged_on for area in areas} == {None, "2018-08"}


def test_names_are_clean() -> None:
    for area in load_areas():
        trusts = [name for trust in area.trusts for name in trust.names]
        for name in (area.name, *area.also, *area.initials, *area.asked_as, *trusts):
            assert re.fullmatch(r"\S+(?: \S+)*", name)
            assert "\xa0" not in name


def test_the_licence_of_the_table_stands_beside_it() -> None:
    notice = LICENCE.read_text()

    assert "Copyright (c) 2019 Fiona Grimm and the Health Foundation" in notice
    assert "The above copyright notice and this permission notice shall be included" in notice


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Dorset", "Dorset"),
        ("dorset stp", "Dorset"),
        ("The Dorset area", "Dorset"),
        ("E54000041", "Dorset"),
        ("RD3", "Dorset"),
        ("Poole Hospital", "Dorset"),
        ("BNSSG", "Bristol, North Somerset and South Gloucestershire"),
        ("bob", "Buckinghamshire, Oxfordshire and Berkshire West"),
        ("SEL", "South East London"),
        ("south east london", "South East London"),
        ("NCL", "North London"),
        ("North Central London", "North London"),
        ("NEL", "East London"),
        ("East London", "East London"),
        ("BSW", "Bath and North East Somerset, Swindon and Wiltshire"),
        ("Bath & North East Somerset, Swindon & Wiltshire", "Bath and North East Somerset,"),
        ("GM", "Greater Manchester"),
        ("greater  manchester", "Greater Manchester"),
        ("the Black Country", "The Black Country and West Birmingham"),
        ("Stoke-on-Trent", "Staffordshire and Stoke on Trent"),
        ("K&M", "Kent and Medway"),
        ("guys and st thomas", "South East London"),
        ("Guy’s & St Thomas’ NHS Foundation Trust", "South East London"),
        ("University Hospitals Plymouth", "Devon"),
        ("Plymouth", "Devon"),
    ],
)
def test_an_area_is_found_by_name_alias_initials_code_place_and_trust(said: str, name: str) -> None:
    chosen = choose_area(said)

    assert chosen is not None
    assert chosen.said == said
    [area] = chosen.areas
    assert area.name.startswith(name)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Essex", {"E54000023", "E54000025", "E54000026"}),
        ("London", {f"E540000{number}" for number in range(27, 32)}),
        ("Cumbria and North East", {f"E540000{number}" for number in (45, 46, 47, 49)}),
    ],
)
def test_a_shared_name_means_all_that_share_it(said: str, codes: set[str]) -> None:
    chosen = choose_area(said)

    assert chosen is not None
    assert {area.code for area in chosen.areas} == codes
    assert codes < chosen.labels


@pytest.mark.parametrize("said", ["", " ", "the", "STP", "Atlantis", "Dorest", "?"])
def test_what_is_no_area_is_none(said: str) -> None:
    assert choose_area(said) is None
    assert not is_area_name(said)


def test_a_name_as_it_stands_has_nothing_beside_it() -> None:
    assert is_area_name("dorset")
    assert not is_area_name("Dorset STP")


@pytest.mark.parametrize(
    ("said", "nearest"),
    [
        ("Dorest", ["Dorset"]),
        ("Frimly", ["Frimley"]),
        ("Lancasire", ["Lancashire and South Cumbria"]),
        ("zzzz", []),
    ],
)
def test_the_nearest_names_are_offered(said: str, nearest: list[str]) -> None:
    assert nearest_areas(said)[: len(nearest) or 1] == nearest


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Plans for Dorset's hospitals.", {DORSET}),
        ("Poole Hospital NHS Foundation Trust closed beds.", {DORSET}),
        ("Poole Hospital closed beds.", {DORSET}),
        ("a gap in South East London", {"E54000030"}),
        ("in north London and east London", {"E54000028", "E54000029"}),
        ("North Somerset and Somerset", {"E54000038", "E54000039"}),
        ("North East Lincolnshire", {"E54000006"}),
        ("Bath, North East Somerset, Swindon & Wiltshire", {"E54000040"}),
        ("the BNSSG plan; bnssg", {"E54000039"}),
        ("BOB and his uncle", {"E54000044"}),
        ("Bob and his uncle", set()),
        ("people were reading of kent", set()),
        ("at the heart of England", set()),
        ("Heart of England NHS Foundation Trust", {"E54000017"}),
        ("", set()),
    ],
)
def test_a_text_names_areas_by_the_longest_name(text: str, labels: set[str]) -> None:
    assert read_labels(text) == labels


def test_a_place_by_which_people_ask_is_a_label_of_its_own() -> None:
    chosen = choose_area("London")

    assert chosen is not None
    assert read_labels("In London, 615 doctors were asked.") & chosen.labels
    assert not read_labels("In London, 615 doctors were asked.") & {"E54000030"}


@pytest.mark.parametrize("area", load_areas(), ids=lambda area: area.code)
def test_every_area_is_found_by_its_names_and_named_by_them(area: Area) -> None:
    trusts = [name for trust in area.trusts for name in trust.names]
    for name in (area.name, *area.also, *trusts):
        chosen = choose_area(name)
        assert chosen is not None
        assert area in chosen.areas
        assert area.code in read_labels(f"We went to {name}.")
    for initials in area.initials:
        assert area.code in read_labels(f"The {initials} plan.")


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert read_labels(text) == read_labels(text)
    chosen = choose_area(text)
    assert chosen is None or chosen.areas
