"""What kind of thing a question asks for: a number, the meaning of a term and the like; pure."""

import re
from enum import Enum, auto
from itertools import takewhile


class Expected(Enum):
    """What a question asks for."""

    DAY = auto()
    NUMBER = auto()
    NAME = auto()
    ANYTHING = auto()


_QUESTIONS = (
    (
        Expected.DAY,
        r"when|(?:what|which) (?:year|date|day|month|century|time)|how long|since when",
    ),
    (
        Expected.NUMBER,
        r"how (?:many|much|large|big|old|far|often|high|tall)|number of|what (?:percent|percentage"
        r"|per cent|proportion|share|number|amount|fraction)",
    ),
    (
        Expected.NAME,
        r"who|whom|whose|which (?:person|people|body|bodies|organisation|organization|union)",
    ),
)
_FORMS = [(kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _QUESTIONS]


def read_expected(question: str) -> Expected:
    """Read what a question asks for: the first kind whose words stand in it."""
    return next((kind for kind, form in _FORMS if form.search(question)), Expected.ANYTHING)


_COUNTED = re.compile(
    r"\bhow many\s+(?P<thing>[a-z][\w'’-]*(?:\s+[a-z][\w'’-]*){0,4})", re.IGNORECASE
)
_VERB = re.compile(
    r"(?:are|be|been|can|could|did|do|does|had|has|have|is|might|must|should|was|were|will|would)"
    r"(?:n['’]t)?"
)
_CLAUSE_END = re.compile(r"[,;:.?!]")
_FIGURE = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+ty(?:[- ]\w+)?|hundreds?|thousands?|all|none|half|both)\b",
    re.IGNORECASE,
)
_WORDS_BETWEEN = 4  # "the 83 further Local Digital Roadmaps"


def read_counted(question: str) -> str | None:
    """Read what is counted, as in "How many footprints are there?": the noun, else None."""
    found = _COUNTED.search(question)
    if found is None:
        return None
    words = found["thing"].lower().split()
    noun = list(takewhile(lambda word: not _VERB.fullmatch(word), words))
    if not noun or noun == words:
        return None
    return str(noun[-1]).removesuffix("s")


def counts(thing: str, sentence: str) -> bool:
    """Say whether a sentence gives a number of a thing.

    Args:
        thing: Such as ``footprint``.
        sentence: A sentence.

    Returns:
        True where the thing stands a few words behind a figure at the most.
    """
    for figure in _FIGURE.finditer(sentence):
        behind = _CLAUSE_END.split(sentence[figure.end() :].lower(), maxsplit=1)[0]
        if any(word.startswith(thing) for word in behind.split()[: _WORDS_BETWEEN + 1]):
            return True
    return False


_WHAT_IS = re.compile(
    r"^\W*what(?:['’]s| is| are| was| were| does| do| did)\s+(?:an?\s+|the\s+)?"
    r"(?P<term>[\w&-]+(?:\s[\w&-]+){0,3}?)(?:\s+(?:stand for|mean|short for))?\W*$",
    re.IGNORECASE,
)


def read_term(question: str) -> str | None:
    """Read the term whose meaning is asked for, as in "What is an ICB?"; else None."""
    found = _WHAT_IS.match(question)
    return found["term"] if found else None


def defines(term: str, sentence: str) -> bool:
    """Say whether a sentence says what a term means.

    Args:
        term: Such as ``ICB`` or ``control total``.
        sentence: A sentence.

    Returns:
        True where the term is what the sentence begins with and says something of, or stands in
        brackets behind its long form.
    """
    word = re.escape(term.removesuffix("s"))
    is_subject = (
        rf"^\W*(?:an?\s+|the\s+)?{word}s?\W?\s+(?:is|are|was|were|stands?|stood|means?|meant)\b"
    )
    return re.search(rf"{is_subject}|\({word}s?\)", sentence, re.IGNORECASE) is not None
