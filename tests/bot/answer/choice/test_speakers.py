"""An opinion is shown with who holds it, in the source's own words, or the lack is remarked."""

import pytest

from bot.answer.choice.speakers import (
    find_speaker,
    is_unclaimed,
    show_speakers,
    states_opinion_of_nobody,
)
from tests.bot.answer.choices import choose, make_passage, texts_of

NAMED = "Ann Smith, chief executive of the Fund, said the start had been hard."
BETWEEN = "However, it was vital to go on."
QUOTED = "“For all the difficulties of these months, working together is the right approach.”"
ADDED = "He added that there was no other plan."


@pytest.mark.parametrize(
    "text",
    [
        QUOTED,
        ADDED,
        "However, he said it was vital that the sector sticks with them.",
        "“The progress made has only happened because of the hard work of local leaders.",
        "It is vital that national bodies learn the lessons.”",
        "“It is also clear that we are under unprecedented pressure,” she stated.",
    ],
)
def test_speech_without_a_speaker_is_an_opinion_of_nobody(text: str) -> None:
    assert states_opinion_of_nobody(text)


@pytest.mark.parametrize(
    "text",
    [
        NAMED,
        "The King's Fund found that leaders were told “to keep details out of the public domain”.",
        "“Plans drawn up in secret will never win the trust of the public,” said Ann Smith.",
        "According to Ann Smith, “there is no other plan and there never was one before”.",
        "The authors concluded: “We are not against all the principles behind the plans.”",
        "Involvement of councils was “patchy”.",
        "There were 44 footprints.",
        "",
    ],
)
def test_facts_apt_words_and_named_speakers_are_not(text: str) -> None:
    assert not states_opinion_of_nobody(text)


def test_the_nearest_sentence_that_names_a_speaker_is_found() -> None:
    far = make_passage("The Union warned of cuts.", NAMED, BETWEEN, QUOTED)

    found = find_speaker(choose(far, 3), [far])

    assert found is not None
    assert found.scored.text == NAMED


def test_a_speaker_is_looked_for_in_the_other_passages_of_the_document_only() -> None:
    here = make_passage(QUOTED, start=500)
    whole = make_passage(NAMED, QUOTED, start=500 - len(NAMED) - 1)
    elsewhere = make_passage(NAMED, QUOTED, document="other")

    found = find_speaker(choose(here), [here, elsewhere, whole])

    assert found is not None
    assert found.hit == whole
    assert find_speaker(choose(here), [here, elsewhere]) is None


def test_a_speaker_too_far_back_is_not_taken() -> None:
    far = make_passage(NAMED, *[BETWEEN] * 5, QUOTED)

    assert find_speaker(choose(far, 6), [far]) is None


def test_the_speakers_sentence_is_shown_before_the_opinion_where_there_is_room() -> None:
    hit = make_passage(NAMED, BETWEEN, QUOTED, ADDED)
    chosen = [choose(hit, 2), choose(hit, 3)]

    assert texts_of(show_speakers(chosen, [hit], max_sentences=3)) == [NAMED, QUOTED, ADDED]
    assert show_speakers(chosen, [hit], max_sentences=2) == chosen


def test_a_speaker_shown_already_is_not_shown_again() -> None:
    hit = make_passage(NAMED, BETWEEN, QUOTED)
    chosen = [choose(hit), choose(hit, 2)]

    assert show_speakers(chosen, [hit], max_sentences=5) == chosen


def test_facts_bring_nobody_along() -> None:
    hit = make_passage(NAMED, "There were 44 footprints.")

    assert show_speakers([choose(hit, 1)], [hit], max_sentences=5) == [choose(hit, 1)]


def test_an_opinion_is_unclaimed_until_its_speaker_is_shown_before_it() -> None:
    hit = make_passage(NAMED, QUOTED)
    other = make_passage(NAMED, document="other")
    opinion = choose(hit, 1)

    assert is_unclaimed(opinion, [opinion])
    assert is_unclaimed(opinion, [choose(other), opinion])
    assert not is_unclaimed(opinion, [choose(hit), opinion])
    assert not is_unclaimed(choose(hit), [choose(hit)])
