"""Part a document's own blocks from what its web site put round them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from sources.block import Block, BlockKind, Cleaned, split_blocks
from sources.cleaning.furniture import name_furniture
from sources.cleaning.tails import find_tail
from sources.facts.dates import DateLine, read_date_line
from sources.facts.heads import head_length
from sources.tidy import fold_text

_MIN_REPEAT: Final = 40  # shorter lines, such as "Yes" or a sub-heading, may stand twice rightly
_MAX_PULL_QUOTE: Final = 300
_MAX_SEARCHED: Final = 200_000  # pull quotes are a habit of articles; books are too slow to compare
_MAX_ROUNDS: Final = 10  # two do for all but texts that are made to need more
_NAMELESS_BYLINE: Final = (
    {"by", "posted by", "written by", "author:", "author"},
    {
        "editor",
        "the editor",
        "admin",
        "administrator",
        "staff",
        "newsdesk",
        "news desk",
        "webmaster",
    },
)


def drop_furniture(blocks: tuple[Block, ...]) -> Cleaned:
    """Drop notices, buttons, invitations and lists of other articles.

    Only headings and paragraphs are looked at: a table's cell may well say "Print". When in
    doubt a block is kept.

    Args:
        blocks: In reading order.

    Returns:
        Blocks kept and dropped.
    """
    return split_blocks(blocks, find_furniture(blocks))


def find_furniture(blocks: Sequence[Block]) -> dict[int, str]:
    """Find the blocks that are the web site's; headings of the first level never are.

    Args:
        blocks: In reading order.

    Returns:
        Each such block's place and the rule that says so.
    """
    # A heading of the first level is a title, even "About us": it ends no article either.
    folded = ["" if _is_main_heading(block) else fold_text(block.text) for block in blocks]
    rules = find_tail(folded)
    # From the end, so that what stands under a heading is judged before it.
    for place, block in reversed(list(enumerate(blocks))):
        if place not in rules and block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
            rule = name_furniture(folded[place])
            if rule is not None and not _heads_text(blocks, place, rules):
                rules[place] = rule
    return {place: rule for place, rule in rules.items() if not _is_main_heading(blocks[place])}


def _heads_text(blocks: Sequence[Block], place: int, rules: Mapping[int, str]) -> bool:
    """Tell whether a block is a heading with text of its own, such as "More information"."""
    below = place + 1
    return (
        blocks[place].kind is BlockKind.HEADING
        and below < len(blocks)
        and below not in rules
        and blocks[below].kind is not BlockKind.HEADING
    )


def _is_main_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level == 1


def clean_blocks(
    blocks: tuple[Block, ...], *, title: str | None, published: date | None
) -> Cleaned:
    """Drop furniture, repeats, and lines of the head that are in the metadata already.

    Args:
        blocks: In reading order.
        title: The document's title; later lines that repeat it are dropped.
        published: Its date; lines of the head that say the same and nothing else are dropped.

    Returns:
        Blocks kept and dropped. To clean those kept again would drop nothing, unless a text is
        made of little but ends.
    """
    rules: dict[int, str] = {}
    left = list(range(len(blocks)))
    # What is dropped moves the head and the end of the text, so that more may be seen.
    for _ in range(_MAX_ROUNDS):
        found = _find_clutter([blocks[each] for each in left], title, published)
        if not found:
            break
        rules.update({left[place]: rule for place, rule in found.items()})
        left = [each for each in left if each not in rules]
    return split_blocks(blocks, rules)


def _find_clutter(
    blocks: Sequence[Block], title: str | None, published: date | None
) -> Mapping[int, str]:
    rules = find_furniture(blocks)
    _find_repeats(blocks, rules, title=title)
    _find_read_lines(blocks, rules, published=published)
    return rules


def _find_repeats(blocks: Sequence[Block], rules: dict[int, str], *, title: str | None) -> None:
    folded = [fold_text(block.text) for block in blocks]
    folded_title = None if title is None else fold_text(title)
    seen: set[str] = set()
    for place, text in enumerate(folded):
        if place in rules:
            continue
        if text in seen and text == folded_title:
            rules[place] = "repeated title"
        elif text in seen and _may_repeat(blocks[place], text):
            rules[place] = "repeated passage"
        seen.add(text)
    _find_pull_quotes(blocks, folded, rules)


def _may_repeat(block: Block, text: str) -> bool:
    return block.kind is BlockKind.PARAGRAPH and len(text) >= _MIN_REPEAT


def _find_pull_quotes(
    blocks: Sequence[Block], folded: Sequence[str], rules: dict[int, str]
) -> None:
    """Drop paragraphs that stand, word for word, inside a longer one."""
    kept = [text for place, text in enumerate(folded) if place not in rules]
    whole = "\n".join(kept)
    if len(whole) > _MAX_SEARCHED:
        return
    alone = Counter(kept)
    for place, text in enumerate(folded):
        if (
            place not in rules
            and _may_repeat(blocks[place], text)
            and len(text) <= _MAX_PULL_QUOTE
            and whole.count(text.strip("\"'")) > alone[text]
        ):
            rules[place] = "pull quote"


def _find_read_lines(
    blocks: Sequence[Block], rules: dict[int, str], *, published: date | None
) -> None:
    own = [place for place in range(len(blocks)) if place not in rules]
    head = own[: head_length([blocks[place] for place in own])]
    for place in head:
        text = blocks[place].text
        line = read_date_line(text)
        if line is not None and _is_read(line, published):
            rules[place] = "date line"
        elif _is_nameless_byline(fold_text(text)):
            rules[place] = "byline without a name"


def _is_read(line: DateLine, published: date | None) -> bool:
    return line.published == published and not line.updated and not line.names_author


def _is_nameless_byline(folded: str) -> bool:
    openings, nobodies = _NAMELESS_BYLINE
    return any(
        folded.startswith(f"{opening} ") and folded.removeprefix(f"{opening} ") in nobodies
        for opening in openings
    )
