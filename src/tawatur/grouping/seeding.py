"""Seeding: where two articles share a run of words, for many pairs of articles at once.

The articles to be compared travel as one bundle of columns. A run that stands once in the whole
bundle is dropped at once; of the others each pair's common ones are looked up together, and places
that follow each other along a diagonal are one seed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.candidates import Index
from tawatur.grouping.postings import QUOTED, Hashes, seeds
from tawatur.grouping.signatures import Flags, Ints

PAUSE = 15  # words between two seeds of a chain
DRIFT = 8  # words a chain may be pushed off its diagonal from one seed to the next
SEEDS = 3  # seeds a chain needs
_PAIRED = 2  # words of a run that is seed enough where something speaks for the pair already
# Pairs of places a run may seed in two articles: a run said over and over leads nowhere in
# particular, and its pairs grow with the square of the text. No marked passage needs 10 of them.
_PLACES = 36

Seed = tuple[int, int, int]  # places on both sides, and how many seeds in a row begin there


class Bundle(NamedTuple):
    """Articles (document and part) as columns, one after the other, with where each one's words
    end and the rarity of the words; the pairs of articles to be compared, a row each; ``deep``
    says of each pair that it is to be searched for edited passages too."""

    articles: tuple[tuple[str, int], ...]
    ends: Index
    words: Ints
    stems: Ints
    bearing: Flags
    lines: Ints
    starts: Ints
    stops: Ints
    rarity: NDArray[np.float32]
    pairs: Index
    deep: NDArray[np.bool_]


class _Runs(NamedTuple):
    """The runs that stand more than once in a bundle: of each article the distinct ones, by a key
    that ascends (article * ``width`` + run), with the range of their places."""

    key: Index
    width: int
    begin: Index
    often: Index
    place: Index
    ends: Index


def seeded(bundle: Bundle) -> list[list[Seed]]:
    """For each pair of the bundle the seeds that may be part of a chain, in ascending order."""
    sizes = ((QUOTED, np.flatnonzero(~bundle.deep)), (_PAIRED, np.flatnonzero(bundle.deep)))
    found = [_met(bundle, size, chosen) for size, chosen in sizes if len(chosen)]
    pair, row, slant, length = _in_a_row(*(np.concatenate(c) for c in zip(*found, strict=True)))
    near = _in_company(pair, row, slant, length)
    pair, row, slant, length = pair[near], row[near], slant[near], length[near]
    order = np.lexsort((slant, row, pair))
    columns = (row[order].tolist(), (row + slant)[order].tolist(), length[order].tolist())
    seeds = list(zip(*columns, strict=True))
    ends = np.searchsorted(pair[order], np.arange(len(bundle.pairs) + 1)).tolist()
    return [seeds[i:j] for i, j in pairwise(ends)]


def _met(bundle: Bundle, size: int, chosen: Index) -> tuple[Index, Index, Index]:
    """For the chosen pairs the places on both sides where a shared run begins; of an article with
    itself every pair of places once."""
    runs = _runs(bundle, size)
    a, b = bundle.pairs[chosen].T
    counts = np.diff(runs.ends)
    fewer = counts[b] < counts[a]
    asked, facing = np.where(fewer, b, a), np.where(fewer, a, b)
    own = np.where(a == b, 0, counts[asked])
    query = np.arange(own.sum()) + np.repeat(runs.ends[asked] - np.cumsum(own) + own, own)
    owner = np.repeat(np.arange(len(chosen)), own)
    wanted = runs.key[query] + (facing - asked)[owner] * runs.width
    at = np.searchsorted(runs.key, wanted)
    met = np.flatnonzero(runs.key.take(at, mode="clip") == wanted) if len(runs.key) else at
    alone, again = _twice(runs, np.flatnonzero(a == b), a)
    query, at = np.append(query[met], again), np.append(at[met], again)
    owner = np.append(owner[met], alone)
    hit = np.flatnonzero(runs.often[query] * runs.often[at] <= _PLACES)
    query, at, owner = query[hit], at[hit], owner[hit]
    many = runs.often[query] * runs.often[at]
    each = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    query, at, owner = np.repeat(query, many), np.repeat(at, many), np.repeat(owner, many)
    left, right = np.divmod(each, runs.often[at])
    row, column = runs.place[runs.begin[query] + left], runs.place[runs.begin[at] + right]
    turned = fewer[owner]
    row, column = np.where(turned, column, row), np.where(turned, row, column)
    once = (asked != facing)[owner] | (row < column)
    return chosen[owner[once]], row[once], column[once]


def _twice(runs: _Runs, alone: Index, article: Index) -> tuple[Index, Index]:
    """Of pairs of an article with itself (``alone``, by their places) the runs that stand in it
    more than once: which pair, and which of the runs."""
    pair = np.full(len(runs.ends) - 1, -1)
    pair[article[alone]] = alone
    again = np.flatnonzero(runs.often > 1)
    owner = pair[np.searchsorted(runs.ends, again, "right") - 1]
    return owner[owner >= 0], again[owner >= 0]


def _runs(bundle: Bundle, size: int) -> _Runs:
    run, at = seeds(bundle.stems, bundle.rarity, size, bundle.ends)
    again, number = _again(run)
    at = at[again]
    owner = np.searchsorted(bundle.ends, at, "right") - 1
    width = int(number.max()) + 1 if len(number) else 1
    key = owner * width + number
    order = np.argsort(key)
    key, place = key[order], at[order]
    begin = np.flatnonzero(np.diff(key, prepend=-1))
    key = key[begin]
    often = np.diff(begin, append=len(place))
    ends = np.searchsorted(key, np.arange(len(bundle.ends)) * width)
    return _Runs(key, width, begin, often, place, ends)


def _again(run: Hashes) -> tuple[Index, Index]:
    """The runs that stand more than once, and a number for each of them."""
    order = np.argsort(run)
    ordered = run[order]
    first = np.ones(len(run), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    alone = first & np.append(first[1:], True)
    number = np.cumsum(first)
    return order[~alone], number[~alone]


def _in_a_row(pair: Index, row: Index, column: Index) -> tuple[Index, Index, Index, Index]:
    """The places that follow each other along a diagonal as one: pair, row, slant and length."""
    slant = column - row
    order = np.lexsort((row, slant, pair))
    pair, row, slant = pair[order], row[order], slant[order]
    first = np.ones(len(row), bool)
    first[1:] = (row[1:] != row[:-1] + 1) | (slant[1:] != slant[:-1]) | (pair[1:] != pair[:-1])
    begins = np.flatnonzero(first)
    return pair[begins], row[begins], slant[begins], np.diff(begins, append=len(row))


def _in_company(pair: Index, row: Index, slant: Index, length: Index) -> NDArray[np.bool_]:
    """Which seeds are a chain by themselves or have another one within reach: two within a chain's
    drift share one of two bands of diagonals that overlap by half."""
    kept = length >= SEEDS
    last = row + length - 1
    for offset in (0, DRIFT):
        band = (slant + offset) // (2 * DRIFT)
        order = np.lexsort((row, band, pair))
        new = (np.diff(pair[order], prepend=-1) != 0) | (np.diff(band[order], prepend=0) != 0)
        if not len(order):
            continue
        new[0] = True
        group = np.cumsum(new)
        reach = np.int64(last.max() + 1)
        furthest = np.maximum.accumulate(group * reach + last[order]) - group * reach
        near = ~new[1:] & (row[order][1:] - furthest[:-1] <= PAUSE)
        kept[order[1:][near]] = True
        kept[order[:-1][near]] = True
    return kept
