"""Weights are fitted that tell the examples apart, and the likeliest ones, checked by hand."""

from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fitting import Case, Contest, Floats, fit_cases, fit_contests


def contest(rows: list[list[float]], *right: int, group: str = "g") -> Contest:
    """Make a contest of candidates, of which those at some places are right."""
    wins = np.isin(np.arange(len(rows)), right)
    return Contest(group, np.array(rows, dtype=np.float64), wins)


def case(*features: float, answerable: bool, weight: float = 1.0) -> Case:
    return Case("g", features, answerable, weight)


def winners(contests: list[Contest], weights: Floats) -> list[int]:
    return [int(np.argmax(each.features @ weights)) for each in contests]


def test_the_right_candidates_win_by_what_sets_them_apart() -> None:
    contests = [contest([[0.2, 9], [0.8, 7]], 1), contest([[0.9, 3], [0.1, 5], [0.3, 4]], 0)]

    weights = fit_contests(contests)

    assert winners(contests, weights) == [1, 0]
    assert weights[0] > 0


def test_a_feature_counts_by_how_much_likelier_it_makes_a_candidate() -> None:
    # Three times of four the candidate one higher is right: that is log 3 in logits.
    contests = [contest([[1.0], [0.0]], 0)] * 30 + [contest([[1.0], [0.0]], 1)] * 10

    assert fit_contests(contests) == pytest.approx([log(3)], rel=0.02)


def test_a_contest_is_won_by_any_of_the_right_ones() -> None:
    either = [contest([[1.0], [0.5], [0.0]], 0, 1)] * 5
    first = [contest([[1.0], [0.5], [0.0]], 0)] * 5

    # Were both held to win, the weight would stay at what sets neither above the other.
    assert 0 < fit_contests(either)[0] < fit_contests(first)[0]


def test_a_feature_that_never_differs_counts_nothing() -> None:
    weights = fit_contests([contest([[1.0, 5.0], [0.0, 5.0]], 0)] * 3)

    assert weights[1] == pytest.approx(0)
    assert np.isfinite(weights).all()


def test_a_features_scale_changes_its_weight_and_no_order() -> None:
    rows = [[0.2, 0.9], [0.8, 0.7], [0.5, 0.1]]
    small = [contest(rows, 1), contest(rows[::-1], 2)]
    large = [contest([[a * 1000, b] for a, b in each], 1) for each in [rows]]
    large.append(contest([[a * 1000, b] for a, b in rows[::-1]], 2))

    one, other = fit_contests(small), fit_contests(large)

    assert other[0] * 1000 == pytest.approx(one[0], rel=1e-3)
    assert winners(small, one) == winners(large, other)


def test_answers_are_told_by_what_sets_them_apart() -> None:
    cases = [case(x, 1.0, answerable=x > 0.5) for x in np.linspace(0, 1, 21)]

    weights, bias = fit_cases(cases)

    said = [weights @ np.array(each.features) + bias > 0 for each in cases]
    assert said == [each.answerable for each in cases]
    assert weights[1] == pytest.approx(0)


def test_what_says_nothing_leaves_the_share_of_what_can_be_answered() -> None:
    cases = [case(0.3, answerable=number < 15) for number in range(20)]

    weights, bias = fit_cases(cases)

    assert float(weights[0] * 0.3 + bias) == pytest.approx(log(15 / 5), abs=1e-3)


def test_a_flag_counts_as_the_odds_that_it_changes() -> None:
    # With the flag 30 of 40 can be answered, without it 10 of 40.
    cases = [case(1.0, answerable=number < 30) for number in range(40)]
    cases += [case(0.0, answerable=number < 10) for number in range(40)]

    weights, bias = fit_cases(cases)

    assert weights == pytest.approx([log(3) + log(3)], rel=0.02)
    assert bias == pytest.approx(-log(3), rel=0.02)


def test_a_case_of_twice_the_weight_counts_as_two() -> None:
    once = [case(0.1, answerable=False), case(0.6, answerable=False), case(0.5, answerable=True)]
    twice = [*once, case(0.9, answerable=True), case(0.9, answerable=True)]
    weighed = [*once, case(0.9, answerable=True, weight=2.0)]

    one, other = fit_cases(twice), fit_cases(weighed)

    np.testing.assert_allclose(one[0], other[0], rtol=1e-3)
    assert one[1] == pytest.approx(other[1], rel=1e-3)


_ROWS = st.lists(st.lists(st.floats(-5, 5), min_size=2, max_size=2), min_size=2, max_size=5)


@settings(max_examples=25)
@given(st.lists(_ROWS, min_size=1, max_size=4))
def test_fitted_weights_are_likelier_than_none(rows: list[list[list[float]]]) -> None:
    contests = [contest(each, 0) for each in rows]

    weights = fit_contests(contests)

    assert np.isfinite(weights).all()
    assert _log_likelihood(contests, weights) >= _log_likelihood(contests, 0 * weights) - 1e-6


def _log_likelihood(contests: list[Contest], weights: Floats) -> float:
    """Sum the logs of how likely a right candidate is, all of them scored by e to their sums."""
    total = 0.0
    for each in contests:
        scores = each.features @ weights
        odds = np.exp(scores - scores.max())
        total += log(max(float(odds[each.right].sum() / odds.sum()), 1e-300))
    return total
