"""Know the lines that belong to a web site rather than to the article it shows."""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Furniture:
    """A kind of line that no article is about.

    Attributes:
        rule: The name under which a dropped line is reported.
        pattern: Found anywhere in the folded line; anchored where the whole line must match.
        max_chars: A longer line is taken for content, whatever it says.
    """

    rule: str
    pattern: re.Pattern[str]
    max_chars: int = 120


def _kind(rule: str, *patterns: str, max_chars: int = 120) -> Furniture:
    return Furniture(rule, re.compile("|".join(f"(?:{each})" for each in patterns)), max_chars)


_THIS: Final = r"(?:this|the|our|an?) (?:full )?(?:article|story|page|post|piece|blog|news)"
_SHARE_WORD: Final = (
    r"(?:share|tweet|facebook|twitter|x|linkedin|whatsapp|e-?mail|print|pinterest|reddit|google\+"
    r"|copy link|bluesky|mastodon|instagram|youtube|rss|save|bookmark|like|follow(?: us)?|pdf)"
)
_PROFESSIONALS: Final = (
    r"\bfor (?:uk )?(?:health ?care|health|medical|nursing|pharmacy) professionals\b"
)
_ACTION: Final = (
    r"(?:call me back|request a call ?back|find out more|learn more|read more|more info(?:rmation)?"
    r"|view all|see all|load more|show more|contact us|get in touch|back to top|go to top"
    r"|skip to (?:main )?(?:content|navigation)|menu|search|home|close|next|previous|log ?in"
    r"|sign in|register|log ?out|my account|subscribe(?: now| today)?|sign up(?: now| today)?"
    r"|join (?:now|today|us)|donate(?: now| today)?|buy now|book now|download now)"
)

# Every pattern meets text that `fold_text` has brought to lower case, straight quotes and dashes.
FURNITURE: Final = (
    _kind(
        "cookie notice",
        r"\bcookies?\b.*\b(?:agree|accept|consent|experience|continu\w+|settings|preferences|policy)\b",
        r"\b(?:agree|accept|consent|by using|by continuing|we use|this (?:web ?)?site uses)\b"
        r".*\bcookies?\b",
        max_chars=500,
    ),
    _kind(
        "audience notice",
        rf"^(?:this|the) (?:web ?)?(?:site|page|content|section|information)\b.*{_PROFESSIONALS}",
        rf"{_PROFESSIONALS} only[.!]?$",
        max_chars=160,
    ),
    _kind(
        "browser notice",
        r"\b(?:your|this) (?:web )?browser (?:is|does|version|may)\b",
        r"\bplease (?:enable|turn on|upgrade|update) (?:your )?(?:javascript|browser)\b",
        r"\bjavascript (?:is|must be|to be) (?:disabled|enabled)\b",
        max_chars=300,
    ),
    _kind(
        "newsletter invitation",
        r"\b(?:straight|direct(?:ly)?|delivered) (?:in)?to your inbox\b",
        r"^(?:sign up|subscribe|register|join)\b.*"
        r"\b(?:newsletters?|mailing list|e-?mail (?:alerts|updates|bulletins?)|bulletins?)\b",
        r"^(?:want|like|get|receive|don't miss)\b.*\b(?:newsletters?|e-?mail (?:alerts|updates))\b",
        r"^(?:our )?newsletter(?: sign-?up)?$",
        max_chars=220,
    ),
    _kind(
        "feedback question",
        rf"^(?:did|do) you (?:enjoy|like|find) {_THIS}\b.*\?$",
        rf"^(?:was|is) {_THIS} (?:helpful|useful|interesting)\s*\?",
        rf"^(?:rate|review) {_THIS}\b",
        r"^what did you think of this\b",
    ),
    _kind(
        "comments",
        r"^(?:\d+ |no )?comments?(?: ?\(\d+\)| ?: ?\d+)?$",
        r"^(?:leave|post|add|write) (?:a|your) (?:comment|reply)\b",
        r"^(?:please |you (?:must|need to) (?:be )?)?(?:log(?:ged)? ?in|sign(?:ed)? in|register)\b"
        r".*\bto (?:(?:post|leave|add) a )?(?:comment|reply)[.!]?$",
        r"^comments? (?:are|is) (?:now )?(?:closed|disabled|moderated)\b",
        r"^(?:join|have your say in) the (?:conversation|discussion|debate)$",
    ),
    _kind(
        "share line",
        r"^(?=.*\b(?:share|tweet|facebook|twitter|linkedin|whatsapp|e-?mail|print|follow)\b)"
        rf"(?:{_SHARE_WORD}|[\s,|:/&+-]|\bon\b|\bvia\b|\bby\b|\bthis\b|\d)+$",
        rf"^(?:share|tweet|e-?mail|print|save|bookmark) {_THIS}\b[^.]*$",
        r"^(?:share (?:this )?(?:on|via|with)|follow us on|find us on|like us on)\b[^.]*$",
    ),
    _kind("button", rf"^(?:{_ACTION}[\s>»|.!→]*)+$"),
    _kind(
        "click-here pointer",
        r"^to (?:read|see|view|download|access|find out|register|book)\b.*\bclick (?:here|on)\b",
        r"^(?:please )?click (?:here|below|on the (?:link|image))\b",
        r"^(?:read|see|view|download|access) .{1,80}\bhere\b[.!]?$",
    ),
    _kind("hidden e-mail address", r"^(?:e-?mail:? ?)?\[e-?mail protected\]$"),
    _kind(
        "login notice",
        r"^(?:please )?(?:log ?in|sign in|register|subscribe)\b"
        r".* to (?:read|continue|view|access)\b",
        r"^(?:already|not yet) (?:a )?(?:registered|subscribed|subscriber|member)\b.*\?",
        r"^you (?:have|are) .{0,60}\b(?:free articles?|not logged in)\b",
        max_chars=160,
    ),
    _kind(
        "advertisement",
        r"^(?:advertisement|advert|sponsored(?: content| by .{1,40})?|promoted(?: content)?)$",
        r"^(?:article )?continues (?:below|after (?:the )?advert\w*)$",
    ),
    _kind(
        "related link",
        r"^(?:read more|see also|related|more(?: on this(?: story)?)?|also read|you may also like"
        r"|read next|up next) ?: .*[^.]$",
        max_chars=160,
    ),
    _kind("breadcrumb", r"^(?:you are here:? ?)?home ?(?:[>»/][^>»/]{1,60})+$", max_chars=200),
    _kind(
        "copyright line",
        r"^.{0,80}\ball rights reserved\b",
        r"^(?:terms (?:and|&) conditions|terms of use|privacy policy|privacy notice|cookie policy"
        r"|accessibility|site ?map|contact us|about us|advertise(?: with us)?|\s|\||,|-)+$",
        max_chars=250,
    ),
    _kind(
        "editorial invitation",
        r"\byour (?:own )?(?:story|stories|article|blog)\b.*"
        r"\b(?:e-?mail us|contact us|get in touch|write (?:to|for) us)\b",
        max_chars=500,
    ),
)


def name_furniture(folded: str) -> str | None:
    """Name the kind of site furniture that a line is.

    Args:
        folded: One block's text, as ``fold_text`` gives it.

    Returns:
        The rule's name; None for a line that may be content.
    """
    for kind in FURNITURE:
        if len(folded) <= kind.max_chars and kind.pattern.search(folded):
            return kind.rule
    return None
