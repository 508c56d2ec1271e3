"""Reuse: passages of eight words and more that stand in two reports, or twice in one.

Passages are looked for where something already speaks for them. Between articles of one story,
and inside one article, pairs of neighbouring words that are not both common are seed enough;
between any other two articles it takes five words in a row. The ground around the seeds is
aligned word by word, so that a passage is found whole though words in it were changed, dropped
or put in; then it is cut where a sentence ends, as a reader would quote it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.alignment import Pair, Path, Seed, Words, align
from tawatur.grouping.candidates import Hits, counted, meetings
from tawatur.grouping.naming import only_names
from tawatur.grouping.segments import QUOTED, Hashes, Segment, seeds
from tawatur.grouping.signatures import Article, Floats, Ints
from tawatur.model.cluster import Passage, Reuse

# Chosen together on the shared passages marked in three folders of 5 to 14 reports of one event
# (alaska, doha, suruc: F1 .61, .87, .86); each may move by a sixth with a loss under .03.
_WORDS = 8  # a passage has as many on both sides
_LEAST = 6.0  # what the words of an alignment earn, less what its gaps cost
_WORTH = 6.0  # what the shared words of a passage earn together
_SHARED = 0.5  # share of the longer side's words that are shared
_COMMON_GAIN = 0.5  # earned by a shared stem that stands in every article ...
_RARE_GAIN = 1.5  # ... and by one of the rarest
_RAREST = 5.0  # nats from which a stem earns no more
_REPEAT = 0.35  # power of a stem's count in the article that its gain is divided by
_SHORT = 24  # shared words from which a passage that is not word for word may be names alone
_RUNS = 4.0  # such runs that two articles must share: eight words in a row have four
_COMMON = 20  # articles such a run may stand in: more is boilerplate
# Pairs of places a run may seed in two articles: a run said over and over leads nowhere in
# particular, and its pairs grow with the square of the text. No marked passage needs 10 of them.
_PLACES = 36


Places = NDArray[np.intp]
_NOWHERE: Places = np.zeros(0, np.intp)


class Keys(NamedTuple):
    """The runs of an article that may be seeds: sorted keys, and where each begins."""

    key: Hashes
    at: Places


class Bundle(NamedTuple):
    """Articles with the rarity of their words, and the pairs of them (their places here) to be
    compared; ``deep`` says of each pair that it is to be searched for edited passages too."""

    articles: tuple[Article, ...]
    rarities: tuple[Floats, ...]
    pairs: tuple[tuple[int, int], ...]
    deep: tuple[bool, ...]


def across(new: Segment, earlier: Sequence[Segment]) -> list[tuple[int, int]]:
    """The pairs of a new article and an earlier or another new one, by number, that share words
    in a row which are not boilerplate."""
    own = new.quoted
    ranges = [counted(own.run, segment.quoted.run) for segment in (*earlier, new)]
    filled = sum((high - low for low, high in ranges), np.zeros(len(own.run), np.int64))
    useful = (filled > 1) & (filled <= _COMMON)
    pairs: list[tuple[int, int]] = []
    for other, (low, high) in zip((*earlier, new), ranges, strict=True):
        stop = np.arange(len(own.run), dtype=np.int64) if other is new else high
        hits = Hits(own.article[useful], low[useful], stop[useful])
        found = meetings(hits, other.quoted.article, max(len(other.articles), 1))
        enough = found.value >= _RUNS
        a, b = found.a[enough] + new.first, found.b[enough] + other.first
        pairs.extend(zip(b.tolist(), a.tolist(), strict=True))
    return pairs


def passages(bundle: Bundle) -> list[Reuse]:
    """The shared passages of the bundle's pairs, in order."""
    words = [
        Words.of(article.stems, _gains(article.stems, rarity))
        for article, rarity in zip(bundle.articles, bundle.rarities, strict=True)
    ]
    size = {True: 2, False: QUOTED}
    keys: dict[tuple[int, bool], Keys] = {}
    for pair, deep in zip(bundle.pairs, bundle.deep, strict=True):
        for i in pair:
            if (i, deep) not in keys:
                keys[i, deep] = _keys(bundle, i, size[deep])
    places = [
        _seeds(keys[a, deep], keys[b, deep])
        for (a, b), deep in zip(bundle.pairs, bundle.deep, strict=True)
    ]
    seeded = [
        Pair(words[a], words[b], seeds, deep)
        for (a, b), seeds, deep in zip(bundle.pairs, _in_a_row(places), bundle.deep, strict=True)
    ]
    found: set[Reuse] = set()
    for (a, b), stretches in zip(bundle.pairs, align(seeded, _LEAST), strict=True):
        for stretch in stretches:
            found.update(_passages(bundle, (a, b), (words[a], words[b]), stretch.path))
    return sorted(found)


def _keys(bundle: Bundle, article: int, size: int) -> Keys:
    key, at = seeds(bundle.articles[article].stems, bundle.rarities[article], size)
    order = np.argsort(key, kind="stable")
    return Keys(key[order], at[order])


