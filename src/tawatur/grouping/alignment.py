"""Alignment: the stretches two word columns share, with words changed, dropped or put in.

Smith and Waterman's local alignment (1981) over stems, a whole row at a time: a shared stem earns
by its rarity, an unequal pair and a skipped word cost. Every cell remembers where its alignment
began, so that all of them are read off at the end without tracing any path back.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawatur.grouping.signatures import Floats, Ints

_MISMATCH = 0.7  # lost where two words differ
_GAP = 0.6  # lost for a word that only one side has


class Stretch(NamedTuple):
    """Rows ``a`` to ``a_end`` aligned with columns ``b`` to ``b_end`` (exclusive), and the score."""

    score: float
    a: int
    a_end: int
    b: int
    b_end: int


def align(a: Ints, b: Ints, gain: Floats, least: float, same: bool) -> list[Stretch]:
    """The local alignments of ``a`` with ``b`` that score at least ``least``, best first, none
    inside the shadow of a better one.

    ``gain`` belongs to ``a``. Where ``same``, a column is aligned with itself: only what stands
    after the diagonal counts.
    """
    width = len(b)
    score, born = np.zeros(width + 1), np.arange(width + 1)
    slope = _GAP * np.arange(width + 1)
    columns = np.arange(1, width + 1)
    best: dict[int, tuple[float, int, int]] = {}
    for row in range(len(a)):
        step = np.where(b == a[row], gain[row], -_MISMATCH)
        if same:
            step[: row + 1] = -_MISMATCH
        fresh = (row + 1) * (width + 1) + np.arange(width + 1)
        over, aside = score[:-1] + step, score[1:] - _GAP
        new, origin = np.zeros(width + 1), fresh.copy()
        new[1:] = np.maximum(over, aside)
        begins = np.where(score[:-1] > 0, born[:-1], fresh[1:])
        origin[1:] = np.where(over >= aside, begins, born[1:])
        np.maximum(new, 0.0, out=new)
        lifted = new + slope
        highest = np.maximum.accumulate(lifted)
        leader = np.maximum.accumulate(np.where(lifted >= highest, np.arange(width + 1), 0))
        new, origin = highest - slope, origin[leader]
        for column in columns[(new[1:] >= least) & (over > aside) & (step > 0)]:
            key, value = int(origin[column]), float(new[column])
            if key not in best or value > best[key][0]:
                best[key] = (value, row + 1, int(column))
        score, born = new, origin
    found = [
        Stretch(value, key // (width + 1) - 1, end, key % (width + 1) - 1, stop)
        for key, (value, end, stop) in best.items()
    ]
    return _without_shadows(sorted(found, key=lambda s: (-s.score, s)))


def _without_shadows(stretches: list[Stretch]) -> list[Stretch]:
    kept: list[Stretch] = []
    for one in stretches:
        if not any(
            _covers(other.a, other.a_end, one.a, one.a_end)
            and _covers(other.b, other.b_end, one.b, one.b_end)
            for other in kept
        ):
            kept.append(one)
    return kept


def _covers(start: int, end: int, first: int, last: int) -> bool:
    """True where half of ``first`` to ``last`` lies between ``start`` and ``end``."""
    return 2 * (min(end, last) - max(start, first)) >= last - first
