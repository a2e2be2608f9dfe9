"""Find where an article ends and the site goes on: related articles, offers of membership."""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

_RELATED: Final = re.compile(
    r"^(?:(?:more |view |see )?(?:related|similar|recommended|popular|trending|latest|recent|other"
    r"|more) (?:articles?|stories|story|news|content|posts?|links|topics|items|headlines|reading"
    r"|features|jobs)|most (?:read|popular|viewed|commented)(?: \w+)?|you (?:may|might) (?:also )?"
    r"(?:like|be interested in)|more from [^.]{1,60}|more (?:in|on) this \w+|related"
    r"|what to read next|read next"
    r"|up next|also in the news|don't miss)(?: ?(?::|\.\.\.|…))?$"
)
_OFFER: Final = re.compile(
    r"^(?:(?:why )?join(?: \w+){1,4}|become a(?: \w+){0,2} (?:member|supporter|subscriber)"
    r"|(?:benefits|reasons) (?:of|to) (?:membership|join\w*)(?: \w+){0,3}|membership(?: benefits)?"
    r"|subscribe to(?: \w+){1,4}|support (?:us|our (?:work|campaign))|not a member(?: yet)?\?)$"
)
_ADDRESSED: Final = re.compile(r"\b(?:you|your|membership|subscribers?|our members)\b")
_MIN_BODY_SHARE: Final = 0.5  # a related-articles line in the first half is a box inside the text
_MAX_OFFER_SHARE: Final = 0.25  # what goes on for longer than that is no advertisement
_MAX_OFFER_BLOCKS: Final = 60
_LONG_PARAGRAPH: Final = 300  # teasers are headlines with a line or two; this is text
_MAX_TEASER: Final = 120
_MAX_BARE_LINES: Final = 5  # an offer of headlines alone is short; a longer list is something else


def find_tail(folded: Sequence[str]) -> dict[int, str]:
    """Find the blocks that stand after an article's end.

    Args:
        folded: Every block's text, as ``fold_text`` gives it, in reading order.

    Returns:
        Each such block's place and the rule that says so.
    """
    rules = _find_offer(folded)
    rules.update(_find_related(folded))
    return rules


def _find_related(folded: Sequence[str]) -> dict[int, str]:
    rules: dict[int, str] = {}
    before = _sum_chars(folded)
    for place, text in enumerate(folded):
        if place not in rules and _RELATED.match(text):
            in_last_part = before[place] >= _MIN_BODY_SHARE * before[-1]
            end = _end_of_teasers(folded, place, in_last_part=in_last_part)
            rules.update(dict.fromkeys(range(place, end), "related articles"))
    return rules


def _sum_chars(folded: Sequence[str]) -> Sequence[int]:
    """Sum up the characters before each text, and at last those of all."""
    return list(accumulate(map(len, folded), initial=0))


def _end_of_teasers(folded: Sequence[str], marker: int, *, in_last_part: bool) -> int:
    """Find where the list of related articles ends: at the end, or where text resumes."""
    if in_last_part and _are_teasers(folded, marker + 1):
        return len(folded)
    end = marker + 1
    while end < len(folded) and _is_teaser(folded[end]):
        end += 1
    return end


def _are_teasers(folded: Sequence[str], first: int) -> bool:
    """Tell whether the texts from there on are headlines, each with a line or two at most."""
    headlines = 0
    for place in range(first, len(folded)):
        if len(folded[place]) >= _LONG_PARAGRAPH:
            return False
        headlines += _is_teaser(folded[place])
    return headlines * 2 >= len(folded) - first


def _is_teaser(text: str) -> bool:
    return len(text) <= _MAX_TEASER and not text.endswith((".", ".'", '."', ":", ";", "!"))


def _find_offer(folded: Sequence[str]) -> dict[int, str]:
    before = _sum_chars(folded)
    for place, text in enumerate(folded):
        whole = max(1, before[-1] - len(text))
        if (
            len(folded) - place <= _MAX_OFFER_BLOCKS
            and _OFFER.match(text)
            and before[-1] - before[place + 1] <= _MAX_OFFER_SHARE * whole
            and before[place] >= _MIN_BODY_SHARE * whole
            and _speaks_to_reader(folded[place + 1 :])
        ):
            return dict.fromkeys(range(place, len(folded)), "membership offer")
    return {}


def _speaks_to_reader(texts: Sequence[str]) -> bool:
    """Tell whether the paragraphs, headlines apart, mostly address the reader."""
    paragraphs = [text for text in texts if len(text) > _MAX_TEASER]
    addressed = sum(_ADDRESSED.search(text) is not None for text in paragraphs)
    if not paragraphs:
        return len(texts) <= _MAX_BARE_LINES
    return addressed * 2 > len(paragraphs)
