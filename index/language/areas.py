"""Knows the 44 STP areas of England by name, alias, initials and trust."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

_AREAS = Path(__file__).with_name("areas.csv")
_TRUSTS = Path(__file__).with_name("trusts.csv")

_APOSTROPHES = re.compile("['\u2018\u2019\u201b\u02bc\u2032`]")
_WORD = re.compile(r"[^\W_]+")
_JOINING = frozenset({
    "and",
    "the",
})  # "Bath & North East Somerset": left out by some, not by others
_ALIKE = 0.7  # as difflib measures: "Dorest" and "Dorset" 0.83, "Dorest" and "Forest" 0.5
_TRUST_ENDING = re.compile(r",?\s+NHS\s+(?:Foundation\s+)?Trust$")
_NO_SHORT_FORM = frozenset({"Heart of England"})  # every article has been at the heart of England
_SAID_BESIDE = re.compile(
    r"^\s*(?:the|nhs)\s+|\s+(?:stps?|ics|icb|area|footprint|plan|partnership|footprint area)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Trust:
    """An NHS trust.

    Attributes:
        code: Such as ``RBD``.
        name: In full, as in 2017/18.
        later_name: What it was called after a merger or change; None where nothing is known.
    """

    code: str
    name: str
    later_name: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in full and without "NHS Foundation Trust"."""
        full = [self.name, *([self.later_name] if self.later_name else [])]
        short = [_TRUST_ENDING.sub("", name) for name in full]
        return tuple(dict.fromkeys([*full, *(s for s in short if s not in _NO_SHORT_FORM)]))


@dataclass(frozen=True, slots=True)
class Area:
    """An STP area.

    Attributes:
        code: Such as ``E54000041``.
        name: As in 2017/18.
        also: Other names that stand in texts.
        initials: Such as ``BNSSG``; in texts they count in just these letters.
        asked_as: Places inside it, and wider ones, by which people ask for it.
        trusts: By name.
        merged_on: Year and month in which it was merged into another; None where it was not.
        merged_into: The other one's code.
    """

    code: str
    name: str
    also: tuple[str, ...]
    initials: tuple[str, ...]
    asked_as: tuple[str, ...]
    trusts: tuple[Trust, ...]
    merged_on: str | None
    merged_into: str | None


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """One or more areas that somebody named.

    Attributes:
        said: The name as it was typed.
        areas: By code; several where a name such as "Essex" is shared.
        labels: A text is of the choice where ``read_labels`` finds one of these in it.
    """

    said: str
    areas: tuple[Area, ...]
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    labels: frozenset[str]


@lru_cache(maxsize=1)
def load_areas() -> tuple[Area, ...]:
    """Load the areas.

    Returns:
        The 44 areas of 2017/18 by code, and the one that three of them became in August 2018.
    """
    trusts: dict[str, list[Trust]] = defaultdict(list)
    for row in _read_rows(_TRUSTS):
        trust = Trust(row["code"], row["name"], row["later_name"] or None)
        trusts[row["area"]].append(trust)
    return tuple(
        Area(
            code=row["code"],
            name=row["name"],
            also=_parts(row["also"]),
            initials=_parts(row["initials"]),
            asked_as=_parts(row["asked_as"]),
            trusts=tuple(trusts[row["code"]]),
            merged_on=row["merged_on"] or None,
            merged_into=row["merged_into"] or None,
        )
        for row in _read_rows(_AREAS)
    )


def choose_area(said: str) -> AreaChoice | None:
    """Find the area or areas that somebody names.

    Args:
        said: A name, alias, initials, a code, a trust, or a place inside the area, in upper or
            lower case; "STP" and the like may stand behind it. An area that others were merged into
            takes them in.

    Returns:
        The choice; None where no area is known by that name.
    """
    key = _asked_key(said)
    codes = _asked().get(key)
    if not codes:
        return None
    areas = tuple(area for area in load_areas() if area.code in codes or area.merged_into in codes)
    labels = frozenset({key, *(area.code for area in areas)})
    return AreaChoice(said=said, areas=areas, labels=labels)


