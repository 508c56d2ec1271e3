"""Word for word: the stretches of a sentence that stand in two articles, or twice in one.

Every run of eight words inside a sentence is looked up among all of them at once; where places
that hold the same run follow each other on both sides, they are one stretch. Nothing is aligned:
of an edited passage the pieces of eight words and more that were left alone are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.candidates import Index, firsts
from tawatur.grouping.naming import only_names
from tawatur.grouping.postings import Hashes
from tawatur.grouping.signatures import Article, Flags, Ints
from tawatur.model.cluster import Passage, Reuse

SIZE = 8  # words a passage has
_MOST = 20  # places a run may stand in: more is boilerplate, and pairs grow with the square
_SHORT = 24  # words of a stretch from which it is never names alone
_PLACE = np.uint64(28)  # bits of a place, below the 36 kept of a run; what is found is compared
_PLACES = np.uint64((1 << 28) - 1)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_BLOCK = 1 << 15  # words whose runs are made together: what they fill stays in a core's cache


class Said(NamedTuple):
    """The words of articles one after the other: a number for the sentence of each, where it
    starts and ends; where each article's words end; and the runs inside a sentence, ascending,
    each with its place in the lower bits."""

    articles: Sequence[Article]
    ends: Index
    words: Ints
    stems: Ints
    bearing: Flags
    sentence: Ints
    starts: Ints
    stops: Ints
    runs: Hashes

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Said:
        """The words of the articles."""
        ends = np.cumsum([0, *(len(article.words) for article in articles)])
        lines = _joined([article.lines for article in articles])
        begins = np.zeros(len(lines) + 1, np.int32)
        begins[1:-1] = lines[1:] != lines[:-1]
        begins[ends] = 1
        sentence = np.cumsum(begins[:-1], dtype=np.int32)
        words = _joined([article.words for article in articles])
        return cls(
            articles,
            ends,
            words,
            _joined([article.stems for article in articles]),
            _joined([article.bearing for article in articles]).astype(np.uint8),
            sentence,
            _joined([article.starts for article in articles]),
            _joined([article.ends for article in articles]),
            _runs(words, sentence),
        )

    def owners(self, places: Index) -> Index:
        """The articles that the words at the places stand in."""
        return np.searchsorted(self.ends, places, "right") - 1


class Shared(NamedTuple):
    """Places of two articles from which on their words are the same, and how many are; the
    second side is of the later articles."""

    one: Index
    two: Index
    words: Index


def _joined(columns: Sequence[NDArray[np.integer[Any]]]) -> Ints:
    return np.concatenate([*columns, np.zeros(0, np.int32)])


def _runs(words: Ints, sentence: Ints) -> Hashes:
    """The runs of ``SIZE`` words inside a sentence, with their places, ascending."""
    blocks = [np.zeros(0, np.uint64)]
    for start in range(0, len(words) - SIZE + 1, _BLOCK):
        stop = min(start + _BLOCK, len(words) - SIZE + 1)
        run = _mixed(words[start : stop + SIZE - 1].astype(np.uint64))
        for step in (1, 2, 4):  # runs of two, four, eight words
            run = _mixed(run[:-step] * _MIX + run[step:])
        inside = np.flatnonzero(
            sentence[start:stop] == sentence[start + SIZE - 1 : stop + SIZE - 1]
        )
        blocks.append((run[inside] & ~_PLACES) | (inside + start).view(np.uint64))
    keys = np.concatenate(blocks)
    keys.sort()
    return keys


def _mixed(numbers: Hashes) -> Hashes:
    numbers = numbers * _MIX
    numbers ^= numbers >> _SHIFT
    return numbers


def shared(new: Said, earlier: Sequence[Said]) -> list[Shared]:
    """What each of the earlier ones, and then the new one itself, shares with the new one."""
    run = new.runs >> _PLACE
    first = firsts(run[1:] != run[:-1], len(run))
    many = np.diff(first, append=len(run))
    ranges = [_ranges(new.runs[first], other.runs) for other in earlier]
    filled = sum((high - low for low, high in ranges), many)
    useful = filled <= _MOST
    found = []
    for other, (low, high) in zip(earlier, ranges, strict=True):
        met = np.flatnonzero(useful & (high > low))
        left, right = _product(low[met], high[met], first[met], first[met] + many[met])
        found.append(_stretches(other, new, _place(other, left), _place(new, right)))
    again = np.flatnonzero(useful & (many > 1))
    later, earlier_ones = _before(first[again], many[again])
    found.append(_stretches(new, new, _place(new, earlier_ones), _place(new, later)))
    return found


def _ranges(run: Hashes, others: Hashes) -> tuple[Index, Index]:
    """The range of the others that hold each of the ascending runs."""
    low = np.searchsorted(others, run & ~_PLACES, "left")
    high = low.copy()
    if len(others):
        met = np.flatnonzero((others.take(low, mode="clip") ^ run) <= _PLACES)
        high[met] = np.searchsorted(others, run[met] | _PLACES, "right")
    return low, high


def _product(low: Index, high: Index, first: Index, stop: Index) -> tuple[Index, Index]:
    """Every number from ``low`` to ``high`` with every one from ``first`` to ``stop``."""
    wide, deep = high - low, stop - first
    each = wide * deep
    at = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
    down, across = np.divmod(at, np.repeat(wide, each))
    return np.repeat(low, each) + across, np.repeat(first, each) + down


def _before(first: Index, many: Index) -> tuple[Index, Index]:
    """Every number of each range with every lower one of it."""
    rank = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    number = np.repeat(first, many) + rank
    later = np.repeat(number, rank)
    back = np.arange(len(later)) - np.repeat(np.cumsum(rank) - rank, rank)
    return later, later - 1 - back


def _place(said: Said, number: Index) -> Index:
    return (said.runs[number] & _PLACES).view(np.int64)


def _stretches(one: Said, two: Said, row: Index, column: Index) -> Shared:
    """The places on both sides as stretches: those that follow each other as one."""
    slant = column - row + len(one.words)  # never negative
    key = slant.view(np.uint64) << _PLACE | row.view(np.uint64)
    key.sort()
    row = (key & _PLACES).view(np.int64)
    column = (key >> _PLACE).view(np.int64) - len(one.words) + row
    goes_on = np.diff(key) <= SIZE
    goes_on &= np.diff(one.sentence[row]) == 0
    goes_on &= np.diff(two.sentence[column]) == 0
    first = firsts(~goes_on, len(row))
    begin, other = row[first], column[first]
    words = row[np.append(first, len(row))[1:] - 1] - begin + SIZE
    if one is two:  # in one sentence the two may not meet
        within = one.sentence[begin] == one.sentence[other]
        words = np.where(within, np.minimum(words, other - begin), words)
    kept = _same(one, two, begin, other, words) & (words >= SIZE)
    short = np.flatnonzero(kept & (words < _SHORT))
    kept[short[_names(one, begin[short], words[short])]] = False
    return Shared(begin[kept], other[kept], words[kept])


def _names(said: Said, first: Index, words: Index) -> NDArray[np.bool_]:
    """Which stretches name people and say hardly anything of them."""
    begin = np.cumsum(words) - words
    at = np.arange(words.sum()) + np.repeat(first - begin, words)
    return only_names(said.stems[at], said.bearing[at], begin, words, np.arange(len(words)))


def _same(one: Said, two: Said, row: Index, column: Index, words: Index) -> NDArray[np.bool_]:
    """Whether the words are the same indeed: of a run 36 bits were compared."""
    first = np.cumsum(words) - words
    within = np.arange(words.sum()) - np.repeat(first, words)
    equal = (
        one.words[np.repeat(row, words) + within] == two.words[np.repeat(column, words) + within]
    )
    return np.logical_and.reduceat(equal, first) if len(first) else np.zeros(0, bool)


def passages(one: Said, two: Said, found: Shared) -> list[Reuse]:
    """The stretches as passages; those inside one day in ascending order."""
    order = np.lexsort((found.two, found.words, found.one))
    first, second, words = (column[order] for column in found)
    sides = _sides(one, first, words), _sides(two, second, words)
    if one is two:
        return list(map(Reuse, *sides, repeat("verbatim")))
    return [Reuse(min(a, b), max(a, b), "verbatim") for a, b in zip(*sides, strict=True)]


def _sides(said: Said, first: Index, words: Index) -> list[Passage]:
    owner = said.owners(first).tolist()
    documents = [article.document for article in said.articles]
    parts = [article.part for article in said.articles]
    columns = (said.starts[first].tolist(), said.stops[first + words - 1].tolist())
    return list(
        map(Passage, map(documents.__getitem__, owner), *columns, map(parts.__getitem__, owner))
    )
