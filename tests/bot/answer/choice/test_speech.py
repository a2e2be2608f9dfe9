"""A quotation that is cut is put together again."""

from bot.answer.choice.speech import complete_speech
from tests.bot.answer.choices import choose, make_passage, texts_of
from tests.bot.answer.hits import make_hit, make_line

SPEECH = ["Saville said: “We see the principle.", "It caused concern.", "They will fail.”"]


def complete(*texts: str, place: int) -> list[str]:
    hit = make_passage(*texts)
    return texts_of(complete_speech(choose(hit, place), [hit]))


def test_a_speech_that_is_opened_is_read_to_its_end() -> None:
    assert complete("Before.", *SPEECH, "After.", place=1) == SPEECH


def test_a_speech_that_is_closed_is_read_from_its_beginning() -> None:
    assert complete("Before.", *SPEECH, "After.", place=3) == SPEECH


def test_a_speech_in_straight_marks_is_completed_as_well() -> None:
    straight = ['He said: "We see it.', 'It is wrong."']

    assert complete(*straight, place=0) == straight
    assert complete(*straight, place=1) == straight


def test_a_sentence_that_cuts_no_speech_stays_alone() -> None:
    assert complete("Before.", "He said “no”.", "After.", place=1) == ["He said “no”."]


def test_a_speech_whose_other_end_was_not_found_stays_cut() -> None:
    assert complete(*SPEECH[:2], place=0) == SPEECH[:1]
    assert complete(SPEECH[2], place=0) == SPEECH[2:]


def test_a_speech_too_long_to_show_stays_cut() -> None:
    assert complete("“One.", *["Two."] * 6, "Eight.”", place=0) == ["“One."]


def test_a_speech_is_not_put_together_over_a_loose_line() -> None:
    lines = [make_line("“One."), make_line("Caption", fragment=True), make_line("Two.”")]
    hit = make_hit(*lines)

    assert texts_of(complete_speech(choose(hit), [hit])) == ["“One."]