def is_area_name(said: str) -> bool:
    """Say whether something is the name of an area as it stands, with nothing beside it.

    Args:
        said: As for ``choose_area``, but not "Dorset STP".

    Returns:
        True where it is.
    """
    return " ".join(_read_words(said)) in _asked()


def nearest_areas(said: str, *, limit: int = 3) -> list[str]:
    """Find the names that look most like one that is not known.

    Args:
        said: What was typed.
        limit: How many names at the most.

    Returns:
        Names of areas, nearest first, each once; may be empty.
    """
    close = get_close_matches(_asked_key(said), _asked(), n=4 * limit, cutoff=_ALIKE)
    names = {area.code: area.name for area in load_areas()}
    found = [names[code] for key in close for code in sorted(_asked()[key])]
    return list(dict.fromkeys(found))[:limit]


def read_labels(text: str) -> frozenset[str]:
    """Read which areas a text names.

    The longest name counts: "South East London" is not "East London", and "North Somerset" is not
    "Somerset". A name has a capital somewhere; initials are in capitals.

    Args:
        text: Anything.

    Returns:
        Codes of areas named by themselves or by a trust, and the places named in between, as in
        ``AreaChoice.labels``.
    """
    words = [word for word in _WORD.findall(_plain(text)) if word.lower() not in _JOINING]
    found: set[str] = set()
    place = 0
    forms = [_fold(word) for word in words]
    names = _names()
    while place < len(words):
        name = next(
            (
                name
                for name in names.get(forms[place], ())
                if tuple(forms[place : place + len(name.words)]) == name.words
                and any(word[0].isupper() for word in words[place : place + len(name.words)])
            ),
            None,
        )
        if name is not None:
            found |= name.labels
        place += len(name.words) if name else 1
    return frozenset(found) | _read_initials(text)


def _read_initials(text: str) -> frozenset[str]:
    pattern, codes = _initials()
    return frozenset(codes[match] for match in pattern.findall(text))


@lru_cache(maxsize=1)
def _initials() -> tuple[re.Pattern[str], Mapping[str, str]]:
    codes = {each: area.code for area in load_areas() for each in area.initials}
    longest_first = sorted(codes, key=lambda each: (-len(each), each))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), codes


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Sequence[_Name]]:
    """Names that stand in texts, by their first word, the longest first."""
    labels: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for area in load_areas():
        for name in _names_in_texts(area):
            labels[_read_words(name)].add(area.code)
    for area in load_areas():
        for name in area.asked_as:
            # A label of its own: a text that names London is not one about every area there.
            labels[_read_words(name)].add(_asked_key(name))
    names: dict[str, list[_Name]] = defaultdict(list)
    for words in sorted(labels, key=lambda each: (-len(each), each)):
        names[words[0]].append(_Name(words, frozenset(labels[words])))
    return names


@lru_cache(maxsize=1)
def _asked() -> Mapping[str, set[str]]:
    """Codes of areas by whatever people may call them."""
    asked: dict[str, set[str]] = defaultdict(set)
    for area in load_areas():
        trust_codes = (trust.code for trust in area.trusts)
        for name in (*_names_in_texts(area), *area.initials, area.code, *trust_codes):
            asked[_asked_key(name)].add(area.code)
    own = frozenset(
        asked
    )  # "Surrey" is nobody's own name, so that it is everybody's who has a part
    for area in load_areas():
        for name in area.asked_as:
            if _asked_key(name) not in own:
                asked[_asked_key(name)].add(area.code)
    return asked


def _names_in_texts(area: Area) -> Iterator[str]:
    yield area.name
    yield from area.also
    for trust in area.trusts:
        yield from trust.names


def _asked_key(said: str) -> str:
    bare = said
    while (shorter := _SAID_BESIDE.sub("", bare)) != bare:
        bare = shorter
    return " ".join(_read_words(bare) or _read_words(said))


def _read_words(text: str) -> tuple[str, ...]:
    words = _WORD.findall(_plain(text))
    return tuple(_fold(word) for word in words if word.lower() not in _JOINING)


def _plain(text: str) -> str:
    return _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).replace("_", " ")


def _fold(word: str) -> str:
    """Fold case and a final s, which may be a plural's or a possessive's: "Dorset's", "Kings"."""
    word = word.lower()
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
