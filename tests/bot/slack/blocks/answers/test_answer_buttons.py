"""Verdicts are read from either kind of buttons."""

import pytest

from bot.slack.blocks.answers.answer_buttons import followup_rows, read_feedback
from bot.store.records import Verdict
from tests.bot.slack.answers import ANSWERED
from tests.golden.messages import kept


@pytest.mark.parametrize(
    ("action", "value", "expected"),
    [
        ("helpful", "7KQ2", ("7KQ2", Verdict.HELPFUL)),
        ("not_helpful", "7KQ2", ("7KQ2", Verdict.NOT_HELPFUL)),
        ("feedback", "7KQ2:helpful", ("7KQ2", Verdict.HELPFUL)),
        ("feedback", "7KQ2:not_helpful", ("7KQ2", Verdict.NOT_HELPFUL)),
        ("feedback", "7KQ2", None),
        ("feedback", "7KQ2:perhaps", None),
        ("feedback", "", None),
        ("share", "7KQ2", None),
    ],
)
def test_a_verdict_is_read_by_either_kind_of_button(
    action: str, value: str, expected: tuple[str, Verdict] | None
) -> None:
    assert read_feedback(action, value) == expected


def test_an_answer_with_no_questions_offered_has_no_row_for_them() -> None:
    assert followup_rows(kept(ANSWERED)) == []
    assert followup_rows(kept(ANSWERED, " ")) == []


def test_a_question_offered_is_known_as_one_when_it_is_pressed() -> None:
    (row,) = followup_rows(kept(ANSWERED, "Who leads them?", "What do they cost?"))

    assert [each["action_id"] for each in row["elements"]] == ["followup:1", "followup:2"]
