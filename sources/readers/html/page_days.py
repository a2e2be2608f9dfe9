"""Find the days that a web page's markup gives: of publication, and of the last change."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

from sources.facts.dated_lines import read_dated_line
from sources.facts.dates import parse_date, read_date_line
from sources.facts.page_dates import find_page_date
from sources.readers.html.linked_data import LinkedData
from sources.readers.html.page_head import cut_page, read_line

_DATE: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "govuk:first-published-at",
    "date",
)
_UPDATED: Final = (
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "dc.date.modified",
    "dcterms.modified",
    "govuk:public-updated-at",
    "last-modified",
    "lastmod",
)
_CHANGE_MARKS: Final = ("updated", "modified")
_PUBLISHED_MARKS: Final = ("published", "entry-date", "pubdate", "publish")


def find_days(
    tree: HtmlElement,
    meta: Mapping[str, Sequence[str]],
    linked: LinkedData,
    head: Sequence[HtmlElement],
) -> tuple[date | None, date | None]:
    """Find the days of publication and of the last change in a page's markup.

    A day that the text shows is left to those who read the text.

    Args:
        tree: The whole page.
        meta: What its meta elements say, by their names in lower case.
        linked: What its JSON-LD says.
        head: What stands above its text.

    Returns:
        Both days; None where there is none.
    """
    marked, plain, changed = _read_times(head)
    written = [*(meta[name][0] for name in _DATE if name in meta), linked.published or "", *marked]
    if len({parse_date(each) for each in plain}) == 1:  # several are the dates of other articles
        written += plain
    updated = [*(meta[name][0] for name in _UPDATED if name in meta), linked.modified or ""]
    published = _first_day(written)
    if published is None and not _shows_day(head):
        published = find_page_date(cut_page(tree))
    return published, _first_day([*updated, *changed])


def _first_day(written: Sequence[str]) -> date | None:
    return next((day for each in written if (day := parse_date(each))), None)


def _read_times(head: Sequence[HtmlElement]) -> tuple[list[str], list[str], list[str]]:
    """Read the elements made for days: those of publication, unmarked ones, those of a change."""
    marked: list[str] = []
    plain: list[str] = []
    changed: list[str] = []
    for element in head:
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}".casefold()
        is_time = element.tag == "time"
        if not (is_time or "datepublished" in marks or "datemodified" in marks):
            continue
        if _is_of_change(element, marks):
            changed.append(_written_date(element))
        elif element.get("pubdate") is not None or any(each in marks for each in _PUBLISHED_MARKS):
            marked.append(_written_date(element))
        else:
            plain.append(_written_date(element))
    return marked, plain, changed


def _is_of_change(element: HtmlElement, marks: str) -> bool:
    before, parent = element.getprevious(), element.getparent()
    words = parent.text if before is None and parent is not None else getattr(before, "tail", "")
    line = read_date_line(f"{(words or '').strip()} 1 January 2000")
    is_called_so = line is not None and line.updated
    is_marked = any(each in marks for each in _CHANGE_MARKS)
    return is_called_so or (is_marked and "published" not in marks)


def _written_date(element: HtmlElement) -> str:
    return str(element.get("datetime") or element.get("content") or element.text_content())


def _shows_day(head: Sequence[HtmlElement]) -> bool:
    """Tell whether the page shows a date that is read with its text."""
    return any(
        read_date_line(line) is not None or read_dated_line(line) is not None
        for line in map(read_line, head)
        if line
    )
