"""Read saved e-mails."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Final

from sources.block import Block, Reading
from sources.document import Dropped
from sources.errors import DamagedFileError, NoTextError
from sources.readers.html.html import read_html
from sources.readers.message.message_headers import decode_bytes, read_header_facts, read_words
from sources.readers.message.message_text import message_blocks
from sources.tidy import drop_invisible, join_line

_MAX_DEPTH: Final = 20  # of parts in parts; mail programs make four
_RULE: Final = "attachment"
_UNREADABLE: Final = "a name that cannot be read"


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a message consists of.

    Attributes:
        texts: The parts that are its own words, in order.
        attached: The names of the others.
    """

    texts: Sequence[Message]
    attached: Sequence[str]


def read_message(data: bytes) -> Reading:
    """Read a message: its plain text where it has one, else its page.

    Attachments are not read; their names are reported. What is quoted from earlier messages
    stays.

    Args:
        data: A whole .eml file.

    Returns:
        Blocks; subject, sender and day sent as title, author and date.

    Raises:
        DamagedFileError: If its parts are nested too deeply.
        NoTextError: If it has no words of its own.
    """
    try:
        message = message_from_bytes(data)
        parts = _join_parts(list(_find_parts(message, 0)))
    except RecursionError as error:
        raise DamagedFileError("the message's parts are nested too deeply to be read") from error
    blocks: list[Block] = []
    dropped = [Dropped(name, _RULE) for name in parts.attached]
    for part in parts.texts:
        try:
            blocks += _read_part(part)
        except NoTextError:
            continue
        except DamagedFileError:
            dropped.append(Dropped(_name_part(part), "part of a message that is no text"))
    if not blocks:
        raise NoTextError("the message has no text; save its attachments as files of their own")
    return Reading(tuple(blocks), read_header_facts(message), tuple(dropped))


def _join_parts(found: Sequence[_Parts]) -> _Parts:
    return _Parts(
        [text for each in found for text in each.texts],
        [name for each in found for name in each.attached],
    )


def _find_parts(part: Message, depth: int) -> Iterator[_Parts]:
    if part.is_multipart() and part.get_content_maintype() == "multipart" and depth < _MAX_DEPTH:
        found = [_join_parts(list(_find_parts(each, depth + 1))) for each in _children(part)]
        if part.get_content_subtype() == "alternative":
            found = _choose(found)
        yield from found
    elif _is_own_text(part):
        yield _Parts([part], [])
    else:
        yield _Parts([], [_name_part(part)])


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if payload else []


def _choose(found: Sequence[_Parts]) -> list[_Parts]:
    """Choose among parts that say the same: the first with plain text, else with any."""
    texts = [each for each in found if any(map(_has_words, each.texts))]
    plain = [
        each
        for each in texts
        if any(part.get_content_type() == "text/plain" for part in each.texts)
    ]
    best = (plain or texts)[:1]
    return [*best, *(_Parts([], each.attached) for each in found if each not in best)]


def _has_words(part: Message) -> bool:
    return bool(_payload(part).strip())


def _is_own_text(part: Message) -> bool:
    if part.get_content_disposition() == "attachment" or _file_name(part):
        return False
    kind = part.get_content_type()
    broken = part.get_content_maintype() == "multipart" and not part.is_multipart()
    return broken or kind in {"text/plain", "text/html"}


def _read_part(part: Message) -> tuple[Block, ...]:
    text = decode_bytes(_payload(part), _charset(part))
    if part.get_content_type() == "text/html":
        return read_html(text.encode("utf-8", "replace")).blocks
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    return message_blocks(drop_invisible(text), flowed=flowed)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name_part(part: Message) -> str:
    name = read_words(_file_name(part) or "")
    return name or join_line([part.get_content_type()])


# Where the name of an encoding holds a zero, the library lets Python's own error through.
def _file_name(part: Message) -> str | None:
    try:
        return part.get_filename()
    except ValueError:
        return _UNREADABLE


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except ValueError:
        return None
