"""Whatever an answer holds, Slack takes it, and its sources are in sight."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Answer, AnswerSentence, Citation, Status
from bot.answer.holdings import Holdings
from bot.answer.wording import say_publisher, say_title
from bot.slack.blocks.answers.answer_blocks import (
    private_answer,
    public_answer,
    shared_answer,
    shared_private_answer,
)
from bot.slack.blocks.message import Message, text_chars
from bot.slack.blocks.style import Style
from tests.bot.slack.answers import (
    ALLIANCE,
    ANSWERED,
    ANSWERS,
    BOARD,
    DISAGREEING,
    NOT_FOUND,
    TEXTS,
)
from tests.golden.messages import MESSAGES, golden_file, golden_text, kept
from tests.golden.views import VIEWS
from tests.slack_wire.limits import block_chars as chars_as_slack_counts
from tests.slack_wire.limits import check_blocks
from tests.slack_wire.render import controls

# Of a failing example of 20,000 characters, hypothesis says no more than that it is long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

KEY = "7KQ2MBXR"
EVERYTHING = Style(feedback=True, citations=True, containers=True)
NEXT_QUESTIONS = ("Who leads the <footprints>?", "&" * 200, "What does the BMA say?")
RENDERINGS: dict[str, Callable[[Answer], Message]] = {
    "public": lambda answer: public_answer(kept(answer), key=KEY),
    "private": lambda answer: private_answer(kept(answer), key=KEY),
    "shared private": lambda answer: shared_private_answer(kept(answer), key=KEY),
    "shared": lambda answer: shared_answer(kept(answer), sharer="U0ALICE", key=KEY),
    "with everything": lambda answer: private_answer(
        kept(answer, *NEXT_QUESTIONS), key=KEY, can_ask_person=True, style=EVERYTHING
    ),
}


def plain(markup: str) -> str:
    """Give the words that a reader sees."""
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        markup = markup.replace(entity, character)
    return markup.replace("\u200b", "")


def markups(message: Message) -> list[str]:
    """List every text in Slack's markup."""
    return [message.text, *_markups(list(message.blocks))]


def _markups(part: object) -> list[str]:
    if isinstance(part, list):
        return [markup for each in part for markup in _markups(each)]
    if not isinstance(part, dict):
        return []
    if part.get("type") == "mrkdwn":
        return [part["text"]]
    return [markup for each in part.values() for markup in _markups(each)]


def labels(message: Message) -> list[str]:
    return [control.label for control in controls(message.blocks)]


def shown(message: Message) -> str:
    return plain("\n".join(markups(message)[1:]))


def paragraph(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())


def beginning(text: str) -> str:
    return text.replace("\u200b", "")[:30]


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_what_its_golden_file_says(name: str) -> None:
    golden = golden_file(name).read_text(encoding="utf-8")

    assert golden_text(MESSAGES[name]) == golden, "see tests/golden/write.py"


@pytest.mark.parametrize("name", VIEWS)
def test_a_modal_is_what_its_golden_file_says(name: str) -> None:
    golden = golden_file(name).read_text(encoding="utf-8")

    assert golden_text(VIEWS[name]) == golden, "see tests/golden/write.py"


@given(rendering=st.sampled_from(sorted(RENDERINGS)), answer=ANSWERS)
def test_any_answer_is_within_slacks_limits(rendering: str, answer: Answer) -> None:
    message = RENDERINGS[rendering](answer)

    for blocks in (message.blocks, message.native):
        assert check_blocks(list(blocks)) == []
        assert len(blocks) <= 50
        assert chars_as_slack_counts(list(blocks)) == text_chars(blocks) <= 10_000
    assert all(markup.strip() for markup in (*markups(message), *_markups(list(message.native))))
    assert len(message.text) <= 4_000


@given(rendering=st.sampled_from(sorted(RENDERINGS)), answer=ANSWERS)
def test_no_document_and_no_person_can_mention_or_link(rendering: str, answer: Answer) -> None:
    message = RENDERINGS[rendering](answer)
    for markup in (*markups(message), *_markups(list(message.native))):
        known = markup.replace("<@U0ALICE>", "")
        without_links = re.sub(r"<https?://[^<>|\s]+\|open>", "", known)
        bare = re.sub(r"&(?:amp|lt|gt);|^> ", "", without_links, flags=re.MULTILINE)
        assert not set(bare) & set("<>&")


@given(rendering=st.sampled_from(sorted(RENDERINGS)), answer=ANSWERS)
def test_every_citation_shows_its_title_and_publisher_and_every_quote_its_beginning(
    rendering: str, answer: Answer
) -> None:
    text = shown(RENDERINGS[rendering](answer))

    for citation in (*answer.citations, *answer.nearest):
        assert beginning(say_title(citation.title)) in text
        assert beginning(say_publisher(citation.publisher)) in text
        assert beginning(citation.quote) in text or paragraph(citation.quote)[:30] in text
        assert f"[{citation.number}]*" in text


