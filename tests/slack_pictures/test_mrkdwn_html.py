"""Slack's markup becomes HTML by Slack's rules, and nothing else becomes markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks.mrkdwn import escape
from tests.slack_pictures.mrkdwn_html import mrkdwn_html
from tests.slack_pictures.reading import read_page

NAMES = {"U1": "Ada <i>", "C1": "general"}
DRAWN = {
    "bold": ("a *b c* d", "a <b>b c</b> d"),
    "italic": ("_b_", "<i>b</i>"),
    "struck": ("~b~", "<s>b</s>"),
    "bold around italic": ("*a _b_*", "<b>a <i>b</i></b>"),
    "code": ("`a *b*`", "<code>a *b*</code>"),
    "a block of code": ("```\na < b\n```", "<pre>a &lt; b</pre>"),
    "a line break": ("a\nb", "a<br>b"),
    "a quotation": ("a\n&gt; b\n&gt; c\nd", "a\n<blockquote>b<br>c</blockquote>d"),
    "a link": (
        "<https://example.org/a?b=1&amp;c=2|the plan>",
        '<a href="https://example.org/a?b=1&amp;c=2">the plan</a>',
    ),
    "a link without a label": (
        "<https://example.org>",
        '<a href="https://example.org">https://example.org</a>',
    ),
    "a mention": ("<@U1>", '<span class="mention">@Ada &lt;i&gt;</span>'),
    "somebody unknown": ("<@U2>", '<span class="mention">@U2</span>'),
    "somebody unknown with a label": ("<@U2|grace>", '<span class="mention">@grace</span>'),
    "a channel": ("<#C1>", '<span class="mention">#general</span>'),
    "everybody": ("<!here>", '<span class="mention">@here</span>'),
    "a group": ("<!subteam^S1|@leads>", '<span class="mention">@@leads</span>'),
    "a date": ("<!date^1^{date}|1 May 2016>", "1 May 2016"),
    "entities": ("&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;"),
    "an asterisk within a word": ("a*b*c", "a*b*c"),
    "an asterisk before a space": ("2 * 3 * 4", "2 * 3 * 4"),
    "a snake": ("a_b_c", "a_b_c"),
    "a disarmed asterisk": ("*\u200bb*", "*\u200bb*"),
    "a disarmed backquote": ("`\u200bb`\u200b", "`\u200bb`\u200b"),
    "bold in brackets": ("(*b*)", "(<b>b</b>)"),
}


@pytest.mark.parametrize(("text", "html"), DRAWN.values(), ids=DRAWN.keys())
def test_markup_is_drawn_as_slack_reads_it(text: str, html: str) -> None:
    assert mrkdwn_html(text, NAMES) == html


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"]
)
def test_a_link_that_no_browser_should_open_is_only_its_label(target: str) -> None:
    page = read_page(mrkdwn_html(f"<{target}|open>", {}))

    assert (page.text, page.links) == ("open", [])


def test_an_address_cannot_leave_its_attribute() -> None:
    page = read_page(mrkdwn_html('<https://example.org/" onclick="x|open>', {}))

    assert page.links == ['https://example.org/" onclick="x']


@given(st.text(max_size=200))
def test_any_text_gives_only_tags_of_slacks_own_markup(text: str) -> None:
    page = read_page(mrkdwn_html(text, NAMES))

    assert set(page.tags) <= {"b", "i", "s", "code", "pre", "br", "blockquote", "a", "span"}


@given(st.text(alphabet="ab *_~`<>&|@!\n", max_size=60))
def test_what_the_bot_escapes_is_seen_as_it_was_written(text: str) -> None:
    page = read_page(mrkdwn_html("“" + escape(text), NAMES))

    assert page.text.replace("\u200b", "") == "“" + text
    assert set(page.tags) <= {"br"}
