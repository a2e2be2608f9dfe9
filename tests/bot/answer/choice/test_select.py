"""The sentences that answer are chosen, with what they lean on, and nothing twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.choice.parts import read_parts
from bot.answer.choice.ranking import rank_sentences
from bot.answer.choice.select import choose_sentences
from bot.answer.choice.sides import Side
from index.searcher import Hit, ScoredSentence
from tests.bot.answer.choices import texts_of
from tests.bot.answer.hits import make_hit, make_line

QUESTION = "What about the plans?"
FOOTPRINTS = "England was divided into 44 footprints."
LEADERS = "Leaders of local bodies drew the map."
BEDS = "Several hospitals were to lose beds."
MONEY = "Every area forecast a gap in its budget."
THEY = "They had no authority."
ACSS = [
    f"{name} was one of the eight ACSs named in June."
    for name in ("Kent", "Essex", "Surrey", "Sussex", "Dorset", "Devon", "Norfolk", "Suffolk")
]


def choose(*hits: Hit, question: str = QUESTION, max_sentences: int = 6) -> list[str]:
    return texts_of(choose_sentences(question, hits, max_sentences=max_sentences))


def test_no_hits_give_no_sentences() -> None:
    assert choose() == []


def test_loose_lines_are_no_answer() -> None:
    assert choose(make_hit(make_line("The Plans", 0.9, fragment=True))) == []


def test_sentences_nearly_as_good_as_the_best_join_it_and_others_do_not() -> None:
    hit = make_hit(make_line(FOOTPRINTS, 0.9), make_line(LEADERS, 0.8), make_line(BEDS, -0.9))

    assert choose(hit) == [FOOTPRINTS, LEADERS]


def test_three_sentences_answer_at_the_most() -> None:
    lines = [make_line(text, 0.9) for text in (FOOTPRINTS, LEADERS, BEDS, MONEY)]

    assert choose(make_hit(*lines)) == [FOOTPRINTS, LEADERS, BEDS]


@pytest.mark.parametrize("max_sentences", [1, 2])
def test_no_more_sentences_are_chosen_than_allowed(max_sentences: int) -> None:
    lines = [make_line(text, 0.9) for text in (FOOTPRINTS, LEADERS, BEDS)]

    assert len(choose(make_hit(*lines), max_sentences=max_sentences)) == max_sentences


def test_a_sentence_that_leans_brings_the_one_before_it() -> None:
    hit = make_hit(make_line(LEADERS, -0.9), make_line(THEY, 0.9), make_line(BEDS, -0.9))

    assert choose(hit) == [LEADERS, THEY]


def test_without_room_for_both_the_best_sentence_stays_alone() -> None:
    hit = make_hit(make_line(LEADERS), make_line(THEY, 0.9))

    assert choose(hit, max_sentences=1) == [THEY]


def test_a_lesser_sentence_that_leans_brings_the_one_before_it_where_there_is_room() -> None:
    lines = [
        make_line(FOOTPRINTS, 0.9),
        make_line(BEDS, -0.9),
        make_line(LEADERS, -0.9),
        make_line(THEY, 0.8),
    ]

    assert choose(make_hit(*lines), max_sentences=3) == [FOOTPRINTS, LEADERS, THEY]
    assert choose(make_hit(*lines), max_sentences=2) == [FOOTPRINTS]


def test_a_lesser_sentence_that_leans_on_one_that_is_shown_stays() -> None:
    hit = make_hit(make_line(FOOTPRINTS, 0.9), make_line(LEADERS, 0.8), make_line(THEY, 0.7))

    assert choose(hit) == [FOOTPRINTS, LEADERS, THEY]


def test_a_sentence_that_goes_on_about_the_best_follows_it() -> None:
    went, ceiling = "Up to £450m went with it.", "The £450m was a ceiling."
    hit = make_hit(make_line(went, 0.9), make_line(ceiling, -0.9), make_line(BEDS, 0.8))

    assert choose(hit) == [went, ceiling, BEDS]
    assert choose(hit, max_sentences=1) == [went]


def test_the_best_sentence_brings_the_rest_of_a_speech_that_it_cuts() -> None:
    speech = ["Saville said: “We see the point.", "Much is wrong.", "Plans fail.”"]
    low, high = make_line(speech[0], -0.9), make_line(speech[2], 0.9)
    hit = make_hit(low, make_line(speech[1], -0.9), high)

    assert choose(hit) == speech
    assert choose(hit, max_sentences=2) == [speech[2]]


def test_what_a_sentence_leans_on_is_looked_for_in_the_passage_before() -> None:
    leaning = make_line(THEY, 0.9)
    before = make_hit(make_line(LEADERS), leaning, score=0.5)
    after = make_hit(leaning, make_line(BEDS, -0.9), start=len(LEADERS) + 1)

    assert choose(after, before) == [LEADERS, THEY]


def test_another_documents_sentence_at_the_same_place_is_not_brought() -> None:
    leaning = make_line(THEY, 0.9)
    other = make_hit(make_line(LEADERS, -0.9), leaning, document="other", score=0.5)
    alone = make_hit(leaning, start=len(LEADERS) + 1)

    assert choose(alone, other) == [THEY]


def test_a_loose_line_is_not_brought_along() -> None:
    hit = make_hit(make_line("Leaders", fragment=True), make_line("They had no say.", 0.9))

    assert choose(hit) == ["They had no say."]


def test_a_sentence_that_was_brought_is_not_shown_twice() -> None:
    hit = make_hit(make_line(LEADERS, 0.8), make_line(THEY, 0.9))

    assert choose(hit) == [LEADERS, THEY]


def test_the_best_sentence_comes_first_and_lesser_ones_from_further_up_behind_it() -> None:
    hit = make_hit(make_line(LEADERS, 0.75), make_line(MONEY, -0.9), make_line(FOOTPRINTS, 0.9))

    assert choose(hit) == [FOOTPRINTS, LEADERS]


def test_what_a_sentence_leads_in_follows_it_as_far_as_there_is_room() -> None:
    lead = "HCSA's release gives three results:"
    items = ["95% were not consulted", "77% expect cuts", "62% expect harm"]
    lines = [make_line(item, 0.1, fragment=True) for item in items]
    hit = make_hit(make_line(lead, 0.9), *lines)

    assert choose(hit) == [lead, *items]
    assert choose(hit, max_sentences=3) == [lead, *items[:2]]


def test_documents_come_best_first_and_each_is_read_from_top_to_bottom() -> None:
    lesser = make_hit(make_line(BEDS, 0.8), document="other")
    best = make_hit(make_line(LEADERS, 0.75), make_line(FOOTPRINTS, 0.9))

    assert choose(lesser, best) == [LEADERS, FOOTPRINTS, BEDS]


def test_as_many_items_are_shown_as_are_asked_for_though_an_answer_is_shorter() -> None:
    hit = make_hit(make_line(BEDS, 0.9), *(make_line(text, 0.1) for text in ACSS))

    chosen = choose(hit, question="Name the first eight systems.", max_sentences=4)

    assert chosen == ACSS


def test_a_list_that_is_led_in_is_shown_whole_where_so_many_items_are_asked_for() -> None:
    lead, first, second = "Two reasons were given.", "The first was cost.", "The second was haste."
    hit = make_hit(make_line(lead, 0.9), make_line(first, -0.9), make_line(second, -0.9))

    chosen = choose(hit, question="Which two reasons were there?", max_sentences=1)

    assert chosen == [lead, first, second]


def test_without_a_list_the_next_best_sentences_make_up_the_number_asked_for() -> None:
    lines = [make_line(text, 0.9) for text in (FOOTPRINTS, LEADERS, BEDS, MONEY)]

    chosen = choose(make_hit(*lines), question="What are the four facts?", max_sentences=2)

    assert chosen == [FOOTPRINTS, LEADERS, BEDS, MONEY]


def test_the_best_sentence_of_each_side_of_a_comparison_is_shown_first() -> None:
    question = "What do the BMA and the LGA each say about money?"
    union, councils = "The BMA wants money.", "The LGA wants a say."
    lines = [make_line(MONEY, 0.9), make_line(union, 0.8), make_line(councils, 0.7)]
    hit = make_hit(*lines)
    sides = [Side(part, (hit,)) for part in read_parts(question)]

    chosen = choose_sentences(question, [hit], max_sentences=3, sides=sides)
    shortest = choose_sentences(question, [hit], max_sentences=2, sides=sides)

    assert texts_of(chosen) == [MONEY, union, councils]
    assert texts_of(shortest) == [union, councils]


def test_what_was_found_for_a_side_alone_is_shown_as_well() -> None:
    question = "What do the BMA and the LGA each say about money?"
    hit = make_hit(make_line("The BMA wants money.", 0.9))
    far = make_hit(make_line("The LGA wants a say.", -0.9), document="far")
    one, other = read_parts(question)

    chosen = choose_sentences(
        question, [hit], max_sentences=3, sides=[Side(one, (hit,)), Side(other, (far,))]
    )

    assert texts_of(chosen) == ["The BMA wants money.", "The LGA wants a say."]


def test_a_question_about_both_documents_gets_a_sentence_of_each() -> None:
    one = make_hit(make_line(FOOTPRINTS, 0.9), make_line(LEADERS, 0.9), document="one")
    other = make_hit(make_line(BEDS, -0.9), document="other")

    chosen = choose(one, other, question="Do both reports agree?", max_sentences=2)

    assert chosen == [FOOTPRINTS, BEDS]


_LINES = st.builds(
    make_line,
    st.sampled_from([FOOTPRINTS, LEADERS, BEDS, MONEY, "They did.", "It was so.", "A heading"]),
    st.floats(-1, 1),
    fragment=st.booleans(),
)
_HITS = st.lists(
    st.builds(
        lambda lines, document, start, score: make_hit(
            *lines, document=document, start=start, score=score
        ),
        st.lists(_LINES, min_size=1, max_size=5),
        st.sampled_from("abc"),
        st.sampled_from([0, 40, 1000]),
        st.floats(0, 1),
    ),
    max_size=5,
).map(lambda hits: sorted(hits, key=lambda hit: -hit.score))


@given(_HITS, st.integers(1, 8))
def test_whatever_is_found_the_choice_keeps_its_promises(
    hits: list[Hit], max_sentences: int
) -> None:
    ranked = rank_sentences(QUESTION, hits)
    chosen = choose_sentences(QUESTION, hits, max_sentences=max_sentences)

    held: list[ScoredSentence] = [scored for hit in hits for scored in hit.sentences]
    assert len(chosen) <= max_sentences
    assert len({choice.place for choice in chosen}) == len(chosen)
    assert all(choice.scored in held and not choice.scored.sentence.fragment for choice in chosen)
    assert {choice.place for choice in ranked[:1]} <= {choice.place for choice in chosen}


@given(_HITS, st.integers(1, 8), st.sampled_from(["two", "five", "eight"]))
def test_a_list_is_never_longer_than_eight_sentences_and_never_tells_one_twice(
    hits: list[Hit], max_sentences: int, number: str
) -> None:
    question = f"What are the {number} plans?"
    chosen = choose_sentences(question, hits, max_sentences=max_sentences)

    assert len(chosen) <= 8
    assert len({choice.place for choice in chosen}) == len(chosen)
    assert bool(chosen) == bool(rank_sentences(question, hits))
