"""The ANS headline pairs, folds that keep a headline together, and the measures of a score."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
_FOLDS = 5


class Pair(NamedTuple):
    """Two headlines, and whether they disagree."""

    one: str
    two: str
    disagree: bool


def read(shared: Path, cut: str) -> list[Pair]:
    """The pairs of ``train`` or ``dev`` that agree or disagree; other labels are left out."""
    with (shared / f"stance/ans-{cut}.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        Pair(row["s1"], row["s2"], row["stance"] == "disagree")
        for row in rows
        if row["stance"] in ("agree", "disagree")
    ]


def folds(pairs: list[Pair]) -> Iterator[tuple[list[int], list[int]]]:
    """Five times the indexes to learn from and those to measure on; a first headline, with all its
    pairs, stands in one fold."""
    number: dict[str, int] = {}
    for pair in pairs:
        number.setdefault(pair.one, len(number))
    of = [number[pair.one] * 7919 % len(number) % _FOLDS for pair in pairs]
    for fold in range(_FOLDS):
        yield [i for i, f in enumerate(of) if f != fold], [i for i, f in enumerate(of) if f == fold]


def macro(truth: Vector, said: Vector) -> float:
    """Macro-F1 of the two classes."""
    total = 0.0
    for side in (True, False):
        right = float(
            np.sum((truth > 0) & (said > 0)) if side else np.sum((truth == 0) & (said == 0))
        )
        named = float(np.sum((said > 0) == side) + np.sum((truth > 0) == side))
        total += 2 * right / named if named else 0.0
    return total / 2


def at_threshold(truth: Vector, scores: Vector, threshold: float) -> tuple[float, float]:
    """Precision and recall of the pairs that reach the threshold."""
    said = scores >= threshold
    right = float(np.sum(said & (truth > 0)))
    return right / max(1.0, float(said.sum())), right / max(1.0, float(truth.sum()))


def surest(truth: Vector, scores: Vector, precision: float) -> tuple[float, float]:
    """The lowest threshold from which on precision is reached, and its recall."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(truth[order])
    enough = np.flatnonzero(right / np.arange(1, len(order) + 1) >= precision)
    if not enough.size:
        return 1.0, 0.0
    last = int(enough[-1])
    return float(scores[order[last]]), float(right[last] / truth.sum())
