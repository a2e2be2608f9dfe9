"""A question is put into the words to look for."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.abbreviations import Abbreviation
from index.language.english import load_english
from index.searching.lexical import build_lexical
from index.searching.seen_words import SeenWords
from index.searching.wording import Wording, Wordings
from index.snapshots.word_files import Entry
from tests.index.language.vocabulary import ListedVocabulary

TEXTS = [
    "The STP footprints were published; a sustainability and transformation plan covers each.",
    "Every sustainability and transformation partnership has hospital beds and leaders.",
    "The King\u2019s Fund asked leaders of clinical commissioning groups (CCGs) about budgets.",
    "What share of doctors had heard? The programme of Greater Manchester was announced.",
]
VOCABULARY = ListedVocabulary({
    word: 2 for text in TEXTS for word in text.lower().replace("(", "").split() if word.isalpha()
})
WORDINGS = Wordings(VOCABULARY)


@pytest.fixture
def wordings(tmp_path: Path) -> Wordings:
    entries = [Entry(group=0, fields={"text": text}) for text in TEXTS]
    return Wordings(SeenWords(build_lexical(tmp_path, entries, {"text": 1.0})))


@pytest.mark.parametrize(
    ("question", "wording"),
    [
        (
            "wot share of docters had heard?",
            Wording("what share of doctors had heard?", mended=(("docters", "doctors"),)),
        ),
        (
            "Hosptial beds in Manchestr",
            Wording(
                "Hospital beds in Manchester",
                mended=(("Hosptial", "Hospital"), ("Manchestr", "Manchester")),
            ),
        ),
        (
            "the hosptial\u2019s buget",
            Wording(
                "the hospital\u2019s buget",
                mended=(("hosptial", "hospital"),),
            ),
        ),
        (
            "What is a CGC?",
            Wording(
                "What is a CCG?",
                others=(("CCG", "clinical commissioning group"),),
                mended=(("CGC", "CCG"),),
            ),
        ),
        (
            "CGCs",
            Wording(
                "CCGs",
                others=(("CCGs", "clinical commissioning group"),),
                mended=(("CGCs", "CCGs"),),
            ),
        ),
        (
            "WHICH LEADRS SPOKE TO DOCTORS",
            Wording("WHICH LEADERS SPOKE TO DOCTORS", mended=(("LEADRS", "LEADERS"),)),
        ),
    ],
)
def test_slips_are_mended_and_named(wordings: Wordings, question: str, wording: Wording) -> None:
    assert wordings.read(question) == wording


@pytest.mark.parametrize(
    "question",
    [
        "How do I bake sourdough bread?",
        "What are the 4 tests, and which 2 trusts failed in 2016/17?",
        "Who is Wes Streeting, and what did O'Neill say?",
        "Write to bob.hosptial@example.org or www.hosptial.example/budgets",
        "the kings fund\u2019s programme, and the organization\u00b4s",
        "covid19 hosp1tal \u00a320bn",
        "the McLeders iFootprnts",
        "",
        " ",
        "?",
        "\ud800 \x00 \U0001f600",
    ],
)
def test_what_is_right_or_about_something_else_stays(wordings: Wordings, question: str) -> None:
    assert wordings.read(question) == Wording(question)


def test_abbreviations_come_both_ways(wordings: Wordings) -> None:
    assert wordings.read("Which STPs?").others == (
        ("STPs", "sustainability and transformation plan"),
        ("STPs", "sustainability and transformation partnership"),
    )
    assert wordings.read("each sustainabilty & transformation plan").others == (
        ("sustainability & transformation plan", "STP"),
    )


def test_a_form_that_the_documents_lack_is_left_out(wordings: Wordings) -> None:
    assert wordings.read("What is the LDR of an integrated care board?").others == ()


def test_what_documents_explain_counts_as_well() -> None:
    learned = [Abbreviation("GMP", "Greater Manchester programme")]
    vocabulary = ListedVocabulary({"greater": 1, "manchester": 1, "programme": 1, "gmp": 1})

    wordings = Wordings(vocabulary, learned)

    assert wordings.read("the gmp").others == (("gmp", "Greater Manchester programme"),)
    assert wordings.read("the GPM").mended == (("GPM", "GMP"),)


def test_no_english_is_loaded_while_the_documents_hold_every_word(wordings: Wordings) -> None:
    load_english.cache_clear()

    wordings.read("What share of doctors had heard of the footprints?")

    assert load_english.cache_info().currsize == 0


@pytest.mark.parametrize(
    "question",
    [
        " ".join(f"{letter}footprntx{letter}" for letter in "abcdefghij" * 300),
        *(part * 10_000 for part in ("aa", "a.", "!!", "a&", "A.B.", "a\u2019", "(a", "2 ", "@a ")),
    ],
    ids=lambda question: question[:4],
)
def test_a_hostile_question_is_read_quickly(question: str) -> None:
    started = time.perf_counter()

    WORDINGS.read(question)

    assert time.perf_counter() - started < 2


@given(st.text(max_size=60))
def test_any_text_is_read_and_reading_it_again_changes_nothing(text: str) -> None:
    once = WORDINGS.read(text)

    assert WORDINGS.read(once.text).text == once.text
    assert all(form in once.text for form, _ in once.others)