@given(answer=ANSWERS)
def test_a_message_can_be_sent_as_json(answer: Answer) -> None:
    message = RENDERINGS["with everything"](answer)
    blocks = [*message.blocks, *message.native]

    assert json.loads(json.dumps(blocks)) == blocks


@pytest.mark.parametrize(
    ("rendering", "expected"),
    [
        ("public", ["Show passages", "Helpful", "Not helpful"]),
        ("private", ["Share", "Show passages", "Helpful", "Not helpful"]),
        ("shared private", ["Show passages", "Helpful", "Not helpful"]),
        ("shared", ["Show passages", "Helpful", "Not helpful"]),
        (
            "with everything",
            [
                *("Share", "Show passages", "Ask a person", "Helpful", "Not helpful"),
                *("Who leads the <footprints>?", "&" * 71 + " […]", "What does the BMA say?"),
            ],
        ),
    ],
)
def test_buttons_are_named_for_what_they_do_and_carry_the_answers_id(
    rendering: str, expected: list[str]
) -> None:
    message = RENDERINGS[rendering](ANSWERED)

    assert labels(message) == expected
    pressed = controls(message.blocks)
    assert {control.value for control in pressed} == {ANSWERED.id}
    assert len({control.action_id for control in pressed}) == len(expected)


@pytest.mark.parametrize("render", RENDERINGS.values(), ids=RENDERINGS)
def test_slacks_own_form_can_be_pressed_like_the_plain_one(
    render: Callable[[Answer], Message],
) -> None:
    message = render(ANSWERED)

    native = controls(message.native)
    assert [control.label for control in native] == labels(message)
    verdicts = [control.value for control in native if control.label.endswith("elpful")]
    assert verdicts == [
        f"{ANSWERED.id}:helpful",
        f"{ANSWERED.id}:not_helpful",
    ]


def test_there_is_no_second_form_where_nothing_in_it_would_be_new() -> None:
    style = Style(feedback=False, citations=True, containers=False)
    answer = replace(NOT_FOUND, nearest=(BOARD,))

    assert public_answer(kept(answer), key=KEY, style=style).native == ()
    assert public_answer(kept(NOT_FOUND), key=KEY, style=style).native != ()


@pytest.mark.parametrize("answer", [ANSWERED, NOT_FOUND], ids=["answered", "not found"])
def test_every_answer_says_its_id_and_how_many_documents_were_searched(answer: Answer) -> None:
    text = shown(public_answer(kept(answer), key=KEY))

    assert f"Answer `{answer.id}`" in text
    assert re.search(r"\b5 (documents )?searched", text)


def test_a_quotation_that_is_cut_has_a_button_of_its_own() -> None:
    long = replace(ALLIANCE, quote="Each plan is long. " * 200)
    answer = replace(
        ANSWERED,
        sentences=(
            AnswerSentence(BOARD.quote, (2,)),
            AnswerSentence(long.quote, (1,)),
        ),
        citations=(BOARD, long),
    )
    message = public_answer(kept(answer), key=KEY)

    (pressed,) = [each for each in controls(message.blocks) if each.action_id.startswith("cont")]
    assert (pressed.label, pressed.action_id) == ("Show the passage in context", "context:1")
    assert pressed.value == answer.id


def test_what_is_cut_stands_apart_from_what_is_whole_and_of_the_same_source() -> None:
    quotes = ("First.", "Second. " * 400, "Third.")
    citations = tuple(
        replace(ALLIANCE, number=number, quote=quote) for number, quote in enumerate(quotes, 1)
    )
    answer = replace(
        ANSWERED,
        sentences=tuple(AnswerSentence(each.quote, (each.number,)) for each in citations),
        citations=citations,
    )
    sections = [
        block for block in public_answer(kept(answer), key=KEY).blocks if block["type"] == "section"
    ]

    assert ["accessory" in block for block in sections] == [False, True, False]
    assert sections[1]["accessory"]["action_id"] == "context:2"


def test_nearest_passages_are_short_paragraphs_with_no_button_beside_them() -> None:
    long = replace(BOARD, quote="Heading\n\n" + "long\nlines \t" * 500)
    blocks = public_answer(kept(replace(NOT_FOUND, nearest=(ALLIANCE, long))), key=KEY).blocks

    sections = [block for block in blocks if block["type"] == "section"]
    assert ["accessory" in block for block in sections] == [False, False, False]
    cut = sections[2]["text"]["text"]
    assert cut.startswith("“Heading long lines long lines")
    assert cut.endswith("[…]”")
    assert 150 < len(cut) <= 202
    assert "\n" not in cut
    assert "Show passages" in [each.label for each in controls(blocks)]


@pytest.mark.parametrize("channel", ["D0ALICE", ""])
def test_where_nobody_else_is_there_is_no_button_to_share(channel: str) -> None:
    alone = replace(kept(ANSWERED), channel=channel)

    assert "Share" not in labels(private_answer(alone, key=KEY))


