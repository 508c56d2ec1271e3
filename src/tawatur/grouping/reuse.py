"""Reuse: passages of eight words and more that stand in two reports, or twice in one.

Passages are looked for where something already speaks for them. Between articles of one story,
and inside one article, pairs of neighbouring words that are not both common are seed enough;
between any other two articles it takes five words in a row. The ground around the seeds is
aligned word by word, so that a passage is found whole though words in it were changed, dropped
or put in; then it is cut where a sentence ends, as a reader would quote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.alignment import Pair, Path, Words, align
from tawatur.grouping.candidates import matrix, runs, similar
from tawatur.grouping.signatures import Article, Floats, Ints, Pile
from tawatur.model.cluster import Passage, Reuse

# Chosen together on the shared passages marked in three folders of 5 to 14 reports of one event
# (alaska, doha, suruc: F1 .47, .83, .82); each may move by a sixth with a loss under .03.
_WORDS = 8  # a passage has as many on both sides
_LEAST = 7.0  # what the words of an alignment earn, less what its gaps cost
_WORTH = 6.0  # what the shared words of a passage earn together
_SHARED = 0.5  # share of the longer side's words that are shared
_COMMON_GAIN = 0.5  # earned by a shared stem that stands in every article ...
_RARE_GAIN = 1.5  # ... and by one of the rarest
_RAREST = 5.0  # nats from which a stem earns no more
_REPEAT = 0.5  # power of a stem's count in the article that its gain is divided by
_SEED = 5.0  # nats the two words of a seed weigh together; 4 to 8 give the same passages
_LONG = 5  # words in a row that call for comparison across stories
_BATCH = 4096  # pairs of articles aligned together
_RUNS = 4.0  # such runs that two articles must share: eight words in a row have four
_COMMON = 20  # articles such a run may stand in: more is boilerplate
# Pairs of places a run may seed in two articles: a run said over and over leads nowhere in
# particular, and its pairs grow with the square of the text. No marked passage needs 10 of them.
_PLACES = 36
_COPIES = 10  # copies of one article that are all compared with each other: 300 make 45,000 pairs

Places = NDArray[np.intp]


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
        Words(article.stems.tolist(), _gains(article.stems, pile.weights).tolist())
        for article in pile.articles
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
        seeded = []
        for a, b in batch:
            deep = (a, b) in near
            keys = short if deep else long
            seeds = _seeds(keys[a], keys[b])
            seeds = [seed for seed in seeds if seed[0] < seed[1]] if a == b else seeds
            seeded.append(Pair(words[a], words[b], seeds, deep))
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


def _seeds(left: Keys, right: Keys) -> list[tuple[int, int]]:
    """The places in two articles where a shared run of words begins, ascending."""
    low = np.searchsorted(right.key, left.key, "left")
    high = np.searchsorted(right.key, left.key, "right")
    counts = high - low
    own = np.searchsorted(left.key, left.key, "right") - np.searchsorted(left.key, left.key, "left")
    counts[counts * own > _PLACES] = 0
    total = int(counts.sum())
    if not total:
        return []
    rows = np.repeat(left.at, counts)
    offsets = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    columns = right.at[np.repeat(low, counts) + offsets]
    order = np.lexsort((columns, rows))
    return list(zip(rows[order].tolist(), columns[order].tolist(), strict=True))


def _passages(
    pile: Pile, pair: tuple[int, int], words: tuple[Words, Words], path: Path
) -> Iterator[Reuse]:
    one, two = (pile.articles[i] for i in pair)
    for piece in _by_sentence(one, two, path):
        left, right = (piece[0][0], piece[-1][0] + 1), (piece[0][1], piece[-1][1] + 1)
        if not _is_passage(words, piece, left, right):
            continue
        verbatim = np.array_equal(one.words[slice(*left)], two.words[slice(*right)])
        a, b = _passage(pile, one, left), _passage(pile, two, right)
        yield Reuse(min(a, b), max(a, b), "verbatim" if verbatim else "near")


def _by_sentence(one: Article, two: Article, path: Path) -> Iterator[Path]:
    """The path cut where a sentence ends on either side."""
    begin = 0
    for k in range(1, len(path)):
        (i, j), (before_i, before_j) = path[k], path[k - 1]
        if one.lines[i] != one.lines[before_i] or two.lines[j] != two.lines[before_j]:
            yield path[begin:k]
            begin = k
    yield path[begin:]


def _is_passage(
    words: tuple[Words, Words], path: Path, left: tuple[int, int], right: tuple[int, int]
) -> bool:
    lengths = (left[1] - left[0], right[1] - right[0])
    if min(lengths) < _WORDS:
        return False
    if sum(min(words[0].gain[i], words[1].gain[j]) for i, j in path) < _WORTH:
        return False
    return len(path) >= _SHARED * max(lengths)


def _passage(pile: Pile, article: Article, place: tuple[int, int]) -> Passage:
    first, last = place
    reading = pile.readings[article.document]
    start = reading.text.starts[int(article.tokens[first])]
    end = reading.text.ends[int(article.tokens[last - 1])]
    return Passage(reading.report.id, start, end, article.part)
