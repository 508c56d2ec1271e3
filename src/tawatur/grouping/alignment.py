"""Alignment: the stretches two articles share, with words changed, dropped or put in.

Seeds (places where the word columns agree) are chained along a diagonal. The longest common
subsequence of the ground round a chain is computed on machine words and costs next to nothing:
it says what the chain can earn at most, and most chains end here. Round a long chain it is the
alignment itself, cut where unshared words cost more than shared words earn; the ground round the
short ones that remain is aligned locally.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from tawatur.grouping.local import GAP, MISMATCH, Local, Window, local
from tawatur.grouping.seeding import DRIFT, PAUSE, SEEDS, Seed
from tawatur.grouping.signatures import Floats, Ints

_REACH = 20  # words around a chain that are aligned
_PROMISE = 0.7  # share of what an alignment must earn that the common subsequence must promise
_LONG = 80  # words of a chain from which its common subsequence is alignment enough


# Shared words in a row: the first of them on either side, and how many.
Block = tuple[int, int, int]
Path = list[Block]


class Words(NamedTuple):
    """The words of many articles one after the other: their stems, the same with a letter for
    each stem, what each word earns where it is shared, and what those before it earn."""

    stems: Ints
    spelt: str
    gain: Floats
    earned: memoryview

    @classmethod
    def of(cls, stems: Ints, gain: Floats) -> Words:
        """The words with their gains summed up."""
        _, number = np.unique(stems, return_inverse=True)
        spelt = number.astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
        return cls(stems, spelt, gain, np.concatenate([[0.0], np.cumsum(gain)]).data)


class Chain(NamedTuple):
    """Seeds along a diagonal: the first and the last place on both sides, and how many."""

    a: int
    a_last: int
    b: int
    b_last: int
    seeds: int


class Ground(NamedTuple):
    """A piece of two texts."""

    rows: slice
    columns: slice


class Stretch(NamedTuple):
    """A path of shared words, block by block in order, and what it earns."""

    score: float
    path: Path

    @property
    def a(self) -> tuple[int, int]:
        """The words of the first side, end exclusive."""
        return self.path[0][0], self.path[-1][0] + self.path[-1][2]

    @property
    def b(self) -> tuple[int, int]:
        """The words of the second side, end exclusive."""
        return self.path[0][1], self.path[-1][1] + self.path[-1][2]


class Pair(NamedTuple):
    """The words of two articles, as ranges, and the seeds between them in ascending order;
    ``deep`` asks for passages that are not word for word as well."""

    a: tuple[int, int]
    b: tuple[int, int]
    seeds: Sequence[Seed]
    deep: bool


def align(words: Words, pairs: Sequence[Pair], least: float) -> list[list[Stretch]]:
    """For each pair the stretches that earn at least ``least``, best first, none of which half
    stands in a better one on both sides."""
    found: list[list[Stretch]] = [[] for _ in pairs]
    small: list[tuple[int, Ground]] = []
    for number, pair in enumerate(pairs):
        for chain in chains(pair.seeds, SEEDS):
            ground = _ground(pair, chain)
            path = _common(words, ground)
            if not pair.deep or chain.a_last - chain.a >= _LONG:
                found[number].extend(_segments(path, words.earned, least))
            elif any(_segments(path, words.earned, _PROMISE * least)):
                small.append((number, ground))
    windows = [
        Window(words.stems[g.rows], words.stems[g.columns], words.gain[g.rows]) for _, g in small
    ]
    for (number, ground), alignments in zip(small, local(windows, least), strict=True):
        for one in alignments:
            found[number].append(_stretch(words, ground, one))
    return [_without_shadows(stretches) for stretches in found]


def chains(seeds: Iterable[Seed], least: int) -> Iterator[Chain]:
    """The chains of at least ``least`` seeds; the seeds come in ascending order."""
    active: list[list[int]] = []  # as the columns of a chain
    for a, b, length in seeds:
        best: list[int] | None = None
        nearest, over = DRIFT + 1, False
        for chain in active:
            _, a_last, _, b_last, _ = chain
            if a - a_last > PAUSE:
                over = True
            elif b > b_last and a > a_last:
                drift = abs((b - a) - (b_last - a_last))
                if drift < nearest:
                    best, nearest = chain, drift
        if over:
            yield from (Chain(*c) for c in active if a - c[1] > PAUSE and c[4] >= least)
            active = [c for c in active if a - c[1] <= PAUSE]
        if best is None:
            active.append([a, a + length - 1, b, b + length - 1, length])
        else:
            best[1], best[3] = a + length - 1, b + length - 1
            best[4] += length
    yield from (Chain(*chain) for chain in active if chain[4] >= least)


def _ground(pair: Pair, chain: Chain) -> Ground:
    row, column = max(pair.a[0], chain.a - _REACH), max(pair.b[0], chain.b - _REACH)
    row_end = min(pair.a[1], chain.a_last + _REACH + 1)
    column_end = min(pair.b[1], chain.b_last + _REACH + 1)
    if pair.a == pair.b:  # a text against itself: the two sides may not meet
        column = max(column, min(chain.a_last + 2, chain.b))
        row_end = min(row_end, column)
    return Ground(slice(row, row_end), slice(column, column_end))


def _common(words: Words, ground: Ground) -> Path:
    """The longest common subsequence as a path."""
    rows, columns = ground
    blocks = LCSseq.opcodes(words.spelt[rows], words.spelt[columns]).as_matching_blocks()
    row, column = rows.start, columns.start
    return [(row + one.a, column + one.b, one.size) for one in blocks[:-1]]


def _stretch(words: Words, ground: Ground, one: Local) -> Stretch:
    row, column = ground.rows.start, ground.columns.start
    within = Ground(slice(row + one.a, row + one.a_end), slice(column + one.b, column + one.b_end))
    return Stretch(one.score, _common(words, within))


def _segments(path: Path, earned: memoryview, least: float) -> Iterator[Stretch]:
    """The parts of a path that earn enough (largest-sum segments after Ruzzo and Tompa, 1999),
    each cut back to where it earned most."""
    begin = kept = a_end = b_end = 0
    score = best = 0.0
    for k, (i, j, length) in enumerate(path):
        if k > begin:
            rows, columns = i - a_end, j - b_end
            cost = MISMATCH * min(rows, columns) + GAP * abs(rows - columns)
            if score < cost or score - cost < best - least:
                if best >= least:
                    yield Stretch(best, path[begin:kept])
                begin, score, best = k, 0.0, 0.0
            else:
                score -= cost
        a_end, b_end = i + length, j + length
        score += earned[a_end] - earned[i]
        if score > best:
            best, kept = score, k + 1
    if best >= least:
        yield Stretch(best, path[begin:kept])


def _without_shadows(stretches: list[Stretch]) -> list[Stretch]:
    if len(stretches) < 2:
        return stretches
    kept: list[Stretch] = []
    for one in sorted(stretches, key=lambda s: (-s.score, s.path)):
        if not any(_covers(other, one) for other in kept):
            kept.append(one)
    return kept


def _covers(other: Stretch, one: Stretch) -> bool:
    for (start, end), (first, last) in ((other.a, one.a), (other.b, one.b)):
        if 2 * (min(end, last) - max(start, first)) < last - first:
            return False
    return True
