"""Local alignment of many small windows at once.

Smith and Waterman's algorithm (1981) over stems: a shared stem earns by its rarity, an unequal
pair and a skipped word cost. Every cell remembers where its alignment began, so that all of them
are read off at the end without tracing any path back. One row of two hundred windows is computed
together: in numpy a row of one alone would cost as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from sys import byteorder
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.signatures import Floats

MISMATCH = 0.7  # lost where a word stands for another
GAP = 0.6  # lost for a word that only one side has
_UPPER = 1 if byteorder == "little" else 0  # which half of a number of 64 bits is the upper one
_LOWER = (1 << 32) - 1
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
    slope = np.float32(GAP) * np.arange(width + 1, dtype=np.float32)
    table = _Table.of(len(windows), width + 1)
    score = np.zeros((len(windows), width + 1), np.float32)
    born = np.zeros((len(windows), width + 1), np.int32)
    step = np.empty((len(windows), width), np.float32)
    ends: list[tuple[NDArray[np.generic], ...]] = []
    for row in range(height):
        step.fill(-MISMATCH)
        np.copyto(step, gain[:, row, None], where=b == a[:, row, None])
        score, born = _next_row(score, born, step, row + 1, slope, table)
        ending = score[:, 1:] >= least
        if ending.any():
            which, column = np.nonzero(ending & (step > 0))
            column = column + 1
            rows = np.full(len(which), row + 1)
            ends.append((which, born[which, column], score[which, column], rows, column))
    return _read_off(ends, len(windows), width)


class _Table(NamedTuple):
    """Room for a row: of each cell a score, as the upper half of a number, above the cell's own
    place. What is not negative is ordered as its bits are, so the running maximum of the numbers
    says how much is earned and where."""

    cell: NDArray[np.int64]
    score: Reals
    best: NDArray[np.int64]
    earned: Reals

    @classmethod
    def of(cls, count: int, width: int) -> _Table:
        """Room for a row of so many windows."""
        cell = np.arange(count * width).reshape(count, width)
        best = np.empty_like(cell)
        halves = [one.view(np.float32).reshape(count, width, 2) for one in (cell, best)]
        return cls(cell, halves[0][:, :, _UPPER], best, halves[1][:, :, _UPPER])


def _next_row(
    score: Reals, born: Integers, step: Reals, row: int, slope: Reals, table: _Table
) -> tuple[Reals, Integers]:
    """The scores of the next row and where their alignments began."""
    width = score.shape[1]
    fresh = np.arange(row * width, (row + 1) * width, dtype=np.int32)
    over, aside = score[:, :-1] + step, score[:, 1:] - np.float32(GAP)
    origin = np.empty_like(born)
    origin[:, 0] = fresh[0]
    begins = np.where(score[:, :-1] > 0, born[:, :-1], fresh[1:])
    origin[:, 1:] = np.where(over >= aside, begins, born[:, 1:])
    np.maximum(over, aside, out=over)
    np.maximum(over, 0, out=over)
    # a run of skipped columns is a running maximum once the slope is level
    table.score[:, 0] = 0
    np.add(over, slope[1:], out=table.score[:, 1:])
    np.maximum.accumulate(table.cell, axis=1, out=table.best)
    leader = table.best & _LOWER
    return table.earned - slope, origin.ravel().take(leader)


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
