"""A request for help, as the asker and the helpers see it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Answer
from bot.slack.blocks.answers.help_blocks import (
    MAX_NOTE_CHARS,
    Plea,
    help_copy,
    help_modal,
    help_sent,
    mark,
    resolved_copy,
    resolved_mark,
    told_resolved,
)
from bot.slack.blocks.answers.passages_modal import Behind
from bot.slack.blocks.message import Message, block_chars
from bot.slack.blocks.view_origin import ViewOrigin
from tests.bot.slack.answers import ALLIANCE, ANSWERED, ANSWERS, BOARD, CITATIONS, NOT_FOUND, TEXTS
from tests.slack_wire.limits import check_blocks, check_view
from tests.slack_wire.render import shown_text

# Of a failing example of 20,000 characters, hypothesis says no more than that it is long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

PLEA = Plea("U0ADA", "How many <footprints>?", "https://loopback.slack.test/archives/C1/p1")
BEHIND = (Behind((ALLIANCE,), f"Before it. {ALLIANCE.quote} Behind it."),)
OURS = re.compile(r"<@U0ADA>|<@UBOB>|<https?://[^<>|\s]+\|(?:open|See the thread)>")


def copy(answer: Answer | None, *, note: str = "", plea: Plea = PLEA) -> Message:
    behind = BEHIND if answer is ANSWERED else ()
    return help_copy(plea, answer, help_id="7KQ2MBXR", key="help:1", note=note, behind=behind)


def shown(message: Message) -> str:
    return shown_text(message.blocks).replace("\u200b", "")


def test_a_copy_says_who_asks_what_with_note_answer_passages_and_a_button() -> None:
    text = shown(copy(ANSWERED, note="Is this still so?"))

    assert text.startswith("<@U0ADA> asks for help. <https://loopback.slack.test")
    assert "*Question:* “How many &lt;footprints&gt;?”" in text
    assert "*Note:* Is this still so?" in text
    assert f"“{ALLIANCE.quote}” *[1]*" in text
    assert f"*[1]* “Before it. {ALLIANCE.quote} Behind it.”" in text
    assert text.count("Mental Health Alliance") >= 2
    assert text.endswith("Mark resolved")


def test_a_copy_of_what_was_not_found_shows_the_nearest_passages_with_their_sources() -> None:
    text = shown(copy(NOT_FOUND))

    assert "My documents do not say" in text
    assert ALLIANCE.quote in text
    assert "Mental Health Alliance" in text
    assert "Note:" not in text


def test_a_copy_where_the_documents_may_not_be_seen_says_so_and_shows_none_of_them() -> None:
    message = copy(None, note="Please look")
    text = shown(message)

    assert "collections that are not open here" in text
    assert "Please look" in text
    assert "footprints" in text
    assert ALLIANCE.quote not in text + message.text
    assert "Mental Health Alliance" not in text + message.text


def test_without_a_thread_helpers_are_told_to_write_to_the_asker() -> None:
    plea = Plea("U0ADA", "How many?")

    assert "please write to them directly" in shown(copy(ANSWERED, plea=plea))


def test_the_button_carries_the_requests_id_and_the_key_is_the_first_blocks() -> None:
    message = copy(ANSWERED)

    assert message.blocks[0]["block_id"] == "help:1"
    assert message.blocks[-1]["elements"][0]["value"] == "7KQ2MBXR"


def test_once_resolved_a_copy_says_by_whom_and_has_no_button() -> None:
    message = resolved_copy(PLEA, resolver="UBOB")

    assert shown(message).startswith("Resolved by <@UBOB>. <@U0ADA> had asked for help:")
    assert [block["type"] for block in message.blocks] == ["section"]


def test_a_question_kept_no_longer_is_said_to_be() -> None:
    assert "kept no longer" in shown(resolved_copy(Plea("U0ADA", None), resolver="UBOB"))


def test_the_mark_says_who_asked_and_then_who_resolved_it() -> None:
    assert mark("U0ADA", key="m").text == "<@U0ADA> asked a person for help."
    assert (
        resolved_mark("U0ADA", resolver="UBOB", key="m").text
        == "<@U0ADA> asked a person for help. Resolved by <@UBOB>."
    )


def test_the_asker_is_told_who_resolved_it_with_a_link_to_the_thread() -> None:
    text = told_resolved(PLEA, resolver="UBOB", key="t").text

    assert "<@UBOB> marked your request for help as resolved" in text
    assert "&lt;footprints&gt;" in text
    assert text.endswith("|See the thread>.")


@pytest.mark.parametrize(("places", "said"), [(1, "one place"), (3, "3 places")])
def test_the_confirmation_says_how_many_were_asked(places: int, said: str) -> None:
    assert said in help_sent(places).text


def test_the_modal_says_what_was_asked_and_whom_it_goes_to() -> None:
    view = help_modal("How <many>?", ("U9", "C9"), origin=ViewOrigin(answer_id="7KQ2MBXR"))
    text = shown_text(view["blocks"])

    assert "How &lt;many&gt;?" in text
    assert "<@U9> and <#C9>" in text
    (field,) = [each for each in view["blocks"] if each["type"] == "input"]
    assert field["element"]["max_length"] == MAX_NOTE_CHARS == 500
    assert field["optional"]
    assert check_view(view) == []


@given(question=TEXTS, helpers=st.lists(st.sampled_from(["U1", "C2"]), min_size=1, max_size=5))
def test_any_question_fits_in_the_modal(question: str, helpers: list[str]) -> None:
    assert check_view(help_modal(question, helpers, origin=ViewOrigin())) == []


@given(
    answer=st.none() | ANSWERS,
    question=TEXTS,
    note=TEXTS,
    behind=st.lists(
        st.builds(
            Behind, st.lists(CITATIONS, min_size=1, max_size=3).map(tuple), TEXTS.filter(str.strip)
        ),
        max_size=4,
    ),
)
def test_any_copy_is_within_slacks_limits_and_mentions_nobody_else(
    answer: Answer | None, question: str, note: str, behind: list[Behind]
) -> None:
    plea = Plea("U0ADA", question, PLEA.link)
    message = help_copy(plea, answer, help_id="1", key="k", note=note[:500], behind=behind)

    assert check_blocks(list(message.blocks)) == []
    assert sum(block_chars(block) for block in message.blocks) <= 10_000
    assert message.blocks[-1]["type"] == "actions"
    said = (message, resolved_copy(plea, resolver="UBOB"))
    for text in (each for one in said for each in (one.text, shown_text(one.blocks))):
        bare = re.sub(r"&(?:amp|lt|gt);", "", OURS.sub("", text))
        assert not set(bare) & set("<>&")


def test_an_answer_of_one_sentence_without_passages_has_no_heading_for_them() -> None:
    message = help_copy(PLEA, ANSWERED, help_id="1", key="k")

    assert "The passages behind it" not in shown(message)
    assert BOARD.location.split("/")[0] in shown(message)
