"""Makes questions of headings and titles; pure."""

import re
from enum import IntEnum
from typing import Final

from bot.answer.wording import quoted
from bot.prompts.clauses import question_of_clause
from bot.prompts.labels import DATE_WORDS
from bot.prompts.topics import count_telling, is_plain, settle_case, tidy_heading
from bot.prompts.word_classes import ASKING, AUXILIARY, PREPOSITION, RELATIVE

MOST_CHARS: Final = 75  # Slack shows no more of a button


class Dullness(IntEnum):
    """How much a question lets the asker expect, the most first."""

    ONE_THING = 0
    WHOLE_SUBJECT = 1
    WHOLE_DOCUMENT = 2


_DIRECT: Final = re.compile(rf"(?:{ASKING}\b.*?\b)?{AUXILIARY}\b.*\w\W*\?", re.IGNORECASE)
# Words that mean something said before, which nobody has said to whoever reads a button.
_POINTS_BACK: Final = re.compile(
    r"\b(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]hem|[Tt]heir|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|he|him|his|she"
    r"|her|we|us|our|you|your|else|others?|[Oo]ther|[Ss]ame|above|below|following|previous|former"
    r"|latter|here)\b"
)
_BEGINS_APART: Final = re.compile(
    rf"(?:no|and|but|or|not|whether|{PREPOSITION}|{AUXILIARY}|{ASKING})\b", re.IGNORECASE
)
_WHY_OR_HOW: Final = re.compile(r"(?:why|how)\s(?!to\b)\w.*[^?]", re.IGNORECASE)
_HAS_VERB: Final = re.compile(rf"\b(?:{AUXILIARY}|says?|said)\b|[?!;]", re.IGNORECASE)
_RELATIVE: Final = re.compile(rf"\b{RELATIVE}\b", re.IGNORECASE)
_JOINED: Final = re.compile(r"\band\b|\bor\b|[,:&/\u2013\u2014]", re.IGNORECASE)
_HEAD_END: Final = re.compile(rf"\s{PREPOSITION}\s", re.IGNORECASE)
_WRITING: Final = re.compile(
    r"\b(?:announcement|briefing|declaration|guidance|guideline|inquiry|judgment|letter|memo"
    r"|paper|report|review|speech|statement|study|survey)s?$",
    re.IGNORECASE,
)
_IN_YEAR: Final = re.compile(r"\bin\s(?:[A-Z]\w+\s)?(?:19|20)\d\d\b")
_TIME_AT_END: Final = re.compile(r",\s(?=(?P<years>(?:19|20)\d\d(?:\sto\s(?:19|20)\d\d)?)$)")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_PAST: Final = re.compile(r"\b(?:was|were|had)\b")
_PRESENT: Final = re.compile(r"\b(?:is|are|has|have)\b")
_CLEAR_WORDS: Final = 2  # of a thing, such as "bed test"; its verb must be told as well
_ASKS_FOR_THING: Final = re.compile(r"What (?:is|are|was|were) (?!said about)")
# What is new, first or a number is so beside something else, of which nothing is said.
_POINTS_ASIDE: Final = re.compile(
    r"\b(?:new|old|first|second|third|last|final|next|main|key|since|used|name|number|word|figure)s?\b"
)
_FIGURE: Final = re.compile(r"\d")
_IS_OPEN: Final = re.compile(r"What (?:is said about|did .+ say about)")
_IS_OF_TITLE: Final = re.compile(r"What does [“‘]")
_SINGULAR_ENDS: Final = ("ss", "us", "is")


def ask_of_heading(
    heading: str, *, body: str, text: str, publisher: str | None = None
) -> str | None:
    """Make the question that a section answers.

    Args:
        heading: As it stands in the document.
        body: The section's text, which tells whether the thing is or was.
        text: The document's text.
        publisher: Who is to be named; None where a name would tell nobody anything.

    Returns:
        A heading that is a question as it stands, "What was the fund?" for "What the fund was",
        "What are the four tests?" for "The four tests", or else what is said about it; None where
        it is no topic, or the question would be too long or not be understood by itself.
    """
    line = tidy_heading(heading)
    if line is None:
        return None
    asked = _as_it_stands(line) or question_of_clause(line, text=text)
    return _fit(asked or _of_thing(line, body, text)) or _fit(_of_topic(line, text, publisher))


def ask_what_is_said(heading: str, *, text: str, publisher: str | None) -> str | None:
    """Make the question what somebody says about the topic of a heading.

    Args:
        heading: As it stands in a document.
        text: That document's text.
        publisher: Whose words are asked for; None for anybody's.

    Returns:
        The question; None where the heading is no topic, or the question would be too long.
    """
    line = tidy_heading(heading)
    return None if line is None else _fit(_of_topic(line, text, publisher))


