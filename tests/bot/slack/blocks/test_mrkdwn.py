"""Words mean nothing but themselves in Slack's markup, and are read back as typed."""

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks.mrkdwn import (
    escape,
    escape_within,
    first_mention,
    mentions,
    read_text,
    shorten,
)

BOT = "UBOT"
ZERO_WIDTH_SPACE = "\u200b"
HOSTILE = st.text(
    st.sampled_from("ab <>&;|@!#*_~`\n\u200b“é👍lgtmp") | st.characters(), max_size=200
)


def as_read(markup: str) -> str:
    """Give the words that a reader sees."""
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        markup = markup.replace(entity, character)
    return markup.replace(ZERO_WIDTH_SPACE, "")


def is_safe(markup: str) -> bool:
    bare = re.sub(r"&(?:amp|lt|gt);", "", markup)
    return not set(bare) & set("<>&")


@given(HOSTILE)
def test_no_markup_survives_escaping(text: str) -> None:
    assert is_safe(escape(text))


@given(HOSTILE)
def test_escaped_words_read_as_they_were(text: str) -> None:
    assert as_read(escape(text)) == text.replace(ZERO_WIDTH_SPACE, "")


@given(HOSTILE.filter(lambda text: not set(text) & set("*_~`>:")))
def test_text_without_formatting_marks_is_escaped_as_html_is(text: str) -> None:
    assert escape(text) == html.escape(text, quote=False)


def test_no_line_becomes_a_quotation() -> None:
    assert escape("a > b\n> c") == f"a &gt; b\n{ZERO_WIDTH_SPACE}&gt; c"


@pytest.mark.parametrize(
    "text",
    ["<!channel>", "<!here|here>", "<@U123>", "<#C123|general>", "<https://a.example|click>"],
)
def test_commands_mentions_and_links_mean_nothing(text: str) -> None:
    assert escape(text) == "&lt;" + text[1:-1] + "&gt;"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*bold*", "*|bold*"),
        ("very *bold* indeed", "very *|bold* indeed"),
        ("(*bold*)", "(*|bold*)"),
        ("*two words*", "*|two words*"),
        ("_x_", "_|x_"),
        ("~struck~", "~|struck~"),
        ("*a* *b*", "*|a* *|b*"),
        ("**strong**", "*|*|strong**"),
        ("`code`", "`|code`|"),
        ("a`b", "a`|b"),
        ("```block```", "`|`|`|block`|`|`|"),
    ],
)
def test_formatting_is_disarmed(text: str, expected: str) -> None:
    assert escape(text) == expected.replace("|", ZERO_WIDTH_SPACE)


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_name",
        "5*3 is 15",
        "5 * 3 * 2",
        "* a point in a list",
        "about ~44 footprints",
        "a footnote*",
        "*unfinished",
        "first *line\nsecond* line",
        "44 footprints – “place-based” plans, £1.8bn",
    ],
)
def test_text_that_slack_would_not_format_is_left_alone(text: str) -> None:
    assert escape(text) == text


def test_escaping_long_text_of_marks_is_quick() -> None:
    text = " *a" * 7_000

    assert len(escape_within(text, 3_000)) <= 3_000


@given(text=HOSTILE, max_chars=st.integers(20, 300))
def test_what_is_escaped_within_a_length_is_no_longer_and_whole(text: str, max_chars: int) -> None:
    short = escape_within(text, max_chars)

    assert len(short) <= max_chars
    assert is_safe(short)
    if len(escape(text)) <= max_chars:
        assert short == escape(text)
    else:
        assert short.endswith(" […]")
        assert as_read(text).startswith(as_read(short.removesuffix(" […]")))


@given(text=HOSTILE, max_chars=st.integers(4, 300))
def test_a_shortened_text_is_the_beginning_of_the_whole(text: str, max_chars: int) -> None:
    short = shorten(text, max_chars)

    assert len(short) <= max_chars
    assert short == text or text.startswith(short.removesuffix(" […]"))


