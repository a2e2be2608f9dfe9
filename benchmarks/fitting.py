"""Fits weights to judged examples: which of several is right, and whether anything is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logsumexp

Floats: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

_NO_SPREAD = 1e-9
_RIDGE = 1e-3  # on scaled features: keeps weights finite where examples can be told apart at once


@dataclass(frozen=True, slots=True)
class Contest:
    """Some candidates for one question.

    Attributes:
        group: What the question is about; whole groups are held out together.
        features: A row for each candidate.
        right: Which of them are right; at least one.
    """

    group: str
    features: Floats
    right: np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Case:
    """Whether one question can be answered.

    Attributes:
        group: What the question is about; whole groups are held out together.
        features: Of the best candidate.
        answerable: Whether it can.
        weight: How much the case counts.
    """

    group: str
    features: Sequence[float]
    answerable: bool
    weight: float


def fit_contests(contests: Sequence[Contest]) -> Floats:
    """Fit weights under which the right candidates win.

    The likelihood is that of a softmax over each question's candidates (ListNet, Cao and others,
    Learning to Rank, 2007), maximised with a small ridge.

    Args:
        contests: At least one.

    Returns:
        A weight for each feature.
    """
    scale = np.std(np.concatenate([each.features for each in contests]), axis=0)
    scale[scale < _NO_SPREAD] = 1.0  # the same everywhere: it decides nothing, whatever its weight

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = 0.0, np.zeros_like(weights)
        for each in contests:
            rows = each.features / scale
            scores = rows @ weights
            every, right = logsumexp(scores), logsumexp(scores[each.right])
            total += float(every - right)
            slope += rows.T @ np.exp(scores - every)
            slope -= rows[each.right].T @ np.exp(scores[each.right] - right)
        count = len(contests)
        ridge = _RIDGE * float(weights @ weights)
        return total / count + ridge, slope / count + 2 * _RIDGE * weights

    found = minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / scale, dtype=np.float64)


def fit_cases(cases: Sequence[Case]) -> tuple[Floats, float]:
    """Fit a logistic regression of whether a question can be answered.

    Args:
        cases: Of both kinds.

    Returns:
        A weight for each feature, and the bias.
    """
    rows = np.array([each.features for each in cases])
    said = np.array([each.answerable for each in cases], dtype=np.float64)
    counts = np.array([each.weight for each in cases])
    counts /= counts.sum()
    middle = counts @ rows
    scale = np.sqrt(counts @ (rows - middle) ** 2) + 1e-9
    scaled = np.column_stack([(rows - middle) / scale, np.ones(len(rows))])

    def loss(weights: Floats) -> tuple[float, Floats]:
        logits = scaled @ weights
        missed = np.logaddexp(0, logits) - said * logits
        ridge = weights.copy()
        ridge[-1] = 0
        slope = scaled.T @ (counts * (expit(logits) - said)) + 2 * _RIDGE * ridge
        return float(counts @ missed) + _RIDGE * float(ridge @ ridge), slope

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / scale
    return np.asarray(weights, dtype=np.float64), float(found[-1] - weights @ middle)
