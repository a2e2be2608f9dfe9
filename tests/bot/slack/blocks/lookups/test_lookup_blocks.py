"""Whatever passages hold, Slack takes what is shown of them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.blocks.lookups.lookup_blocks import how_to_find, passages_found
from index.passage import Sentence
from index.searcher import DocumentCard, Hit, ScoredSentence
from tests.bot.slack.answers import TEXTS
from tests.bot.slack.blocks.lookups.looked_up import (
    CARD,
    HIT,
    PLAN,
    SUMMARIES,
    buttons_of,
    check,
    markups,
    shown,
)

# Of a failing example of 20,000 characters, hypothesis says no more than that it is long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

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


@settings(max_examples=50)
@given(words=TEXTS, hits=st.lists(HITS, max_size=8), notes=st.lists(TEXTS, max_size=3))
def test_any_passages_are_within_slacks_limits(
    words: str, hits: list[Hit], notes: list[str]
) -> None:
    check(passages_found(words, hits, notes=notes))


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


def test_each_passage_has_a_button_that_leads_to_its_place() -> None:
    later = replace(HIT, passage=replace(HIT.passage, start=99))

    assert buttons_of(passages_found("savings", [HIT, later])) == [
        ("In context", "context_at", f"{PLAN.id}:40"),
        ("In context", "context_at", f"{PLAN.id}:99"),
    ]


def hit_of(*sentences: tuple[str, float], start: int = 40) -> Hit:
    """Make a hit of sentences, each with how well its words fit."""
    scored, at = [], start
    for text, lexical in sentences:
        span = Sentence(at, at + len(text))
        scored.append(ScoredSentence(span, text, None, 0.0, lexical, 0.0, frozenset()))
        at += len(text) + 1
    text = " ".join(words for words, _ in sentences)
    passage = replace(HIT.passage, start=start, end=start + len(text))
    return replace(HIT, passage=passage, text=text, sentences=tuple(scored))


def test_of_a_long_passage_the_nearest_sentence_is_shown() -> None:
    long = hit_of(("Before. " * 30, 0.0), ("The gap is £1bn.", 2.0), ("After. " * 60, 0.0))

    text = shown(passages_found("gap", [long]))

    (quote,) = [line for line in text.splitlines() if line.startswith("*[1]*")]
    assert "“[…] The gap is £1bn. After." in quote
    assert quote.endswith("[…]”")
    assert len(quote) <= 300 + len("*[1]* “”")


def test_what_stands_before_the_nearest_sentence_is_kept_where_all_behind_it_fits() -> None:
    long = hit_of(("Before. " * 60, 0.0), ("The year was 2016.", 0.0), ("The gap is £1bn.", 2.0))

    assert "“[…] The year was 2016. The gap is £1bn.”" in shown(passages_found("gap", [long]))


def test_a_short_passage_is_shown_whole() -> None:
    short = hit_of(("The year was 2016.", 0.0), ("The gap is £1bn.", 2.0))

    assert "“The year was 2016. The gap is £1bn.”" in shown(passages_found("gap", [short]))


def test_a_long_passage_whose_first_sentence_is_the_nearest_is_shown_from_its_beginning() -> None:
    long = hit_of(("The gap is £1bn.", 2.0), ("After. " * 60, 0.0))

    assert "*[1]* “The gap is £1bn. After." in shown(passages_found("gap", [long]))


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


def test_a_file_s_name_makes_no_line_of_its_own() -> None:
    named = "plan\nPublished: 1 May 2017.txt"
    hit = replace(HIT, document=replace(CARD, url=None, location=named))

    assert "plan Published: 1 May 2017.txt" in shown(passages_found("plans", [hit]))


def test_notes_without_a_word_are_left_out() -> None:
    assert passages_found("savings", [HIT], notes=["\n \n"]) == passages_found("savings", [HIT])


def test_how_to_find_shows_an_example_and_everything_else_there_is() -> None:
    message = how_to_find("/nhs")

    check(message)
    assert "`/nhs find community hospital beds from:bma since:2017`" in message.text
    assert "`/nhs ask QUESTION`" in shown(message)
