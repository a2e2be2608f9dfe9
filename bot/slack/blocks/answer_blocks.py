"""An answer as people see it in Slack; pure."""

import re
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote

from bot.answer.answer import Answer, Citation, Status
from bot.answer.wording import quoted, say_as_of, say_date, say_publisher, say_title
from bot.slack.blocks.message import JsonObject, Message, buttons, context, fit, section
from bot.slack.blocks.mrkdwn import escape, escape_within
from sources.tidy import join_line

SHARE = "share"
HELPFUL = "helpful"
NOT_HELPFUL = "not_helpful"

# Four sentences from four documents, each with the longest names and address, fit in a message.
_MAX_QUOTES_CHARS = 3_200
_MAX_SECTION_QUOTES = 2_800
_MAX_QUOTE_CHARS = 1_500
_MAX_NEAREST_CHARS = 600
_MAX_NAME_CHARS = 175
_MAX_HEADING_CHARS = 100
_MAX_REMARKS_CHARS = 1_000
_MAX_AS_OF_CHARS = 300
_MAX_QUESTION_CHARS = 500
# A longer address would not be read by anybody, and Slack's limits are for the quotes.
_MAX_URL_CHARS = 700
_NOT_IN_A_LINK = re.compile(r"[\s\x00-\x1f\x7f<>|]")


def public_answer(answer: Answer, *, key: str) -> Message:
    """Render an answer for all in a thread to see."""
    return _message(answer, intro=None, key=key, pressables=_votes(answer))


def private_answer(answer: Answer, *, key: str) -> Message:
    """Render an answer for the asker alone, with a button to share it."""
    intro = f"You asked: {_question(answer)}"
    share = ("Share", SHARE, answer.id)
    return _message(answer, intro=intro, key=key, pressables=[share, *_votes(answer)])


def shared_private_answer(answer: Answer, *, key: str) -> Message:
    """Render what stands in the place of a private answer once it was shared."""
    intro = f"You asked: {_question(answer)} (shared in the channel)"
    return _message(answer, intro=intro, key=key, pressables=_votes(answer))


def shared_answer(answer: Answer, *, sharer: str, key: str) -> Message:
    """Render the copy that a person shared with the channel."""
    intro = f"<@{sharer}> asked: {_question(answer)}"
    return _message(answer, intro=intro, key=key, pressables=_votes(answer))


def citation_line(citation: Citation) -> str:
    """Write who published what and when, where in it, and a link; escaped."""
    parts = [
        f"*{escape_within(say_publisher(citation.publisher), _MAX_NAME_CHARS)}*",
        escape_within(say_title(citation.title), _MAX_NAME_CHARS),
        say_date(citation.published),
    ]
    if citation.page is not None:
        parts.append(f"p. {citation.page}")
    if citation.section and citation.section != citation.title:
        parts.append(f"“{escape_within(citation.section, _MAX_HEADING_CHARS)}”")
    parts.append(
        link(citation.url, "open") or escape_within(join_line([citation.location]), _MAX_NAME_CHARS)
    )
    return " · ".join(parts)


def link(url: str | None, label: str) -> str | None:
    """Write a link, without the fragment where that is too long; None where there is no address."""
    if not url or not url.startswith(("http://", "https://")):
        return None
    safe = _NOT_IN_A_LINK.sub(lambda found: quote(found[0]), url).replace("&", "&amp;")
    if len(safe) > _MAX_URL_CHARS:
        safe = safe.partition("#")[0]
    return None if len(safe) > _MAX_URL_CHARS else f"<{safe}|{escape(label)}>"


def _message(
    answer: Answer,
    *,
    intro: str | None,
    key: str,
    pressables: Sequence[tuple[str, str, str]],
) -> Message:
    groups: list[list[JsonObject]] = [[context(intro)]] if intro else []
    if answer.status is Status.ANSWERED:
        groups.extend(_answered(answer))
    else:
        groups.extend(_not_found(answer))
    blocks = fit(groups, [*_below(answer), buttons(pressables)])
    named = (blocks[0] | {"block_id": key}, *blocks[1:])
    return Message(text=_fallback(answer), blocks=named)


def _below(answer: Answer) -> list[JsonObject]:
    """Set our own words apart from the quotations: remarks, and how far the answer reaches."""
    remarks = escape_within("\n".join(answer.remarks), _MAX_REMARKS_CHARS).strip()
    as_of = escape_within(say_as_of(answer.citations, answer.holdings), _MAX_AS_OF_CHARS)
    said = " ".join(part for part in (as_of, "Every sentence is a quotation.") if part)
    return [*([context(remarks)] if remarks else []), context(said)]


def _answered(answer: Answer) -> list[list[JsonObject]]:
    """Set the sentences in groups by source, each over the lines that say where they stand."""
    lines = {citation.number: citation_line(citation) for citation in answer.citations}
    groups: list[list[JsonObject]] = []
    for _, run in groupby(answer.sentences, key=lambda each: lines[each.citations[0]]):
        sentences = list(run)
        max_chars = min(
            _MAX_QUOTE_CHARS,
            _MAX_SECTION_QUOTES // len(sentences),
            _MAX_QUOTES_CHARS // len(answer.sentences),
        )
        quotes = "\n".join(
            f"{quoted(escape_within(each.text, max_chars))} {_marks(each.citations)}"
            for each in sentences
        )
        own = [each.citations[0] for each in sentences]
        others = [number for each in sentences for number in each.citations[1:]]
        where = [context(f"{_marks(own)} {lines[own[0]]}")]
        where += [context(f"also in {_marks([number])} {lines[number]}") for number in others]
        groups.append([section(quotes), *where])
    if answer.lead:
        groups[0].insert(0, section(f"*{escape(answer.lead)}*"))
    return groups


def _not_found(answer: Answer) -> list[list[JsonObject]]:
    if not answer.nearest:
        return [[section("*My documents do not say*, and hold nothing near it.")]]
    groups = [[section("*My documents do not say.* The nearest passages in them:")]]
    groups.extend(
        [
            section(quoted(escape_within(citation.quote, _MAX_NEAREST_CHARS))),
            context(f"{_marks([citation.number])} {citation_line(citation)}"),
        ]
        for citation in answer.nearest
    )
    return groups


def _votes(answer: Answer) -> list[tuple[str, str, str]]:
    return [("Helpful", HELPFUL, answer.id), ("Not helpful", NOT_HELPFUL, answer.id)]


def _marks(numbers: Sequence[int]) -> str:
    return " ".join(f"*[{number}]*" for number in numbers)


def _question(answer: Answer) -> str:
    return escape_within(answer.question, _MAX_QUESTION_CHARS)


def _fallback(answer: Answer) -> str:
    """Say the first sentence and the sources, for notifications and screen readers."""
    if answer.status is Status.NOT_FOUND:
        if not answer.nearest:
            return "My documents do not say."
        nearest = answer.nearest[0]
        words = quoted(escape_within(nearest.quote, _MAX_NEAREST_CHARS))
        return f"My documents do not say. Nearest: {words} ({_source(nearest)})"
    first = escape_within(answer.sentences[0].text, _MAX_QUOTE_CHARS)
    sources = "; ".join(dict.fromkeys(_source(citation) for citation in answer.citations))
    lead = f"{escape(answer.lead)} " if answer.lead else ""
    return f"{lead}{quoted(first)} Sources: {sources}"


def _source(citation: Citation) -> str:
    title = escape_within(say_title(citation.title), _MAX_NAME_CHARS)
    publisher = escape_within(say_publisher(citation.publisher), _MAX_NAME_CHARS)
    return f"{publisher}, {title}, {say_date(citation.published)}"
