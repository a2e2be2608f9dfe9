"""A fact in a file of every kind is found, and cited where it stands."""

from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.running import Stp, make_stp
from tests.every_kind.papers import write_papers
from tests.made_once import made_once

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def synced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index of all papers; for reading only."""

    def build(data_dir: Path) -> None:
        folder = write_papers(tmp_path_factory.mktemp("papers"))
        with pytest.MonkeyPatch.context() as patch:
            ran = make_stp(patch, folder)("sync", folder, "--json", "--data-dir", data_dir)
        assert ran.status == 0, ran.err
        assert ran.json["failed"] == []
        assert ran.json["added"] == 12

    return made_once(tmp_path_factory, "every-kind", build)


@pytest.fixture
def stp(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stp:
    return make_stp(monkeypatch, tmp_path)


@pytest.mark.parametrize(
    ("question", "location", "said", "page", "section"),
    [
        (
            "How many vehicles will the Quayside ambulance station keep?",
            "note.txt",
            "nine",
            None,
            None,
        ),
        (
            "When did the birth centre in Oakham Row open?",
            "brief.md",
            "12 January 2018",
            None,
            "Birth centre",
        ),
        (
            "Where will the Fern Street dental surgery move?",
            "news.html",
            "into the library",
            None,
            "Where they go",
        ),
        (
            "Who is the senior partner of Hillside Surgery?",
            "areas.csv",
            "Dr Rufus Thorne",
            None,
            "row 3",
        ),
        (
            "How many guests will the crisis house in Alder Lane take?",
            "plan.pdf",
            "twelve guests",
            2,
            "Mental health",
        ),
        (
            "From when will the stroke unit of Saint Brannock admit patients on all seven days?",
            "draft.docx",
            "April 2019",
            None,
            "Stroke care",
        ),
        (
            "How many pharmacies give flu jabs without an appointment?",
            "talk.pptx",
            "Fourteen",
            2,
            "Pharmacies",
        ),
        (
            "How much was the grant that the hospice of Mill Green lost?",
            "letter.odt",
            "ninety thousand pounds",
            None,
            "Hospice",
        ),
        (
            "How many people did the fracture clinic at Tanner's Yard see?",
            "record.rtf",
            "4,310 people",
            None,
            None,
        ),
        (
            "Who is the owner of the prescribing programme's saving?",
            "finance.xlsx",
            "Omar Haddad",
            None,
            "Savings, row 3",
        ),
        (
            "How many beds has Castle Hill Infirmary?",
            "beds.ods",
            "412",
            None,
            "Beds, row 2",
        ),
        (
            "For whom will parking at the infirmary be free?",
            "reply.eml",
            "volunteers",
            None,
            None,
        ),
    ],
)
def test_a_fact_is_found_and_cited_where_it_stands(
    question: str,
    location: str,
    said: str,
    page: int | None,
    section: str | None,
    synced: Path,
    stp: Stp,
) -> None:
    answer = stp("ask", question, "--json", "--data-dir", synced).json
    best: dict[str, Any] = answer["citations"][0]
    shown = stp("show", best["document_id"], "--json", "--data-dir", synced).json

    assert answer["status"] == "answered"
    assert (best["location"], best["page"], best["section"]) == (location, page, section)
    assert said in best["quote"]
    assert shown["text"][best["start"] : best["end"]] == best["quote"]


def test_what_the_files_say_of_themselves_is_known(synced: Path, stp: Stp) -> None:
    listed = stp("sources", "--json", "--data-dir", synced).json["documents"]
    known = {each["location"]: each for each in listed}

    assert _facts(known["note.txt"]) == (
        "A note on the ambulance station",
        "Northshire Gazette",
        "2017-03-03",
    )
    assert _facts(known["brief.md"]) == (
        "Maternity in Northshire",
        "Northshire Council",
        "2018-02-05",
    )
    assert _facts(known["news.html"])[1:] == ("Northshire News", "2017-06-09")
    assert _facts(known["plan.pdf"]) == ("The five-year plan of Northshire", None, None)
    assert _facts(known["reply.eml"]) == ("Re: parking at the infirmary", None, "2017-11-14")


def _facts(document: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    return document["title"], document["publisher"], document["published"]