@pytest.mark.parametrize("render", RENDERINGS.values(), ids=RENDERINGS)
def test_the_key_is_the_first_blocks_id(render: Callable[[Answer], Message]) -> None:
    assert render(ANSWERED).blocks[0]["block_id"] == KEY


def test_a_shared_copy_says_who_asked_what() -> None:
    text = shown(shared_answer(kept(ANSWERED), sharer="U0ALICE", key=KEY))

    assert f"<@U0ALICE> asked: {ANSWERED.question}" in text


def test_a_public_answer_does_not_repeat_the_question() -> None:
    assert ANSWERED.question not in shown(public_answer(kept(ANSWERED), key=KEY))


def test_the_fallback_text_quotes_the_first_sentence_and_names_the_sources() -> None:
    text = plain(public_answer(kept(ANSWERED), key=KEY).text)

    assert ALLIANCE.quote in text
    assert "Mental Health Alliance, What STPs mean for mental health, 14 November 2016" in text
    assert text.count("publisher unknown, title unknown, date unknown") == 1


def test_not_found_says_so_and_shows_the_nearest_passages() -> None:
    message = public_answer(kept(NOT_FOUND), key=KEY)

    assert "My documents do not say" in message.text
    assert ALLIANCE.quote in message.text
    assert ALLIANCE.quote in shown(message)
    assert BOARD.quote in shown(message)


def test_not_found_in_an_empty_collection_says_so() -> None:
    empty = replace(NOT_FOUND, nearest=(), holdings=Holdings())
    text = shown(public_answer(kept(empty), key=KEY))

    assert "My documents do not say" in text
    assert "No documents were searched." in text


def test_sentences_of_one_place_share_the_line_that_names_it() -> None:
    citations = tuple(replace(ALLIANCE, number=n, quote=f"Sentence {n}.") for n in (1, 2, 3))
    answer = replace(
        ANSWERED,
        sentences=tuple(AnswerSentence(each.quote, (each.number,)) for each in citations),
        citations=citations,
    )
    message = public_answer(kept(answer), key=KEY)

    assert shown(message).count("Mental Health Alliance") == 1
    assert "*[1]* *[2]* *[3]* *Mental Health Alliance*" in shown(message)


def test_a_sentence_that_two_documents_hold_names_both() -> None:
    answer = replace(ANSWERED, sentences=(AnswerSentence(ALLIANCE.quote, (1, 2)),))
    lines = shown(public_answer(kept(answer), key=KEY)).splitlines()

    assert lines[0].endswith("*[1]* *[2]*")
    assert lines[1].startswith("*[1]* *Mental Health Alliance*")
    assert lines[2].startswith("also in *[2]* *publisher unknown*")


def test_a_lead_stands_over_the_quotations_and_in_the_fallback_text() -> None:
    message = public_answer(kept(DISAGREEING), key=KEY)

    assert message.blocks[0]["text"]["text"] == "*The sources give different figures.*"
    assert message.text.startswith("The sources give different figures. “")


def test_remarks_stand_in_small_text_below_the_quotations_before_how_far_they_reach() -> None:
    *_, remarks, as_of, _, _ = public_answer(kept(DISAGREEING), key=KEY).blocks

    assert remarks["type"] == as_of["type"] == "context"
    assert remarks["elements"][0]["text"].splitlines() == list(DISAGREEING.remarks)
    assert as_of["elements"][0]["text"].startswith("As of 21 May 2018")


def test_remarks_are_shown_where_nothing_was_found() -> None:
    answer = replace(NOT_FOUND, remarks=("Only documents of <the> BMA were searched.",))

    assert "Only documents of <the> BMA were searched." in shown(
        public_answer(kept(answer), key=KEY)
    )


def test_an_answer_kept_without_what_was_searched_is_shown_without_it() -> None:
    text = shown(public_answer(kept(replace(NOT_FOUND, holdings=None)), key=KEY))

    last = "Every sentence is a quotation. · Answer `9XWTM4CD`"
    assert last in text.splitlines()


@given(TEXTS)
def test_a_quote_that_is_cut_says_so(quote: str) -> None:
    citation: Citation = replace(ALLIANCE, quote=quote)
    answer = replace(NOT_FOUND, status=Status.NOT_FOUND, nearest=(citation,), question="q")
    text = shown(public_answer(kept(answer), key=KEY))

    assert paragraph(quote) in text or "[…]" in text


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

    assert check_blocks(list(public_answer(kept(answer), key=KEY).blocks)) == []


def test_a_question_whose_words_are_kept_no_longer_is_spoken_of_without_them() -> None:
    wordless = kept(replace(ANSWERED, question=""))

    shared = public_answer(wordless, key=KEY, asker="U0ALICE")
    private = private_answer(wordless, key=KEY)
    put_in_place = shared_private_answer(wordless, key=KEY)

    firsts = [
        message.blocks[0]["elements"][0]["text"] for message in (shared, private, put_in_place)
    ]
    assert firsts == [
        "<@U0ALICE> asked a question",
        "You asked a question",
        "You asked a question (shared in the channel)",
    ]
