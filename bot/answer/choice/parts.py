"""The sides of a question that compares, each with a question of its own; pure."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from index.language.words import STOP_WORDS, read_words

_MOST_WORDS_OF_A_NAME = 14
# A longer text compares nothing that can be told apart, and reading it would take seconds.
_MOST_CHARS = 1_000
_AUX = r"(?:do|does|did|are|is|was|were|have|has|had|would|can|could|should|will)"
_ASK = rf"(?:(?:what|how|where|why|when|which|who|to what extent)\b[^,?]*?\s)?\b{_AUX}"
# What is asked of two sides at once, behind "A and B".
_CUE = (
    r"(?:each|both|respectively|agree|disagree|differ|diverge|clash|contradict|conflict|coincide"
    r"|match|overlap|compare|line up|(?:say|mean|measure|count|cover|want) the same|the same"
    r"|at odds|alike|similar|different|equal|separate)"
)
_SAY = (
    r"(?:say|think|see|describe|view|want|find|argue|call|feel|regard|claim|report|recommend|give"
    r"|count|criticise|object|accept|define|mean|stand|propose|expect)"
)
_DIFFERENCE = r"(?:dif+\w*|distinction|contrast|distinguish|comparison|disagreement|chang\w+)"
_CHANGE = r"(?:chang|differ|ris|rose|fall|fell|gr[eo]w|develop|evol|mov|shift|shr[iu]nk|drop|go)\w*"
_YEAR = r"(?:(?:[a-z]+\s+)?(?:19|20)\d\d(?:[/–-]\d\d)?)"
# Behind the second side begins what is asked of both.
_END = (
    r"(?=\s+(?:about|over|on|in|with|when|as|regarding|concerning|for|under|during|at|say|says"
    r"|said|see|think|put|each|both|differ|agree)\b|\s*[,;:?.–—]|\s*$)"
)
_SIDE = r"(?<!\w)(?:(?!\b(?:what|how|which|who|does|did|do)\b)[^?;:,.]|\.(?=\w))+?"
_NAME = r"(?:the\s+)?(?-i:[A-Z])[\w’'.-]*(?:\s+(?-i:[A-Z])[\w’'-]*)*"
_FEW_WORDS = r"(?<!\w)[\w’'&-]+(?:\s[\w’'&-]+){0,3}?"

_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_DIFFERENCE}\b[^?]*?\bbetween\s+(?P<one>{_SIDE})\s+and\s+(?P<other>{_SIDE}){_END}",
        rf"\b{_CHANGE}\b[^?]*?\b(?:from|between)\s+(?P<one>{_YEAR})\s+(?:to|and)\s+"
        rf"(?P<other>{_YEAR})",
        r"^\W*(?:please\s+)?(?:compare|contrast)\s+(?P<one>.+?)\s+(?:with|to|and|against)\s+"
        r"(?P<other>.+?)\W*$",
        rf"\b{_AUX}\s+(?P<one>{_SIDE})\s+(?:differ|diverge|depart|different|distinct|separate)\s+"
        rf"(?:from|to|than)\s+(?P<other>{_SIDE}){_END}",
        rf"\b{_AUX}\s+(?P<one>{_SIDE})\s+(?:(?:agree|disagree|match|square|line up|compare|conflict"
        rf"|clash)\s+(?:with|to)|the same(?:\s+\w+)?\s+as)\s+(?P<other>{_SIDE}){_END}",
        rf"\b{_ASK}\s+(?P<one>{_SIDE})\s+(?:and|or)\s+(?P<other>{_SIDE})\s+{_CUE}\b",
        rf"^\W*(?P<one>{_SIDE})\s+and\s+(?P<other>{_SIDE})\s+{_CUE}\b",
        rf"\b{_ASK}\s+(?P<one>{_NAME})\s+and\s+(?P<other>{_NAME})\s+{_SAY}\b",
        r"\bwhich\b[^?]*,\s*(?P<one>[^?,]+?),?\s+or\s+(?P<other>[^?,]+?)\W*$",
        rf"\b(?:who|which|whose)\b[^?]*?\b(?P<one>{_NAME}[^?,]*?),?\s+or\s+(?P<other>[^?,]+?)\W*$",
        rf"\b{_AUX}\s+(?P<one>{_SIDE})\s+(?:\w+er|more|less|fewer)\b[^?]*?\bthan\s+"
        rf"(?P<other>{_NAME}){_END}",
        rf"^(?P<one>[^?]+?),?\s+(?:as against|as opposed to|in contrast (?:to|with)|compared"
        rf" (?:to|with)|unlike)\s+(?P<other>{_SIDE}){_END}",
        rf"(?P<one>{_FEW_WORDS})\s+(?:versus|vs\.?)\s+(?P<other>{_FEW_WORDS}){_END}",
        # Further on "v" stands in the name of a case: "in Hutchinson v SSHSC".
        rf"^\W*(?P<one>{_FEW_WORDS})\s+v\.?\s+(?P<other>{_FEW_WORDS}){_END}",
    )
]
_BOTH_DOCUMENTS = re.compile(
    r"\b(?:both|(?:the|these|those) two|all)\s+(?:\w+\s+)?(?:pieces?|articles?|sources?|documents?"
    r"|papers?|reports?|texts?|accounts?|briefs?|briefings?|authors?|writers?)\b"
    r"|\b(?:do|did|where do|how do)\s+(?:the\s+|our\s+)?(?:sources|documents|articles|pieces|papers"
    r"|texts|accounts)\s+(?:agree|disagree|differ|contradict)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|both|respectively|either)\b\s*", re.IGNORECASE)
# These say that something is compared, and not what.
_COMPARING = frozenset((
    "agree",
    "compare",
    "compared",
    "contrast",
    "diff",
    "differ",
    "difference",
    "different",
)) | frozenset(("disagree", "mean", "measure", "same", "say", "thing", "think", "v", "versu"))
_LEAST_ASKED = 2  # words
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a comparison.

    Attributes:
        name: As it stands in the question, such as ``the King's Fund``.
        telling: The words of the name that the other side's lacks, as indexed; at least one.
        question: The question without the other side.
        topic: The question without either side; None where hardly anything is left.
    """

    name: str
    telling: frozenset[str]
    question: str
    topic: str | None


