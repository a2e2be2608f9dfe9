"""What people said in a thread before the bot was called."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.answer.question import Turn
from bot.slack.handling.asking.threads import (
    Remark,
    as_history,
    last_question,
    remarks_before,
)
from tests.bot.slack.requests.test_requests import ANY_JSON

QUESTION = "Who leads the Devon plan?"


def said(ts: str, text: str, user: str = "U1", **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"type": "message", "ts": ts, "user": user, "text": text, **more}


def read(*messages: dict[str, Any], ts: str = "100.000009") -> list[Remark]:
    return remarks_before(messages, ts=ts, bot_user="UBOT")


def test_only_what_people_said_before_counts_oldest_first() -> None:
    remarks = read(
        said("99.5", "The plan is out"),
        said("9.1", QUESTION, "U2"),
        said("100.000009", "<@UBOT>"),
        said("100.000010", "later"),
        said("99.6", "My answer", bot_id="B1"),
        said("99.7", "An answer of mine", "UBOT"),
        said("99.8", "joined", subtype="channel_join"),
    )

    assert remarks == [Remark("U2", QUESTION), Remark("U1", "The plan is out")]


def test_thanks_wishes_and_silence_are_left_out() -> None:
    remarks = read(
        said("1.1", "Thanks!"), said("1.2", "<@UBOT> pause"), said("1.3", "resume"), said("1.4", "")
    )

    assert remarks == []


def test_the_last_question_is_the_latest_of_them() -> None:
    remarks = read(said("1.1", "How many plans are there?"), said("1.2", QUESTION), said("2", "Eh"))

    assert last_question(remarks) == 1
    assert last_question(remarks[2:]) is None
    assert last_question([]) is None


def test_history_is_the_latest_ten_cut_short_with_nobodys_id() -> None:
    remarks = [Remark("U1", f"remark {number}") for number in range(12)]
    long = Remark("U1", "@U012ABCDE says: " + "beds " * 200)

    history = as_history([*remarks, long])

    assert len(history) == 10
    assert history[0] == Turn("remark 3", "")
    assert history[-1].question.startswith("somebody says: beds")
    assert len(history[-1].question) <= 300
    assert {turn.answer for turn in history} == {""}


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["ts", "user", "text", "subtype", "bot_id"]),
            st.sampled_from(["1.5", "9" * 5000, "²", "U1"]) | ANY_JSON,
        ),
        max_size=4,
    ),
    st.text(max_size=8),
)
def test_no_message_however_malformed_raises(messages: list[dict[str, Any]], ts: str) -> None:
    remarks = remarks_before(messages, ts=ts, bot_user="UBOT")

    assert len(as_history(remarks)) == len(remarks) <= len(messages)
