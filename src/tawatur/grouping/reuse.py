"""Reuse: passages of eight words and more that stand in two reports, or twice in one.

Passages are looked for where something already speaks for them. Between articles of one story,
and inside one article, pairs of neighbouring words that are not both common are seed enough;
between any other two articles it takes five words in a row. The ground around the seeds is
aligned word by word, so that a passage is found whole though words in it were changed, dropped
or put in; then it is cut where a sentence ends, as a reader would quote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.alignment import Block, Pair, Path, Words, align
from tawatur.grouping.candidates import matrix, runs, similar
from tawatur.grouping.naming import only_names
from tawatur.grouping.signatures import Article, Floats, Ints, Pile
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
_SEED = 5.0  # nats the two words of a seed weigh together; 4 to 8 give the same passages
_LONG = 5  # words in a row that call for comparison across stories
_BATCH = 4096  # pairs of articles aligned together
_SHORT = 24  # shared words from which a passage that is not word for word may be names alone
_RUNS = 4.0  # such runs that two articles must share: eight words in a row have four
_COMMON = 20  # articles such a run may stand in: more is boilerplate
# Pairs of places a run may seed in two articles: a run said over and over leads nowhere in
# particular, and its pairs grow with the square of the text. No marked passage needs 10 of them.
_PLACES = 36
_COPIES = 10  # copies of one article that are all compared with each other: 300 make 45,000 pairs

Places = NDArray[np.intp]
_NOWHERE: Places = np.zeros(0, np.intp)


class Keys(NamedTuple):
    """The runs of an article that may be seeds: sorted keys, and where each begins."""

    key: NDArray[np.uint64]
    at: Places


def reuse(
    pile: Pile, stories: Iterable[Sequence[int]], copies: Iterable[Sequence[int]] = ()
) -> tuple[Reuse, ...]:
    """The shared passages of the pile, in order; ``stories`` are clusters of article numbers.

    Of many ``copies`` of one article the first speaks for all: it is compared with each of them,
    and for them with everything else.
    """
    found: set[Reuse] = set()
    short, long = _keys(pile, 2), _keys(pile, _LONG)
    words = [
        Words.of(article.stems, _gains(article.stems, pile.weights)) for article in pile.articles
    ]
    near = {(a, b) for story in stories for a in story for b in story if a <= b}
    first = {i: group[0] for group in copies if len(group) > _COPIES for i in group[1:]}
    pairs = sorted(
        (a, b)
        for a, b in near | _sharing(pile, [keys.key for keys in long])
        if first.get(b) == a or (a not in first and b not in first)
    )
    for start in range(0, len(pairs), _BATCH):
        batch = pairs[start : start + _BATCH]
        deep = [pair in near for pair in batch]
        places = [
            _seeds(keys[a], keys[b])
            for (a, b), keys in zip(batch, (short if d else long for d in deep), strict=True)
        ]
        seeded = [
            Pair(words[a], words[b], seeds, d)
            for (a, b), seeds, d in zip(batch, _in_a_row(places), deep, strict=True)
        ]
        for (a, b), stretches in zip(batch, align(seeded, _LEAST), strict=True):
            for stretch in stretches:
                found.update(_passages(pile, (a, b), (words[a], words[b]), stretch.path))
    return tuple(sorted(found))


def _keys(pile: Pile, size: int) -> list[Keys]:
    out = []
    for article in pile.articles:
        key = runs(article.stems, size)
        if len(key):
            weight = np.convolve(pile.weights[article.stems], np.ones(size), "valid")
            at = np.flatnonzero(weight >= _SEED)
            key = key[at]
            order = np.argsort(key, kind="stable")
            out.append(Keys(key[order], at[order]))
        else:
            out.append(Keys(key, np.zeros(0, np.intp)))
    return out


def _sharing(pile: Pile, keys: Sequence[NDArray[np.uint64]]) -> set[tuple[int, int]]:
    """The pairs of articles that share a run of words which is not boilerplate."""
    columns = [np.unique(column) for column in keys]
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
    pairs = similar(matrix(rows, len(distinct)), _RUNS)
    return set(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))


def _gains(stems: Ints, weights: Floats) -> Floats:
    """What each word of an article earns where it is shared: the rarer in news and the less often
    in this article, the more. Names said over and over make no passage."""
    _, place, count = np.unique(stems, return_inverse=True, return_counts=True)
    share = np.minimum(weights[stems], _RAREST) / _RAREST
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


def _in_a_row(places: Sequence[tuple[Places, Places]]) -> list[list[Block]]:
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
    blocks = list(
        map(Block, row[order].tolist(), (row + slant)[order].tolist(), length[order].tolist())
    )
    ends = np.searchsorted(pair, np.arange(len(places) + 1)).tolist()
    return [blocks[i:j] for i, j in pairwise(ends)]


def _passages(
    pile: Pile, pair: tuple[int, int], words: tuple[Words, Words], path: Path
) -> Iterator[Reuse]:
    one, two = (pile.articles[i] for i in pair)
    for i, j in _by_sentence(one, two, path):
        left, right = (int(i[0]), int(i[-1]) + 1), (int(j[0]), int(j[-1]) + 1)
        if not _is_passage(words, (i, j), left, right):
            continue
        verbatim = np.array_equal(one.words[slice(*left)], two.words[slice(*right)])
        if not verbatim and len(i) < _SHORT and only_names(_spelled(pile, one, i)):
            continue
        a, b = _passage(pile, one, left), _passage(pile, two, right)
        yield Reuse(min(a, b), max(a, b), "verbatim" if verbatim else "near")


def _spelled(pile: Pile, article: Article, places: Places) -> list[str]:
    folded = pile.readings[article.document].text.words
    return [folded[token] for token in article.tokens[places].tolist()]


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


def _passage(pile: Pile, article: Article, place: tuple[int, int]) -> Passage:
    first, last = place
    reading = pile.readings[article.document]
    start = reading.text.starts[int(article.tokens[first])]
    end = reading.text.ends[int(article.tokens[last - 1])]
    return Passage(reading.report.id, start, end, article.part)
