"""Links that open a document at the quotation; pure."""

import re
from typing import Final
from urllib.parse import quote

# A quotation that is long is named by its first and last words, which is how the specification of
# text fragments means it. Few words might stand earlier on the page as well, and many might differ
# from the page's own where a footnote's mark was left out: eight did neither on the pages tried.
_WHOLE_WORDS: Final = 16
_EDGE_WORDS: Final = 8
_PDF: Final = "application/pdf"
_SHOWN_BY_BROWSERS: Final = frozenset({"text/html", "text/plain", "text/markdown", "text/csv"})
_CELL_NAME: Final = re.compile(r"^[^:;|]{1,80}: (?=\S)")


def deep_link(
    url: str | None, *, media_type: str, words: str, page: int | None, is_row: bool = False
) -> str | None:
    """Make a link to a passage: by page in a PDF, by its words on a web page.

    Text fragments are those of the WICG's specification "URL Fragment Text Directives": a browser
    that does not know them opens the page at its top.

    Args:
        url: The document's address; None where that is not known.
        media_type: The document's; what no browser shows is linked as it is.
        words: The quotation.
        page: The page on which it stands; None where there are no pages.
        is_row: Whether the words are a table's row, in which the header is said again.

    Returns:
        The link; None without an address. A fragment that the address has already is kept.
    """
    if url is None or not url.startswith(("http://", "https://")) or ":~:" in url:
        return url
    if media_type == _PDF and page is not None:
        return url if "#" in url else f"{url}#page={page}"
    if media_type not in _SHOWN_BY_BROWSERS:
        return url
    fragment = _row_fragment(words) if is_row else _fragment(words)
    return f"{url}{'' if '#' in url else '#'}:~:text={fragment}"


def _fragment(words: str) -> str:
    # A fragment cannot cross from one paragraph into the next without naming both its ends.
    first, last = words.splitlines()[0].split(), words.splitlines()[-1].split()
    if "\n" not in words and len(first) <= _WHOLE_WORDS:
        return _encode(first)
    return f"{_encode(first[:_EDGE_WORDS])},{_encode(last[-_EDGE_WORDS:])}"


def _row_fragment(words: str) -> str:
    """Name the first and the last cell: what stands between them is the page's own."""
    cells = [_CELL_NAME.sub("", cell) for cell in re.split(r"; | \| ", words)]
    first, last = cells[0].split(), cells[-1].split()
    if len(cells) == 1:
        return _encode(first)
    return f"{_encode(first)},{_encode(last)}"


def _encode(words: list[str]) -> str:
    # Commas, dashes and ampersands part the fragment, so they are escaped beyond what `quote` does.
    return quote(" ".join(words), safe="").replace("-", "%2D")