def test_a_text_is_shortened_at_a_word() -> None:
    assert shorten("forty-four footprints cover England", 27) == "forty-four footprints […]"


def test_a_word_longer_than_the_room_is_cut() -> None:
    assert shorten("a" * 30, 14) == "a" * 10 + " […]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@UBOT> how many footprints?", "how many footprints?"),
        ("<@UBOT|stp> how many?", "how many?"),
        ("how many, <@UBOT>?", "how many, ?"),
        ("<@UBOT>", ""),
        ("<@UBOT><@UBOT>  hello ", "hello"),
        ("ask <@U2|bob> or <@U3>", "ask bob or @U3"),
        ("what of <#C1|kent-stp> and <#C2>?", "what of kent-stp and #C2?"),
        ("see <https://a.example/x|the plan>", "see the plan"),
        ("see <https://a.example/x?a=1&amp;b=2>", "see https://a.example/x?a=1&b=2"),
        ("write to <mailto:a@b.example|a@b.example>", "write to a@b.example"),
        ("write to <mailto:a@b.example>", "write to a@b.example"),
        ("<!here> who leads?", "here who leads?"),
        ("<!subteam^S1|@leads> who leads?", "@leads who leads?"),
        ("<!date^1392734382^{date}|18 February 2014> plan", "18 February 2014 plan"),
        ("is 1 &lt; 2 &amp; 3 &gt; 2?", "is 1 < 2 & 3 > 2?"),
        ("&amp;lt; and &amp;amp;", "&lt; and &amp;"),
        ("&lt;@UBOT&gt; typed by hand", "<@UBOT> typed by hand"),
        ("several\nlines\t and   spaces", "several lines and spaces"),
        ("", ""),
    ],
)
def test_a_message_is_read_as_plain_words(text: str, expected: str) -> None:
    assert read_text(text, bot_user=BOT) == expected


@given(st.text(st.characters(exclude_categories=["Z", "C"]), max_size=100))
def test_what_a_person_types_is_read_as_typed(typed: str) -> None:
    sent = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert read_text(sent, bot_user=BOT) == typed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@UBOT> hello", True),
        ("hello <@UBOT|stp>", True),
        ("hello <@U2>", False),
        ("hello <@UBOTTLE>", False),
        ("&lt;@UBOT&gt;", False),
        ("UBOT", False),
    ],
)
def test_the_bot_is_named_only_by_a_mention_of_its_own(text: str, *, expected: bool) -> None:
    assert mentions(text, BOT) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@U2> over to you", "U2"),
        ("  <@U2|bob> over to you", "U2"),
        ("over to you, <@U2>", None),
        ("hello", None),
    ],
)
def test_a_message_is_addressed_to_the_person_at_its_start(text: str, expected: str | None) -> None:
    assert first_mention(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":warning: Superseded", ":|warning: Superseded"),
        ("x:sos:y", "x:|sos:y"),
        (":+1::skin-tone-2:", ":|+1::|skin-tone-2:"),
        (":100: and :1234:", ":|100: and :|1234:"),
        ("a:b:c:", "a:|b:|c:"),
    ],
)
def test_no_picture_comes_of_a_name_between_colons(text: str, expected: str) -> None:
    assert escape(text) == expected.replace("|", ZERO_WIDTH_SPACE)


@pytest.mark.parametrize(
    "text", ["10:30: tea", "5:1:2", "at 10:30:15: done", "Note: see p. 3: the plan", "::", "a: b:"]
)
def test_times_and_colons_of_sentences_are_left_alone(text: str) -> None:
    assert escape(text) == text


@given(text=st.text("a1:_* ", max_size=80), max_chars=st.integers(20, 60))
def test_text_of_colons_is_no_longer_than_it_may_be(text: str, max_chars: int) -> None:
    assert len(escape_within(text, max_chars)) <= max_chars
    assert as_read(escape(text)) == text


def test_escaping_long_text_of_colons_is_quick() -> None:
    began = time.monotonic()

    escape((":" + "a" * 120) * 300 + ":a" * 20_000)

    assert time.monotonic() - began < 2
