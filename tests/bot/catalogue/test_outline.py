"""The headings of a document are listed to jump to."""

from bot.catalogue.outline import Heading, outline
from sources.document import Document, Section
from tests.index.documents import make_document


def document_of(*headings: tuple[str, int]) -> Document:
    text, sections = "", []
    for heading, level in headings:
        start = len(text)
        text += f"{heading}\nSome words.\n"
        sections.append(Section(heading, level, start, len(text)))
    return make_document("one", text, sections=sections)


def test_headings_are_listed_in_order_with_their_place_and_without_the_title() -> None:
    document = document_of(("The plan", 1), ("Beds", 2), ("In Dorset", 3))

    found = outline(document)

    assert [(each.text, each.level) for each in found] == [("Beds", 2), ("In Dorset", 3)]
    assert all(document.text.startswith(each.text, each.start) for each in found)


def test_a_document_without_headings_has_no_outline() -> None:
    assert outline(make_document("bare", "Some words.")) == ()
    assert outline(document_of(("Only a title", 1))) == ()


def test_a_heading_over_two_lines_is_one_line_and_an_empty_one_is_none() -> None:
    sections = [Section("Beds\nand\tboards", 2, 0, 5), Section(" ", 2, 5, 9)]

    found = outline(make_document("two", "Some words", sections=sections))

    assert found == (Heading("Beds and boards", 2, 0),)


def test_of_too_many_headings_the_deepest_are_left_out_first() -> None:
    headings = [(f"Part {n}", 2 if n % 3 == 0 else 3) for n in range(150)]

    found = outline(document_of(*headings))

    assert [each.text for each in found] == [name for name, level in headings if level == 2]


def test_of_too_many_headings_of_one_level_the_first_hundred_are_listed() -> None:
    found = outline(document_of(*((f"Part {n}", 2) for n in range(150))))

    assert [each.text for each in found] == [f"Part {n}" for n in range(100)]
