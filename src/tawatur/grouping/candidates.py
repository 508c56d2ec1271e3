"""Candidates: which pairs of articles are worth comparing, found without comparing all pairs.

Likeness is a sparse matrix of articles by stems times another one turned, a few hundred rows at a
time, keeping only the cells above a floor. Runs of words are looked up in the sorted postings of
every segment. What stands in too many articles is left out of the search (not of the
comparison): it costs most and tells least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Index = NDArray[np.int64]
Integers = NDArray[np.int32]
Floats = NDArray[np.float64]
Matrix = sparse.csr_array

_ROWS = 512  # rows multiplied at a time: bounds memory at some tens of megabytes
_ENTRIES = 1 << 19  # of the rows multiplied pair by pair: what stays in a core's cache
_HITS = 2_000_000  # meetings of runs counted at a time: 50 MB
_FLAGS = 3  # bits of flags beyond one for each posting
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Pairs(NamedTuple):
    """Places of two articles, column by column, with a value for each pair."""

    a: Index
    b: Index
    value: Floats


def transposed(matrix: Matrix) -> Matrix:
    """The matrix turned, ready to be multiplied by."""
    return sparse.csr_array(matrix.T)


def unit_rows(matrix: Matrix) -> Matrix:
    """The matrix with every row scaled to length 1; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_array(sparse.diags_array(scale) @ matrix)


def similar(rows: Matrix, turned: Matrix, floor: float, *, once: bool) -> Pairs:
    """Every row and column whose product is at least ``floor``; ``once`` where both sides are the
    same articles: each pair once, the lower place first."""
    blocks = list(_similar_blocks(rows, turned, floor, once))
    if not blocks:
        none = np.zeros(0, dtype=np.int64)
        return Pairs(none, none, np.zeros(0))
    return Pairs(*(np.concatenate(column) for column in zip(*blocks, strict=True)))


def _similar_blocks(rows: Matrix, turned: Matrix, floor: float, once: bool) -> Iterator[Pairs]:
    for start in range(0, rows.shape[0], _ROWS):
        product = rows[start : start + _ROWS] @ turned
        near = np.flatnonzero(product.data >= floor)
        a = np.searchsorted(product.indptr, near, "right") - 1 + start
        b, value = product.indices[near].astype(np.int64), product.data[near]
        kept = np.flatnonzero(a < b) if once else np.arange(len(a))
        order = kept[np.lexsort((b[kept], a[kept]))]
        yield Pairs(a[order], b[order], value[order])


def dots(rows: Matrix, others: Matrix, a: Index, b: Index) -> Floats:
    """The dot products of the rows a[i] of one matrix and b[i] of another."""
    out = np.zeros(len(a))
    each = 1 + rows.nnz // max(rows.shape[0], 1) + others.nnz // max(others.shape[0], 1)
    step = 1 + _ENTRIES // each
    for start in range(0, len(a), step):
        part = slice(start, start + step)
        out[part] = np.asarray(rows[a[part]].multiply(others[b[part]]).sum(axis=1)).ravel()
    return out


class Hits(NamedTuple):
    """Where the runs ``run`` of articles meet postings: the range of postings of each run."""

    article: Integers
    low: Index
    high: Index


def firsts(changes: NDArray[np.bool_], count: int) -> Index:
    """Where each of the stretches begins that ``count`` values fall into; ``changes`` says of every
    value but the first whether it begins one."""
    begins = np.ones(min(count, 1) + len(changes), bool)
    begins[1:] = changes
    return np.flatnonzero(begins)


class Met(NamedTuple):
    """Which runs, by their places, are met among postings, and the range of postings of each."""

    at: Index
    low: Index
    high: Index

    def hits(self, kept: NDArray[np.bool_], article: Integers) -> Hits:
        """Those of the met runs that are kept, as the article of each has them."""
        return Hits(article[self.at[kept]], self.low[kept], self.high[kept])

    def earlier(self) -> Met:
        """For runs met among themselves: of each range what comes before the run itself."""
        return Met(self.at, self.low, self.at)


def possible(run: NDArray[np.uint64], postings: NDArray[np.uint64]) -> Index:
    """The places of the runs that may be among the postings: one in eight of the others, and all
    that are. Runs are evenly spread numbers, so the upper bits of each posting are flagged."""
    bits = len(postings).bit_length() + _FLAGS
    shift = np.uint64(64 - bits)
    flags = np.zeros(1 << bits, bool)
    flags[(postings >> shift).view(np.int64)] = True
    return np.flatnonzero(flags[(run >> shift).view(np.int64)])


def counted(run: NDArray[np.uint64], postings: NDArray[np.uint64]) -> Met:
    """Which of the ascending runs are met among the ascending postings."""
    if run is postings:
        first = firsts(run[1:] != run[:-1], len(run))
        many = np.diff(first, append=len(run))
        return Met(np.arange(len(run)), np.repeat(first, many), np.repeat(first + many, many))
    at = possible(run, postings)
    low = np.searchsorted(postings, run[at], "left")
    same = np.flatnonzero(postings.take(low, mode="clip") == run[at]) if len(postings) else low[:0]
    at, low = at[same], low[same]
    return Met(at, low, np.searchsorted(postings, run[at], "right"))


def filled(met: Sequence[Met], count: int) -> Index:
    """How many postings each of ``count`` runs meets in all."""
    out = np.zeros(count, np.int64)
    for one in met:
        out[one.at] += one.high - one.low
    return out


def meetings(hits: Hits, articles: Integers, width: int) -> Pairs:
    """How often each article meets each of the others; ``articles`` are the postings' articles,
    numbers below ``width``."""
    counts = hits.high - hits.low
    ends = np.cumsum(counts)
    found: list[tuple[Index, Index]] = []
    start = 0
    while start < len(counts):
        before = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, before + _HITS, "right")))
        part = slice(start, stop)
        own = counts[part]
        total = int(own.sum())
        rows = np.repeat(hits.article[part].astype(np.int64), own)
        offset = np.repeat(hits.low[part] + own - np.cumsum(own), own)
        keys = rows * width + articles[np.arange(total) + offset]
        found.append(np.unique(keys, return_counts=True))
        start = stop
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return Pairs(none, none, np.zeros(0))
    keys, place = np.unique(np.concatenate([k for k, _ in found]), return_inverse=True)
    value = np.bincount(place, np.concatenate([c for _, c in found]), minlength=len(keys))
    return Pairs(keys // width, keys % width, value.astype(np.float64))


def runs(words: Integers, size: int) -> NDArray[np.uint64]:
    """A 64-bit number for every run of ``size`` words, in order; equal runs, equal numbers."""
    if len(words) < size:
        return np.zeros(0, dtype=np.uint64)
    column = words.astype(np.uint64) + np.uint64(1)
    total = np.zeros(len(words) - size + 1, dtype=np.uint64)
    for offset in range(size):
        total = (total ^ column[offset : offset + len(total)]) * _MIX
        total ^= total >> np.uint64(29)
    return total
