"""Candidates: which pairs of articles are worth comparing, found without comparing all pairs.

Both searches are one idea: a sparse matrix of articles by features times its own transpose, a
few hundred rows at a time, keeping only the cells above a floor. Features that stand in too many
articles are left out of the search (not of the comparison): they cost most and tell least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tawatur.grouping.signatures import Floats, Ints

Index = NDArray[np.int64]
Matrix = sparse.csr_array

_ROWS = 512  # rows multiplied at a time: bounds memory at some tens of megabytes
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Pairs(NamedTuple):
    """Article numbers a < b, column by column, with a value for each pair."""

    a: Index
    b: Index
    value: Floats


def matrix(rows: Sequence[tuple[NDArray[np.integer], Floats]], width: int) -> Matrix:
    """A sparse matrix from one (columns, values) a row; the columns of a row are distinct."""
    lengths = [len(columns) for columns, _ in rows]
    ends = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    if not ends[-1]:
        return sparse.csr_array((len(rows), max(width, 1)))
    columns = np.concatenate([c for c, _ in rows])
    values = np.concatenate([v for _, v in rows])
    return sparse.csr_array((values, columns, ends), shape=(len(rows), max(width, 1)))


def unit_rows(matrix: Matrix) -> Matrix:
    """The matrix with every row scaled to length 1; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_array(sparse.diags_array(scale) @ matrix)


def without_common(matrix: Matrix, most: int) -> Matrix:
    """The matrix without the columns that more than ``most`` rows fill."""
    filled = np.bincount(matrix.indices, minlength=matrix.shape[1])
    kept = np.flatnonzero((filled > 1) & (filled <= most))
    return sparse.csr_array(matrix[:, kept])


def similar(matrix: Matrix, floor: float) -> Pairs:
    """Every pair of rows whose dot product is at least ``floor``."""
    blocks = list(_similar_blocks(matrix, floor))
    if not blocks:
        none = np.zeros(0, dtype=np.int64)
        return Pairs(none, none, np.zeros(0))
    return Pairs(*(np.concatenate(column) for column in zip(*blocks, strict=True)))


def _similar_blocks(matrix: Matrix, floor: float) -> Iterator[Pairs]:
    other = sparse.csr_array(matrix.T)  # once: the product would turn it for every block
    for start in range(0, matrix.shape[0], _ROWS):
        product = sparse.coo_array(matrix[start : start + _ROWS] @ other)
        a, b = product.row.astype(np.int64) + start, product.col.astype(np.int64)
        kept = (a < b) & (product.data >= floor)
        order = np.lexsort((b[kept], a[kept]))
        yield Pairs(a[kept][order], b[kept][order], product.data[kept][order])


def dots(matrix: Matrix, a: Index, b: Index) -> Floats:
    """The dot products of the rows a[i] and b[i]."""
    out = np.zeros(len(a))
    for start in range(0, len(a), _ROWS * 32):
        part = slice(start, start + _ROWS * 32)
        out[part] = np.asarray(matrix[a[part]].multiply(matrix[b[part]]).sum(axis=1)).ravel()
    return out


def runs(words: Ints, size: int) -> NDArray[np.uint64]:
    """A 64-bit number for every run of ``size`` words, in order; equal runs, equal numbers."""
    if len(words) < size:
        return np.zeros(0, dtype=np.uint64)
    column = words.astype(np.uint64) + np.uint64(1)
    total = np.zeros(len(words) - size + 1, dtype=np.uint64)
    for offset in range(size):
        total = (total ^ column[offset : offset + len(total)]) * _MIX
        total ^= total >> np.uint64(29)
    return total
