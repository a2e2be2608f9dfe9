"""Passages: runs of whole sentences of one section."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.passage import Passage
from index.split import WHOLE_WORDS, build_passages, heading_of, page_at
from sources.document import Document, Page, Section
from tests.index.documents import make_document

SENTENCE = "This sentence has exactly eight words in it. "


def test_a_short_section_is_one_passage() -> None:
    document = make_document("short", SENTENCE * 18)

    assert [len(passage.sentences) for passage in build_passages(document)] == [18]


def test_a_long_section_becomes_balanced_passages_that_overlap_by_one_sentence() -> None:
    document = make_document("long", SENTENCE * 20)

    first, second = build_passages(document)

    assert (len(first.sentences), len(second.sentences)) == (10, 11)
    assert first.sentences[-1] == second.sentences[0]


def test_headings_are_context_and_no_sentences() -> None:
    document = _titled("# Plans\nPlans are local.\n## Money\nMoney is national. It is short.\n")

    passages = build_passages(document)

    assert [(passage.section, _text(document, passage)) for passage in passages] == [
        ("# Plans", "Plans are local."),
        ("## Money", "Money is national. It is short."),
    ]


def test_text_before_between_and_after_sections_is_under_no_heading() -> None:
    text = "Before it. Heading\nUnder it. After it."
    sections = [Section("Heading", 2, 11, 28)]
    document = make_document("gaps", text, sections=sections)

    passages = build_passages(document)

    assert [(passage.section, _text(document, passage)) for passage in passages] == [
        (None, "Before it."),
        ("Heading", "Under it."),
        (None, "After it."),
    ]


def test_a_section_that_is_only_a_heading_has_no_passage() -> None:
    document = make_document("bare", "Heading", sections=[Section("Heading", 1, 0, 7)])

    assert build_passages(document) == []


def test_a_passage_carries_the_page_on_which_it_starts() -> None:
    text = "On page one. Still there.\nOn page two."
    pages = [Page(1, 0, 25), Page(2, 26, len(text))]
    document = make_document("paged", text, pages=pages, sections=[Section("", 1, 26, 26)])

    assert [passage.page for passage in build_passages(document)] == [1, 2]


@pytest.mark.parametrize(
    ("offset", "number"), [(0, None), (5, 3), (9, 3), (10, 3), (12, 7), (99, 7)]
)
def test_a_page_is_found_by_offset(offset: int, number: int | None) -> None:
    assert page_at([Page(3, 5, 10), Page(7, 12, 20)], offset) == number


def test_no_pages_no_page() -> None:
    assert page_at([], 3) is None


def test_a_passage_stands_under_its_heading_but_the_title_is_none() -> None:
    sections = [Section("Title", 1, 0, 16), Section("Money", 2, 17, 33)]
    document = make_document(
        "described", "Title\nIt is so.\n\nMoney\nIt is so.", title="Title", sections=sections
    )

    headings = [heading_of(document, passage) for passage in build_passages(document)]

    assert headings == [None, "Money"]


@given(
    st.lists(
        st.tuples(st.booleans(), st.lists(st.integers(1, 60), max_size=12)), min_size=1, max_size=6
    )
)
def test_passages_cover_all_but_headings(shape: list[tuple[bool, list[int]]]) -> None:
    document = _shaped(shape)

    passages = build_passages(document)

    covered = {place for passage in passages for place in range(passage.start, passage.end)}
    headings = {
        place
        for section in document.sections
        for place in range(section.start, document.text.index("\n", section.start))
    }
    letters = {place for place, letter in enumerate(document.text) if not letter.isspace()}
    assert letters - headings == {place for place in covered if place in letters}
    assert not covered & headings


@given(st.lists(st.integers(1, 60), min_size=1, max_size=80))
def test_passages_are_runs_of_sentences_of_even_length(lengths: list[int]) -> None:
    document = make_document("even", _prose(lengths))

    passages = build_passages(document)

    for passage in passages:
        assert passage.start == passage.sentences[0].start
        assert passage.end == passage.sentences[-1].end
    for before, after in pairwise(passages):
        assert after.sentences[0] == before.sentences[-1]
        assert after.sentences[1].start >= before.end
    words = [len(_text(document, passage).split()) for passage in passages]
    assert sum(lengths) <= WHOLE_WORDS or len(words) > 1
    assert all(count <= WHOLE_WORDS + 3 * 60 for count in words)


def _titled(text: str) -> Document:
    starts = [place for place in range(len(text)) if text[place - 1 : place + 1] in {"\n#", "#"}]
    starts = [0, *(place for place in starts if place)]
    sections = [
        Section(text[start : text.index("\n", start)], 1, start, end)
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    ]
    return make_document("titled", text, sections=sections)


def _shaped(shape: list[tuple[bool, list[int]]]) -> Document:
    text, sections = "", []
    for titled, lengths in shape:
        start = len(text)
        text += ("A heading of its own\n" if titled else "") + _prose(lengths) + "\n\n"
        if titled:
            sections.append(Section("A heading of its own", 2, start, len(text)))
    return make_document("shaped", text, sections=sections)


def _prose(lengths: list[int]) -> str:
    return " ".join(" ".join(["Word", *["word"] * (length - 1)]) + "." for length in lengths)


def _text(document: Document, passage: Passage) -> str:
    return document.text[passage.start : passage.end]