def ask_of_title(title: str, *, text: str) -> str | None:
    """Make a question of a document's title.

    A title may be a headline, which no rule can tell from the name of a thing: so it is quoted.

    Args:
        title: The title.
        text: The document's text.

    Returns:
        The question; None where it would be too long, or the title is a mere label.
    """
    line = tidy_heading(title)
    if line is None:
        return None
    asked = _as_it_stands(line) or question_of_clause(line, text=text)
    return _fit(asked or _of_thing(line, text, text)) or _fit(f"What does {quoted(line)} say?")


def ask_of_name(name: str, *, text: str) -> str | None:
    """Make the question what is said about somebody or something.

    Args:
        name: As a text names it.
        text: That text, which tells whether an article belongs to the name.

    Returns:
        The question; None where it would be too long or the name cannot be shown.
    """
    line = tidy_heading(name)
    return None if line is None else _fit(f"What is said about {_with_article(line, text)}?")


def names_something(question: str) -> bool:
    """Say whether a question names somebody or something, so that it is clear by itself.

    Args:
        question: As made here.

    Returns:
        True with a name, an abbreviation or a sum of money behind its first word; a month is none.
    """
    words = re.findall(r"[\w£€$]+", question)[1:]
    return any(
        word[0] in "£€$" or (word[0].isupper() and word.lower() not in DATE_WORDS) for word in words
    )


def is_clear(question: str) -> bool:
    """Say whether a question is understood without what was read before it.

    Args:
        question: As made here.

    Returns:
        False where it has no name or figure and too few words to go by, as in "What was the fund?",
        "How did the number grow?" or "What is said about systems and boards?".
    """
    if names_something(question):
        return True
    if _ASKS_FOR_THING.match(question):
        return count_telling(_POINTS_ASIDE.sub("", question)) >= _CLEAR_WORDS
    telling = count_telling(_POINTS_ASIDE.sub("", question))
    return telling > _CLEAR_WORDS or (telling == _CLEAR_WORDS and bool(_FIGURE.search(question)))


def dullness(question: str) -> Dullness:
    """Say how much a question lets the asker expect.

    Args:
        question: As made here.

    Returns:
        Whether it asks for one thing, for all that is said about a subject, or for a document.
    """
    if _IS_OF_TITLE.match(question):
        return Dullness.WHOLE_DOCUMENT
    return Dullness.WHOLE_SUBJECT if _IS_OPEN.match(question) else Dullness.ONE_THING


def _fit(question: str | None) -> str | None:
    """Leave out what is too long for a button, or says "it" of something said before."""
    if question is None or len(question) > MOST_CHARS or _POINTS_BACK.search(question):
        return None
    return f"{question[0].upper()}{question[1:]}"


def _as_it_stands(line: str) -> str | None:
    return line if _DIRECT.fullmatch(line) else None


def _of_thing(line: str, body: str, text: str) -> str | None:
    """Ask what a thing is that is named as one of its kind, such as "The four tests"."""
    if not line.startswith("The ") or _HAS_VERB.search(line):
        return None
    head = _HEAD_END.split(line, maxsplit=1)[0]
    if _JOINED.search(head) or _RELATIVE.search(line) or _IN_YEAR.search(line):
        return None
    if _WRITING.search(head):
        return f"What did {settle_case(line, text=text)} say?"
    plural = head.lower().endswith("s") and not head.lower().endswith(_SINGULAR_ENDS)
    is_past = _YEAR.search(line) or len(_PAST.findall(body)) > len(_PRESENT.findall(body))
    verb = ("were" if plural else "was") if is_past else ("are" if plural else "is")
    return f"What {verb} {settle_case(line, text=text)}?"


def _of_topic(line: str, text: str, publisher: str | None) -> str | None:
    """Ask what is said about a topic; the past tense fits publishers in either number."""
    is_clause = _WHY_OR_HOW.fullmatch(line) and count_telling(line) > 1
    if not is_clause and (_HAS_VERB.search(line) or _BEGINS_APART.match(line)):
        return None
    topic = _TIME_AT_END.sub(
        lambda found: " from " if "to" in found["years"] else " in ", settle_case(line, text=text)
    )
    by = " ".join((publisher or "").split())
    named = f"What did {_with_article(by, text)} say about {topic}?"
    if by and is_plain(by) and len(named) <= MOST_CHARS:
        return named
    return f"What is said about {topic}?"


def _with_article(name: str, text: str) -> str:
    """Write a name as the text does, which may say "the BMA" but never "the NHS England"."""
    with_article = text.count(f"the {name}") + text.count(f"The {name}")
    return f"the {name}" if 2 * with_article > text.count(name) else name
