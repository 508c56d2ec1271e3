"""Reuse: passages of eight words and more that stand in two reports, or twice in one.

Passages are looked for where something already speaks for them. Between articles of one story,
and inside one article, two neighbouring words that are not both common are seed enough; between
any other two articles it takes five words in a row. The ground around the seeds is aligned word
by word, so that a passage is found whole though words in it were changed, dropped or put in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rapidfuzz.distance import LCSseq

from tawatur.grouping.alignment import Stretch, align
from tawatur.grouping.candidates import matrix, runs, similar
from tawatur.grouping.signatures import Article, Floats, Ints, Pile
from tawatur.model.cluster import Passage, Reuse

_WORDS = 8  # a passage has as many on its longer side ...
_WORDS_SHORTER = 6  # ... and as many on the other: edited words come and go
_LEAST = 6.0  # score of an alignment: some five rare words in a row
_WORTH = 5.0
_COMMON_GAIN = 0.5  # earned by a shared stem that stands in every article ...
_RARE_GAIN = 1.5  # ... and by one of the rarest
_RAREST = 6.0  # nats from which a stem earns no more
_REPEAT = 0.5
_SHARED = 0.6  # share of the shorter side's words that stand in the other
_SEED = 6.0  # nats the two words of a seed weigh together
_REACH = 30  # words around a seed that are aligned
_RUN = 5  # words in a row that call for comparison across stories
_COMMON = 20  # articles such a run may stand in: more is boilerplate


class Segment(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of an article: its title or its text."""

    article: int
    first: int
    last: int


def reuse(pile: Pile, stories: Iterable[Sequence[int]]) -> tuple[Reuse, ...]:
    """The shared passages of the pile, in order; ``stories`` are clusters of article numbers."""
    found: set[Reuse] = set()
    near = {(a, b) for story in stories for a in story for b in story if a <= b}
    for a, b in sorted(near | _sharing_runs(pile)):
        found.update(_passages(pile, a, b, 2 if (a, b) in near else _RUN))
    return tuple(sorted(found))


def _sharing_runs(pile: Pile) -> set[tuple[int, int]]:
    """The pairs of articles that share a run of words which is not boilerplate."""
    columns = [np.unique(runs(article.stems, _RUN)) for article in pile.articles]
    ends = np.concatenate([[0], np.cumsum([len(c) for c in columns])]).astype(np.int64)
    everything = np.concatenate([*columns, np.zeros(0, np.uint64)])
    distinct, numbers = np.unique(everything, return_inverse=True)
    filled = np.bincount(numbers, minlength=len(distinct))
    useful = (filled > 1) & (filled <= _COMMON)
    rows = []
    for i in range(len(columns)):
        own = numbers[ends[i] : ends[i + 1]]
        own = own[useful[own]]
        rows.append((own, np.ones(len(own))))
    pairs = similar(matrix(rows, len(distinct)), 1.0)
    return set(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))


def _passages(pile: Pile, a: int, b: int, run: int) -> Iterator[Reuse]:
    one, two = pile.articles[a], pile.articles[b]
    gain = _gains(one.stems, pile.weights)
    for left in _segments(a, one):
        for right in _segments(b, two):
            if a == b and right.first < left.first:
                continue
            for stretch in _aligned(pile, left, right, gain, run):
                for sentence in _by_sentence(one, two, gain, stretch):
                    made = _reuse(pile, a, b, sentence)
                    if made is not None:
                        yield made


def _gains(stems: Ints, weights: Floats) -> Floats:
    """What each word of an article earns where it is shared: the rarer in news and the less often
    in this article, the more. Names said over and over make no passage."""
    _, place, count = np.unique(stems, return_inverse=True, return_counts=True)
    share = np.minimum(weights[stems], _RAREST) / _RAREST
    return _COMMON_GAIN + (_RARE_GAIN - _COMMON_GAIN) * share / count[place] ** _REPEAT


