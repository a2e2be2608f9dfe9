"""What is known of a sentence is told in numbers, and all of them speak for it."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.choice.sentence_features import SentenceFeatures, describe_sentence, read_wanted
from bot.answer.coefficients import read_coefficients
from index.searcher import Hit
from tests.bot.answer.hits import make_hit, make_line

NAMES = [field.name for field in fields(SentenceFeatures)]
NOTHING = SentenceFeatures(**dict.fromkeys(NAMES, 0.0))
ICB = "ICB stands for integrated care board."


def describe(hit: Hit, place: int = 0, *, question: str = "What about it?") -> SentenceFeatures:
    return describe_sentence(read_wanted(question), hit, place)


def test_its_likeness_is_its_own_and_not_its_passages() -> None:
    hit = make_hit(make_line("Leaders met.", 0.2, late=0.3), make_line("They left.", 0.9, late=0.8))

    described = describe(hit)

    assert (described.dense, described.late) == (0.2, 0.3)


def test_words_count_by_their_rarity_and_once_with_those_of_the_sentence_before() -> None:
    hit = make_hit(
        make_line("A bed.", matched="bed"),
        make_line("A bed, a gap.", matched="bed gap"),
        make_line("So it is."),
        make_line("A board.", matched="board"),
        weights={"bed": 0.2, "gap": 0.5, "board": 0.3},
    )

    shares = [describe(hit, place).words_with_before for place in range(4)]

    assert shares == pytest.approx([0.2, 0.7, 0.7, 0.3])


def test_the_first_sentence_of_a_passage_does_not_count_the_last_as_the_one_before() -> None:
    hit = make_hit(make_line("So it is."), make_line("A bed.", matched="bed"), weights={"bed": 1.0})

    assert describe(hit).words_with_before == 0


@pytest.mark.parametrize(
    ("question", "text", "says"),
    [
        ("What is an ICB?", ICB, 1.0),
        ("What does ICB stand for?", "The integrated care board (ICB) met.", 1.0),
        ("What is an ICB?", "The ICB met in public.", 0.0),
        ("What is an ICS?", ICB, 0.0),
        ("Who leads an ICB?", ICB, 0.0),
    ],
)
def test_what_says_what_the_term_means_is_known(question: str, text: str, says: float) -> None:
    assert describe(make_hit(make_line(text)), question=question).defines == says


@pytest.mark.parametrize(
    ("question", "text", "gives"),
    [
        ("How many footprints are there?", "England was divided into 44 footprints.", 1.0),
        ("How many footprints are there?", "The footprints were drawn in 2016.", 0.0),
        ("How many beds were lost?", "England was divided into 44 footprints.", 0.0),
        ("Who drew the footprints?", "England was divided into 44 footprints.", 0.0),
    ],
)
def test_what_gives_the_number_asked_for_is_known(question: str, text: str, gives: float) -> None:
    assert describe(make_hit(make_line(text)), question=question).number == gives


@given(st.builds(SentenceFeatures, *[st.floats(-1, 1)] * len(NAMES)))
def test_the_score_adds_the_features_up_by_their_weights(features: SentenceFeatures) -> None:
    weights = read_coefficients("sentence")

    by_hand = sum(weights[name] * getattr(features, name) for name in NAMES)

    assert features.score() == pytest.approx(by_hand)


@pytest.mark.parametrize("name", NAMES)
def test_more_of_any_feature_makes_a_sentence_better(name: str) -> None:
    more = replace(NOTHING, **{name: 1.0})

    assert more.score() > NOTHING.score() == 0


@given(st.sets(st.sampled_from(["bed", "gap", "board"])), st.text(max_size=40))
def test_any_sentence_can_be_described(matched: set[str], text: str) -> None:
    weights = {"bed": 0.2, "gap": 0.5, "board": 0.3}
    hit = make_hit(make_line(text or "…", matched=" ".join(matched)), weights=weights)

    described = describe(hit, question=text)

    assert 0 <= described.words_with_before <= 1 + 1e-9
    assert {described.number, described.defines} <= {0.0, 1.0}
