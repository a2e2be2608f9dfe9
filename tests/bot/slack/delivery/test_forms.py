"""A message is sent in the first form that Slack takes."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Undeliverable
from bot.slack.blocks.message import Message
from bot.slack.delivery.forms import SHORT_TEXT_BYTES, Forms
from bot.slack.web_api.api import JsonObject

NATIVE: JsonObject = {"type": "container"}
BLOCK: JsonObject = {"type": "section"}
RICH = Message(text="words", blocks=(BLOCK,), native=(NATIVE,))
PLAIN = Message(text="words", blocks=(BLOCK,))
HOUR_S = 3600.0


class Slack:
    """Refuses forms by code, one after another; then takes them."""

    def __init__(self, codes: Iterable[str] = ()) -> None:
        """Begin with these refusals."""
        self.sent: list[JsonObject] = []
        self._codes = iter(codes)

    def take(self, form: JsonObject) -> str:
        """Take a form, or refuse it."""
        self.sent.append(form)
        if code := next(self._codes, None):
            raise Undeliverable(code)
        return "taken"


def kinds(sent: list[JsonObject]) -> list[str]:
    return [form["blocks"][0]["type"] if "blocks" in form else "words" for form in sent]


def fixed(clock: list[float]) -> Callable[[], float]:
    return lambda: clock[0]


def test_newer_blocks_are_tried_first() -> None:
    slack = Slack()

    assert Forms().send(RICH, slack.take) == "taken"

    assert slack.sent == [{"text": "words", "blocks": [NATIVE]}]


@pytest.mark.parametrize(
    "code",
    [
        "block_mismatch",
        "invalid_attachments",
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_blocks_too_long",
        "msg_too_long",
    ],
)
def test_each_refused_form_is_followed_by_a_simpler_one(code: str) -> None:
    slack = Slack([code, code])

    assert Forms().send(RICH, slack.take) == "taken"

    assert kinds(slack.sent) == ["container", "section", "words"]
    assert slack.sent[-1] == {"text": "words"}


def test_a_refusal_that_is_not_the_forms_fault_ends_it() -> None:
    slack = Slack(["channel_not_found"])

    with pytest.raises(Undeliverable, match="channel_not_found"):
        Forms().send(RICH, slack.take)

    assert len(slack.sent) == 1


def test_where_no_form_is_taken_the_last_refusal_is_named() -> None:
    slack = Slack(["invalid_blocks", "msg_blocks_too_long", "msg_too_long"])

    with pytest.raises(Undeliverable, match="msg_too_long"):
        Forms().send(RICH, slack.take)


def test_words_refused_for_their_length_are_followed_by_the_first_of_them() -> None:
    slack = Slack(["invalid_blocks", "msg_too_long"])
    long = Message(text="word " * 2000, blocks=(BLOCK,))

    Forms().send(long, slack.take)

    whole, cut = (form["text"] for form in slack.sent[1:])
    assert whole == long.text
    assert len(cut) <= SHORT_TEXT_BYTES
    assert cut.endswith("word […]")


def test_text_is_within_the_limit_of_the_method_in_every_form() -> None:
    slack = Slack(["invalid_blocks", "invalid_blocks"])
    long = Message(text="é" * 9_000, blocks=(BLOCK,), native=(NATIVE,))

    Forms().send(long, slack.take, text_bytes=SHORT_TEXT_BYTES)

    assert max(len(form["text"].encode()) for form in slack.sent) <= SHORT_TEXT_BYTES


def test_newer_blocks_that_a_workspace_lacks_are_left_out_for_an_hour() -> None:
    clock = [100.0]
    forms = Forms(clock=fixed(clock))
    slack = Slack(["invalid_blocks"])

    forms.send(RICH, slack.take)
    clock[0] += HOUR_S - 1
    forms.send(RICH, slack.take)
    clock[0] += 1
    forms.send(RICH, slack.take)

    assert kinds(slack.sent) == ["container", "section", "section", "container"]


@pytest.mark.parametrize(
    "codes",
    [["msg_blocks_too_long"], ["invalid_blocks", "invalid_blocks"]],
    ids=["too long", "the default blocks refused as well"],
)
def test_newer_blocks_are_tried_again_where_only_this_message_was_at_fault(
    codes: list[str],
) -> None:
    forms = Forms()
    slack = Slack(codes)
    forms.send(RICH, slack.take)

    forms.send(RICH, slack.take)

    assert kinds(slack.sent)[-1] == "container"


def test_a_message_without_newer_blocks_is_sent_in_its_default_ones() -> None:
    slack = Slack()

    Forms().send(PLAIN, slack.take)

    assert kinds(slack.sent) == ["section"]


def test_a_message_of_words_alone_is_sent_in_them() -> None:
    slack = Slack()

    Forms().send(Message(text="words", blocks=()), slack.take)

    assert slack.sent == [{"text": "words"}]


@given(st.text(max_size=300), st.integers(min_value=10, max_value=400))
def test_whatever_the_words_they_are_sent_within_the_limit(text: str, limit: int) -> None:
    slack = Slack(["invalid_blocks"])

    Forms().send(Message(text=text, blocks=(BLOCK,)), slack.take, text_bytes=limit)

    assert all(len(form["text"].encode(errors="replace")) <= limit for form in slack.sent)
