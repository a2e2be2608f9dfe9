"""Find a web page's date by its habits, where its markup does not say it in so many words."""

from datetime import date

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types


def find_page_date(page: HtmlElement) -> date | None:
    """Look for the day of publication where web pages tend to put it.

    This is for what is left when elements made for dates have been read: it also takes a date
    from the name of a class or an attribute. So the caller takes away what may hold the dates of
    other articles.

    Args:
        page: A page cut down to its head and what stands above its text; it is not changed.

    Returns:
        The day; None where there is none, or only one to come.
    """
    from htmldate import find_date  # imported late: most pages do without

    found = find_date(page, extensive_search=False, original_date=True)
    return None if found is None else date.fromisoformat(found)
