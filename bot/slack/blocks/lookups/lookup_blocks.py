"""Passages that were looked up, as people see them in Slack; pure."""

from collections.abc import Sequence

from bot.answer.citing import link_to
from bot.answer.wording import quoted, say_date, say_publisher, say_title
from bot.slack.blocks.answers.citation_lines import link
from bot.slack.blocks.answers.context_modal import CONTEXT_AT, place_value
from bot.slack.blocks.message import JsonObject, Message, button, context, fit, section
from bot.slack.blocks.mrkdwn import escape_within
from bot.slack.blocks.texts import help_message
from index.searcher import Hit
from sources.tidy import join_line

_MAX_PASSAGE_CHARS = 300
_MAX_NAME_CHARS = 200
_MAX_WORDS_CHARS = 200
_MAX_NOTES_CHARS = 1_000


def passages_found(words: str, hits: Sequence[Hit], *, notes: Sequence[str] = ()) -> Message:
    """Show passages, best first, each with a button that shows it in its document.

    Args:
        words: What was typed, filters and all.
        hits: Best first.
        notes: Which documents were searched, or why none were.

    Returns:
        The message.
    """
    asked = escape_within(words, _MAX_WORDS_CHARS)
    said = escape_within(" ".join(notes), _MAX_NOTES_CHARS).strip()
    if not hits:
        text = f"Nothing in the documents is near “{asked}”."
        text = f"Nothing was found for “{asked}”. {said}" if said else text
        return Message(text=text, blocks=(section(text),))
    heading = f"The best passages on “{asked}”:"
    beside = [context(said)] if said else []
    groups = [
        [section(f"*{heading}*"), *beside],
        *(_passage(n, hit) for n, hit in enumerate(hits, 1)),
    ]
    first = hits[0]
    title = escape_within(say_title(first.document.title), _MAX_NAME_CHARS)
    fallback = (
        f"{heading} {quoted(escape_within(_nearest_words(first), _MAX_PASSAGE_CHARS))}"
        f" ({title}, {say_date(first.document.published)})"
    )
    return Message(text=fallback, blocks=fit(groups, []))


def how_to_find(command: str, *, bot_user: str | None = None) -> Message:
    """Say how passages are looked for, and what else there is."""
    text = (
        f"*What shall I look for?* `{command} find WORDS` shows the best passages on something:"
        f" `{command} find community hospital beds from:bma since:2017`."
    )
    others = help_message(command, bot_user=bot_user).blocks
    return Message(text=text, blocks=(section(text), *others))


def _passage(number: int, hit: Hit) -> list[JsonObject]:
    document = hit.document
    parts = [
        f"*{escape_within(say_publisher(document.publisher), _MAX_NAME_CHARS)}*",
        escape_within(say_title(document.title), _MAX_NAME_CHARS),
        say_date(document.published),
    ]
    if hit.passage.page is not None:
        parts.append(f"p. {hit.passage.page}")
    if hit.passage.section and hit.passage.section != document.title:
        parts.append(f"“{escape_within(hit.passage.section, _MAX_NAME_CHARS)}”")
    parts.append(
        link(link_to(hit), "open") or escape_within(join_line([document.location]), _MAX_NAME_CHARS)
    )
    parts.append(f"id `{document.id}`")
    quote = escape_within(_nearest_words(hit), _MAX_PASSAGE_CHARS)
    in_context = button("In context", CONTEXT_AT, place_value(document.id, hit.passage.start))
    return [
        section(f"*[{number}]* {quoted(quote)}", accessory=in_context),
        context(" · ".join(parts)),
    ]


def _nearest_words(hit: Hit) -> str:
    """Leave out what stands before the nearest sentence of a passage too long to be shown whole."""
    sentences = hit.sentences
    if len(hit.text) <= _MAX_PASSAGE_CHARS or not sentences:
        return hit.text
    place = max(range(len(sentences)), key=lambda n: (sentences[n].lexical, sentences[n].late))
    starts = [each.sentence.start for each in sentences]
    while place > 0 and hit.passage.end - starts[place - 1] <= _MAX_PASSAGE_CHARS:
        place -= 1
    left_out = starts[place] - hit.passage.start
    return f"[…] {hit.text[left_out:]}" if left_out > 0 else hit.text
