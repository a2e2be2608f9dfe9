"""Whatever documents hold, Slack takes what is shown of them."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.wording import say_title
from bot.slack.blocks.lookup_blocks import document_card, document_page, passages_found
from bot.slack.blocks.message import Message, block_chars
from index.passage import Passage
from index.searcher import DocumentCard, Hit, Signals
from index.snapshots.records import DocumentSummary
from sources.document import Origin, Section
from tests.bot.slack.answers import DAYS, TEXTS, URLS
from tests.slack_wire.limits import check_blocks

# Of a failing example of 20,000 characters, hypothesis says no more than that it is long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

PLAN = DocumentSummary(
    id="a1b2c3d4e5f6a7b8",
    revision="r1",
    collection="open",
    location="plans/kent & medway.pdf",
    media_type="application/pdf",
    title="Kent & Medway STP",
    title_origin=Origin.HEADER,
    publisher="NHS England",
    publisher_origin=Origin.PROPERTY,
    published=date(2016, 11, 23),
    published_origin=Origin.TEXT,
    url=None,
    first_passage=0,
    passages=12,
    first_sentence=0,
    sentences=60,
)
CARD = DocumentCard(
    id=PLAN.id,
    title=PLAN.title,
    publisher=PLAN.publisher,
    published=PLAN.published,
    location=PLAN.location,
    url="https://plans.example/kent?a=1&b=2",
    media_type="application/pdf",
)
HIT = Hit(
    document=CARD,
    passage=Passage(PLAN.id, start=0, end=24, section="Finance", page=7, sentences=()),
    text="The plan saves £1.8bn & “more”.",
    sentences=(),
    score=1.0,
    signals=Signals(0, 0, 0, 0, 0, 0),
    matched=frozenset(),
    weights={},
    met={},
)
SUMMARIES = st.builds(
    replace,
    st.just(PLAN),
    title=st.none() | TEXTS,
    publisher=st.none() | TEXTS,
    published=st.none() | DAYS,
    location=TEXTS,
    url=st.none() | URLS,
    collection=st.sampled_from(["open", "board-papers"]),
    publisher_origin=st.sampled_from(Origin),
    published_origin=st.sampled_from(Origin),
    author=st.none() | TEXTS,
    author_origin=st.sampled_from(Origin),
    updated=st.none() | DAYS,
    updated_origin=st.sampled_from(Origin),
    warnings=st.lists(TEXTS, max_size=12).map(tuple),
)
HITS = st.builds(
    lambda summary, text, section, page: replace(
        HIT,
        document=DocumentCard(
            id=summary.id,
            title=summary.title,
            publisher=summary.publisher,
            published=summary.published,
            location=summary.location,
            url=summary.url,
        ),
        passage=replace(HIT.passage, section=section, page=page),
        text=text,
    ),
    SUMMARIES,
    TEXTS,
    st.none() | TEXTS,
    st.none() | st.integers(1, 9_999),
)
SECTIONS = st.lists(
    st.builds(Section, heading=TEXTS, level=st.integers(1, 6), start=st.just(0), end=st.just(1)),
    max_size=40,
)


def markups(message: Message) -> list[str]:
    found = [message.text]
    for block in message.blocks:
        if block["type"] == "section":
            found.append(block["text"]["text"])
        if block["type"] == "context":
            found.extend(element["text"] for element in block["elements"])
    return found


def shown(message: Message) -> str:
    text = "\n".join(markups(message)[1:])
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("\u200b", "")):
        text = text.replace(entity, character)
    return text


def check(message: Message) -> None:
    """Fail unless Slack would take the message, and no document's words are markup in it."""
    assert check_blocks(list(message.blocks)) == []
    assert sum(map(block_chars, message.blocks)) <= 10_000
    assert len(message.text) <= 4_000
    for markup in markups(message):
        assert markup.strip()
        without_links = re.sub(r"<https?://[^<>|\s]+\|(?:open|Open the document)>", "", markup)
        assert not set(re.sub(r"&(?:amp|lt|gt);", "", without_links)) & set("<>&")


def page_of(
    summaries: list[DocumentSummary], *, page: int = 0, last_page: int = 0, words: str = ""
) -> Message:
    return document_page(
        summaries,
        words=words,
        total=len(summaries),
        page=page,
        last_page=last_page,
        listing_id="0123456789abcdef",
    )


def buttons_of(message: Message) -> list[tuple[str, str, str]]:
    return [
        (each["text"]["text"], each["action_id"], each["value"])
        for block in message.blocks
        if block["type"] == "actions"
        for each in block["elements"]
    ]


