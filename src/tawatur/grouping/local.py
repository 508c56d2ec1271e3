"""Local alignment of many small windows at once.

Smith and Waterman's algorithm (1981) over stems: a shared stem earns by its rarity, an unequal
pair and a skipped word cost. Every cell remembers where its alignment began, so that all of them
are read off at the end without tracing any path back. One row of two hundred windows is computed
together: in numpy a row of one alone would cost as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.signatures import Floats

MISMATCH = 0.7  # lost where a word stands for another
GAP = 0.6  # lost for a word that only one side has
_CELLS = 16_384  # cells of a row of windows: what stays in a core's cache

Integers = NDArray[np.int32]
Reals = NDArray[np.float32]


class Window(NamedTuple):
    """Two word columns; ``gain`` is what each word of ``a`` earns where it is shared."""

    a: Integers
    b: Integers
    gain: Floats


class Local(NamedTuple):
    """Rows ``a`` to ``a_end`` aligned with columns ``b`` to ``b_end``, exclusive."""

    score: float
    a: int
    a_end: int
    b: int
    b_end: int


def local(windows: Sequence[Window], least: float) -> list[list[Local]]:
    """For each window its local alignments that score at least ``least``: for every place where
    one begins, its best end."""
    found: list[list[Local]] = [[] for _ in windows]
    for batch in _batches(windows):
        together = _together([windows[i] for i in batch], least)
        for number, alignments in zip(batch, together, strict=True):
            found[number] = alignments
    return found


def _batches(windows: Sequence[Window]) -> Iterator[list[int]]:
    """The numbers of the windows, those of like size together."""
    order = sorted(range(len(windows)), key=lambda i: (len(windows[i].b), len(windows[i].a), i))
    batch: list[int] = []
    for number in order:
        if batch and (len(batch) + 1) * (len(windows[number].b) + 1) > _CELLS:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _together(windows: Sequence[Window], least: float) -> list[list[Local]]:
    height = max(len(w.a) for w in windows)
    width = max(len(w.b) for w in windows)
    a, b, gain = _padded(windows, height, width)
    place = np.arange(width + 1, dtype=np.int32)
    slope = np.float32(GAP) * place.astype(np.float32)
    score = np.zeros((len(windows), width + 1), np.float32)
    born = np.zeros((len(windows), width + 1), np.int32)
    ends: list[tuple[NDArray[np.generic], ...]] = []
    for row in range(height):
        step = np.where(b == a[:, row, None], gain[:, row, None], np.float32(-MISMATCH))
        score, born = _next_row(score, born, step, (row + 1) * (width + 1) + place, slope)
        ending = (score[:, 1:] >= least) & (step > 0)
        if ending.any():
            which, column = np.nonzero(ending)
            column = column + 1
            rows = np.full(len(which), row + 1)
            ends.append((which, born[which, column], score[which, column], rows, column))
    return _read_off(ends, len(windows), width)


def _next_row(
    score: Reals, born: Integers, step: Reals, fresh: Integers, slope: Reals
) -> tuple[Reals, Integers]:
    """The scores of the next row and where their alignments began."""
    over, aside = score[:, :-1] + step, score[:, 1:] - np.float32(GAP)
    new = np.zeros_like(score)
    origin = np.broadcast_to(fresh, score.shape).copy()
    np.maximum(over, aside, out=new[:, 1:])
    begins = np.where(score[:, :-1] > 0, born[:, :-1], fresh[1:])
    origin[:, 1:] = np.where(over >= aside, begins, born[:, 1:])
    np.maximum(new, 0, out=new)
    new += slope  # a run of skipped columns is a running maximum once the slope is level
    highest = np.maximum.accumulate(new, axis=1)
    place = np.arange(score.shape[1], dtype=np.int32)
    leader = np.maximum.accumulate(np.where(new >= highest, place, 0), axis=1)
    return highest - slope, np.take_along_axis(origin, leader, axis=1)


def _padded(windows: Sequence[Window], height: int, width: int) -> tuple[Integers, Integers, Reals]:
    a = np.full((len(windows), height), -1, np.int32)
    b = np.full((len(windows), width), -2, np.int32)
    gain = np.zeros((len(windows), height), np.float32)
    for i, window in enumerate(windows):
        a[i, : len(window.a)], b[i, : len(window.b)] = window.a, window.b
        gain[i, : len(window.a)] = window.gain
    return a, b, gain


def _read_off(
    ends: Sequence[tuple[NDArray[np.generic], ...]], count: int, width: int
) -> list[list[Local]]:
    """For every alignment begun, its best end."""
    found: list[list[Local]] = [[] for _ in range(count)]
    if not ends:
        return found
    columns = [np.concatenate(column) for column in zip(*ends, strict=True)]
    order = np.lexsort((columns[4], columns[3], -columns[2], columns[1], columns[0]))
    which, origin, score, row, column = (c[order] for c in columns)
    new = (np.diff(which, prepend=-1) != 0) | (np.diff(origin, prepend=-1) != 0)
    for i in np.flatnonzero(new).tolist():
        a, b = divmod(int(origin[i]), width + 1)
        alignment = Local(float(score[i]), a - 1, int(row[i]), b - 1, int(column[i]))
        found[int(which[i])].append(alignment)
    return found
