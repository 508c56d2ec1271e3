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

from tawatur.grouping.alignment import Pair, Path, Words, align
from tawatur.grouping.candidates import Index, counted, filled, meetings
from tawatur.grouping.naming import only_names
from tawatur.grouping.seeding import Bundle, seeded
from tawatur.grouping.segments import Segment
from tawatur.grouping.signatures import Floats
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
_CODE = 31  # bits of a stem


def across(new: Segment, earlier: Sequence[Segment]) -> list[tuple[int, int]]:
    """The pairs of a new article and an earlier or another new one, by number, that share words
    in a row which are not boilerplate."""
    own = new.quoted
    met = [counted(own.run, segment.quoted.run) for segment in (*earlier, new)]
    many = filled(met, len(own.run))
    useful = (many > 1) & (many <= _COMMON)
    met[-1] = met[-1].earlier()
    pairs: list[tuple[int, int]] = []
    for other, one in zip((*earlier, new), met, strict=True):
        hits = one.hits(useful[one.at], own.article)
        found = meetings(hits, other.quoted.article, max(len(other.articles), 1))
        enough = found.value >= _RUNS
        a, b = found.a[enough] + new.first, found.b[enough] + other.first
        pairs.extend(zip(b.tolist(), a.tolist(), strict=True))
    return pairs


def passages(bundle: Bundle) -> list[Reuse]:
    """The shared passages of the bundle's pairs, in order."""
    words = Words.of(bundle.stems, _gains(bundle))
    ranges = list(pairwise(bundle.ends.tolist()))
    pairs, deep = bundle.pairs.tolist(), bundle.deep.tolist()
    seeded_pairs = [
        Pair(ranges[a], ranges[b], seeds, one_deep)
        for (a, b), seeds, one_deep in zip(pairs, seeded(bundle), deep, strict=True)
    ]
    paths = [s.path for found in align(words, seeded_pairs, _LEAST) for s in found]
    return sorted(set(_passages(bundle, words.gain, paths)))


def _gains(bundle: Bundle) -> Floats:
    """What each word of an article earns where it is shared: the rarer in news and the less often
    in this article, the more. Names said over and over make no passage."""
    owner = np.repeat(np.arange(len(bundle.articles)), np.diff(bundle.ends))
    _, place, count = np.unique(
        (owner << _CODE) | bundle.stems, return_inverse=True, return_counts=True
    )
    share = np.minimum(bundle.rarity.astype(np.float64), _RAREST) / _RAREST
    gain = _COMMON_GAIN + (_RARE_GAIN - _COMMON_GAIN) * share / count[place] ** _REPEAT
    return np.asarray(gain)


def _passages(bundle: Bundle, gain: Floats, paths: Sequence[Path]) -> Iterator[Reuse]:
    """The passages along the paths, cut where a sentence ends on either side."""
    shared = _by_sentence(bundle, paths)
    i, j, first = shared.i, shared.j, shared.first
    if not len(i):
        return
    count = np.diff(first, append=len(i))
    left, right = (i[first], i[first + count - 1] + 1), (j[first], j[first + count - 1] + 1)
    lengths = left[1] - left[0], right[1] - right[0]
    worth = np.add.reduceat(np.minimum(gain[i], gain[j]), first)
    held = (np.minimum(*lengths) >= _WORDS) & (count >= _SHARED * np.maximum(*lengths))
    held &= worth >= _WORTH
    same = np.logical_and.reduceat(bundle.words[i] == bundle.words[j], first)
    verbatim = same & (count == lengths[0]) & (count == lengths[1])
    asked = np.flatnonzero(held & ~verbatim & (count < _SHORT))
    held[asked[only_names(bundle.stems[i], bundle.bearing[i], first, count, asked)]] = False
    kept = np.flatnonzero(held)
    one, two = (_sides(bundle, side[0][kept], side[1][kept]) for side in (left, right))
    for a, b, exact in zip(one, two, verbatim[kept].tolist(), strict=True):
        yield Reuse(min(a, b), max(a, b), "verbatim" if exact else "near")


def _sides(bundle: Bundle, first: Index, stop: Index) -> Iterator[Passage]:
    """The passages from each first word to the one before each stop."""
    article = np.searchsorted(bundle.ends, first, "right") - 1
    columns = (article, bundle.starts[first], bundle.stops[stop - 1])
    for at, start, end in zip(*(column.tolist() for column in columns), strict=True):
        document, part = bundle.articles[at]
        yield Passage(document, start, end, part)


class _Shared(NamedTuple):
    """Shared words, piece by piece: their places on both sides, and the first word of each."""

    i: Index
    j: Index
    first: Index


def _by_sentence(bundle: Bundle, paths: Sequence[Path]) -> _Shared:
    numbers = [number for path in paths for block in path for number in block]
    blocks = np.array(numbers, np.int64).reshape(-1, 3)
    a, b, lengths = blocks.T
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    i, j = np.repeat(a, lengths) + within, np.repeat(b, lengths) + within
    path = np.repeat(np.repeat(np.arange(len(paths)), [len(path) for path in paths]), lengths)
    cut = np.ones(len(i), bool)
    cut[1:] = path[1:] != path[:-1]
    for side in (bundle.lines[i], bundle.lines[j]):
        cut[1:] |= side[1:] != side[:-1]
    return _Shared(i, j, np.flatnonzero(cut))
