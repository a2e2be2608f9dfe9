"""What kind of thing a question asks for, and whether a sentence holds such a thing; pure."""

import re
from enum import Enum, auto


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

_HOLDS = {
    Expected.DAY: re.compile(
        r"\b(?:1[0-9]{3}|20\d\d|January|February|March|April|May|June|July|August|September"
        r"|October|November|December|centur(?:y|ies)|days?|weeks?|months?|years?)\b"
    ),
    Expected.NUMBER: re.compile(
        r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third"
        r"|quarter|most|dozen|hundred|thousand|million|billion|none|all)\b",
        re.IGNORECASE,
    ),
    # A capital in the middle of a sentence.
    Expected.NAME: re.compile(r"(?<=[a-z,;:’'”\"] )[A-Z][a-z]+"),
}
_UNDECIDED = 0.5


def read_expected(question: str) -> Expected:
    """Read what a question asks for: the first kind whose words stand in it."""
    return next((kind for kind, form in _FORMS if form.search(question)), Expected.ANYTHING)


def fits(expected: Expected, sentence: str) -> float:
    """Say how well a sentence fits what is asked for.

    Args:
        expected: What is asked for.
        sentence: A sentence.

    Returns:
        1 where it holds such a thing, 0 where not, a half where anything may be the answer.
    """
    holds = _HOLDS.get(expected)
    if holds is None:
        return _UNDECIDED
    return 1.0 if holds.search(sentence) else 0.0
