"""Turns clauses that ask, such as "What the fund was", into questions; pure."""

import re
from typing import Final

from bot.prompts.topics import count_telling, settle_case
from bot.prompts.verbs import present_of
from bot.prompts.word_classes import AUXILIARY, DETERMINER, PREPOSITION, RELATIVE

_HOW_MANY_THERE: Final = re.compile(
    r"(?P<counted>how\s(?:many|much)\s.+)\sthere\s(?P<verb>is|are|was|were)", re.IGNORECASE
)
# "Who led the areas", "How many people voted": the question word is the subject, nothing moves.
_SUBJECT_ASKS: Final = re.compile(
    r"(?:what|who|which\s[\w'’-]+|how\s(?:many|much)(?:\s[\w'’-]+)?)\s(?P<verb>[\w'’-]+)\b.*",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"(?P<asks>how\s(?:far|long|well|often|soon|quickly)|how(?!\s(?:many|much)\b)|what|when|where"
    r"|why|whether)\s(?P<rest>.+)",
    re.IGNORECASE,
)
# "Did" stays where it is the verb itself, as in "What the fund did to the accounts".
_MOVABLE: Final = re.compile(
    rf"\s(?P<verb>(?!do\b|does\b|did\b){AUXILIARY}|(?:do|does|did)(?=\snot\b))\b"
)
_BEFORE_NOUN: Final = re.compile(rf"(?:{DETERMINER}|{PREPOSITION})", re.IGNORECASE)
_CLAUSE_INSIDE: Final = re.compile(rf"\b{RELATIVE}\b", re.IGNORECASE)


def question_of_clause(line: str, *, text: str) -> str | None:
    """Turn a clause that asks into a question.

    Args:
        line: A tidy heading, such as "What the fund was" or "How 44 areas became 42".
        text: The document's text.

    Returns:
        Such as "What was the fund?"; None where it is no such clause, where it does not say of
        what it asks ("What changed in 2017"), or where no rule here tells its subject from its
        verb for sure.
    """
    counted = _HOW_MANY_THERE.fullmatch(line)
    if counted:
        return f"{counted['counted']} {counted['verb']} there?"
    asks = _SUBJECT_ASKS.fullmatch(line)
    if asks and _is_verb(asks["verb"]):
        return f"{line.rstrip('?')}?" if count_telling(line) > 1 else None
    opening = _OPENING.fullmatch(line)
    if opening is None or line.endswith("?") or not _begins_with_subject(opening["rest"]):
        return None
    return _turn(opening["asks"], opening["rest"], text)


def _is_verb(word: str) -> bool:
    small = word.lower()
    return re.fullmatch(AUXILIARY, small) is not None or present_of(small) is not None


def _begins_with_subject(rest: str) -> bool:
    """Say whether words begin with a whole subject, not with a part of what is asked for.

    Args:
        rest: What follows the question word.

    Returns:
        False for "powers STPs had", which asks for powers: only a determiner, a name, a figure, or
        a single noun before the verb can be told from that.
    """
    words = rest.split(" ")
    begins = rest[0].isupper() or rest[0].isdigit() or re.match(rf"{DETERMINER}\b", rest)
    return bool(begins) or (len(words) > 1 and _is_verb(words[1]))


def _turn(asks: str, rest: str, text: str) -> str | None:
    """Put the verb before its subject."""
    begins = "" if asks.lower() == "whether" else f"{asks} "
    found = _MOVABLE.search(rest)
    if found:
        subject, verb, after = rest[: found.start()], found["verb"], rest[found.end() :]
    else:
        parts = _split_at_past_verb(rest)
        if parts is None:
            return None
        subject, verb, after = parts[0], "did", f" {parts[1]}"
    if _CLAUSE_INSIDE.search(subject):
        return None
    return f"{begins}{verb} {settle_case(subject, text=text)}{after}?"


def _split_at_past_verb(rest: str) -> tuple[str, str] | None:
    """Part a clause before its verb, and put the verb into the form that stands after "did".

    Args:
        rest: A subject and what follows it.

    Returns:
        The subject, and the rest; None where there is not exactly one word that can be the verb,
        for "the revised plan" has no verb in "revised".
    """
    words = rest.split(" ")
    found = [
        (place, present)
        for place, word in enumerate(words)
        if place and word.islower() and (present := present_of(word))
    ]
    if len(found) != 1:
        return None
    place, present = found[0]
    if _BEFORE_NOUN.fullmatch(words[place - 1]):
        return None
    return " ".join(words[:place]), " ".join([present, *words[place + 1 :]])
