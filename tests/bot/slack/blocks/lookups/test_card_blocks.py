"""One document's card, and what is said where there is no such document."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.wording import say_title
from bot.catalogue.suggestions import Suggestion, suggest_document
from bot.slack.blocks.lookups.card_blocks import Card, document_card, unknown_document
from index.snapshots.records import DocumentSummary
from sources.document import Document, Origin, Section
from tests.bot.slack.answers import TEXTS
from tests.bot.slack.blocks.lookups.looked_up import (
    DOCUMENTS,
    PLAN,
    SUMMARIES,
    buttons_of,
    check,
    document_of,
    elements,
    markups,
    menu_of,
    options_of,
    shown,
)

# Of a failing example of 20,000 characters, hypothesis says no more than that it is long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

TEXT = "The plan begins."


def card_of(summary: DocumentSummary, sections: list[Section] | None = None) -> str:
    return shown(document_card(Card(summary, document_of(TEXT, sections))))


@settings(max_examples=50)
@given(summary=SUMMARIES, document=DOCUMENTS, newer=st.none() | SUMMARIES)
def test_any_document_is_within_slacks_limits_and_its_first_words_are_shown(
    summary: DocumentSummary, document: Document, newer: DocumentSummary | None
) -> None:
    message = document_card(Card(summary, document, newer))

    check(message)
    assert say_title(summary.title).replace("\u200b", "")[:30] in shown(message)
    assert ("*First words*" in shown(message)) == bool(document.text.strip())


@settings(max_examples=30)
@given(named=TEXTS, near=st.lists(SUMMARIES, max_size=3))
def test_any_unknown_document_is_within_slacks_limits(
    named: str, near: list[DocumentSummary]
) -> None:
    check(unknown_document(named, [suggest_document(each) for each in near], command="/stp"))


def test_a_document_shows_its_facts_and_where_they_come_from() -> None:
    summary = replace(PLAN, url="https://plans.example/kent")
    text = "\n".join(markups(document_card(Card(summary, document_of(TEXT))))[1:])

    assert "*Kent &amp; Medway STP*" in text
    assert "Publisher: NHS England (from the file's properties)" in text
    assert "Published: 23 November 2016 (from the text)" in text
    assert "Where: plans/kent &amp; medway.pdf" in text
    assert "Id: `a1b2c3d4e5f6a7b8` · 12 passages · collection open" in text
    assert "<https://plans.example/kent|Open the document>" in text
    assert "The plan begins." in text


def test_a_document_with_pages_says_how_many() -> None:
    text = shown(document_card(Card(PLAN, document_of(TEXT, pages=34))))

    assert "Id: `a1b2c3d4e5f6a7b8` · 34 pages · 12 passages · collection open" in text


def test_a_document_shows_its_author_and_its_last_change_where_they_are_known() -> None:
    summary = replace(
        PLAN,
        author="A. N. <Other>",
        author_origin=Origin.PAGE,
        updated=date(2017, 3, 1),
        updated_origin=Origin.LISTING,
    )

    text = card_of(summary)

    assert "\nUpdated: 1 March 2017 (from the list that named it)\n" in text
    assert "\nAuthor: A. N. <Other> (from the page's markup)\n" in text
    assert "Author" not in card_of(PLAN)


def test_a_document_shows_what_is_wrong_with_its_text_and_how_much_more_there_is() -> None:
    warnings = ("Letters are missing, as in “wil” & <al>.", *(f"Fault {n}." for n in range(9)))

    text = card_of(replace(PLAN, warnings=warnings))

    assert (
        "*Warnings*\n:warning: Letters are missing, as in “wil” & <al>.\n:warning: Fault 0.\n"
        in text
    )
    assert ":warning: Fault 3.\n… and 5 more" in text
    assert "Warnings" not in card_of(PLAN)


def test_a_document_that_is_superseded_says_by_which_and_leads_to_it() -> None:
    newer = replace(PLAN, id="f" * 16, title="Kent <2>", published=date(2018, 1, 9))

    message = document_card(Card(PLAN, document_of(TEXT), newer))

    assert f"Superseded by *Kent <2>*, 9 January 2018 · id `{'f' * 16}`" in shown(message)
    assert ("Details", "show_document", "f" * 16) in buttons_of(message)
    assert "Superseded" not in card_of(PLAN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Kent\n\nThe plan begins.", "“The plan begins.”"), ("Kent", "“Kent”")],
)
def test_the_first_words_are_not_the_title_again(text: str, expected: str) -> None:
    card = document_card(Card(PLAN, document_of(text, [Section("Kent", 1, 0, len(text))])))

    assert shown(card).endswith(f"*First words*\n{expected}")


def test_a_document_without_words_has_no_first_ones() -> None:
    card = document_card(Card(PLAN, document_of(" \n")))

    check(card)
    assert "First words" not in shown(card)


def test_a_file_s_name_makes_no_line_of_its_own() -> None:
    text = card_of(replace(PLAN, location="plan\nPublished: 1 May 2017.txt"))

    assert "plan Published: 1 May 2017.txt" in text


def test_unknown_facts_are_said_to_be_unknown() -> None:
    text = card_of(
        replace(
            PLAN,
            title=None,
            publisher=None,
            publisher_origin=Origin.UNKNOWN,
            published=None,
            published_origin=Origin.UNKNOWN,
        )
    )

    assert "*title unknown*" in text
    assert "Publisher: unknown\n" in text
    assert "Published: date unknown\n" in text


def test_the_fallback_text_of_a_document_is_escaped_once() -> None:
    assert document_card(Card(PLAN, document_of(TEXT))).text == (
        "Kent &amp; Medway STP, NHS England, 23 November 2016"
    )


def test_an_outline_leaves_out_the_title_and_indents_by_level() -> None:
    headings = [("Kent", 1), ("Finance", 2), ("Savings", 3), ("Detail", 4)]
    sections = [Section(words, level, at, at + 1) for at, (words, level) in enumerate(headings)]

    text = card_of(PLAN, sections)

    assert "*Outline*\n• Finance\n    • Savings\n        • Detail" in text
    assert "• Kent" not in text


def test_a_long_outline_says_how_much_is_left_out() -> None:
    text = card_of(PLAN, [Section(f"Part {number}", 2, number, number) for number in range(40)])

    assert "• Part 24\n… and 15 more" in text
    assert "Part 25" not in text


def test_a_menu_jumps_to_the_passages_under_the_headings() -> None:
    sections = [
        Section("Kent", 1, 0, 9),
        Section("Finance", 2, 9, 20),
        Section("x" * 90, 3, 20, 30),
    ]

    jumps = menu_of(document_card(Card(PLAN, document_of(TEXT, sections))), "context_at")

    assert jumps["placeholder"]["text"] == "Jump to…"
    assert options_of(jumps) == [
        ("Finance", f"{PLAN.id}:9"),
        ("– " + "x" * 72 + "…", f"{PLAN.id}:20"),
    ]


def test_a_hundred_headings_can_be_jumped_to() -> None:
    sections = [Section(f"Part {'x' * 90}", 2, number, number) for number in range(150)]

    message = document_card(Card(PLAN, document_of(TEXT, sections)))

    assert len(options_of(menu_of(message, "context_at"))) == 100
    assert "*First words*" in shown(message)


def test_a_document_without_headings_has_no_menu_of_them() -> None:
    card = document_card(Card(PLAN, document_of(TEXT)))

    assert [each["action_id"] for each in elements(card)] == ["ask_document", "look_up"]
    assert ("Ask about this document", "ask_document", PLAN.id) in buttons_of(card)


def test_an_unknown_id_is_named_with_where_ids_stand_and_what_comes_near() -> None:
    message = unknown_document("<!kent>", [Suggestion("f" * 16, "Kent & more")], command="/nhs")

    text = shown(message)
    assert "There is no document with the id “<!kent>”." in text
    assert "`/nhs sources` lists the documents with their ids." in text
    assert f"*The nearest by title:*\nKent & more · id `{'f' * 16}`" in text
    assert buttons_of(message) == [("Details", "show_document", "f" * 16)]
    assert elements(message)[-1]["action_id"] == "look_up"


def test_an_unknown_id_with_nothing_near_is_named_all_the_same() -> None:
    message = unknown_document("zeppelin", [], command="/stp")

    check(message)
    assert "nearest" not in shown(message)