def read_parts(question: str) -> tuple[Part, ...]:
    """Read the sides that a question compares.

    Args:
        question: Such as "What do A and B each say about X?" or "Compare A with B".

    Returns:
        Two, in the order of the question; nothing where it compares nothing, or is very long.
    """
    if len(question) > _MOST_CHARS:
        return ()
    for form in _FORMS:
        for found in form.finditer(question):
            parts = tuple(_parts(question, found))
            if parts:
                return parts
    return ()


def asks_of_several_documents(question: str) -> bool:
    """Say whether a question is about what several documents say, such as "both reports"."""
    return _BOTH_DOCUMENTS.search(question) is not None


def _parts(question: str, found: re.Match[str]) -> Iterator[Part]:
    one, other = _telling(found["one"]), _telling(found["other"])
    if not one - other or not other - one:
        return
    if max(len(found["one"].split()), len(found["other"].split())) > _MOST_WORDS_OF_A_NAME:
        return
    left = _leave(question, found, "")
    topic = left if _asks(left, one | other) else None
    for side, own, others in (("one", one, other - one), ("other", other, one - other)):
        asked = _leave(question, found, found[side])
        if not _asks(asked, own):
            kept = (word for word in question.split() if _telling_words(word).isdisjoint(others))
            asked = " ".join(kept)
        yield Part(found[side], own - (one & other), asked, topic)


def _leave(question: str, found: re.Match[str], side: str) -> str:
    """Leave one side in a question, or none."""
    text = f"{question[: found.start('one')]}{side}{question[found.end('other') :]}"
    return _SPACES.sub(" ", _EACH.sub("", text)).strip()


def _asks(text: str, names: Set[str]) -> bool:
    """Say whether a question still tells what is asked."""
    return len(_telling_words(text) - _COMPARING - names) >= _LEAST_ASKED


def _telling(name: str) -> frozenset[str]:
    """Read the words that tell a name: those with capitals or figures, where there are any."""
    proper = " ".join(word for word in name.split() if re.search(r"[A-Z0-9]", word))
    return _telling_words(proper) or _telling_words(name)


def _telling_words(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in read_words(text) if word not in STOP_WORDS)
