"""Names and figures of a question are found, and missed where the passages do not hold them."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.asserted_names import count_missing_names, read_asserted
from index.language.words import read_words
from index.searcher import Hit
from tests.bot.answer.hits import CARD, make_hit, make_line


def hit_of(text: str, *, section: str | None = None, document: str = "plan") -> Hit:
    return make_hit(make_line(text), section=section, document=document)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("who leads Devon?", ["Devon"]),
        ("Whatever leads it?", []),
        ("Whatever leads it? Nobody in Kent. So: “Why?”", ["Kent"]),
        ("- (Leaders met", []),
        ("STPs closed", ["STPs"]),
        ("what did I ask of The Board?", ["Board"]),
        ("“the King’s Fund’s view”, (Torbay)", ["King", "Fund", "Torbay"]),
        ("did the MPs' report cost £2,019 or 5 in A&E?", ["MPs", "£2,019", "A&E"]),
        ("how many of the 44 in 2016?", ["44", "2016"]),
        ("what was spent in 2016/17 and 17/18?", []),
        ("from Kent to Kent", ["Kent", "Kent"]),
        ("a – “…” ?! 7", []),
        ("", []),
    ],
)
def test_names_and_figures_are_read_in_order(question: str, names: list[str]) -> None:
    assert read_asserted(question) == names


@pytest.mark.parametrize(
    "question",
    [
        "who leads Birmingham?",
        "who leads Kent?",
        "who at England leads?",
        "who leads Finance?",
        "who had 1200 beds in Birmingham's plan?",
        "who leads the Plans?",
        "“Rogers” leads whom?",
        "why not the STP?",
    ],
    ids=["text", "title", "publisher", "section", "figure", "plural", "first word", "abbreviation"],
)
def test_names_of_the_passage_its_heading_and_its_document_are_not_missing(question: str) -> None:
    hit = hit_of(
        "Rogers leads Birmingham's sustainability and transformation plan, with 1,200 beds.",
        section="Finance",
    )

    assert count_missing_names(question, [hit]) == 0


def test_a_name_may_stand_in_any_of_the_documents_passages() -> None:
    hits = [hit_of("Rogers leads."), hit_of("Birmingham has beds.")]

    assert count_missing_names("did Rogers lead Birmingham?", hits) == 0
    assert count_missing_names("did Rogers lead Birmingham?", hits[:1]) == 1


def test_a_long_form_is_held_where_its_abbreviation_is() -> None:
    hit = hit_of("The CCGs met.")

    assert count_missing_names("which CCG met?", [hit]) == 0
    assert count_missing_names("which CCGs met in Devon?", [hit]) == 1
    assert count_missing_names("which ICB met?", [hit]) == 1


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("who leads it?", 0),
        ("who leads Devon?", 1),
        ("who leads Devon in 2031?", 2),
        ("who leads Devon, Torbay and Cornwall?", 2),
        ("who in Devon leads Devon’s plan?", 1),
    ],
)
def test_each_missing_name_counts_once_and_more_than_two_as_two(
    question: str, missing: int
) -> None:
    assert count_missing_names(question, [hit_of("Rogers leads the plan.")]) == missing


def test_no_passages_hold_no_name() -> None:
    assert count_missing_names("who leads Devon?", []) == 1


def test_a_document_of_which_nothing_is_known_holds_what_its_text_holds() -> None:
    hit = replace(hit_of("Rogers leads."), document=replace(CARD, title=None, publisher=None))

    assert count_missing_names("does Rogers lead Kent?", [hit]) == 1


@pytest.mark.parametrize(
    "question",
    [
        "How does Devon compare with Cornwall?",
        "Is Devon's gap bigger than Cornwall's?",
        "What differs between Devon and Cornwall?",
    ],
)
def test_a_question_that_compares_misses_no_name(question: str) -> None:
    assert count_missing_names(question, [hit_of("Rogers leads.")]) == 0


@pytest.mark.parametrize(
    ("question", "typed", "taken"),
    [
        ("who leads Birmingam?", "Birmingam", "Birmingham"),
        ("who leads Birmingam’s plan?", "Birmingam", "Birmingham"),
        ("why the CGC?", "CGC", "CCG"),
    ],
)
def test_a_slip_is_looked_for_as_what_it_was_taken_for(
    question: str, typed: str, taken: str
) -> None:
    text = "Rogers leads Birmingham's clinical commissioning group."
    hit = make_hit(make_line(text), mended={typed: taken})

    assert count_missing_names(question, [hit]) == 0
    assert count_missing_names(question, [hit_of(text)]) == 1


@given(st.text(max_size=80))
def test_any_question_can_be_read(question: str) -> None:
    names = read_asserted(question)

    assert all(name in question and read_words(name) for name in names)
    assert 0 <= count_missing_names(question, [hit_of("Rogers leads.")]) <= min(2, len(names))


@pytest.mark.parametrize(
    "question", ["? " * 5_000 + "a " * 200, "?" + " " * 10_000 + "a b", "A: " * 3_000, "“" * 9_999]
)
def test_a_hostile_question_is_read_quickly(question: str) -> None:
    started = time.perf_counter()

    read_asserted(question)

    assert time.perf_counter() - started < 1