def _gains(stems: Ints, rarity: Floats) -> Floats:
    """What each word of an article earns where it is shared: the rarer in news and the less often
    in this article, the more. Names said over and over make no passage."""
    _, place, count = np.unique(stems, return_inverse=True, return_counts=True)
    share = np.minimum(rarity, _RAREST) / _RAREST
    gain = _COMMON_GAIN + (_RARE_GAIN - _COMMON_GAIN) * share / count[place] ** _REPEAT
    return np.asarray(gain)


def _seeds(left: Keys, right: Keys) -> tuple[Places, Places]:
    """The places in two articles where a shared run of words begins; of an article with itself
    every pair of places once."""
    if not len(left.key) or not len(right.key):
        return _NOWHERE, _NOWHERE
    low = np.searchsorted(right.key, left.key, "left")
    if left is right:
        again = left.key[1:] == left.key[:-1]
        hits = np.flatnonzero(np.append(again, False) | np.append(False, again))
    else:
        hits = np.flatnonzero(right.key.take(low, mode="clip") == left.key)
    if not len(hits):
        return _NOWHERE, _NOWHERE
    low, key = low[hits], left.key[hits]
    counts = np.searchsorted(right.key, key, "right") - low
    own = np.searchsorted(key, key, "right") - np.searchsorted(key, key, "left")
    counts[counts * own > _PLACES] = 0
    rows = np.repeat(left.at[hits], counts)
    columns = right.at[np.arange(len(rows)) + np.repeat(low + counts - np.cumsum(counts), counts)]
    if left is right:
        once = rows < columns
        return rows[once], columns[once]
    return rows, columns


def _in_a_row(places: Sequence[tuple[Places, Places]]) -> list[list[Seed]]:
    """For each pair of articles its seeds, ascending, those that follow each other as one."""
    pair = np.repeat(np.arange(len(places)), [len(rows) for rows, _ in places])
    row = np.concatenate([rows for rows, _ in places])
    slant = np.concatenate([columns for _, columns in places]) - row
    order = np.lexsort((row, slant, pair))
    pair, row, slant = pair[order], row[order], slant[order]
    first = np.ones(len(row), bool)
    first[1:] = (row[1:] != row[:-1] + 1) | (slant[1:] != slant[:-1]) | (pair[1:] != pair[:-1])
    begins = np.flatnonzero(first)
    length = np.diff(begins, append=len(row))
    pair, row, slant = pair[begins], row[begins], slant[begins]
    order = np.lexsort((slant, row, pair))
    columns = (row[order].tolist(), (row + slant)[order].tolist(), length[order].tolist())
    found = list(zip(*columns, strict=True))
    ends = np.searchsorted(pair, np.arange(len(places) + 1)).tolist()
    return [found[i:j] for i, j in pairwise(ends)]


def _passages(
    bundle: Bundle, pair: tuple[int, int], words: tuple[Words, Words], path: Path
) -> Iterator[Reuse]:
    one, two = (bundle.articles[i] for i in pair)
    for i, j in _by_sentence(one, two, path):
        left, right = (int(i[0]), int(i[-1]) + 1), (int(j[0]), int(j[-1]) + 1)
        if not _is_passage(words, (i, j), left, right):
            continue
        verbatim = np.array_equal(one.words[slice(*left)], two.words[slice(*right)])
        if not verbatim and len(i) < _SHORT and only_names(one.stems[i], one.bearing[i]):
            continue
        a, b = _passage(one, left), _passage(two, right)
        yield Reuse(min(a, b), max(a, b), "verbatim" if verbatim else "near")


def _by_sentence(one: Article, two: Article, path: Path) -> Iterator[tuple[Places, Places]]:
    """The places of the path's words on both sides, cut where a sentence ends on either."""
    lengths = np.array([block.length for block in path])
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    i = np.repeat([block.a for block in path], lengths) + within
    j = np.repeat([block.b for block in path], lengths) + within
    left, right = one.lines[i], two.lines[j]
    cuts = np.flatnonzero((left[1:] != left[:-1]) | (right[1:] != right[:-1])) + 1
    for begin, end in pairwise([0, *cuts.tolist(), len(i)]):
        yield i[begin:end], j[begin:end]


def _is_passage(
    words: tuple[Words, Words],
    shared: tuple[Places, Places],
    left: tuple[int, int],
    right: tuple[int, int],
) -> bool:
    lengths = (left[1] - left[0], right[1] - right[0])
    if min(lengths) < _WORDS or len(shared[0]) < _SHARED * max(lengths):
        return False
    gain = np.minimum(words[0].gain[shared[0]], words[1].gain[shared[1]])
    return bool(gain.sum() >= _WORTH)


def _passage(article: Article, place: tuple[int, int]) -> Passage:
    first, last = place
    start, end = int(article.starts[first]), int(article.ends[last - 1])
    return Passage(article.document, start, end, article.part)
