"""Postings: runs of words, as numbers, and the articles they stand in.

By runs of three words copies are known and looked for; runs of five call for a comparison of two
articles that are not of one story.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.candidates import Index, runs
from tawatur.grouping.signatures import Article, Ints

Hashes = NDArray[np.uint64]

COPIED = 3  # words of a run by which copies are known
QUOTED = 5  # words in a row that call for comparison across stories
_SAMPLE = 4  # one run in four takes part in the search for copies
_ARTICLES = np.uint64((1 << 22) - 1)  # bits of a posting that tell its article from four million
_SHORTEST = 12  # runs an article needs to be anybody's copy: less is a headline
_AT_ONCE = 64  # articles whose runs are made together: what they fill stays in a core's cache
_SEED = 5.0  # nats the words of a run weigh together to be a seed; 4 to 8 find the same passages


class Postings(NamedTuple):
    """Runs of words in ascending order, and the article (its place in the segment) of each; of
    equal runs the earlier article first."""

    run: Hashes
    article: Ints


class Rows(NamedTuple):
    """The distinct runs of each article, ascending, one article after the other, and where each
    one's end."""

    run: Hashes
    ends: Index

    def of(self, place: int) -> Hashes:
        """Those of one article."""
        return self.run[self.ends[place] : self.ends[place + 1]]

    def sizes(self) -> Index:
        """How many each article has."""
        return np.diff(self.ends)


def copied_runs(articles: Sequence[Article]) -> Rows:
    """The runs of each main article by which copies are known; none of an article too short."""
    rows: list[Hashes] = []
    sizes: list[int] = [0]
    for start in range(0, len(articles), _AT_ONCE):
        some = articles[start : start + _AT_ONCE]
        ends = np.cumsum([0, *(len(article.stems) for article in some)]).tolist()
        run = runs(np.concatenate([article.stems for article in some]), COPIED)
        distinct = np.ones(len(run), bool)
        for article, (i, j) in zip(some, pairwise(ends), strict=True):
            last = max(i, j - COPIED + 1) if article.part == 0 else i
            distinct[last:j] = False
            own = run[i:last]
            own.sort()
            new = np.not_equal(own[1:], own[:-1], out=distinct[i + 1 : last])
            size = 1 + int(np.count_nonzero(new)) if i < last else 0
            if size < _SHORTEST:
                distinct[i:last] = False
                size = 0
            sizes.append(size)
        rows.append(run[distinct])
    return Rows(np.concatenate([*rows, np.zeros(0, np.uint64)]), np.cumsum(sizes))


def marks(copied: Rows) -> tuple[bytes, ...]:
    """What tells each article's runs from others; nothing where there are none."""
    return tuple(
        blake2b(copied.run[i:j].tobytes(), digest_size=16).digest() if i < j else b""
        for i, j in pairwise(copied.ends.tolist())
    )


def sampled(copied: Rows) -> Postings:
    """The runs that take part in the search for copies."""
    chosen = copied.run % np.uint64(_SAMPLE) == 0
    return posted(copied.run[chosen], owners(copied.ends)[chosen])


def inside(stems: Ints, size: int, ends: Index) -> tuple[Hashes, Index]:
    """The runs of so many words inside one article, and where each begins."""
    run = runs(stems, size)
    inside = np.ones(len(run), bool)
    for back in range(1, size):
        cut = ends[1:-1] - back
        inside[cut[(cut >= 0) & (cut < len(run))]] = False
    at = np.flatnonzero(inside)
    return run[at], at


def seeds(
    stems: Ints, rarity: NDArray[np.floating[Any]], size: int, ends: Index
) -> tuple[Hashes, Index]:
    """The runs of ``size`` words inside one article that weigh enough to be seeds, and where each
    begins."""
    run, at = inside(stems, size, ends)
    summed = np.concatenate([[0.0], np.cumsum(rarity)])
    heavy = summed[at + size] - summed[at] >= _SEED
    return run[heavy], at[heavy]


def posted(run: Hashes, article: Ints) -> Postings:
    """Each run once for an article. The lower bits of a run make room for its article."""
    key = (run & ~_ARTICLES) | article.astype(np.uint64)
    key.sort()
    key = key[np.diff(key, prepend=~key[:1]) != 0]
    return Postings(key & ~_ARTICLES, (key & _ARTICLES).astype(np.int32))


def owners(ends: Index) -> Ints:
    """The row of each value."""
    return np.repeat(np.arange(len(ends) - 1, dtype=np.int32), np.diff(ends))
