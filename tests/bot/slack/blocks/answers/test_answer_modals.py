"""The modals of an answer: within Slack's limits, and all the words are there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Answer, Citation
from bot.catalogue.surroundings import Excerpt, Surroundings
from bot.slack.blocks.answers.context_modal import context_modal, place_value, read_place
from bot.slack.blocks.answers.passages_modal import Behind, passages_modal
from bot.slack.blocks.answers.reason_modal import MAX_COMMENT_CHARS, REASONS, reason_modal
from bot.slack.blocks.view_origin import ViewOrigin
from tests.bot.slack.answers import ALLIANCE, ANSWERED, ANSWERS, BOARD, NOT_FOUND, TEXTS, URLS
from tests.bot.slack.blocks.answers.excerpts import AROUND, SUMMARY
from tests.slack_wire.limits import check_view
from tests.slack_wire.render import controls, shown_text

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

ORIGIN = ViewOrigin(channel="C1", answer_id=ANSWERED.id)
EXCERPTS = st.builds(
    lambda text, start, page, heading, url: Excerpt(
        text.strip() or "x", start, start + len(text.strip() or "x"), page, heading, url
    ),
    TEXTS,
    st.integers(0, 2_000),
    st.none() | st.integers(1, 99_999),
    st.none() | TEXTS,
    st.none() | URLS,
)
AROUNDS = st.builds(
    Surroundings,
    summary=st.builds(
        lambda title, publisher, location: replace(
            SUMMARY, title=title, publisher=publisher, location=location
        ),
        st.none() | TEXTS,
        st.none() | TEXTS,
        TEXTS,
    ),
    number=st.integers(1, 9_999),
    total=st.integers(1, 9_999),
    before=st.none() | EXCERPTS,
    passage=EXCERPTS,
    after=st.none() | EXCERPTS,
)
PLACES = st.tuples(st.integers(0, 30_000), st.integers(0, 30_000)).map(sorted)


def shown(view: dict[str, object]) -> str:
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    text = shown_text(blocks).replace("\u200b", "")
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


@given(around=AROUNDS, place=PLACES)
def test_any_passage_in_context_is_within_slacks_limits(
    around: Surroundings, place: list[int]
) -> None:
    quotation = replace(ALLIANCE, start=place[0], end=place[1])

    assert check_view(context_modal(around, origin=ORIGIN, quotation=quotation)) == []


@given(
    answer=ANSWERS,
    passages=st.lists(
        st.builds(
            Behind,
            st.lists(st.builds(lambda url: replace(BOARD, url=url), URLS), min_size=1, max_size=9),
            TEXTS,
        ),
        max_size=20,
    ),
)
def test_any_passages_are_within_slacks_limits(answer: Answer, passages: list[Behind]) -> None:
    assert check_view(passages_modal(answer, passages, origin=ORIGIN)) == []


def test_a_passage_stands_between_its_neighbours_with_its_quotation_set_off() -> None:
    view = context_modal(AROUND, origin=ORIGIN, quotation=ALLIANCE)

    assert shown(view).splitlines()[2:] == [
        "Passage 4 of 31, p. 3, under “Funding & delivery”"
        " · <https://alliance.example/reports?id=7&part=2#page=3|open>",
        "Mental health has <long> been short of *money*.",
        "What a plan is.",
        f"> {ALLIANCE.quote}",
        "They run to 2021.",
        "The plans were written in a hurry & in private.",
        "Previous",
        "Next",
    ]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((0, 1_041), ["> What a plan is.", "There are 44 footprints,"]),
        ((1_090, 5_000), ["What a plan is. There are 44 footprints,", "> "]),
        ((0, 5_000), ["> What a plan is. There are"]),
    ],
    ids=["from before", "to behind", "from before to behind"],
)
def test_of_a_quotation_that_begins_or_ends_elsewhere_is_set_off_what_is_here(
    place: tuple[int, int], expected: list[str]
) -> None:
    quotation = replace(ALLIANCE, start=place[0], end=place[1])

    lines = shown(context_modal(AROUND, origin=ORIGIN, quotation=quotation)).splitlines()[4:-3]

    assert len(lines) == len(expected)
    assert all(line.startswith(start) for line, start in zip(lines, expected, strict=True))


@pytest.mark.parametrize(
    "quotation",
    [None, replace(ALLIANCE, start=0, end=10), replace(ALLIANCE, start=9_000, end=9_010)],
    ids=["looked up", "before", "behind"],
)
def test_nothing_is_set_off_where_the_quotation_is_elsewhere(quotation: Citation | None) -> None:
    lines = shown(context_modal(AROUND, origin=ORIGIN, quotation=quotation)).splitlines()

    assert AROUND.passage.text in lines
    assert not any(line.startswith(">") for line in lines)


def test_at_the_ends_of_a_document_there_is_no_further_to_go() -> None:
    first = context_modal(replace(AROUND, before=None), origin=ORIGIN)
    last = context_modal(replace(AROUND, after=None), origin=ORIGIN)
    only = context_modal(replace(AROUND, before=None, after=None), origin=ORIGIN)

    assert [[each.label for each in controls(view["blocks"])] for view in (first, last, only)] == [
        ["Next"],
        ["Previous"],
        [],
    ]


@given(document_id=TEXTS, start=st.integers(0, 10_000_000))
def test_a_place_is_read_as_it_was_written(document_id: str, start: int) -> None:
    assert read_place(place_value(document_id, start)) == (document_id, start)


@pytest.mark.parametrize("value", ["", "a1b2", ":5", "a1b2:", "a1b2:-5", "a1b2:x"])
def test_what_is_no_place_is_none(value: str) -> None:
    assert read_place(value) is None


def test_passages_are_listed_whole_with_their_source_and_a_way_into_it() -> None:
    passages = [Behind(ANSWERED.citations[:1], "A. B."), Behind(ANSWERED.citations[1:], "C. D.")]

    view = passages_modal(ANSWERED, passages, origin=ORIGIN)

    text = shown(view)
    assert "*[1]* *Mental Health Alliance* · What STPs mean" in text
    assert "*[2]* *[3]* *publisher unknown*" in text
    assert "A. B." in text
    assert "C. D." in text
    assert view["title"]["text"] == "Passages"
    assert [(each.label, each.action_id) for each in controls(view["blocks"])] == [
        ("In context", "context:1"),
        ("In context", "context:2"),
    ]


def test_the_nearest_passages_are_called_so() -> None:
    view = passages_modal(NOT_FOUND, [Behind((ALLIANCE,), "A.")], origin=ORIGIN)

    assert view["title"]["text"] == "The nearest passages"


def test_where_nothing_is_near_that_is_said() -> None:
    assert "nothing near" in shown(passages_modal(NOT_FOUND, [], origin=ORIGIN))


def test_the_modal_for_a_reason_is_one_that_slack_takes() -> None:
    view = reason_modal(ORIGIN)

    assert check_view(view) == []
    reason, comment = (block for block in view["blocks"] if block["type"] == "input")
    assert [option["value"] for option in reason["element"]["options"]] == list(REASONS)
    assert not reason["optional"]
    assert comment["optional"]
    assert comment["element"]["max_length"] == MAX_COMMENT_CHARS
