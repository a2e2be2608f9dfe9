"""References to what is cited, as text to be pasted: Harvard, plain, and the quotation; pure."""

import re
import unicodedata
from datetime import date
from typing import Final

from bot.answer.answer import Citation
from bot.answer.wording import quoted, say_date, say_publisher

# The deep link's own part (bot/answer/links.py): it opens a page at a quotation, which a reference
# says in words, and it may be longer than the reference.
_TEXT_FRAGMENT: Final = re.compile(r"#?:~:text=.*$")
_PAGE_FRAGMENT: Final = re.compile(r"#page=\d+$")
_WEB: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_ENDS_SENTENCE: Final = ("?", "!", ".", "…")
# Signs that show nothing, or turn the direction of what follows; zero-width joiners shape letters.
_UNSHOWN: Final = frozenset({"Cc", "Cs", "Cn", "Co", "Cf"})
_JOINERS: Final = "\u200c\u200d"
# An apostrophe stands behind a letter; what stands before one opens a quotation.
_FIRST_OPENING: Final = re.compile(r"[\"“”]|(?<!\w)['‘](?=\w)")


def harvard(citation: Citation, *, accessed: date | None = None) -> str:
    """Write a reference in the Harvard style of Cite Them Right, without italics.

    The year stands behind the author, "(no date)" where it is unknown; where nobody is known to
    have published it, the title takes the author's place; where it is not on the web, the file's
    name ends it. Style: Pears and Shields, Cite Them Right.

    Args:
        citation: What is cited.
        accessed: The day on which the address was last seen to hold it; None leaves it out.

    Returns:
        One line, such as ``NHS England (2016) The shape of the footprints. 15 March 2016, p. 3.
        Available at: https://example.org/shape (Accessed: 22 November 2026).``
    """
    year = f"({citation.published.year})" if citation.published else "(no date)"
    publisher, title = _line(citation.publisher), _line(citation.title) or _name_place(citation)
    named = f"{publisher} {year} {_sentence(title)}" if publisher else f"{title} {year}"
    day = say_date(citation.published) if citation.published else ""
    detail = ", ".join(part for part in (day, _say_part(citation)) if part)
    address = _address(citation)
    if address is None:
        return _with_file(f"{named} {detail}" if detail else named, citation)
    seen = f" (Accessed: {say_date(accessed)})" if accessed else ""
    told = f"{named} {_sentence(detail)}" if detail else named
    return f"{told} Available at: {address}{seen}."


def plain(citation: Citation) -> str:
    """Write a reference as people do in a message.

    Args:
        citation: What is cited.

    Returns:
        One line, such as ``NHS England, “The shape of the footprints”, 15 March 2016, p. 3,
        https://example.org/shape``; it says where publisher, title or date are unknown.
    """
    title = _line(citation.title)
    return ", ".join(
        part
        for part in (
            say_publisher(_line(citation.publisher)),
            quoted(title) if title else "title unknown",
            say_date(citation.published),
            _say_part(citation),
            _address(citation) or _file_name(citation),
        )
        if part
    )


def quotation(citation: Citation) -> str:
    """Set the words cited in quotation marks.

    Args:
        citation: What is cited.

    Returns:
        One line: the words as they stand, white space joined. Double marks around them, or single
        ones where the words begin a quotation of their own with double ones.
    """
    words = _line(citation.quote)
    first = _FIRST_OPENING.search(words)
    return f"“{words}”" if first and first[0] in "'‘" else quoted(words)


def _line(text: str | None) -> str:
    """Bring text onto one line that shows all it holds."""
    shown = (
        sign if sign in _JOINERS or unicodedata.category(sign) not in _UNSHOWN else _gap(sign)
        for sign in text or ""
    )
    return " ".join("".join(shown).split())


def _gap(sign: str) -> str:
    """Leave a gap where a sign moved on to another line or column, else nothing."""
    return " " if unicodedata.category(sign) == "Cc" else ""


def _sentence(text: str) -> str:
    return text if text.endswith(_ENDS_SENTENCE) else f"{text}."


def _say_part(citation: Citation) -> str:
    if citation.page is not None:
        return f"p. {citation.page}"
    section = _line(citation.section)
    return f"section {_quoted_inside(section)}" if section else ""


def _quoted_inside(text: str) -> str:
    return f"“{text}”" if any(mark in text for mark in "‘’'") else f"‘{text}’"


def _with_file(told: str, citation: Citation) -> str:
    """Name the file at the end, where its name does not stand for the title already."""
    if not _line(citation.title):
        return _sentence(told)
    return f"{told.removesuffix('.')} ({_file_name(citation)})."


def _address(citation: Citation) -> str | None:
    """Give the document's address on the web, without what leads to the quotation."""
    address = _TEXT_FRAGMENT.sub("", _line(citation.url))
    if citation.page is not None:
        address = _PAGE_FRAGMENT.sub("", address)
    return address if _WEB.fullmatch(address) else None


def _name_place(citation: Citation) -> str:
    address = _address(citation)
    return re.sub(r"^https?://", "", address) if address else _file_name(citation)


def _file_name(citation: Citation) -> str:
    place = _line(citation.location)
    return re.split(r"[/\\]", place.rstrip("/\\ "))[-1].strip() or place or "file without a name"
