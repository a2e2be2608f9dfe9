"""A question that comes too soon is accepted as one that has to wait; its words are not kept."""

from dataclasses import replace

from bot.slack.blocks.view_origin import ViewOrigin, write_origin
from bot.slack.requests.command import Command
from bot.slack.requests.excess import excess_of
from bot.slack.requests.press import Press
from bot.slack.requests.request import to_json
from bot.slack.requests.shortcut import Shortcut
from bot.slack.requests.submission import Submission
from tests.bot.slack.requests.test_requests import ASKED

URL = "https://hooks.example/1"


def test_a_question_in_a_message_has_its_place() -> None:
    excess = excess_of(replace(ASKED, thread_ts="9.9"), 2.01)

    assert (excess.thread_ts, excess.asked_ts, excess.response_url) == ("9.9", "10.1", "")
    assert excess.wait_s == 3
    assert excess.is_urgent


def test_what_was_asked_otherwise_has_its_response_url() -> None:
    others = (
        Command("T1", "C1", "U1", "ask why?", URL),
        Press("T1", "C1", "U1", "followup:1", "A1", URL, ephemeral=False),
        Shortcut("T1", "C1", "U1", "ask_about_message", "why?", "10.1", "9.9", URL),
        Submission("T1", "U1", "ask", write_origin(ViewOrigin(channel="C1", response_url=URL))),
    )

    for other in others:
        excess = excess_of(other, 0.2)
        assert (excess.team, excess.channel, excess.user) == ("T1", "C1", "U1")
        assert (excess.response_url, excess.wait_s) == (URL, 1)


def test_the_words_are_not_kept() -> None:
    assert ASKED.text not in to_json(excess_of(ASKED, 5.0))
