"""A passage is shown in its place: what stands before and behind it, nothing twice."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.surroundings import Excerpt, Surroundings, surround
from index.passage import Passage
from index.split import build_passages
from sources.document import Document, Page, Section
from tests.bot.catalogue.documents import make_summary
from tests.index.documents import make_document

SUMMARY = make_summary("long")
SENTENCES = [f"Sentence number {n} says what {'board ' * 12}met." for n in range(60)]
LONG = make_document("long", " ".join(SENTENCES))


def show(document: Document, start: int) -> Surroundings | None:
    return surround(SUMMARY, document, build_passages(document), start)


def parts_of(shown: Surroundings) -> list[Excerpt]:
    return [each for each in (shown.before, shown.passage, shown.after) if each]


def test_the_passage_is_whole_and_its_neighbours_are_cut_where_they_repeat_it() -> None:
    passages = build_passages(LONG)
    second = passages[1]

    shown = show(LONG, second.start)

    assert shown is not None
    assert (shown.summary, shown.number, shown.total) == (SUMMARY, 2, len(passages))
    assert (shown.passage.start, shown.passage.end) == (second.start, second.end)
    assert shown.before is not None
    assert shown.after is not None
    assert passages[0].end > second.start
    joined = " ".join(each.text for each in parts_of(shown))
    assert joined == LONG.text[: passages[2].end]


def test_the_first_has_nothing_before_it_and_the_last_nothing_behind_it() -> None:
    first, last = show(LONG, 0), show(LONG, len(LONG.text) - 1)

    assert first is not None
    assert last is not None
    assert (first.before, first.number) == (None, 1)
    assert (last.after, last.number) == (None, last.total)


@pytest.mark.parametrize("start", [-5, len(LONG.text) + 5])
def test_a_place_outside_the_text_is_the_nearest_end(start: int) -> None:
    shown = show(LONG, start)

    assert shown is not None
    assert shown.number == (1 if start < 0 else shown.total)


def test_a_heading_leads_to_the_passage_under_it() -> None:
    text = "Beds\nBeds would close.\n\nMoney\nMoney was short."
    sections = (Section("Beds", 2, 0, 24), Section("Money", 2, 24, len(text)))
    document = make_document("two", text, sections=sections)

    shown = show(document, 24)

    assert shown is not None
    assert (shown.passage.text, shown.passage.section) == ("Money was short.", "Money")
    assert shown.before is not None
    assert (shown.before.text, shown.before.section) == ("Beds would close.", "Beds")


def test_an_excerpt_names_its_page_and_links_to_it() -> None:
    pages = (Page(1, 0, 2000), Page(2, 2000, len(LONG.text)))
    document = replace(
        LONG, pages=pages, url="https://example.org/plan.pdf", media_type="application/pdf"
    )

    shown = show(document, 2500)

    assert shown is not None
    for each in parts_of(shown):
        page = 1 if each.start < 2000 else 2
        assert (each.page, each.url) == (page, f"https://example.org/plan.pdf#page={page}")


def test_without_an_address_there_is_no_link() -> None:
    shown = show(LONG, 0)

    assert shown is not None
    assert shown.passage.url is None


def test_a_document_without_text_has_no_passage() -> None:
    assert show(make_document("empty", ""), 0) is None


def test_a_passage_of_nothing_but_white_space_is_not_shown() -> None:
    blank = Passage("id-blank", 0, 3, None, None, ())

    assert surround(SUMMARY, make_document("blank", "   "), [blank], 1) is None


def test_reading_on_meets_every_character_and_reading_back_returns_to_the_beginning() -> None:
    shown = show(LONG, 0)
    read = ""
    while shown is not None:
        read = f"{read}{LONG.text[len(read) : shown.passage.end]}"
        following = shown.after
        if following is None:
            break
        assert following.start <= len(read) + 1
        shown = show(LONG, following.start)
    backwards = [shown.number] if shown else []
    while shown is not None and shown.before is not None:
        shown = show(LONG, shown.before.start)
        backwards.append(shown.number if shown else 0)

    assert read == LONG.text
    assert backwards == list(range(len(backwards), 0, -1))


TEXTS = st.text(alphabet=st.sampled_from("aB .!?\n\u00a0é•“”1,"), max_size=3000) | st.lists(
    st.integers(1, 60), max_size=60
).map(lambda lengths: " ".join(f"T{'word ' * length}ends." for length in lengths))


@given(text=TEXTS, data=st.data())
def test_excerpts_are_exact_and_never_overlap(text: str, data: st.DataObject) -> None:
    document = make_document("any", text)
    start = data.draw(st.integers(-1, len(text) + 1))

    shown = show(document, start)

    passages = build_passages(document)
    assert (shown is None) == (not passages)
    if shown is not None:
        parts = parts_of(shown)
        assert all(each.text == text[each.start : each.end] for each in parts)
        assert all(each.text == each.text.strip() != "" for each in parts)
        assert all(one.end <= other.start for one, other in pairwise(parts))
        assert shown.passage.start <= start < shown.passage.end or not any(
            each.start <= start < each.end for each in passages
        )
