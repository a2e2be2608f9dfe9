"""Read what an e-mail's header says, however badly it is written."""

from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from sources.block import Facts
from sources.decode import decode_text
from sources.document import Origin
from sources.errors import DamagedFileError
from sources.facts.dates import parse_date
from sources.tidy import join_line

_MAX_HEADER: Final = 10_000  # characters; longer ones are no subject and no name


def read_header_facts(message: Message) -> Facts:
    """Read subject, sender and date.

    Args:
        message: The whole message.

    Returns:
        The subject as the title, the sender's name, else the address, as the author, and the day
        on which it was sent, as the sender's clock had it.
    """
    name, address = parseaddr(_raw_header(message, "from"))
    return Facts(
        Origin.PROPERTY,
        title=read_words(_raw_header(message, "subject")) or None,
        author=read_words(name) or address.strip() or None,
        published=_read_day(_raw_header(message, "date")),
    )


def read_words(written: str) -> str:
    """Decode a header's words.

    Args:
        written: As in the file, ``=?utf-8?Q?STP?=`` and all.

    Returns:
        One line; empty where nothing is written.
    """
    line = join_line([written])
    try:
        parts = decode_header(line)
    except (HeaderParseError, ValueError):  # words that only look encoded
        return line
    return join_line(["".join(_decode_words(words, charset) for words, charset in parts)])


def decode_bytes(data: bytes, charset: str | None) -> str:
    """Decode by the encoding that is declared, if that is true.

    Args:
        data: Any bytes.
        charset: The encoding's name; may be wrong or no encoding's.

    Returns:
        The text.

    Raises:
        DamagedFileError: If the bytes are no text.
    """
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return decode_text(data).text


def _raw_header(message: Message, name: str) -> str:
    """Read a header's text; bytes in it that are no ASCII are read as text files' are."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    data = raw[:_MAX_HEADER].encode("utf-8", "surrogateescape")
    try:
        return decode_text(data).text
    except DamagedFileError:
        return ""


def _decode_words(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    if charset is None:  # between encoded words, in the form that the library keeps them
        return words.decode("raw-unicode-escape", "replace")
    try:
        return decode_bytes(words, charset)
    except DamagedFileError:
        return words.decode("ascii", "replace")


def _read_day(written: str) -> date | None:
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return parse_date(written)
