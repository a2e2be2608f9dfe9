"""The sentences that answer are chosen, with what they lean on, and nothing twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.select import (
    Choice,
    choose_sentences,
    leans_on_the_one_before,
    rank_sentences,
    says_the_same,
)
from index.searcher import Hit, ScoredSentence
from tests.bot.answer.hits import make_hit, make_line

QUESTION = "What about the plans?"
FOOTPRINTS = "England was divided into 44 footprints."
LEADERS = "Leaders of local bodies drew the map."
BEDS = "Several hospitals were to lose beds."
MONEY = "Every area forecast a gap in its budget."


def texts(chosen: list[Choice]) -> list[str]:
    return [choice.scored.text for choice in chosen]


def choose(*hits: Hit, question: str = QUESTION, max_sentences: int = 6) -> list[str]:
    return texts(choose_sentences(question, hits, max_sentences=max_sentences))


def test_no_hits_give_no_sentences() -> None:
    assert choose() == []


def test_loose_lines_are_no_answer() -> None:
    assert choose(make_hit(make_line("The Plans", 0.9, fragment=True))) == []


def test_sentences_nearly_as_good_as_the_best_join_it_and_others_do_not() -> None:
    hit = make_hit(make_line(FOOTPRINTS, 0.9), make_line(LEADERS, 0.7), make_line(BEDS, 0.6))

    assert choose(hit) == [FOOTPRINTS, LEADERS]


def test_three_sentences_answer_at_the_most() -> None:
    lines = [make_line(text, 0.9) for text in (FOOTPRINTS, LEADERS, BEDS, MONEY)]

    assert choose(make_hit(*lines)) == [FOOTPRINTS, LEADERS, BEDS]


@pytest.mark.parametrize("max_sentences", [1, 2])
def test_no_more_sentences_are_chosen_than_allowed(max_sentences: int) -> None:
    lines = [make_line(text, 0.9) for text in (FOOTPRINTS, LEADERS, BEDS)]

    assert len(choose(make_hit(*lines), max_sentences=max_sentences)) == max_sentences


def test_a_sentence_that_leans_brings_the_one_before_it() -> None:
    hit = make_hit(make_line(LEADERS), make_line("They had no authority.", 0.9), make_line(BEDS))

    assert choose(hit) == [LEADERS, "They had no authority."]


def test_without_room_for_both_the_best_sentence_stays_alone() -> None:
    hit = make_hit(make_line(LEADERS), make_line("They had no authority.", 0.9))

    assert choose(hit, max_sentences=1) == ["They had no authority."]


def test_a_lesser_sentence_that_leans_is_left_out_where_there_is_no_room_for_both() -> None:
    hit = make_hit(
        make_line(FOOTPRINTS, 0.9),
        make_line(LEADERS, 0.1),
        make_line("They had no authority.", 0.8),
        make_line(BEDS, 0.7),
    )

    assert choose(hit, max_sentences=2) == [FOOTPRINTS, BEDS]


def test_what_a_sentence_leans_on_is_looked_for_in_the_passage_before() -> None:
    leaning = make_line("They had no authority.", 0.9)
    before = make_hit(make_line(LEADERS), leaning, score=0.5)
    after = make_hit(leaning, make_line(BEDS), start=len(LEADERS) + 1)

    assert choose(after, before) == [LEADERS, "They had no authority."]


def test_another_documents_sentence_at_the_same_place_is_not_brought() -> None:
    leaning = make_line("They had no authority.", 0.9)
    other = make_hit(make_line(LEADERS), leaning, document="other", score=0.5)
    alone = make_hit(leaning, start=len(LEADERS) + 1)

    assert choose(alone, other) == ["They had no authority."]


def test_a_loose_line_is_not_brought_along() -> None:
    hit = make_hit(make_line("Leaders", fragment=True), make_line("They had no say.", 0.9))

    assert choose(hit) == ["They had no say."]


def test_a_sentence_that_was_brought_is_not_shown_twice() -> None:
    hit = make_hit(make_line(LEADERS, 0.8), make_line("They had no authority.", 0.9))

    assert choose(hit) == [LEADERS, "They had no authority."]


def test_the_best_sentence_comes_first_and_lesser_ones_from_further_up_behind_it() -> None:
    hit = make_hit(make_line(LEADERS, 0.75), make_line(MONEY, 0.1), make_line(FOOTPRINTS, 0.9))

    assert choose(hit) == [FOOTPRINTS, LEADERS]


def test_what_a_sentence_leads_in_follows_it_as_far_as_there_is_room() -> None:
    lead = "HCSA's release gives three results:"
    items = ["95% were not consulted", "77% expect cuts", "62% expect harm"]
    lines = [make_line(item, 0.1, fragment=True) for item in items]
    hit = make_hit(make_line(lead, 0.9), *lines)

    assert choose(hit) == [lead, *items]
    assert choose(hit, max_sentences=3) == [lead, *items[:2]]


def test_a_sentence_that_says_what_the_term_means_goes_before_others_about_it() -> None:
    other, meaning = "The ICB met in public.", "ICB stands for integrated care board."
    hit = make_hit(make_line(other, 0.6), make_line(meaning, 0.5))

    (best, *_) = rank_sentences("What is an ICB?", [hit])

    assert best.scored.text == meaning


def test_documents_come_best_first_and_each_is_read_from_top_to_bottom() -> None:
    lesser = make_hit(make_line(BEDS, 0.8), document="other")
    best = make_hit(make_line(LEADERS, 0.75), make_line(FOOTPRINTS, 0.9))

    assert choose(lesser, best) == [LEADERS, FOOTPRINTS, BEDS]


def test_a_sentence_of_two_passages_is_ranked_once_by_its_better_place() -> None:
    first = make_hit(make_line(FOOTPRINTS, 0.5), make_line(LEADERS, 0.5), score=1.0)
    second = make_hit(make_line(LEADERS, 0.5), start=len(FOOTPRINTS) + 1, score=0.2)

    ranked = rank_sentences(QUESTION, [first, second])

    assert texts(ranked) == [FOOTPRINTS, LEADERS]
    assert ranked[0].score == ranked[1].score
    assert ranked == rank_sentences(QUESTION, [first, second][:1])


def test_a_passage_further_up_lends_its_sentences_weight() -> None:
    low = make_hit(make_line(BEDS, 0.5), document="low", score=0.1)
    high = make_hit(make_line(MONEY, 0.5), document="high", score=0.9)

    assert texts(rank_sentences(QUESTION, [high, low])) == [MONEY, BEDS]


def test_of_sentences_alike_the_one_with_the_rarer_words_of_the_question_ranks_first() -> None:
    hit = make_hit(
        make_line(BEDS, 0.5, matched="bed"),
        make_line(MONEY, 0.5, matched="gap"),
        weights={"bed": 0.2, "gap": 0.8},
    )

    assert texts(rank_sentences("A gap in beds?", [hit])) == [MONEY, BEDS]


def test_of_sentences_alike_the_one_with_what_is_asked_for_ranks_first() -> None:
    hit = make_hit(make_line(LEADERS, 0.5), make_line(FOOTPRINTS, 0.5))

    assert texts(rank_sentences("How many areas?", [hit])) == [FOOTPRINTS, LEADERS]
    assert texts(rank_sentences(QUESTION, [hit])) == [LEADERS, FOOTPRINTS]


def test_of_two_sentences_that_say_the_same_the_better_one_stays() -> None:
    worse = make_hit(make_line("England was divided into 44 footprints!", 0.5), document="worse")
    better = make_hit(make_line(FOOTPRINTS, 0.6), document="better")

    assert texts(rank_sentences(QUESTION, [worse, better])) == [FOOTPRINTS]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (FOOTPRINTS, FOOTPRINTS.upper(), True),
        (FOOTPRINTS, f"{FOOTPRINTS} Each wrote a plan.", True),
        (FOOTPRINTS, "England was divided into 42 footprints.", False),
        ("It accepted its total.", "It has not accepted its total.", False),
        ("They agreed to the plan.", "They didn't agree to the plan.", False),
        ("In 2017 it accepted its own total.", "In 2018 it accepted its own total.", False),
        (FOOTPRINTS, BEDS, False),
        ("…", "…", True),
        ("…", "—", False),
        ("…", FOOTPRINTS, False),
    ],
)
def test_sentences_say_the_same_if_they_share_nearly_all_words_of_the_shorter(
    one: str, other: str, *, same: bool
) -> None:
    assert says_the_same(one, other) is same
    assert says_the_same(other, one) is same


@pytest.mark.parametrize(
    "text",
    [
        "They had no authority.",
        "It said: “No.”",
        "“He never asked us.",
        "The second was cost.",
        "However, none was published.",
        "This is daft.",
        "(Their plans differ.)",
    ],
)
def test_a_sentence_that_points_back_cannot_stand_alone(text: str) -> None:
    assert leans_on_the_one_before(text)


@pytest.mark.parametrize(
    "text",
    ["Leaders met.", "Italy has none.", "Theirs differ.", "The plans differ.", "Sonia left."],
)
def test_a_sentence_with_a_subject_of_its_own_stands_alone(text: str) -> None:
    assert not leans_on_the_one_before(text)


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
