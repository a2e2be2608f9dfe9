"""The sentences of an answer, or the passages nearest to it, each with where it stands; pure."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.answer.answer import Answer, AnswerSentence, Citation
from bot.answer.wording import quoted
from bot.slack.blocks.answers.answer_buttons import in_context_button
from bot.slack.blocks.answers.citation_lines import citation_line, marks
from bot.slack.blocks.message import JsonObject, context, section
from bot.slack.blocks.mrkdwn import escape, escape_within

IN_CONTEXT_LABEL = "Show the passage in context"

_MAX_QUOTES_CHARS = 3_200
_MAX_SECTION_QUOTES = 2_800
# Some 75 words; sentences have up to 600 characters. What is longer is shown whole by the button
# beside it.
_MAX_QUOTE_CHARS = 450
# Enough to see whether it is near: “Show passages” shows them whole.
_MAX_NEAREST_CHARS = 200
# Enough to know a quotation by; the names of its source can take the rest of the room.
_MIN_QUOTE_CHARS = 100
# Quotation marks, the numbers behind them, and the button of one that is cut.
_BESIDE_A_QUOTE_CHARS = 60
_BESIDE_A_LINE_CHARS = 20


def show_sentences(answer: Answer, *, room: int) -> list[list[JsonObject]]:
    """Set the sentences in groups by source, each over the lines that say where they stand.

    Args:
        answer: One that found sentences.
        room: How many characters of text there may be; the longest names leave less for quotes.

    Returns:
        Groups of blocks, in the order of the sentences.
    """
    lines = {citation.number: citation_line(citation) for citation in answer.citations}
    most = _most_for_each(answer.sentences, lines, room=room)
    groups: list[list[JsonObject]] = []
    for _, run in groupby(answer.sentences, key=lambda each: lines[each.citations[0]]):
        sentences = list(run)
        max_chars = min(most, _MAX_SECTION_QUOTES // len(sentences))
        own = [each.citations[0] for each in sentences]
        others = [number for each in sentences for number in each.citations[1:]]
        where = [context(f"{marks(own)} {lines[own[0]]}")]
        where += [context(f"also in {marks([number])} {lines[number]}") for number in others]
        groups.append([*_sections(sentences, max_chars, answer.id), *where])
    if answer.lead:
        groups[0].insert(0, section(f"*{escape(answer.lead)}*"))
    return groups


def show_nearest(answer: Answer, *, room: int) -> list[list[JsonObject]]:
    """Say that the documents do not answer, and show what comes nearest.

    Args:
        answer: One that found no sentence.
        room: How many characters of text there may be.

    Returns:
        Groups of blocks, the nearest first.
    """
    if not answer.nearest:
        return [[section("*My documents do not say*, and hold nothing near it.")]]
    heading = section("*My documents do not say.* The nearest passages in them:")
    lines = [f"{marks([each.number])} {citation_line(each)}" for each in answer.nearest]
    left = (room - sum(map(len, lines)) - 100) // len(lines) - _BESIDE_A_QUOTE_CHARS
    max_chars = max(_MIN_QUOTE_CHARS, min(_MAX_NEAREST_CHARS, left))
    groups = [
        [section(_nearest(citation, max_chars)), context(line)]
        for citation, line in zip(answer.nearest, lines, strict=True)
    ]
    return [[heading], *groups]


def _nearest(citation: Citation, max_chars: int) -> str:
    """Quote a passage as one paragraph: only its white space is not as it stands."""
    return quoted(escape_within(" ".join(citation.quote.split()), max_chars))


def _most_for_each(sentences: Sequence[AnswerSentence], lines: dict[int, str], *, room: int) -> int:
    """Say how many characters each quotation may have, so that all of them and all lines fit."""
    shown = [lines[number] for each in sentences for number in each.citations]
    left = room - sum(len(line) + _BESIDE_A_LINE_CHARS for line in shown)
    each = min(_MAX_QUOTES_CHARS, left) // len(sentences) - _BESIDE_A_QUOTE_CHARS
    return max(_MIN_QUOTE_CHARS, min(_MAX_QUOTE_CHARS, each))


def _sections(
    sentences: Sequence[AnswerSentence], max_chars: int, answer_id: str
) -> Iterator[JsonObject]:
    """Set sentences that are shown whole together, and one that is cut apart, with a button."""
    shown = [(each, escape_within(each.text, max_chars)) for each in sentences]
    for is_cut, run in groupby(shown, key=lambda pair: pair[1] != escape(pair[0].text)):
        quotes = [(each, f"{quoted(text)} {marks(each.citations)}") for each, text in run]
        if is_cut:
            for each, quote in quotes:
                in_context = in_context_button(IN_CONTEXT_LABEL, each.citations[0], answer_id)
                yield section(quote, accessory=in_context)
        else:
            yield section("\n".join(quote for _, quote in quotes))