def _by_sentence(one: Article, two: Article, gain: Floats, stretch: Stretch) -> Iterator[Stretch]:
    """The stretch cut where a sentence ends on either side, each piece from its first shared
    word to its last, with what its shared words earn."""
    left = one.stems[stretch.a : stretch.a_end].tolist()
    right = two.stems[stretch.b : stretch.b_end].tolist()
    piece: Stretch | None = None
    at = (-1, -1)
    for block in LCSseq.opcodes(left, right):
        if block.tag != "equal":
            continue
        for step in range(block.src_end - block.src_start):
            i, j = stretch.a + block.src_start + step, stretch.b + block.dest_start + step
            here = (int(one.lines[i]), int(two.lines[j]))
            if piece is not None and here != at:
                yield piece
                piece = None
            at = here
            first = piece or Stretch(0.0, i, i, j, j)
            piece = first._replace(score=first.score + float(gain[i]), a_end=i + 1, b_end=j + 1)
    if piece is not None:
        yield piece


def _segments(number: int, article: Article) -> list[Segment]:
    size = len(article.stems)
    cuts = sorted({0, article.titled, size})
    return [Segment(number, first, last) for first, last in zip(cuts, cuts[1:], strict=False)]


def _aligned(
    pile: Pile, left: Segment, right: Segment, gain: Floats, run: int
) -> Iterator[Stretch]:
    """The alignments of two segments, with word numbers of the whole articles."""
    a = pile.articles[left.article].stems[left.first : left.last]
    b = pile.articles[right.article].stems[right.first : right.last]
    rows, columns = _seeds(a, b, pile.weights, run)
    if left == right:
        ahead = columns > rows
        rows, columns = rows[ahead], columns[ahead]
    for low, high in _around(rows, len(a)):
        within = columns[(rows >= low) & (rows < high)]
        ranges = _around(within, len(b))
        if left == right:  # one range that keeps the diagonal where it is
            ranges = [(low, ranges[-1][1])] if ranges else []
        part, own = a[low:high], gain[low + left.first : high + left.first]
        for start, stop in ranges:
            for s in align(part, b[start:stop], own, _LEAST, left == right):
                row, column = low + left.first, start + right.first
                yield Stretch(s.score, s.a + row, s.a_end + row, s.b + column, s.b_end + column)


def _seeds(
    a: Ints, b: Ints, weights: Floats, run: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The places in ``a`` and in ``b`` where a shared run of words begins."""
    if len(a) < run or len(b) < run:
        none = np.zeros(0, dtype=np.intp)
        return none, none
    left, right = runs(a, run), runs(b, run)
    left_at = np.flatnonzero(np.isin(left, right))
    heavy = np.convolve(weights[a], np.ones(run), "valid") >= _SEED
    left_at = left_at[heavy[left_at]]
    order = np.argsort(right, kind="stable")
    low = np.searchsorted(right[order], left[left_at], "left")
    high = np.searchsorted(right[order], left[left_at], "right")
    counts = high - low
    rows = np.repeat(left_at, counts)
    offsets = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return rows, order[np.repeat(low, counts) + offsets]


def _around(places: NDArray[np.intp], size: int) -> list[tuple[int, int]]:
    """The ranges within reach of the places, those that touch merged."""
    ranges: list[tuple[int, int]] = []
    for place in np.unique(places).tolist():
        low, high = max(0, place - _REACH), min(size, place + _REACH + 1)
        if ranges and low <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], high)
        else:
            ranges.append((low, high))
    return ranges


def _reuse(pile: Pile, a: int, b: int, stretch: Stretch) -> Reuse | None:
    one, two = pile.articles[a], pile.articles[b]
    if a == b and stretch.b < stretch.a_end:
        return None
    if stretch.score < _WORTH:
        return None
    lengths = (stretch.a_end - stretch.a, stretch.b_end - stretch.b)
    if max(lengths) < _WORDS or min(lengths) < _WORDS_SHORTER:
        return None
    left, right = one.stems[stretch.a : stretch.a_end], two.stems[stretch.b : stretch.b_end]
    if np.isin(left, right).mean() < _SHARED or np.isin(right, left).mean() < _SHARED:
        return None
    verbatim = np.array_equal(
        one.words[stretch.a : stretch.a_end], two.words[stretch.b : stretch.b_end]
    )
    sides = sorted(
        (
            _passage(pile, one, stretch.a, stretch.a_end),
            _passage(pile, two, stretch.b, stretch.b_end),
        )
    )
    return Reuse(sides[0], sides[1], "verbatim" if verbatim else "near")


def _passage(pile: Pile, article: Article, first: int, last: int) -> Passage:
    reading = pile.readings[article.document]
    start = reading.text.starts[int(article.tokens[first])]
    end = reading.text.ends[int(article.tokens[last - 1])]
    return Passage(reading.report.id, start, end, article.part)
