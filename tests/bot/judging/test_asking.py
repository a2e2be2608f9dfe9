"""An outcome holds what the reader was shown and what was found."""

from bot.judging.asking import read_outcome
from tests.bot.answer.hits import make_hit, make_line
from tests.bot.judging.outcomes import BEDS, FOOTPRINTS, LEADERS, judged
from tests.bot.slack.answers import ANSWERED, NOT_FOUND


def test_sentences_and_passages_are_taken_in_their_order() -> None:
    hits = [make_hit(make_line(LEADERS), make_line(BEDS)), make_hit(make_line(FOOTPRINTS))]

    outcome = read_outcome(judged(BEDS), ANSWERED, hits)

    assert outcome.answered
    assert outcome.confidence == ANSWERED.confidence
    assert outcome.sentences == tuple(each.text for each in ANSWERED.sentences)
    assert outcome.passages == (f"{LEADERS} {BEDS}", FOOTPRINTS)


def test_what_came_near_is_not_shown_as_an_answer() -> None:
    outcome = read_outcome(judged(BEDS), NOT_FOUND, [])

    assert not outcome.answered
    assert outcome.sentences == ()
