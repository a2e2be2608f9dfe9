"""Whatever an answer holds, Slack takes it, and its sources are in sight."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Answer, AnswerSentence, Citation, Status
from bot.answer.holdings import Holdings
from bot.answer.wording import say_publisher, say_title
from bot.slack.blocks.answer_blocks import (
    citation_line,
    link,
    private_answer,
    public_answer,
    shared_answer,
    shared_private_answer,
)
from bot.slack.blocks.message import Message, block_chars
from tests.bot.slack.answers import (
    ALLIANCE,
    ANSWERED,
    ANSWERS,
    BOARD,
    DISAGREEING,
    NOT_FOUND,
    TEXTS,
)
from tests.golden.messages import MESSAGES, golden_file, golden_text
from tests.slack_wire.limits import check_blocks

# Of a failing example of 20,000 characters, hypothesis says no more than that it is long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

KEY = "7KQ2MBXR"
RENDERINGS: dict[str, Callable[[Answer], Message]] = {
    "public": lambda answer: public_answer(answer, key=KEY),
    "private": lambda answer: private_answer(answer, key=KEY),
    "shared private": lambda answer: shared_private_answer(answer, key=KEY),
    "shared": lambda answer: shared_answer(answer, sharer="U0ALICE", key=KEY),
}


def plain(markup: str) -> str:
    """Give the words that a reader sees."""
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        markup = markup.replace(entity, character)
    return markup.replace("\u200b", "")


def markups(message: Message) -> list[str]:
    """List every text in Slack's markup."""
    found = [message.text]
    for block in message.blocks:
        if block["type"] == "section":
            found.append(block["text"]["text"])
        if block["type"] == "context":
            found.extend(element["text"] for element in block["elements"])
    return found


def labels(message: Message) -> list[str]:
    return [
        element["text"]["text"]
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    ]


def shown(message: Message) -> str:
    return plain("\n".join(markups(message)[1:]))


def beginning(text: str) -> str:
    return text.replace("\u200b", "")[:30]


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_what_its_golden_file_says(name: str) -> None:
    golden = golden_file(name).read_text(encoding="utf-8")

    assert golden_text(MESSAGES[name]) == golden, "see tests/golden/write.py"


@given(rendering=st.sampled_from(sorted(RENDERINGS)), answer=ANSWERS)
def test_any_answer_is_within_slacks_limits(rendering: str, answer: Answer) -> None:
    message = RENDERINGS[rendering](answer)

    assert check_blocks(list(message.blocks)) == []
    assert len(message.blocks) <= 50
    assert sum(block_chars(block) for block in message.blocks) <= 10_000
    assert all(markup.strip() for markup in markups(message))
    assert len(message.text) <= 4_000


@given(rendering=st.sampled_from(sorted(RENDERINGS)), answer=ANSWERS)
def test_no_document_and_no_person_can_mention_or_link(rendering: str, answer: Answer) -> None:
    for markup in markups(RENDERINGS[rendering](answer)):
        known = markup.replace("<@U0ALICE>", "")
        without_links = re.sub(r"<https?://[^<>|\s]+\|open>", "", known)
        bare = re.sub(r"&(?:amp|lt|gt);", "", without_links)
        assert not set(bare) & set("<>&")


@given(rendering=st.sampled_from(sorted(RENDERINGS)), answer=ANSWERS)
def test_every_citation_shows_its_title_and_publisher_and_every_quote_its_beginning(
    rendering: str, answer: Answer
) -> None:
    text = shown(RENDERINGS[rendering](answer))

    for citation in (*answer.citations, *answer.nearest):
        assert beginning(say_title(citation.title)) in text
        assert beginning(say_publisher(citation.publisher)) in text
        assert beginning(citation.quote) in text
        assert f"[{citation.number}]*" in text


@given(answer=ANSWERS)
def test_a_message_can_be_sent_as_json(answer: Answer) -> None:
    blocks = list(public_answer(answer, key=KEY).blocks)

    assert json.loads(json.dumps(blocks)) == blocks


@pytest.mark.parametrize(
    ("rendering", "expected"),
    [
        ("public", ["Helpful", "Not helpful"]),
        ("private", ["Share", "Helpful", "Not helpful"]),
        ("shared private", ["Helpful", "Not helpful"]),
        ("shared", ["Helpful", "Not helpful"]),
    ],
)
def test_buttons_are_named_for_what_they_do_and_carry_the_answers_id(
    rendering: str, expected: list[str]
) -> None:
    message = RENDERINGS[rendering](ANSWERED)

    assert labels(message) == expected
    actions: list[dict[str, Any]] = message.blocks[-1]["elements"]
    assert {action["value"] for action in actions} == {ANSWERED.id}
    assert len({action["action_id"] for action in actions}) == len(expected)


@pytest.mark.parametrize("render", RENDERINGS.values(), ids=RENDERINGS)
def test_the_key_is_the_first_blocks_id(render: Callable[[Answer], Message]) -> None:
    assert render(ANSWERED).blocks[0]["block_id"] == KEY


def test_a_shared_copy_says_who_asked_what() -> None:
    text = shown(shared_answer(ANSWERED, sharer="U0ALICE", key=KEY))

    assert f"<@U0ALICE> asked: {ANSWERED.question}" in text


def test_a_public_answer_does_not_repeat_the_question() -> None:
    assert ANSWERED.question not in shown(public_answer(ANSWERED, key=KEY))


def test_the_fallback_text_quotes_the_first_sentence_and_names_the_sources() -> None:
    text = plain(public_answer(ANSWERED, key=KEY).text)

    assert ALLIANCE.quote in text
    assert "Mental Health Alliance, What STPs mean for mental health, 14 November 2016" in text
    assert text.count("publisher unknown, title unknown, date unknown") == 1


