"""PDF files: paragraphs with their pages, without what is printed round them."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # reportlab ships no types

from sources.block import BlockKind
from sources.compose import compose_document
from sources.errors import DamagedFileError, NoTextError, ProtectedFileError
from sources.readers.pdf.pdf import read_pdf
from tests.sources.block_making import PLACE
from tests.sources.readers.pdf.pdf_making import Line, make_pdf

FIRST: list[Line] = [
    ("Delivering the plans", 24),
    ("", 24),
    ("Money", 16),
    ("The plans must close a gap of twenty billion pounds by 2020/21, and the transfor-", 11),
    ("mation fund is part of the long-", 11),
    ("term answer of NHS England.", 11),
    ("", 11),
    ("Every area has its own total. It may be met by the whole system together, where each", 11),
    ("trust and each commissioner agrees to share what is gained and what is lost in the", 11),
]
SECOND: list[Line] = [
    ("years that follow.", 11),
    ("", 11),
    ("• first point", 11),
    ("• second point", 11),
]


def test_lines_become_paragraphs_and_larger_letters_headings() -> None:
    blocks = read_pdf(make_pdf([FIRST, SECOND])).blocks

    assert [(block.kind, block.level, block.text[:30]) for block in blocks] == [
        (BlockKind.HEADING, 1, "Delivering the plans"),
        (BlockKind.HEADING, 2, "Money"),
        (BlockKind.PARAGRAPH, 0, "The plans must close a gap of "),
        (BlockKind.PARAGRAPH, 0, "Every area has its own total. "),
        (BlockKind.LIST_ITEM, 0, "first point"),
        (BlockKind.LIST_ITEM, 0, "second point"),
    ]


def test_broken_words_are_joined_and_compounds_keep_their_hyphen() -> None:
    text = read_pdf(make_pdf([FIRST, SECOND])).blocks[2].text

    assert text.endswith(
        "and the transformation fund is part of the long-term answer of NHS England."
    )


def test_a_sentence_over_two_pages_is_one_paragraph_on_both() -> None:
    document = compose_document(read_pdf(make_pdf([FIRST, SECOND])), place=PLACE)

    first, second = document.pages
    assert (first.number, second.number) == (1, 2)
    assert document.text[first.start : first.end].endswith("what is lost in the ")
    assert document.text[second.start : second.end].startswith("years that follow.")
    assert document.title == "Delivering the plans"


def test_running_heads_feet_and_page_numbers_are_dropped() -> None:
    body: Line = ("Page by page the plan says something else that is worth the reading of it.", 11)
    pages = [
        [("NHS England planning guidance", 8), ("", 60), (f"{letter}. {body[0]}", 11), ("", 60),
         (f"{number}", 8)]
        for number, letter in enumerate("abcd", start=1)
    ]  # fmt: skip

    reading = read_pdf(make_pdf(pages))

    assert [block.text[:2] for block in reading.blocks] == ["a.", "b.", "c.", "d."]
    assert [block.page for block in reading.blocks] == [1, 2, 3, 4]
    assert [each.text for each in reading.dropped][:2] == ["NHS England planning guidance", "1"]
    assert len(reading.dropped) == 8


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Delivering the Forward View", "Delivering the Forward View"),
        ("Microsoft Word - stp final v3.docx", None),
        ("stp_final_v3.pdf", None),
        ("untitled", None),
        ("PowerPoint Presentation", None),
        ("", None),
    ],
)
def test_the_title_property_counts_where_it_is_a_title(title: str, expected: str | None) -> None:
    facts = read_pdf(make_pdf([FIRST], title=title)).facts

    assert (facts.title, facts.published) == (expected, None)


def test_pages_that_are_pictures_are_told_from_those_with_text() -> None:
    reading = read_pdf(make_pdf([FIRST, []]))

    assert [(each.text, each.rule) for each in reading.dropped] == [("page 2", "page without text")]
    assert reading.warnings == ("1 of 2 pages holds no text and needs OCR: 2.",)


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        (1, "no text on its only page: it is an image; the file needs OCR first, "),
        (2, "no text on any of 2 pages: they are images; the file needs OCR first, "),
    ],
)
def test_a_file_of_pictures_alone_needs_ocr(pages: int, found: str) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for _ in range(pages):
        canvas.rect(72, 72, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()

    with pytest.raises(NoTextError, match=f"^{found}or STP_SOURCES__OCR=true where"):
        read_pdf(buffer.getvalue())


def test_an_encrypted_file_is_refused_as_such() -> None:
    with pytest.raises(ProtectedFileError, match="encrypted"):
        read_pdf(make_pdf([FIRST], password="secret"))


@pytest.mark.parametrize("cut", [0, 9, 600])
def test_a_broken_file_is_refused_as_such(cut: int) -> None:
    with pytest.raises(DamagedFileError, match="no PDF, or broken"):
        read_pdf(make_pdf([FIRST])[:cut])


def test_several_threads_read_the_same_at_once() -> None:
    data = make_pdf([FIRST, SECOND])
    alone = read_pdf(data)

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(read_pdf, [data] * 8))

    assert together == [alone] * 8
