"""Logistic regression with numpy alone, solved in its dual: few pairs, many signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Rows = Sequence[Mapping[str, float]]
Vector = NDArray[np.float64]

_ROUNDS = 25  # of Newton's method; a dozen are enough
_CONSTANT = 10.0  # value of the constant sign: the larger, the less the bias is held back
_STILL = 1e-8


class Regression:
    """Signs and their weights; the bias is the weight of no sign."""

    def __init__(self, weights: dict[str, float], bias: float) -> None:
        self.weights = weights
        self.bias = bias

    def scores(self, rows: Rows) -> Vector:
        """The probability of each row."""
        sums = [self.bias + sum(self.weights.get(n, 0.0) * v for n, v in r.items()) for r in rows]
        return 1 / (1 + np.exp(-np.clip(np.array(sums), -50, 50)))


def fit(rows: Rows, truth: Vector, *, strength: float, least: int = 1) -> Regression:
    """The regression of balanced classes with ridge 1 / ``strength``.

    Signs are scaled by their largest value; those of fewer than ``least`` rows are left out."""
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, number in seen.items() if number >= least)
    at = {name: k for k, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    for i, row in enumerate(rows):
        for name, value in row.items():
            if name in at:
                table[i, at[name]] = value
    largest = np.maximum(np.abs(table).max(0), 1e-12)
    table /= largest
    table[:, -1] = _CONSTANT
    share = truth.mean()
    heed = np.where(truth > 0, 0.5 / share, 0.5 / (1 - share)) * strength
    weights = table.T @ _dual(table @ table.T, truth, heed)
    scaled = weights[:-1] / largest[:-1]
    return Regression(
        {n: float(w) for n, w in zip(names, scaled, strict=True)}, float(weights[-1] * _CONSTANT)
    )


def _dual(kernel: Vector, truth: Vector, heed: Vector) -> Vector:
    """Dual weights by Newton's method (iteratively reweighted least squares)."""
    alpha = np.zeros(len(truth))
    for _ in range(_ROUNDS):
        sums = kernel @ alpha
        found = 1 / (1 + np.exp(-sums))
        curve = np.maximum(heed * found * (1 - found), 1e-9)
        target = sums + heed * (truth - found) / curve
        after = np.linalg.solve(kernel + np.diag(1 / curve), target)
        moved = np.abs(after - alpha).max()
        alpha = after
        if moved < _STILL:
            break
    return alpha