@settings(max_examples=50)
@given(words=TEXTS, hits=st.lists(HITS, max_size=8), notes=st.lists(TEXTS, max_size=3))
def test_any_passages_are_within_slacks_limits(
    words: str, hits: list[Hit], notes: list[str]
) -> None:
    check(passages_found(words, hits, notes=notes))


@settings(max_examples=50)
@given(summaries=st.lists(SUMMARIES, max_size=8), words=st.just("") | TEXTS)
def test_any_page_of_documents_is_within_slacks_limits_and_leaves_none_out(
    summaries: list[DocumentSummary], words: str
) -> None:
    message = page_of(summaries, words=words, page=3, last_page=12_345)

    check(message)
    assert shown(message).count(f"id `{PLAN.id}`") == len(summaries)


@settings(max_examples=50)
@given(summary=SUMMARIES, sections=SECTIONS, text=TEXTS)
def test_any_document_is_within_slacks_limits(
    summary: DocumentSummary, sections: list[Section], text: str
) -> None:
    message = document_card(summary, sections, text)

    check(message)
    assert say_title(summary.title).replace("\u200b", "")[:30] in shown(message)


def test_a_passage_is_shown_with_its_facts_and_its_documents_id() -> None:
    message = passages_found("savings", [HIT])
    text = "\n".join(markups(message))

    assert "The best passages on “savings”:" in text
    assert "The plan saves £1.8bn &amp; “more”." in text
    assert (
        "*NHS England* · Kent &amp; Medway STP · 23 November 2016 · p. 7 · “Finance”"
        " · <https://plans.example/kent?a=1&amp;b=2#page=7|open> · id `a1b2c3d4e5f6a7b8`"
    ) in text
    assert "The plan saves" in message.text


def test_passages_are_numbered_best_first() -> None:
    hits = [replace(HIT, text=f"passage {number}") for number in (1, 2, 3)]

    found = re.findall(r"\*\[(\d)\]\* \W(passage \d)", shown(passages_found("savings", hits)))

    assert found == [("1", "passage 1"), ("2", "passage 2"), ("3", "passage 3")]


def test_no_passages_are_said_to_be_none() -> None:
    assert shown(passages_found("<cup> final", [])) == (
        "Nothing in the documents is near “<cup> final”."
    )


def test_what_was_searched_is_said_under_the_heading() -> None:
    message = passages_found("beds from:<bma>", [HIT], notes=["Only <bma>.", "Newest first."])

    assert [block["type"] for block in message.blocks[:2]] == ["section", "context"]
    assert shown(message).startswith(
        "*The best passages on “beds from:<bma>”:*\nOnly <bma>. Newest first.\n*[1]*"
    )


def test_a_filter_that_matches_nothing_is_explained() -> None:
    message = passages_found("beds from:xyz", [], notes=["No document here is by “xyz”."])

    assert shown(message) == (
        "Nothing was found for “beds from:xyz”. No document here is by “xyz”."
    )


def test_a_listed_document_shows_who_when_where_and_its_id() -> None:
    text = shown(page_of([PLAN]))

    assert "1 document" in text
    assert "*Kent & Medway STP*" in text
    assert (
        "NHS England · 23 November 2016 · plans/kent & medway.pdf · id `a1b2c3d4e5f6a7b8`" in text
    )


@pytest.mark.parametrize(("number", "expected"), [(1, "1 warning"), (3, "3 warnings")])
def test_a_listed_document_with_warnings_is_marked(number: int, expected: str) -> None:
    flawed = replace(PLAN, warnings=("Letters are missing.",) * number)

    first, second = shown(page_of([flawed, replace(PLAN, id="f" * 16)])).splitlines()[2::2]

    assert first.endswith(f"id `a1b2c3d4e5f6a7b8` · :warning: {expected}")
    assert "warning" not in second


def test_a_listing_says_what_it_matches_and_which_page_it_is() -> None:
    message = page_of([PLAN], words="kent & medway", page=1, last_page=2)

    assert "*1 document matching “kent & medway”, page 2 of 3*" in shown(message)


def test_a_listing_of_nothing_says_so() -> None:
    assert "*0 documents matching “cup”*" in shown(page_of([], words="cup"))


