"""An answer's sources in Slack's newer kinds of blocks, which not every workspace takes; pure.

They are plain JSON: the classes of slack-sdk 3.47 turn a citation into null.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from bot.answer.answer import Citation
from bot.answer.wording import quoted, say_publisher, say_title
from bot.slack.blocks.answers.citation_lines import address, citation_line, marks
from bot.slack.blocks.message import JsonObject, block_chars, section
from bot.slack.blocks.mrkdwn import escape_within, shorten
from sources.tidy import join_line

# Slack takes ten blocks in a container; what it does with a tenth nobody has written down.
_MAX_PASSAGES = 9
_MAX_BOX_TITLE_CHARS = len("Passages (9)")
_MAX_PASSAGE_CHARS = 600
_MAX_NAME_CHARS = 150
_MAX_SNIPPET_CHARS = 300


def citations_block(citations: Sequence[Citation], *, room: int) -> list[JsonObject]:
    """Name the sources that can be opened on the web by Slack's own citations.

    Args:
        citations: By number.
        room: How many characters of text there may be.

    Returns:
        One block, of as many as fit, or none.
    """
    made = [_citation(citation, url) for citation in citations if (url := address(citation.url))]
    fitting = list(_fitting(made, room=room))
    if not fitting:
        return []
    # Nothing but a space keeps one apart from the next.
    spaced = [part for each in fitting for part in (each, {"type": "text", "text": " "})][:-1]
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": spaced}]}]


def passages_box(citations: Sequence[Citation], *, room: int) -> list[JsonObject]:
    """Put the passages into Slack's own collapsible box.

    Args:
        citations: By number; at most nine are shown.
        room: How many characters of text there may be.

    Returns:
        One block, of as many as fit, or none.
    """
    shown = [_passage(citation) for citation in citations[:_MAX_PASSAGES]]
    fitting = list(_fitting(shown, room=room - _MAX_BOX_TITLE_CHARS))
    if not fitting:
        return []
    title = f"Passages ({len(fitting)})"
    return [
        {
            "type": "container",
            "title": {"type": "plain_text", "text": title, "emoji": False},
            "is_collapsible": True,
            "default_collapsed": True,
            "child_blocks": fitting,
        }
    ]


def _citation(citation: Citation, url: str) -> JsonObject:
    title = shorten(say_title(citation.title), _MAX_NAME_CHARS)
    return {
        "type": "citation",
        "url": url,
        "text": title,
        "index": citation.number,
        "from_llm": False,
        "details": {
            "citation_type": "web",
            "display_name": shorten(say_publisher(citation.publisher), _MAX_NAME_CHARS),
            "title": title,
            "snippet": shorten(citation.quote, _MAX_SNIPPET_CHARS),
        },
    }


def _passage(citation: Citation) -> JsonObject:
    quote = quoted(escape_within(join_line([citation.quote]), _MAX_PASSAGE_CHARS))
    return section(f"{marks([citation.number])} {citation_line(citation)}\n> {quote}")


def _fitting(blocks: Sequence[JsonObject], *, room: int) -> Iterator[JsonObject]:
    totals = accumulate(block_chars(block) + 1 for block in blocks)
    return (
        block
        for block, _ in takewhile(lambda pair: pair[1] <= room, zip(blocks, totals, strict=True))
    )
