"""Find where an article ends and the site goes on: related articles, offers of membership."""

import re
from collections.abc import Sequence
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
    for place, text in enumerate(folded):
        if place not in rules and _RELATED.match(text):
            end = _end_of_teasers(folded, place)
            rules.update(dict.fromkeys(range(place, end), "related articles"))
    return rules


def _end_of_teasers(folded: Sequence[str], marker: int) -> int:
    """Find where the list of related articles ends: at the end, or where text resumes."""
    after = folded[marker + 1 :]
    in_last_part = _share(folded[:marker], folded) >= _MIN_BODY_SHARE
    if in_last_part and _are_teasers(after):
        return len(folded)
    end = marker + 1
    while end < len(folded) and _is_teaser(folded[end]):
        end += 1
    return end


def _are_teasers(texts: Sequence[str]) -> bool:
    """Tell whether the texts are headlines, each with a line of introduction at most."""
    headlines = sum(map(_is_teaser, texts))
    return headlines * 2 >= len(texts) and all(len(text) < _LONG_PARAGRAPH for text in texts)


def _is_teaser(text: str) -> bool:
    return len(text) <= _MAX_TEASER and not text.endswith((".", ".'", '."', ":", ";", "!"))


def _find_offer(folded: Sequence[str]) -> dict[int, str]:
    for place, text in enumerate(folded):
        if _OFFER.match(text) and _is_offer(folded[:place], folded[place + 1 :]):
            return dict.fromkeys(range(place, len(folded)), "membership offer")
    return {}


def _is_offer(before: Sequence[str], after: Sequence[str]) -> bool:
    whole = (*before, *after)
    return (
        _share(after, whole) <= _MAX_OFFER_SHARE
        and _share(before, whole) >= _MIN_BODY_SHARE
        and _speaks_to_reader(after)
    )


def _speaks_to_reader(texts: Sequence[str]) -> bool:
    """Tell whether the paragraphs, headlines apart, mostly address the reader."""
    paragraphs = [text for text in texts if len(text) > _MAX_TEASER]
    addressed = sum(_ADDRESSED.search(text) is not None for text in paragraphs)
    if not paragraphs:
        return len(texts) <= _MAX_BARE_LINES
    return addressed * 2 > len(paragraphs)


def _share(part: Sequence[str], whole: Sequence[str]) -> float:
    return sum(map(len, part)) / max(1, sum(map(len, whole)))
