"""Notices that a question means another STP, such as the spanning tree protocol; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.answer.asked.sense_table import HERE, LIKELY_POLICY, SENSES, SURE_POLICY, Sense
from index.language.words import fold
from index.searcher import Hit

# One strong cue is enough, or two weak ones.
_STRONG = 2
_ENOUGH = 2

_FILE_ENDING = re.compile(r"\.ste?p\b")
_POSSESSIVE = re.compile(r"'s?\b")  # "STP's" is no plural
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class OtherSense:
    """Another sense of an abbreviation, which a question takes it in.

    Attributes:
        term: The abbreviation, in capitals.
        taken: The sense that the asker takes, such as "sewage treatment plants".
        here: What it stands for in the documents.
        names: What names the other sense outright: entries of the table.
        cues: What gave it away where nothing named it: entries of the table.
    """

    term: str
    taken: str
    here: str
    names: tuple[str, ...]
    cues: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Say both senses to the asker."""
        return (
            f"The question seems to be about {self.taken}."
            f" In these documents “{self.term}” stands for {self.here}."
        )


def read_other_sense(text: str) -> OtherSense | None:
    """Read from a question's own words that it means something else by an abbreviation.

    The other sense must be named outright, or be given away by words that belong to it and to
    nothing in health policy; a question that also speaks of policy keeps the sense it has here.

    Args:
        text: The question, as it was asked.

    Returns:
        The other sense; None where nothing speaks for one.
    """
    words = _read(text)
    for sense in SENSES:
        names = _entries(sense.names)
        named = bool(_found(names, words))
        cues = () if named else _cues(sense, words)
        if (named or cues) and not _found(_against(sense, SURE_POLICY), words):
            return OtherSense(sense.term.upper(), sense.taken, HERE[sense.term], names, cues)
    return None


def is_used(sense: OtherSense, hits: Sequence[Hit]) -> bool:
    """Say whether documents speak of another sense themselves.

    Args:
        sense: What the asker seems to mean.
        hits: What was found for the question.

    Returns:
        True where a passage, with its heading and its document's title, names that sense or holds
        all that gave it away in the question, which may then be answered from it.
    """
    return any(
        _found(sense.names, words) or (sense.cues and _found(sense.cues, words) == sense.cues)
        for words in map(_read, map(_described, hits))
    )


def _cues(sense: Sense, words: str) -> tuple[str, ...]:
    """Find what gives a sense away; nothing where it is too little or could be policy as well."""
    if not _found((sense.term, f"{sense.term}s"), words):
        return ()
    strong, weak = _found(_entries(sense.strong), words), _found(_entries(sense.weak), words)
    if _STRONG * len(strong) + len(weak) < _ENOUGH:
        return ()
    return () if _found(_against(sense, LIKELY_POLICY), words) else (*strong, *weak)


def _described(hit: Hit) -> str:
    return f"{hit.document.title or ''} {hit.passage.section or ''} {hit.text}"


def _read(text: str) -> str:
    """Put a text's words in a row, with a space before and behind each."""
    plain = _FILE_ENDING.sub(" dotstp ", fold(text)).replace("&", " and ")
    return f" {_MARKS.sub(' ', _POSSESSIVE.sub('', plain))} "


def _found(entries: tuple[str, ...], words: str) -> tuple[str, ...]:
    if not entries or not _any_of(entries).search(words):
        return ()
    return tuple(entry for entry in entries if _any_of((entry,)).search(words))


@cache
def _against(sense: Sense, policy: str) -> tuple[str, ...]:
    """Give the entries of policy that speak against a sense, other abbreviations among them."""
    spared = _entries(sense.among)
    kept = (entry for entry in _entries(policy) if entry not in spared)
    return (*kept, *(term for term in HERE if term != sense.term))


@cache
def _entries(listed: str) -> tuple[str, ...]:
    return tuple(" ".join(entry.split()) for entry in listed.split(",") if entry.strip())


@cache
def _any_of(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Compile entries of the table; a star stands for any ending."""
    found = "|".join(re.escape(entry).replace(r"\*", r"\w*") for entry in entries)
    return re.compile(rf"(?<= )(?:{found})(?= )")
