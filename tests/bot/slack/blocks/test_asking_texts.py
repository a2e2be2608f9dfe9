"""What is said in an answer's stead is plain, and no longer than Slack takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks import asking_texts
from bot.slack.blocks.message import Message
from tests.slack_wire.limits import check_blocks

IDS = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=30)


def every_text() -> list[Message]:
    return [
        asking_texts.switched_off(),
        asking_texts.not_an_asker(["U1"], ruled_by="UADMIN"),
        asking_texts.paused("UBOT", key="J1"),
        asking_texts.resumed(key="J1"),
        asking_texts.stopped(key="J1"),
        asking_texts.too_soon(31),
        asking_texts.turned_away("J1", waiting=500),
        asking_texts.going_down("J1"),
        asking_texts.no_words(),
    ]


def test_every_text_reads_the_same_in_a_notification() -> None:
    for message in every_text():
        assert message.blocks[0]["text"]["text"] == message.text
        assert message.text.endswith((".", ")"))


@pytest.mark.parametrize(
    ("wait_s", "words"),
    [(1, "in 1 second."), (2, "in 2 seconds."), (119, "in 119 seconds."), (121, "in 3 minutes.")],
)
def test_the_wait_is_said_in_words(wait_s: int, words: str) -> None:
    assert asking_texts.too_soon(wait_s).text.endswith(words)


@pytest.mark.parametrize(
    ("waiting", "words"), [(1, "1 question is waiting"), (500, "500 questions are waiting")]
)
def test_how_many_wait_is_said_in_words(waiting: int, words: str) -> None:
    assert words in asking_texts.turned_away("J1", waiting=waiting).text


@pytest.mark.parametrize(
    ("askers", "words"),
    [
        (["U1"], "only <@U1> may"),
        (["U1", "U2"], "only <@U1> and <@U2> may"),
        (["U1", "U2", "U3"], "only <@U1>, <@U2> and <@U3> may"),
        ([f"U{n}" for n in range(6)], "<@U4> and 1 other may"),
        ([f"U{n}" for n in range(9)], "<@U4> and 4 others may"),
    ],
    ids=["one", "two", "three", "six", "nine"],
)
def test_who_may_ask_is_named_as_far_as_there_is_room(askers: list[str], words: str) -> None:
    assert words in asking_texts.not_an_asker(askers, ruled_by="").text


def test_whom_to_ask_is_named_where_that_is_known() -> None:
    known = asking_texts.not_an_asker(["U1"], ruled_by="UADMIN").text
    unknown = asking_texts.not_an_asker(["U1"], ruled_by="").text

    assert "<@UADMIN>, who set this up" in known
    assert "whoever runs this bot" in unknown


@given(st.lists(IDS, min_size=1, max_size=300), IDS, st.integers(0, 10**9))
def test_no_text_is_longer_than_slack_takes(askers: list[str], reference: str, number: int) -> None:
    for message in (
        asking_texts.not_an_asker(askers, ruled_by=reference),
        asking_texts.turned_away(reference, waiting=number),
        asking_texts.too_soon(number),
        asking_texts.paused(reference, key=reference),
        asking_texts.at_your_service(key=reference),
        asking_texts.nothing_to_pause(key=reference),
    ):
        assert message.text == message.blocks[0]["text"]["text"]
        assert check_blocks(list(message.blocks)) == []
