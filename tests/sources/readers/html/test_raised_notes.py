"""Raised marks of notes are no part of the words before them; powers and fractions are."""

import pytest
from lxml.html import document_fromstring  # type: ignore[import-untyped]  # lxml ships no types

from sources.readers.html.html import read_html
from sources.readers.html.raised_notes import strip_note_marks


def _left(paragraph: str) -> str:
    tree = document_fromstring(f"<body><p>{paragraph}</p></body>")
    strip_note_marks(tree)
    return str(tree.text_content())


@pytest.mark.parametrize(
    ("paragraph", "left"),
    [
        ("Joined-up care<sup>1</sup> is near.", "Joined-up care is near."),
        ("Care.<sup><a href='#n2'>2</a></sup> It grew.", "Care. It grew."),
        ("Care<sup>[<a href='#n3'>3</a>]</sup>", "Care"),
        ("Care<a href='#n4'><sup>4</sup></a> grew", "Care grew"),
        ("In <b>Dorset</b><sup>1</sup><sup>,</sup><sup>2</sup> too", "In Dorset too"),
        ("It cost £770,000<sup>*</sup>.", "It cost £770,000."),
    ],
)
def test_the_marks_of_notes_go(paragraph: str, left: str) -> None:
    assert _left(paragraph) == left


@pytest.mark.parametrize(
    ("paragraph", "left"),
    [
        ("An area of 5 km<sup>2</sup>", "An area of 5 km2"),
        ("10<sup>6</sup> people", "106 people"),
        ("the 21<sup>st</sup> of May", "the 21st of May"),
        ("2<sup>1</sup>/<sub>2</sub> wards", "21/2 wards"),
        ("<sup>1</sup> See the plan.", "1 See the plan."),
        ("See<br><sup>1</sup> The plan.", "See1 The plan."),
        ("care<sup>[citation needed]</sup>", "care[citation needed]"),
    ],
)
def test_other_raised_characters_stay(paragraph: str, left: str) -> None:
    assert _left(paragraph) == left


def test_a_mark_that_is_never_closed_takes_no_text_along() -> None:
    assert _left("Care<sup>1 grew in <b>Dorset</b>.") == "Care1 grew in Dorset."


def test_cells_and_paragraphs_are_read_without_marks() -> None:
    page = (
        b"<p>Joined-up care<sup>1</sup> is near.</p><table><tr><th>Area<th>People<sup>2</sup></tr>"
        b"<tr><td>Dorset<sup>3</sup><td>770,000</table><p><sup>1</sup> See the plan.</p>"
    )

    texts = [block.text for block in read_html(page).blocks]

    assert texts == [
        "Joined-up care is near.",
        "Area: Dorset; People: 770,000",
        "1 See the plan.",
    ]
