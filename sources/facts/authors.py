"""Read who wrote a document, where a byline or a page's markup says so."""

import re
from typing import Final

from sources.facts.metadata import read_value

_BYLINE: Final = re.compile(
    r"(?:(?:(?i:posted|written|words|article|blog|report|story|comment)\s+)?(?:by|By|BY)"
    r"\s*:?|(?i:authors?)\s*:)\s+(?P<name>\S.*)"
)
_PART: Final = r"(?:de|del|der|den|di|du|la|le|van|von|bin|ben|al|el|ter)"
_WORD: Final = r"[^\W\d_a-z][\w.'’-]*"
# The role that may follow: ", policy lead", " is a GP", " in Leeds", " on 14 November".
_PERSON: Final = rf"{_WORD}(?:\s+(?:{_PART}\s+)*{_WORD}){{0,4}}"
_PEOPLE: Final = re.compile(rf"{_PERSON}(?:(?:,\s+{_PERSON})*(?:,?\s+(?:and|&)\s+){_PERSON})?")
_NOBODY: Final = re.compile(
    r"(?:admin|administrator|editors?|editorial|staff|team|reporters?|correspondents?|desk|newsdesk"
    r"|newsroom|author|guest|webmaster|web|user|anonymous|unknown|communications|comms|office"
    r"|noon|midnight|[\w-]*(?:mon|tues|wednes|thurs|fri|satur|sun)day|default)",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|shall|should|must|be|been|says?|said)\b"
)
_ADDRESS: Final = re.compile(r"https?:|www\.|@|/|\.(?:com|org|net|uk)\b", re.IGNORECASE)
_MAX_NAME: Final = 120
_MIN_WORDS: Final = 2  # a single word after "by" is as often a day, a place or a user's name


def read_byline(line: str) -> str | None:
    """Read a line such as ``By Kieran Walshe, professor of health policy``.

    Args:
        line: One line of text.

    Returns:
        The names alone; None for a line that begins otherwise, that goes on as a sentence, or
        that names nobody, as ``By Editor`` does.
    """
    found = _BYLINE.fullmatch(line.strip())
    if found is None or len(line) > _MAX_NAME or line.rstrip().endswith((".", "!", "?", ":")):
        return None
    people = _PEOPLE.match(found["name"])
    if people is None or len(people[0].split()) < _MIN_WORDS or _VERB.search(line):
        return None
    rest = found["name"][people.end() :].lstrip()
    if rest and rest[0] not in ",|·•–—-(" and not rest.startswith(("on ", "in ", "at ", "for ")):
        return None
    return read_author(people[0])


def read_author(text: str) -> str | None:
    """Read a name that stands where only an author's may stand, such as in a page's markup.

    Args:
        text: The value.

    Returns:
        The name; None for addresses, for lower-case names of users, and for words that stand in
        an author's place where none is named, such as "admin" or "Editor".
    """
    name = read_value(text)
    if name is None or len(name) > _MAX_NAME or _ADDRESS.search(name):
        return None
    name = re.sub(r"^by:?\s+", "", name, flags=re.IGNORECASE)
    words = re.findall(r"[\w-]+", name)
    if name == name.casefold() or not words or any(_NOBODY.fullmatch(word) for word in words):
        return None
    return name
