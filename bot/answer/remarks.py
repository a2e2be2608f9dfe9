"""What is to be said about the sentences shown, in words of ours; never about policy; pure."""

import re
from collections.abc import Mapping, Sequence

from bot.answer.answer import AnswerSentence, Citation
from bot.answer.figures import MONTHS
from bot.answer.wording import join_names, quoted, say_date
from index.snapshots.versions import NewerVersion

_MONTH = "|".join(sorted(MONTHS))
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SEASON = "(?:spring|summer|autumn|winter)"
_PERIOD = f"(?:week|weekend|fortnight|month|quarter|year|night|{_SEASON}|{_MONTH}|{_WEEKDAY})"
_SPAN = "(?:days|weeks|months|quarters|years|decades|decade)"
_COUNT = r"(?:few|couple of|several|two|three|four|five|six|ten|\d+)"
# Phrases whose meaning hangs on the day on which they were written.
_RELATIVE = re.compile(
    rf"""\b(?:
      by\ (?:{_MONTH})\ this\ year
    | (?:early|earlier|late|later)\ (?:this|last|next)\ (?:week|month|year)
    | (?:this|next|late\ last|last)\ {_PERIOD}(?!\ of\b|\w)(?!\ \d)
    | (?:in|over|during|for|within)\ (?:the\ )?(?:last|past|next|coming)\ (?:{_COUNT}\ )?
        (?:{_SPAN}|day|week|month|year)(?!\ of\b)
    | {_COUNT}\ {_SPAN}\ ago
    | (?:today|yesterday|tomorrow|tonight|nowadays|currently|presently|recently)(?:['’]s)?
    | at\ (?:present|the\ moment)
    | (?:so\ far|(?<!up\ )(?<!out\ of\ )to\ date)
    | now(?!\ that)(?!-)
    | on\ {_WEEKDAY}(?!,?\ (?:the\ )?\d)(?!,?\ (?:{_MONTH}))
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ASKS_ABOUT_NOW = re.compile(
    r"\b(?:current(?:ly)?|today|now|nowadays|at present|presently|at the moment|these days"
    r"|(?<!to the )latest|newest|most recent(?:ly)?|still|so far|up[- ]to[- ]date|right now|yet)\b"
    r"|^\W*who(?:['’]s|\s+(?:is|are|leads|runs|chairs|heads))\b",
    re.IGNORECASE,
)
# One phrase of a sentence is enough to say that it was written on a day of the past.
_MOST_PHRASES = 2
_MOST_WARNINGS = 2  # what else is wrong with a text, `stp show` tells


def remark_on_relative_dates(
    sentences: Sequence[AnswerSentence], citations: Sequence[Citation]
) -> list[str]:
    """Say from which day phrases such as "last December" are counted; never which day they mean.

    Args:
        sentences: Those shown.
        citations: What they rest on.

    Returns:
        One remark for each document that holds such a phrase.
    """
    cited = {each.number: each for each in citations}
    named: dict[str, dict[str, list[int]]] = {}
    for sentence in sentences:
        citation = cited[sentence.citations[0]]
        for phrase in _phrases(sentence.text):
            numbers = named.setdefault(citation.document_id, {}).setdefault(phrase, [])
            numbers.append(citation.number)
    return [_from_which_day(phrases, cited) for phrases in named.values()]


def remark_on_now(question: str, citations: Sequence[Citation]) -> list[str]:
    """Tell who asks about now how old the sources are that the answer uses.

    Args:
        question: What was asked.
        citations: What the answer rests on.

    Returns:
        At most one remark.
    """
    if not citations or not _ASKS_ABOUT_NOW.search(question):
        return []
    newest = max((each.published for each in citations if each.published), default=None)
    if newest is None:
        return ["The question is about now; no source used here is dated."]
    return [f"The question is about now; the newest source used here is dated {say_date(newest)}."]


def remark_on_speakers(numbers: Sequence[int]) -> list[str]:
    """Say where the words shown do not name who speaks in them.

    Args:
        numbers: The citations of those words.

    Returns:
        At most one remark.
    """
    if not numbers:
        return []
    return [f"The words shown do not name who speaks in {_marks(numbers)}."]


def remark_on_warnings(
    citations: Sequence[Citation], warnings: Mapping[str, Sequence[str]]
) -> list[str]:
    """Pass on what is known to be wrong with the text of a source.

    Args:
        citations: What the answer rests on.
        warnings: Document id to the faults of its text, each a sentence.

    Returns:
        One remark for each document that has faults.
    """
    cited: dict[str, list[int]] = {}
    for each in citations:
        cited.setdefault(each.document_id, []).append(each.number)
    return [
        f"Of the source of {_marks(numbers)}: {' '.join(warnings[key][:_MOST_WARNINGS])}"
        for key, numbers in cited.items()
        if warnings.get(key)
    ]


def remark_on_versions(
    citations: Sequence[Citation], newer: Mapping[str, NewerVersion]
) -> list[str]:
    """Say which quotations are from a version that is not the newest.

    Args:
        citations: What the answer rests on.
        newer: Document id to the version that supersedes it; the newest ones are missing.

    Returns:
        One remark for each older version.
    """
    remarks = []
    for key in dict.fromkeys(each.document_id for each in citations if each.document_id in newer):
        version = newer[key]
        marks = _marks([each.number for each in citations if each.document_id == key])
        of_newest = [each.number for each in citations if each.document_id == version.document_id]
        are = "are" if " and " in marks else "is"
        remarks.append(
            f"{marks} {are} from an earlier version of the source of {_marks(of_newest)}."
            if of_newest
            else f"{marks} {are} from an earlier version; the newest one here is of"
            f" {say_date(version.day)}."
        )
    return remarks


def _marks(numbers: Sequence[int]) -> str:
    return join_names([f"[{number}]" for number in numbers])


def _phrases(text: str) -> list[str]:
    found = dict.fromkeys(match[0] for match in _RELATIVE.finditer(text))
    return list(found)[:_MOST_PHRASES]


def _from_which_day(phrases: Mapping[str, Sequence[int]], cited: Mapping[int, Citation]) -> str:
    """Write the remark about the phrases of one document, each with its citations' numbers."""
    said = join_names([f"{quoted(key)} in {_marks(numbers)}" for key, numbers in phrases.items()])
    published = cited[next(iter(phrases.values()))[0]].published
    one = len(phrases) == 1
    if published is None:
        return f"{said}: the day {'it is' if one else 'they are'} counted from is not known."
    counted = "is counted" if one else "are counted"
    return f"{said} {counted} from the publication date, {say_date(published)}."