@pytest.mark.parametrize(
    ("page", "last_page", "expected"),
    [
        (0, 0, []),
        (0, 2, [("Next", "next_page", "0123456789abcdef:1")]),
        (
            1,
            2,
            [
                ("Previous", "previous_page", "0123456789abcdef:0"),
                ("Next", "next_page", "0123456789abcdef:2"),
            ],
        ),
        (2, 2, [("Previous", "previous_page", "0123456789abcdef:1")]),
    ],
)
def test_a_page_has_buttons_to_its_neighbours(
    page: int, last_page: int, expected: list[tuple[str, str, str]]
) -> None:
    assert buttons_of(page_of([PLAN], page=page, last_page=last_page)) == expected


def test_a_document_shows_its_facts_and_where_they_come_from() -> None:
    summary = replace(PLAN, url="https://plans.example/kent")
    text = "\n".join(markups(document_card(summary, [], "The plan begins."))[1:])

    assert "*Kent &amp; Medway STP*" in text
    assert "Publisher: NHS England (from the file's properties)" in text
    assert "Published: 23 November 2016 (from the text)" in text
    assert "Where: plans/kent &amp; medway.pdf" in text
    assert "Id: `a1b2c3d4e5f6a7b8` · 12 passages · collection open" in text
    assert "<https://plans.example/kent|Open the document>" in text
    assert "The plan begins." in text


def test_a_document_shows_its_author_and_its_last_change_where_they_are_known() -> None:
    summary = replace(
        PLAN,
        author="A. N. <Other>",
        author_origin=Origin.PAGE,
        updated=date(2017, 3, 1),
        updated_origin=Origin.LISTING,
    )

    text = shown(document_card(summary, [], "The plan begins."))

    assert "\nUpdated: 1 March 2017 (from the list that named it)\n" in text
    assert "\nAuthor: A. N. <Other> (from the page's markup)\n" in text
    assert "Author" not in shown(document_card(PLAN, [], "The plan begins."))


def test_a_document_shows_what_is_wrong_with_its_text_and_how_much_more_there_is() -> None:
    warnings = ("Letters are missing, as in “wil” & <al>.", *(f"Fault {n}." for n in range(9)))

    text = shown(document_card(replace(PLAN, warnings=warnings), [], "The plan begins."))

    assert (
        "*Warnings*\n:warning: Letters are missing, as in “wil” & <al>.\n:warning: Fault 0.\n"
        in text
    )
    assert ":warning: Fault 3.\n… and 5 more" in text
    assert "Warnings" not in shown(document_card(PLAN, [], "The plan begins."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Kent\n\nThe plan begins.", "“The plan begins.”"), ("Kent", "“Kent”")],
)
def test_the_first_words_are_not_the_title_again(text: str, expected: str) -> None:
    card = document_card(PLAN, [Section("Kent", 1, 0, len(text))], text)

    assert shown(card).endswith(f"*First words*\n{expected}")


def test_a_file_s_name_makes_no_line_of_its_own() -> None:
    named = "plan\nPublished: 1 May 2017.txt"
    hit = replace(HIT, document=replace(CARD, url=None, location=named))

    for message in (
        document_card(replace(PLAN, location=named), (), "Text."),
        page_of([replace(PLAN, location=named)]),
        passages_found("plans", [hit]),
    ):
        assert "plan Published: 1 May 2017.txt" in shown(message)


def test_unknown_facts_are_said_to_be_unknown() -> None:
    summary = replace(
        PLAN,
        title=None,
        publisher=None,
        publisher_origin=Origin.UNKNOWN,
        published=None,
        published_origin=Origin.UNKNOWN,
    )
    text = shown(document_card(summary, [], "The plan begins."))

    assert "*title unknown*" in text
    assert "Publisher: unknown\n" in text
    assert "Published: date unknown\n" in text


def test_the_fallback_text_of_a_document_is_escaped_once() -> None:
    assert document_card(PLAN, [], "text").text == (
        "Kent &amp; Medway STP, NHS England, 23 November 2016"
    )


def test_an_outline_leaves_out_the_title_and_indents_by_level() -> None:
    sections = [
        Section(heading, level, 0, 1)
        for heading, level in [("Kent", 1), ("Finance", 2), ("Savings", 3), ("Detail", 4)]
    ]

    text = shown(document_card(PLAN, sections, "text"))

    assert "*Outline*\n• Finance\n    • Savings\n        • Detail" in text
    assert "• Kent" not in text


def test_a_long_outline_says_how_much_is_left_out() -> None:
    sections = [Section(f"Part {number}", 2, 0, 1) for number in range(40)]

    text = shown(document_card(PLAN, sections, "text"))

    assert "• Part 24\n… and 15 more" in text
    assert "Part 25" not in text


def test_notes_without_a_word_are_left_out() -> None:
    assert passages_found("savings", [HIT], notes=["\n \n"]) == passages_found("savings", [HIT])