def test_not_found_says_so_and_shows_the_nearest_passages() -> None:
    message = public_answer(NOT_FOUND, key=KEY)

    assert "My documents do not say" in message.text
    assert ALLIANCE.quote in message.text
    assert ALLIANCE.quote in shown(message)
    assert BOARD.quote in shown(message)


def test_not_found_in_an_empty_collection_says_so() -> None:
    empty = replace(NOT_FOUND, nearest=(), holdings=Holdings())
    text = shown(public_answer(empty, key=KEY))

    assert "My documents do not say" in text
    assert "No documents were searched." in text


def test_sentences_of_one_place_share_the_line_that_names_it() -> None:
    citations = tuple(replace(ALLIANCE, number=n, quote=f"Sentence {n}.") for n in (1, 2, 3))
    answer = replace(
        ANSWERED,
        sentences=tuple(AnswerSentence(each.quote, (each.number,)) for each in citations),
        citations=citations,
    )
    message = public_answer(answer, key=KEY)

    assert shown(message).count("Mental Health Alliance") == 1
    assert "*[1]* *[2]* *[3]* *Mental Health Alliance*" in shown(message)


def test_a_sentence_that_two_documents_hold_names_both() -> None:
    answer = replace(ANSWERED, sentences=(AnswerSentence(ALLIANCE.quote, (1, 2)),))
    lines = shown(public_answer(answer, key=KEY)).splitlines()

    assert lines[0].endswith("*[1]* *[2]*")
    assert lines[1].startswith("*[1]* *Mental Health Alliance*")
    assert lines[2].startswith("also in *[2]* *publisher unknown*")


def test_a_lead_stands_over_the_quotations_and_in_the_fallback_text() -> None:
    message = public_answer(DISAGREEING, key=KEY)

    assert message.blocks[0]["text"]["text"] == "*The sources give different figures.*"
    assert message.text.startswith("The sources give different figures. “")


def test_remarks_stand_in_small_text_below_the_quotations_before_how_far_they_reach() -> None:
    *_, remarks, as_of, _ = public_answer(DISAGREEING, key=KEY).blocks

    assert remarks["type"] == as_of["type"] == "context"
    assert remarks["elements"][0]["text"].splitlines() == list(DISAGREEING.remarks)
    assert as_of["elements"][0]["text"].startswith("As of 21 May 2018")


def test_remarks_are_shown_where_nothing_was_found() -> None:
    answer = replace(NOT_FOUND, remarks=("Only documents of <the> BMA were searched.",))

    assert "Only documents of <the> BMA were searched." in shown(public_answer(answer, key=KEY))


def test_an_answer_kept_without_what_was_searched_is_shown_without_it() -> None:
    text = shown(public_answer(replace(NOT_FOUND, holdings=None), key=KEY))

    assert text.splitlines()[-1] == "Every sentence is a quotation."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {},
            "*Mental Health Alliance* · What STPs mean for mental health · 14 November 2016 · p. 3"
            " · “Funding &amp; delivery”"
            " · <https://alliance.example/reports?id=7&amp;part=2|open>",
        ),
        (
            {"url": None, "page": None, "section": None},
            "*Mental Health Alliance* · What STPs mean for mental health · 14 November 2016"
            " · reports/mental-health.pdf",
        ),
        (
            {"section": ALLIANCE.title, "page": None, "published": date(2017, 3, 1)},
            "*Mental Health Alliance* · What STPs mean for mental health · 1 March 2017"
            " · <https://alliance.example/reports?id=7&amp;part=2|open>",
        ),
    ],
)
def test_a_citation_says_who_what_when_and_where(changes: dict[str, Any], expected: str) -> None:
    assert citation_line(replace(ALLIANCE, **changes)) == expected


def test_a_file_s_name_makes_no_line_of_its_own() -> None:
    line = citation_line(replace(BOARD, location="plan\nNHS England · 1 May 2017.txt"))

    assert line.endswith(" · plan NHS England · 1 May 2017.txt")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, None),
        ("", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://a.example/" + "x" * 700, None),
        ("https://a.example/" + "&" * 600, None),
        ("https://a.example/x#:~:text=" + "y" * 700, "<https://a.example/x|open>"),
        ("https://a.example/a b|c>d", "<https://a.example/a%20b%7Cc%3Ed|open>"),
        ("https://a.example/a\nb\tc", "<https://a.example/a%0Ab%09c|open>"),
        ("http://a.example?x=1&y=2", "<http://a.example?x=1&amp;y=2|open>"),
    ],
)
def test_an_address_is_linked_only_where_a_link_can_hold_it(
    url: str | None, expected: str | None
) -> None:
    assert link(url, "open") == expected


@given(TEXTS)
def test_a_quote_that_is_cut_says_so(quote: str) -> None:
    citation: Citation = replace(ALLIANCE, quote=quote)
    answer = replace(NOT_FOUND, status=Status.NOT_FOUND, nearest=(citation,), question="q")
    text = shown(public_answer(answer, key=KEY))

    assert quote.replace("\u200b", "") in text or "[…]" in text


@given(st.integers(1, 8))
def test_answers_of_more_sentences_than_are_ever_chosen_are_within_the_limits_too(n: int) -> None:
    citations = tuple(
        replace(ALLIANCE, number=number, document_id=str(number), title=str(number) * 200)
        for number in range(1, n + 1)
    )
    answer = replace(
        ANSWERED,
        sentences=tuple(AnswerSentence("&" * 3_000, (each.number,)) for each in citations),
        citations=citations,
    )

    assert check_blocks(list(public_answer(answer, key=KEY).blocks)) == []
