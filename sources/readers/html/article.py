"""Choose the blocks of a web page that are its text, and say of the others what they are."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from typing import Final

from sources.block import BlockKind
from sources.readers.html.page_walk import Page, PageBlock, Part
from sources.tidy import fold_text

_AROUND: Final = "page around the article"
_TEASERS: Final = "related articles"
_NAVIGATION: Final = "navigation"
_PROSE_CHARS: Final = 80  # a shorter block may be a label, a headline or a button
_SURE_CHARS: Final = 25  # a shorter text may stand in an article by chance
_MOST: Final = 0.8  # of what is surely text; the rest may be a stray line
_HALF: Final = 0.5
_MAX_LINKED: Final = 0.3  # a list of links has more
_MAX_LINKED_BESIDE: Final = 0.15  # some links stand in any text; navigation is nothing else
_MAX_HEAD: Final = 9  # title, date, byline and introduction stand close together


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page's text is.

    Attributes:
        core: The smallest part that holds most of it.
        text: The article or main part around the core, or the core, with what stands beside it.
    """

    core: Part
    text: Part


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What is known before the text is looked for.

    Attributes:
        in_zone: The blocks in parts that say what they are.
        has_title: Whether some heading is the title: what stands above it is then no text.
    """

    in_zone: Collection[int]
    has_title: bool


def find_clutter(page: Page, *, article: str, title: str | None) -> Mapping[int, str]:
    """Find the blocks that stand around a page's text.

    The text is the smallest part of the page that holds most of what an extractor took for the
    article, with everything in it that the markup does not call something else, with the title
    and what stands under that, and with parts behind it that are prose.

    Args:
        page: The page.
        article: What an extractor took for the article; may be empty, or be too little.
        title: The page's title.

    Returns:
        The place of each such block and what it is. Empty where nothing would be left.
    """
    sure = _find_sure(page, article)
    zones = _trust_zones(page, sure, title)
    in_zone = set(chain.from_iterable(map(_places, zones)))
    seeds = (sure or set(range(len(page.blocks)))) - in_zone
    if not seeds:
        return {}
    has_title = bool(_find_titles(page.blocks, title))
    place = _find_place(page, seeds, _Fixed(in_zone, has_title=has_title))
    kept = set(_places(place.text)) | seeds | _find_behind(page, place.text, in_zone)
    kept.update(_find_head(page.blocks, place.text.first, title))
    rules = {each: _AROUND for each in range(len(page.blocks)) if each not in kept}
    rules.update(_find_links_above(page.blocks, kept, title))
    rules.update(_find_other_articles(page, place.text, seeds))
    for zone in zones:
        if zone.zone is not None and not _is_text(page, zone, place.core):
            rules.update(dict.fromkeys(_places(zone), zone.zone.rule))
    return rules if len(rules) < len(page.blocks) else {}


def _places(part: Part) -> range:
    return range(part.first, part.end)


def _find_sure(page: Page, article: str) -> set[int]:
    """Find the blocks that an extractor took for text; those of a few words prove nothing."""
    words = _squash(article)
    squashed = (_squash(each.block.text) for each in page.blocks)
    return {place for place, own in enumerate(squashed) if len(own) >= _SURE_CHARS and own in words}


def _squash(text: str) -> str:
    return "".join(filter(str.isalnum, fold_text(text)))


def _trust_zones(page: Page, sure: Collection[int], title: str | None) -> Sequence[Part]:
    """Take the parts that say what they are, unless they hold the title or most of the text."""
    blocks = page.blocks
    titles = _find_titles(blocks, title)
    heart = sure or {place for place, each in enumerate(blocks) if _is_prose(each)}
    sums = _sum_chars(blocks, heart)
    zones: list[Part] = []
    for part in page.parts:
        if part.zone is None or (zones and part.first < zones[-1].end):
            continue
        held = sums[part.end] - sums[part.first]
        if titles.isdisjoint(_places(part)) and held <= _HALF * sums[-1]:
            zones.append(part)
    return zones


def _find_titles(blocks: Sequence[PageBlock], title: str | None) -> set[int]:
    """Find the headings that say the title; where none does, those of the first level."""
    headings = [
        (place, each.block)
        for place, each in enumerate(blocks)
        if each.block.kind is BlockKind.HEADING
    ]
    folded = fold_text(title or "")
    return {place for place, block in headings if fold_text(block.text) == folded} or {
        place for place, block in headings if block.level == 1
    }


def _is_prose(each: PageBlock) -> bool:
    return len(each.block.text) >= _PROSE_CHARS and not _is_link(each)


def _is_link(each: PageBlock) -> bool:
    return each.linked > _HALF * len(each.block.text)


def _sum_chars(blocks: Sequence[PageBlock], counted: Collection[int]) -> Sequence[int]:
    """Sum up the characters of the counted blocks before each place."""
    lengths = (len(each.block.text) if at in counted else 0 for at, each in enumerate(blocks))
    return list(accumulate(lengths, initial=0))


def _find_place(page: Page, seeds: Collection[int], fixed: _Fixed) -> _Place:
    sums = _sum_chars(page.blocks, seeds)
    needed = _MOST * sums[-1]
    holding = [part for part in page.parts if sums[part.end] - sums[part.first] >= needed]
    holding.append(Part("body", 0, len(page.blocks)))
    core = min(holding, key=_count_blocks)
    around = [part for part in holding if part.tag in {"article", "main"}]
    text = max([core, *around], key=_count_blocks)
    return _Place(core, _widen(page, text, holding, fixed))


def _widen(page: Page, text: Part, holding: Sequence[Part], fixed: _Fixed) -> Part:
    """Take in what stands beside the text, up to the first part where that is mostly links."""
    for part in sorted(holding, key=_count_blocks):
        if not _is_inside(text, part):
            continue
        first = text.first if fixed.has_title else part.first
        beside = (*range(first, text.first), *range(text.end, part.end))
        own = [place for place in beside if place not in fixed.in_zone]
        if _share_linked(page.blocks, own) > _MAX_LINKED_BESIDE:
            break
        text = replace(text, first=first, end=part.end)
    return text


def _count_blocks(part: Part) -> int:
    return part.end - part.first


def _find_behind(page: Page, text: Part, in_zone: Collection[int]) -> set[int]:
    """Find the prose that stands behind the text, in parts of its own or in none."""
    found: set[int] = set()
    reached = text.end
    for part in page.parts:
        if part.first >= reached:  # outer parts come first: what they hold is theirs
            found.update(_take_prose(page.blocks, range(reached, part.first), in_zone))
            own = [place for place in _places(part) if place not in in_zone]
            if _is_mostly_prose(page.blocks, own):
                found.update(own)
            reached = part.end
    found.update(_take_prose(page.blocks, range(reached, len(page.blocks)), in_zone))
    return found


def _take_prose(
    blocks: Sequence[PageBlock], places: range, in_zone: Collection[int]
) -> Iterator[int]:
    return (place for place in places if place not in in_zone and _is_prose(blocks[place]))


def _is_mostly_prose(blocks: Sequence[PageBlock], places: Sequence[int]) -> bool:
    chars = sum(len(blocks[place].block.text) for place in places)
    prose = sum(len(blocks[place].block.text) for place in places if _is_prose(blocks[place]))
    return chars > 0 and prose >= _HALF * chars and _share_linked(blocks, places) <= _MAX_LINKED


def _share_linked(blocks: Sequence[PageBlock], places: Sequence[int]) -> float:
    chars = sum(len(blocks[place].block.text) for place in places)
    return sum(blocks[place].linked for place in places) / max(1, chars)


def _find_head(blocks: Sequence[PageBlock], first: int, title: str | None) -> Iterator[int]:
    """Find the title above the text, and what stands between the two."""
    last = max((each for each in _find_titles(blocks, title) if each < first), default=first)
    head = range(last, first)
    if len(head) <= _MAX_HEAD or _share_linked(blocks, head) <= _MAX_LINKED_BESIDE:
        yield from (place for place in head if not _is_link(blocks[place]))


def _find_links_above(
    blocks: Sequence[PageBlock], kept: Collection[int], title: str | None
) -> Mapping[int, str]:
    """Find the links that stand in the text's part of the page, yet above its first words."""
    words = (place for place in sorted(kept) if not _is_link(blocks[place]))
    titles = _find_titles(blocks, title).intersection(kept)
    first = min(titles) if titles else next(words, 0)
    above = [place for place in kept if place < first and _is_link(blocks[place])]
    return dict.fromkeys(above, _NAVIGATION)


def _find_other_articles(page: Page, text: Part, seeds: Collection[int]) -> Mapping[int, str]:
    """Find the teasers behind an article that are marked up as articles themselves."""
    articles = [part for part in page.parts if part.tag == "article"]
    around = [part for part in articles if _is_inside(text, part)]
    if not around:
        return {}
    others = [part for part in articles if part.first >= around[0].end]
    places = set(chain.from_iterable(map(_places, others)))
    return dict.fromkeys(places.difference(seeds), _TEASERS)


def _is_inside(inner: Part, outer: Part) -> bool:
    return outer.first <= inner.first and inner.end <= outer.end


def _is_text(page: Page, zone: Part, core: Part) -> bool:
    """Tell whether a part belongs to the text whatever it calls itself."""
    limit = None if zone.zone is None else zone.zone.max_linked
    places = _places(zone)
    return (
        limit is not None
        and _is_inside(zone, core)
        and _share_linked(page.blocks, places) <= limit
        and (
            any(_is_prose(page.blocks[place]) for place in places)
            or not (zone.zone is None or zone.zone.needs_prose)
        )
    )
