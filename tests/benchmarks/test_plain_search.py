"""The plain ways to search agree with a second way, and join as they should."""

import math

import pytest

from benchmarks.plain_search import RANKINGS, PlainSearch, rank_dense, rank_sum, rank_words
from tests.fakes import WordEmbedder

TEXTS = [
    "The plans were published in March.",
    "Leaders of the plan were named: leaders, leaders.",
    "Beds close.",
]


@pytest.fixture
def search() -> PlainSearch:
    return PlainSearch(TEXTS, WordEmbedder().embed)


def test_words_score_by_bm25_over_stems(search: PlainSearch) -> None:
    # tantivy counts lengths exactly up to 40 words: 6, 8 and 2 here, 16/3 on average.
    (score, *others) = search.score_words("publishing")

    rarity = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    expected = rarity * 2.2 / (1 + 1.2 * (1 - 0.75 + 0.75 * 6 / (16 / 3)))
    assert score == pytest.approx(expected, rel=1e-4)
    assert others == [0, 0]


def test_meaning_scores_by_cosine(search: PlainSearch) -> None:
    scores = search.score_meaning(TEXTS[2])

    assert scores[2] == pytest.approx(1)
    assert max(scores[:2]) < 0.5


@pytest.mark.parametrize(
    "question", ["leaders AND NOT plans", "“beds” (close)?", "OR", "+x -y: ^2"]
)
def test_a_question_is_words_and_never_a_command(search: PlainSearch, question: str) -> None:
    assert sorted(rank_words(search, question)) == [0, 1, 2]


@pytest.mark.parametrize("way", RANKINGS)
def test_every_way_ranks_every_text_once_and_the_best_first(search: PlainSearch, way: str) -> None:
    ranking = RANKINGS[way](search, TEXTS[2])

    assert sorted(ranking) == [0, 1, 2]
    assert ranking[0] == 2


def test_a_sum_follows_the_one_score_that_says_something(search: PlainSearch) -> None:
    assert rank_sum(search, "unheard")[0] == rank_dense(search, "unheard")[0]
