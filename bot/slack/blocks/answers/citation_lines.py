"""Where quoted words stand, in a line of Slack's markup: who, what, when, where; pure."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from bot.answer.answer import Citation
from bot.answer.wording import say_date, say_publisher, say_title
from bot.slack.blocks.mrkdwn import escape, escape_within
from sources.tidy import join_line

MAX_NAME_CHARS = 175
_MAX_HEADING_CHARS = 100
# A longer address would not be read by anybody, and Slack's limits are for the quotes.
_MAX_URL_CHARS = 700
_NOT_IN_A_LINK = re.compile(r"[\s\x00-\x1f\x7f<>|]")


def citation_line(citation: Citation) -> str:
    """Write who published what and when, where in it, and a link; escaped."""
    parts = [
        f"*{escape_within(say_publisher(citation.publisher), MAX_NAME_CHARS)}*",
        escape_within(say_title(citation.title), MAX_NAME_CHARS),
        say_date(citation.published),
        *place_parts(citation.page, citation.section, title=citation.title),
    ]
    parts.append(
        link(citation.url, "open") or escape_within(join_line([citation.location]), MAX_NAME_CHARS)
    )
    return " · ".join(parts)


def place_parts(page: int | None, heading: str | None, *, title: str | None) -> list[str]:
    """Name the page and the heading, as far as there are any and the heading is not the title."""
    parts = [] if page is None else [f"p. {page}"]
    if heading and heading != title:
        parts.append(f"“{escape_within(join_line([heading]), _MAX_HEADING_CHARS)}”")
    return parts


def source_name(citation: Citation) -> str:
    """Write who published what and when, in few words; escaped."""
    title = escape_within(say_title(citation.title), MAX_NAME_CHARS)
    publisher = escape_within(say_publisher(citation.publisher), MAX_NAME_CHARS)
    return f"{publisher}, {title}, {say_date(citation.published)}"


def marks(numbers: Sequence[int]) -> str:
    """Write the marks that lead from sentences to their sources."""
    return " ".join(f"*[{number}]*" for number in numbers)


def address(url: str | None) -> str | None:
    """Make an address fit for Slack, without its fragment where it is too long with it.

    Args:
        url: As the document has it.

    Returns:
        At most 700 characters once escaped; None where nothing on the web can be opened by it.
    """
    if not url or not url.startswith(("http://", "https://")):
        return None
    safe = _NOT_IN_A_LINK.sub(lambda found: quote(found[0]), url)
    if _escaped_chars(safe) > _MAX_URL_CHARS:
        safe = safe.partition("#")[0]
    return None if _escaped_chars(safe) > _MAX_URL_CHARS else safe


def link(url: str | None, label: str) -> str | None:
    """Write a link, without the fragment where that is too long; None where there is no address."""
    safe = address(url)
    return None if safe is None else f"<{safe.replace('&', '&amp;')}|{escape(label)}>"


def _escaped_chars(url: str) -> int:
    return len(url) + 4 * url.count("&")
