"""Whose opinion a sentence is, where the sentence itself does not say; pure."""

import re
from collections.abc import Sequence

from bot.answer.choice.ranking import Choice
from index.searcher import Hit, ScoredSentence

# How far back in a passage a speaker is looked for: the longest quotation met of one was five.
_SENTENCES_BACK = 5
_SAID = (
    r"(?:said|says|saying|told|tells|added|adds|argued|argues|warned|warns|claimed|claims|stated"
    r"|states|believed|believes|thought|thinks|called|calls|described|describes|concluded|concludes"
    r"|insisted|insists|admitted|admits|commented|comments|explained|explains|stressed|stresses"
    r"|urged|urges|wrote|writes|suggested|suggests|found|finds|reported|reports|spoke|speaks|view"
    r"|opinion)"
)
_PRONOUN = r"(?:he|she|they|it)"
_NAME = r"(?!(?:He|She|They|It|The|This|That|These|Those|In|But|And|However)\b)[A-Z][\w&’'-]+"
# A name and, not far behind it, that he, she or it says so; or the other way round.
_NAMES_ITS_SPEAKER = re.compile(
    rf"{_NAME}[^.“”\"]{{0,60}}?\b{_SAID}\b|\b{_SAID}\s+(?:(?:the|mr|ms|mrs|dr|sir)\s+)?{_NAME}"
    rf"|\b[Aa]ccording to\s+(?:the\s+)?{_NAME}"
)
_PRONOUN_SAYS = re.compile(rf"\b{_PRONOUN}\s+(?:also\s+|then\s+)?{_SAID}\b", re.IGNORECASE)
# "The authors concluded", "one chair spoke": people without a name, but no riddle.
_SOMEBODY_SAYS = re.compile(
    rf"\b(?!(?:{_PRONOUN}|who|that|which|also|then)\b)\w+\s+(?:also\s+|then\s+)?{_SAID}\b",
    re.IGNORECASE,
)
_OPENED = re.compile(r"[“\"]")
_CLOSED = re.compile(r"[”\"]")
_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]?")
# Fewer words between quotation marks are a name or an apt word, and no statement.
_STATEMENT_WORDS = 6


def states_opinion_of_nobody(text: str) -> bool:
    """Say whether a sentence gives somebody's words or views and does not name who holds them."""
    beside = _QUOTED.sub(" ", text)
    if _NAMES_ITS_SPEAKER.search(beside) or _SOMEBODY_SAYS.search(beside):
        return False
    return _PRONOUN_SAYS.search(beside) is not None or _is_speech(text)


def find_speaker(choice: Choice, hits: Sequence[Hit]) -> Choice | None:
    """Find the nearest sentence before one, in a passage found, that names who speaks.

    Args:
        choice: A sentence that does not name its speaker.
        hits: All that was found.

    Returns:
        That sentence, to be quoted; None where the passages found do not hold one near enough.
    """
    for hit in (choice.hit, *hits):
        if hit.document.id != choice.place[0]:
            continue
        before = [each for each in hit.sentences if each.sentence.end <= choice.place[1]]
        if len(before) == len(hit.sentences):
            continue
        for scored in reversed(before[-_SENTENCES_BACK:]):
            if not scored.sentence.fragment and _names_a_speaker(scored):
                return Choice(hit, scored, choice.score)
    return None


def show_speakers(
    chosen: Sequence[Choice], hits: Sequence[Hit], *, max_sentences: int
) -> list[Choice]:
    """Add the sentences that name the speakers of opinions shown, as far as there is room.

    Args:
        chosen: The sentences to show, in reading order.
        hits: All that was found.
        max_sentences: How many at the most.

    Returns:
        The sentences to show, each speaker's before the first that needs it.
    """
    shown: list[Choice] = []
    places = {each.place for each in chosen}
    for choice in chosen:
        speaker = find_speaker(choice, hits) if is_unclaimed(choice, chosen) else None
        if speaker and speaker.place not in places and len(places) < max_sentences:
            places.add(speaker.place)
            shown.append(speaker)
        shown.append(choice)
    return shown


def is_unclaimed(choice: Choice, shown: Sequence[Choice]) -> bool:
    """Say whether a sentence is an opinion and nothing shown before it names who holds it."""
    if not states_opinion_of_nobody(choice.scored.text):
        return False
    return not any(
        each.place[0] == choice.place[0]
        and each.place[1] < choice.place[1]
        and _names_a_speaker(each.scored)
        for each in shown
    )


def _names_a_speaker(scored: ScoredSentence) -> bool:
    return _NAMES_ITS_SPEAKER.search(_QUOTED.sub(" ", scored.text)) is not None


def _is_speech(text: str) -> bool:
    """Say whether a sentence is, or is cut from, what somebody said."""
    if len(_OPENED.findall(text)) != len(_CLOSED.findall(text)):
        return True
    return any(len(said.split()) >= _STATEMENT_WORDS for said in _QUOTED.findall(text))
