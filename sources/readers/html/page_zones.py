"""Name the parts of a web page that its markup says are not the page's text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types


@dataclass(frozen=True, slots=True)
class Zone:
    """What a part of a page is.

    Attributes:
        rule: The name under which its lines are reported when they are left out.
        max_linked: Such a part, if it stands inside the article and no greater share of it is
            links, belongs to it: a box of key facts is marked up as a side column as often as
            not. None for what never belongs to it.
        needs_prose: True where it must hold a whole paragraph for that.
    """

    rule: str
    max_linked: float | None = None
    needs_prose: bool = True


_NAVIGATION: Final = Zone("navigation", max_linked=0.3)
_FOOTER: Final = Zone("page footer", max_linked=0.3)
_SIDE: Final = Zone("side column", max_linked=0.3, needs_prose=False)
_FIELD: Final = Zone("button or form field")
_SEARCH: Final = Zone("search form")

_TAGS: Final[Mapping[str, Zone]] = {
    "nav": _NAVIGATION,
    "menu": _NAVIGATION,
    "footer": _FOOTER,
    "aside": _SIDE,
    "button": _FIELD,
    "select": _FIELD,
    "textarea": _FIELD,
}
_ROLES: Final[Mapping[str, Zone]] = {
    "navigation": _NAVIGATION,
    "contentinfo": _FOOTER,
    "complementary": _SIDE,
    "search": _SEARCH,
}
# Each pattern meets one name of a class or id, in lower case, with hyphens between its words.
_NAMES: Final = tuple(
    (zone, re.compile(pattern))
    for zone, pattern in (
        (
            Zone("cookie notice"),
            r"(?:^|-)cookie|gdpr|onetrust|^ccpa"
            r"|consent-(?:banner|manager|popup|bar|notice)",
        ),
        (
            Zone("comments"),
            r"(?:^|-)comments$|^comments?-?(?:list|area|form|respond|reply|section|thread)"
            r"|^respond$|disqus",
        ),
        (
            Zone("newsletter invitation"),
            r"(?:^|-)(?:newsletter|mailing-list|e?mail-?sign-?up|sign-?up|subscribe)(?:-|$)",
        ),
        (
            Zone("advertisement"),
            r"(?:^|-)(?:advert|advertisement|adverts|adsense|sponsored)(?:-|$)"
            r"|^ads?(?:-(?:slot|unit|banner|container|wrapper|box|block|space))?$",
        ),
        (
            Zone("related articles", max_linked=0.0),
            r"^(?:related|recommended|recirculation)(?:-|$)"
            r"|-related(?:-(?:articles|posts|links|content|news|stories))?$"
            r"|^(?:you-may|read-next|most-read|more-news|latest-news|trending|teasers?)(?:-|$)",
        ),
        (
            Zone("share line", max_linked=0.3),
            r"(?:^|-)(?:share|sharing|sharedaddy|addtoany|addthis)(?:-|$)"
            r"|^social(?:-(?:share|links?|media|icons?|bar|buttons?|follow))*$",
        ),
        (Zone("breadcrumb", max_linked=0.3), r"(?:^|-)breadcrumbs?(?:-|$)"),
        (
            _NAVIGATION,
            r"(?:^|-)(?:nav|navbar|navigation|menu|pagination|pager|skip-?links?|skip-to)(?:-|$)",
        ),
        (_FOOTER, r"(?:^|-)footer(?:-|$)"),
        (_SIDE, r"(?:^|-)(?:sidebar|side-?bar|side-column|right-rail)(?:-|$)|^widget-area$"),
    )
)
_SAYS_NOT: Final = re.compile(r"^(?:no|not|has|have|with|without|hide|tag|category|is)-")
_JOINTS: Final = re.compile(r"[_:/]+|(?<=[a-z])(?=[A-Z])")
_WHOLE: Final = ("html", "body", "main", "article", "form", "table", "tbody", "tr", "td", "th")
_UNNAMED: Final = frozenset((*_WHOLE, "h1", "h2", "h3", "h4", "h5", "h6"))
_MAX_NAMES: Final = 20
_UNFOLDING: Final = ("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle")


def name_zone(element: HtmlElement) -> Zone | None:
    """Name what an element is, by its tag, its role, its class and its id.

    Args:
        element: Any element of a page.

    Returns:
        None for what may be the page's text as far as the markup tells.
    """
    if element.tag == "button" and _unfolds(element):
        return None
    role = (element.get("role") or "").strip().casefold()
    return _find_named(element) or _TAGS.get(element.tag) or _ROLES.get(role)


def _find_named(element: HtmlElement) -> Zone | None:
    if element.tag in _UNNAMED:
        return None
    # The id of a section is often made of its heading's words: "comments" may be on a bill.
    own_id = "" if element.tag == "section" else element.get("id") or ""
    words = f"{element.get('class') or ''} {own_id}".split()[:_MAX_NAMES]
    names = [_JOINTS.sub("-", word).casefold() for word in words]
    for zone, pattern in _NAMES:
        if any(pattern.search(name) and not _SAYS_NOT.search(name) for name in names):
            return zone
    return None


def _unfolds(button: HtmlElement) -> bool:
    """Tell whether a button is the headline of an answer that it shows or hides."""
    parent = button.getparent()
    return any(name in button.attrib for name in _UNFOLDING) or (
        parent is not None and parent.tag in {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"}
    )
