"""What the collection lacks, as admins see it in Slack."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gaps import Gap, GapKind
from bot.slack.blocks.message import Message, block_chars
from bot.slack.blocks.running.gap_blocks import gaps_as_csv, gaps_found
from tests.bot.slack.answers import TEXTS
from tests.slack_wire.limits import check_blocks
from tests.slack_wire.render import shown_text

# Of a failing example of 20,000 characters, hypothesis says no more than that it is long.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

ASKED = Gap(GapKind.NOT_ANSWERED, "2026-11-03", "7KQ2MBXR", "Who won the <cup>?")
FOUND_BAD = Gap(GapKind.NOT_HELPFUL, "2026-11-02", "9XWTM4CD", "wrong: says “2016”")
OLD = Gap(GapKind.STALE_SOURCE, None, "a1b2", "A plan (BMA), plan.pdf")
GAPS = st.lists(
    st.builds(
        Gap,
        kind=st.sampled_from(GapKind),
        at=st.none() | st.dates().map(lambda day: day.isoformat()),
        reference=st.sampled_from(["7KQ2MBXR", "a1b2c3"]),
        what=TEXTS,
    ),
    max_size=12,
).map(lambda found: sorted(found, key=lambda gap: list(GapKind).index(gap.kind)))


def found(*gaps: Gap, show_questions: bool = True) -> Message:
    return gaps_found(gaps, command="/stp", show_questions=show_questions)


def code(message: Message) -> str:
    """Join the CSV of all blocks, as somebody would who copies it."""
    blocks = [each["text"]["text"] for each in message.blocks if each["type"] == "section"]
    assert all(each.startswith("```") and each.endswith("```") for each in blocks)
    text = "\n".join(each.removeprefix("```").removesuffix("```") for each in blocks)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_counts_come_first_and_then_the_latest_of_each() -> None:
    lines = shown_text(found(ASKED, FOUND_BAD, OLD).blocks).replace("\u200b", "").splitlines()

    assert lines == [
        "*1 question without an answer · 1 answer found unhelpful · 1 stale source*",
        "*Questions without an answer*, the latest first",
        "• 2026-11-03: Who won the &lt;cup&gt;? (`7KQ2MBXR`)",
        "*Answers found unhelpful*, the latest first",
        "• 2026-11-02: wrong: says “2016” (`9XWTM4CD`)",
        "*Stale sources*, the latest first",
        "• undated: A plan (BMA), plan.pdf (`a1b2`)",
        "`/stp gaps csv` lists them as CSV, and `stp gaps --csv` all there are.",
    ]


def test_of_many_five_are_shown_and_the_others_counted() -> None:
    text = shown_text(found(*[ASKED] * 7).blocks)

    assert text.count("• 2026-11-03") == 5
    assert "… and 2 more" in text
    assert "7 questions without an answer · 0 answers found unhelpful · 0 stale sources" in text


def test_where_questions_are_held_back_the_setting_is_named() -> None:
    assert "STP_STORE__KEEP_QUESTIONS" in shown_text(found(ASKED, show_questions=False).blocks)
    assert "STP_STORE__KEEP_QUESTIONS" not in shown_text(found(ASKED).blocks)


def test_csv_can_be_copied_whole() -> None:
    rows = list(csv.reader(io.StringIO(code(gaps_as_csv([ASKED, FOUND_BAD, OLD])))))

    assert rows == [
        ["kind", "date", "reference", "what"],
        ["not_answered", "2026-11-03", "7KQ2MBXR", "Who won the <cup>?"],
        ["not_helpful", "2026-11-02", "9XWTM4CD", "wrong: says “2016”"],
        ["stale_source", "", "a1b2", "A plan (BMA), plan.pdf"],
    ]


def test_csv_says_how_many_lines_of_all_it_holds() -> None:
    many = [ASKED] * 1_000

    message = gaps_as_csv(many)

    rows = list(csv.DictReader(io.StringIO(code(message))))
    assert 50 < len(rows) < 1_000
    assert message.text == f"{len(rows)} of 1000 lines. `stp gaps --csv` prints all of them."
    assert gaps_as_csv([]).text.startswith("0 of 0 lines.")


def test_a_gap_too_long_for_a_block_is_left_out_and_the_others_are_not() -> None:
    endless = Gap(GapKind.NOT_ANSWERED, "2026-11-03", "7KQ2MBXR", "<" * 2_000)

    message = gaps_as_csv([endless, FOUND_BAD])

    assert [row["reference"] for row in csv.DictReader(io.StringIO(code(message)))] == ["9XWTM4CD"]
    assert message.text.startswith("1 of 2 lines.")


def test_no_gap_ends_the_block_of_code_or_becomes_a_formula() -> None:
    gap = Gap(GapKind.NOT_ANSWERED, "2026-11-03", "7KQ2MBXR", "=1 ```<!channel>")

    (row,) = csv.DictReader(io.StringIO(code(gaps_as_csv([gap]))))
    (block, _) = gaps_as_csv([gap]).blocks

    assert row["what"] == "'=1 '''<!channel>"
    assert "<!channel>" not in block["text"]["text"]
    assert block["text"]["text"].count("```") == 2


@given(gaps=GAPS)
def test_any_gaps_are_within_slacks_limits_and_none_is_markup(gaps: list[Gap]) -> None:
    for message in (found(*gaps), gaps_as_csv(gaps)):
        assert check_blocks(list(message.blocks)) == []
        assert sum(block_chars(block) for block in message.blocks) <= 10_000
        bare = re.sub(r"&(?:amp|lt|gt);", "", shown_text(message.blocks))
        assert not set(bare) & set("<>&")
