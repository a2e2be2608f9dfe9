"""Links that open a document at the quotation; pure."""

from urllib.parse import quote

# Long enough to be found once, short enough for an address; a longer quotation is named by its
# first and last words, which is how the specification of text fragments means it.
_WHOLE_WORDS = 12
_EDGE_WORDS = 5


def deep_link(url: str | None, *, words: str, page: int | None) -> str | None:
    """Make a link to a passage: by page for what has pages, by its words for a web page.

    Text fragments are those of the WICG's specification "URL Fragment Text Directives": a browser
    that does not know them opens the page at its top.

    Args:
        url: The document's address; None where that is not known.
        words: The quotation.
        page: The page on which it stands; None where there are no pages.

    Returns:
        The link; None without an address. An address that has a fragment already stays as it is.
    """
    if url is None or "#" in url or not url.startswith(("http://", "https://")):
        return url
    if page is not None:
        return f"{url}#page={page}"
    return f"{url}#:~:text={_fragment(words)}"


def _fragment(words: str) -> str:
    # A fragment cannot cross from one paragraph into the next without naming both its ends.
    first, last = words.splitlines()[0].split(), words.splitlines()[-1].split()
    if first == last and len(first) <= _WHOLE_WORDS and "\n" not in words:
        return _encode(first)
    return f"{_encode(first[:_EDGE_WORDS])},{_encode(last[-_EDGE_WORDS:])}"


def _encode(words: list[str]) -> str:
    # Commas, dashes and ampersands part the fragment, so they are escaped beyond what `quote` does.
    return quote(" ".join(words), safe="").replace("-", "%2D")
