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
from tawatur.grouping.signatures import Floats, Ints

_DRIFT = 8  # words a chain may be pushed off its diagonal from one seed to the next
_PAUSE = 15  # words between two seeds of a chain
_REACH = 20  # words around a chain that are aligned
_SEEDS = 3  # seeds a chain needs
_PROMISE = 0.7  # share of what an alignment must earn that the common subsequence must promise
_LONG = 80  # words of a chain from which its common subsequence is alignment enough


class Block(NamedTuple):
    """``length`` shared words in a row, from word ``a`` of one side and ``b`` of the other."""

    a: int
    b: int
    length: int


Path = list[Block]
Seed = tuple[int, int, int]  # as a block; the length is the number of seeds in a row


class Words(NamedTuple):
    """An article's stems, what each earns where it is shared, and what those before it earn."""

    stems: Ints
    gain: Floats
    earned: Floats

    @classmethod
    def of(cls, stems: Ints, gain: Floats) -> Words:
        """The words with their gains summed up."""
        return cls(stems, gain, np.concatenate([[0.0], np.cumsum(gain)]))


class Chain(NamedTuple):
    """Seeds along a diagonal: the first and the last place on both sides, and how many."""

    a: int
    a_last: int
    b: int
    b_last: int
    seeds: int


class Ground(NamedTuple):
    """A piece of two texts: its two beginnings, and the words of it."""

    a: int
    b: int
    window: Window


class Stretch(NamedTuple):
    """A path of shared words, block by block in order, and what it earns."""

    score: float
    path: Path

    @property
    def a(self) -> tuple[int, int]:
        """The words of the first side, end exclusive."""
        return self.path[0].a, self.path[-1].a + self.path[-1].length

    @property
    def b(self) -> tuple[int, int]:
        """The words of the second side, end exclusive."""
        return self.path[0].b, self.path[-1].b + self.path[-1].length


class Pair(NamedTuple):
    """Two articles and the seeds between them in ascending order, those in a row as one; ``deep``
    asks for passages that are not word for word as well."""

    a: Words
    b: Words
    seeds: Sequence[Seed]
    deep: bool


def align(pairs: Sequence[Pair], least: float) -> list[list[Stretch]]:
    """For each pair the stretches that earn at least ``least``, best first, none of which half
    stands in a better one on both sides."""
    found: list[list[Stretch]] = [[] for _ in pairs]
    small: list[tuple[int, Ground]] = []
    for number, pair in enumerate(pairs):
        for chain in chains(pair.seeds, _SEEDS):
            ground = _ground(pair, chain)
            path = _common(ground)
            if not pair.deep or chain.a_last - chain.a >= _LONG:
                found[number].extend(_segments(path, pair.a.earned, least))
            elif any(_segments(path, pair.a.earned, _PROMISE * least)):
                small.append((number, ground))
    aligned = local([ground.window for _, ground in small], least)
    for (number, ground), alignments in zip(small, aligned, strict=True):
        for one in alignments:
            found[number].append(_stretch(ground, one))
    return [_without_shadows(stretches) for stretches in found]


def chains(seeds: Iterable[Seed], least: int) -> Iterator[Chain]:
    """The chains of at least ``least`` seeds; the seeds come in ascending order."""
    active: list[Chain] = []
    for a, b, length in seeds:
        best, nearest = -1, _DRIFT + 1
        still: list[Chain] = []
        for chain in active:
            if a - chain.a_last > _PAUSE:
                if chain.seeds >= least:
                    yield chain
                continue
            drift = abs((b - a) - (chain.b_last - chain.a_last))
            if drift < nearest and b > chain.b_last and a > chain.a_last:
                best, nearest = len(still), drift
            still.append(chain)
        active = still
        a_last, b_last = a + length - 1, b + length - 1
        if best < 0:
            active.append(Chain(a, a_last, b, b_last, length))
        else:
            old = active[best]
            active[best] = Chain(old.a, a_last, old.b, b_last, old.seeds + length)
    yield from (chain for chain in active if chain.seeds >= least)


def _ground(pair: Pair, chain: Chain) -> Ground:
    row, column = max(0, chain.a - _REACH), max(0, chain.b - _REACH)
    row_end, column_end = chain.a_last + _REACH + 1, chain.b_last + _REACH + 1
    if pair.a is pair.b:  # a text against itself: the two sides may not meet
        column = max(column, min(chain.a_last + 2, chain.b))
        row_end = min(row_end, column)
    part = slice(row, row_end)
    window = Window(pair.a.stems[part], pair.b.stems[column:column_end], pair.a.gain[part])
    return Ground(row, column, window)


def _common(ground: Ground) -> Path:
    """The longest common subsequence as a path."""
    a, b = ground.window.a.tolist(), ground.window.b.tolist()
    blocks = LCSseq.opcodes(a, b).as_matching_blocks()
    return [Block(ground.a + i, ground.b + j, length) for i, j, length in blocks[:-1]]


def _stretch(ground: Ground, one: Local) -> Stretch:
    a, b, gain = ground.window
    within = Window(a[one.a : one.a_end], b[one.b : one.b_end], gain)
    return Stretch(one.score, _common(Ground(ground.a + one.a, ground.b + one.b, within)))


def _segments(path: Path, earned: Floats, least: float) -> Iterator[Stretch]:
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
        score += float(earned[a_end] - earned[i])
        if score > best:
            best, kept = score, k + 1
    if best >= least:
        yield Stretch(best, path[begin:kept])


def _without_shadows(stretches: Iterable[Stretch]) -> list[Stretch]:
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
