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
    r"|view all|see all(?: updates| news)?|load more|show more|contact us|get in touch|go to top"
    r"|back to (?:(?:the )?(?:top|home ?page|start|previous page)|(?:all )?news|home)|loading\.*"
    r"|print this page|(?:i )?accept(?: all)?|reject(?: all)?|more options|post comment|submit"
    r"|skip (?:to )?(?:main )?(?:content|navigation)|toggle navigation|menu|search|home|close"
    r"|(?:next|previous|older|newer)(?: (?:article|post|story|page)s?)?|log ?in(?: or register)?"
    r"|sign in|register|log ?out|my account|subscribe(?: now| today| for free)?"
    r"|sign up(?: now| today)?|join (?:now|today|us)|donate(?: now| today)?|buy now|book now"
    r"|download (?:now|(?:as )?pdf|our app)|get the app|turn on notifications|view basket"
    r"|play video|video player|opens in a new window|support our journalism)"
)

# Every pattern meets text that `fold_text` has brought to lower case, straight quotes and dashes.
FURNITURE: Final = (
    _kind(
        "cookie notice",
        r"\bcookies?\b.*\b(?:agree|accept|consent|experience|continu\w+|settings|preferences|policy)\b",
        r"\b(?:agree|accept|consent|by using|by continuing|we use|this (?:web ?)?site uses)\b"
        r".*\bcookies?\b",
        r"\bcookies\b.*\b(?:help us|deliver|make (?:this|our) (?:web ?)?site)\b",
        r"^cookies help us\b|^we value your privacy$",
        r"^(?:accept|reject|allow|manage|view)(?: all| additional| my)? cookies?(?: preferences)?$",
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
        r"\bjavascript (?:is|must be|to be) (?:disabled|enabled|required)\b",
        max_chars=300,
    ),
    _kind(
        "newsletter invitation",
        r"\b(?:straight|direct(?:ly)?|delivered) (?:in)?to your inbox\b",
        r"^(?:sign up|subscribe|register|join)\b.*"
        r"\b(?:newsletters?|mailing list|e-?mail (?:alerts|updates|bulletins?)|bulletins?)\b",
        r"^(?:want|like|get|receive|don't miss)\b.*\b(?:newsletters?|e-?mail (?:alerts|updates))\b",
        r"^(?:want|like) (?:more )?(?:news|stories|articles|posts)\b.*\?.*\bsign up\b",
        r"^(?:sign up|subscribe) (?:for|to) (?:our |the |free )?(?:\w+ )?"
        r"(?:e-?mails?|updates|alerts|digest)$",
        r"^get (?:our|the|your) (?:\w+ )?(?:e-?mail|newsletter|digest|briefing)s?$",
        r"^stay (?:up to date|informed|connected) with (?:our|us)\b",
        r"^(?:our )?newsletter(?: sign-?up)?$",
        r"^(?:please )?enter your e-?mail(?: address)?\b",
        r"^(?:never|don't) miss (?:a|an|another|out on (?:a|our)) (?:story|update|post|news)\b",
        max_chars=220,
    ),
    _kind(
        "feedback question",
        rf"^(?:did|do) you (?:enjoy|like|find) {_THIS}\b.*\?$",
        rf"^(?:was|is) {_THIS} (?:helpful|useful|interesting)\s*\?",
        rf"^(?:rate|review) {_THIS}\b",
        r"^thank you for your feedback[.!]?$",
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
        r"^be the first to (?:comment|reply)\b|^no comments yet[.!]?$",
        r"^(?:view|show|hide|load|read)(?: more| all)? comments$|^report this comment$",
        r"^what do you think\? leave a comment\b|^let us know in the comments\b",
        r"^your e-?mail address will not be (?:published|shared)\b",
        r"^required fields are marked\b|^save my name, e-?mail\b",
        r"^notify me of (?:follow-?up|new) (?:comments|posts)\b",
        r"^(?:\d+|one|two|three) (?:thoughts?|responses?|replies) (?:on|to) ['\"]",
        r"^this site uses akismet\b",
        max_chars=160,
    ),
    _kind(
        "share line",
        r"^(?=.*\b(?:share|tweet|facebook|twitter|linkedin|whatsapp|e-?mail|print|follow)\b)"
        rf"(?:{_SHARE_WORD}|[\s,|:/&+-]|\bon\b|\bvia\b|\bby\b|\bthis\b|\d)+$",
        rf"^(?:share|tweet|e-?mail|print|save|bookmark) {_THIS}\b[^.]*$",
        r"^(?:print|save|e-?mail|share) (?:article|story)$|^follow @\w+$",
        r"^click to (?:share|print|e-?mail)\b.*\(opens in (?:a )?new window\)$",
        r"^(?:share (?:this )?(?:on|via|with)|follow us on|find us on|like us on)\b[^.]*$",
    ),
    _kind("button", rf"^(?:{_ACTION}[\s>»|.!:→]*)+$"),
    _kind(
        "click-here pointer",
        r"^to (?:read|see|view|download|access|find out|register|book)\b.*\bclick (?:here|on)\b",
        r"^(?:please )?click (?:here|below|on the (?:link|image))\b",
        r"^(?:read|see|view|download|access) .{1,80}\bhere\b[.!]?$",
    ),
    _kind(
        "hidden e-mail address",
        r"^(?:(?:e-?mail|contact|contact us|press office|enquiries)(?: at)? ?[:,]? ?)?"
        r"\[e-?mail protected\][.]?$",
    ),
    _kind(
        "label of the page",
        r"^(?:filed under|posted in|tagged(?: with| as)?) ?: [^.]+$|^tags ?: [^.,]+(?:, [^.,]+)+$",
        r"^(?:reading time ?: ?)?(?:about )?\d+ ?-?(?:min|mins|minutes?)(?: read)$"
        r"|^reading time ?: ?\d+ ?(?:min|mins|minutes?)$",
        r"^(?:listen to|print) this (?:article|page|story)$",
        r"^proudly powered by [^.]{1,40}$|^powered by (?:wordpress|blogger|drupal|joomla)$"
        r"|^(?:web ?)?site (?:built |designed )?by [^.]{1,40}$",
        max_chars=150,
    ),
    _kind(
        "login notice",
        r"^(?:please )?(?:log ?in|sign in|register|subscribe)\b"
        r".* to (?:read|continue|view|access)\b",
        r"^(?:already|not|not yet) (?:a )?(?:registered|subscribed|subscriber|member)\b.*\?",
        r"^already have an account\?|^to (?:continue|keep) reading\b.*\b(?:log|sign|subscri)",
        r"^subscribe (?:now|today) (?:to|for)\b|^(?:start your|try it) free (?:trial|for)\b",
        r"^you (?:have|are) .{0,60}\b(?:free articles?|not logged in)\b",
        max_chars=160,
    ),
    _kind(
        "advertisement",
        r"^(?:advertisement|advert|sponsored(?: content| by [^.,]{1,40})?"
        r"|promoted(?: content| stories)?|partner content)$",
        r"^(?:(?:article|story) )?continues (?:below|after)(?: (?:the )?advert\w*)?$",
        r"^sponsored ?: [^.]+$",
    ),
    _kind(
        "related link",
        r"^(?:read more|more(?: on this(?: story)?)?|also read|you may also like"
        r"|read next|up next) ?: .*[^.]$",
        r"^(?:see also|related) ?: (?:\S+ ){3,}\S*[^.]$",  # "See also: chapter 4" is a reference
        max_chars=160,
    ),
    _kind("breadcrumb", r"^(?:you are here:? ?)?home ?(?:[>»/][^>»/]{1,60})+$", max_chars=200),
    _kind(
        "copyright line",
        r"^.{0,80}\ball rights reserved\b",
        r"^(?:copyright )?(?:©|\(c\)) [^.]{1,80}$",
        r"^registered (?:in england|charity)\b.*\b(?:number|no)\b.*\d{5}",
        r"^(?:terms (?:and|&) conditions|terms of use|privacy policy|privacy notice|cookie policy"
        r"|accessibility(?: statement)?|site ?map|contact us|about us|advertise(?: with us)?"
        r"|\s|\||,|-|(?<=[|,-] )(?:privacy|cookies|legal|help))+$",
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
