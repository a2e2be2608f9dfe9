"""Whatever blocks come in, cleaning loses none of them, and finds nothing more the next time."""

from datetime import date
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from sources.block import Block, BlockKind
from sources.cleaning.clean import clean_blocks, drop_furniture
from sources.tidy import tidy_text
from tests.sources.block_making import LONG

DAY = date(2016, 11, 14)
TITLE = "STP leaders speak out"
_LINES = (
    LONG,
    TITLE,
    "14 November 2016",
    "15 November 2016",
    "By Editor",
    "By Jane Smith",
    "Share this article",
    "Related articles",
    "Trusts merge",
    "Join the union",
    "More information",
    "We use cookies to give you the best experience.",
    "You and your membership: " + LONG,
    "Each of them had to say how services would change",
    "[email\xa0protected]",
    "Comments (2)",
)
_TEXTS = st.sampled_from(_LINES) | st.text(max_size=60).map(tidy_text).filter(bool)


@st.composite
def _blocks(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from(BlockKind))
    level = draw(st.integers(1, 3)) if kind is BlockKind.HEADING else 0
    return Block(kind, draw(_TEXTS), level)


_DOCUMENTS = st.lists(_blocks(), max_size=25).map(tuple)
_TITLES = st.sampled_from([None, TITLE, "Related articles"])


@given(_DOCUMENTS)
def test_every_block_is_either_kept_or_dropped(blocks: tuple[Block, ...]) -> None:
    cleaned = clean_blocks(blocks, title=TITLE, published=DAY)

    kept, dropped = list(cleaned.kept), [each.text for each in cleaned.dropped]
    for block in blocks:
        if kept and kept[0] is block:
            kept.pop(0)
        else:
            assert dropped.pop(0) == block.text
    assert not kept
    assert not dropped


@given(_DOCUMENTS, _TITLES, st.sampled_from([None, DAY]))
def test_cleaning_again_drops_nothing_more(
    blocks: tuple[Block, ...], title: str | None, published: date | None
) -> None:
    once = clean_blocks(blocks, title=title, published=published)

    again = clean_blocks(once.kept, title=title, published=published)

    assert [each.text for each in again.dropped] == []


@given(_DOCUMENTS)
def test_what_the_furniture_rules_drop_the_whole_cleaning_drops_too(
    blocks: tuple[Block, ...],
) -> None:
    furniture = drop_furniture(blocks)
    whole = clean_blocks(blocks, title=None, published=None)

    assert {each.text for each in furniture.dropped} <= {each.text for each in whole.dropped}
    assert set(whole.kept) <= set(furniture.kept)


@given(st.lists(st.sampled_from([TITLE, LONG]), min_size=1, max_size=5))
def test_of_what_is_said_many_times_one_is_kept(texts: list[str]) -> None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)

    kept = [block.text for block in clean_blocks(blocks, title=TITLE, published=None).kept]

    assert kept == list(dict.fromkeys(chain(texts)))
