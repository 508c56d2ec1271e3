"""Stories: the articles that report one event, told from those that share only its topic.

Two articles are scored by how alike their leads are (title and first words, where a report says
what happened), how alike the whole texts are, and how many rare words they share. Scores are log
odds of one event; clusters grow by average link, so that one chance resemblance joins nothing.
A pile of few reports is first asked whether it is one event altogether (see oneness).
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.candidates import (
    Index,
    Matrix,
    Pairs,
    dots,
    matrix,
    similar,
    unit_rows,
    without_common,
)
from tawatur.grouping.duplicates import united
from tawatur.grouping.signatures import Article, Floats, Pile

# The three weights and the constant are a logistic regression over article pairs of three days
# (26 July, 1 and 3 August 2015; 291 pairs of one event among 1,050 articles). Trained on two of
# the days it finds the third's pairs with F1 .74, .85 and .86.
_LEAD, _BODY, _RARE, _CONSTANT = 19.4, 6.0, 0.8, -8.5
_JOIN = -0.7  # log odds at which clusters still join: flat optimum between -1 and -.5
_DAY_LATER = 2.0  # log odds lost for every day beyond the first: the weather and the exchange
# close the same way every day, in the same words
_STRANGER = -6.0  # log odds of a pair that no search brought together

_LEAD_WORDS = 40  # words of running text that count as lead; 20 and 80 lose .04 of F1
_RARE_FROM = 4.5  # nats: a stem in fewer than one article in 90
_FLOOR = 0.06  # likeness below which a pair is not looked at
_COMMON = 0.01  # share of the articles a stem may stand in to be searched by ...
_COMMON_LEAST = 60  # ... and the number of articles it may always stand in
_SEARCHED = 400  # articles of a pile from which words are left out of the search at all


def stories(pile: Pile, copies: Sequence[tuple[int, ...]] = ()) -> list[tuple[int, ...]]:
    """The clusters of article numbers, each ascending, in the order of their first article.

    ``copies`` are groups of one article: more of them than a word of the search may stand in
    have no word left to be found by, and are one story because they are one article.
    """
    found = clusters(len(pile.articles), scored(pile))
    many = [group for group in copies if len(group) > _COMMON_LEAST]
    return _with_copies(found, pile.articles, many) if many else found


def _with_copies(
    found: list[tuple[int, ...]], articles: Sequence[Article], many: Sequence[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """The clusters, joined where they hold copies that appeared within a day of each other."""
    cluster_of = {article: i for i, cluster in enumerate(found) for article in cluster}
    pairs: list[tuple[int, int]] = []
    for group in many:
        ordered = sorted(group, key=lambda article: (articles[article].day or 0.0, article))
        for a, b in pairwise(ordered):
            if abs((articles[a].day or 0.0) - (articles[b].day or 0.0)) <= 1.0:
                pairs.append((cluster_of[a], cluster_of[b]))
    joined = united(len(found), pairs)
    taken = {i for group in joined for i in group}
    out = [cluster for i, cluster in enumerate(found) if i not in taken]
    out += [tuple(sorted(article for i in group for article in found[i])) for group in joined]
    return sorted(out)


def scored(pile: Pile) -> Pairs:
    """The pairs of articles with any chance of being one event, and their log odds above that
    of strangers."""
    lead, body, rare = (unit_rows(_lead(pile)), unit_rows(_body(pile)), _rare(pile))
    most = max(_COMMON_LEAST, int(_COMMON * len(pile.articles)))
    if len(pile.articles) <= _SEARCHED:
        most = _SEARCHED
    found = [similar(without_common(m, most), _FLOOR) for m in (lead, body)]
    count = max(len(pile.articles), 1)
    keys = np.unique(np.concatenate([pairs.a * count + pairs.b for pairs in found]))
    a, b = keys // count, keys % count
    odds = (
        _LEAD * dots(lead, a, b)
        + _BODY * dots(body, a, b)
        + _RARE * np.log1p(dots(rare, a, b))
        + _CONSTANT
    )
    late = _DAY_LATER * np.maximum(_days_apart(pile.articles, a, b) - 1.0, 0.0)
    above = np.minimum(odds, -_STRANGER) - late - _STRANGER
    kept = above > 0
    return Pairs(a[kept], b[kept], above[kept])


def centred(pile: Pile) -> Floats:
    """Every article of a small pile as a unit vector over all its stems."""
    vectors: Floats = unit_rows(_body(pile)).toarray()
    return vectors


def _lead(pile: Pile) -> Matrix:
    rows = [_weighted(a.stems[: a.titled + _LEAD_WORDS], pile.weights) for a in pile.articles]
    return matrix(rows, len(pile.weights))


def _body(pile: Pile) -> Matrix:
    return matrix([_weighted(a.stems, pile.weights) for a in pile.articles], len(pile.weights))


def _rare(pile: Pile) -> Matrix:
    surplus = np.sqrt(np.maximum(pile.weights - _RARE_FROM, 0.0))
    rows = []
    for article in pile.articles:
        stems = np.unique(article.stems)
        stems = stems[surplus[stems] > 0]
        rows.append((stems, surplus[stems]))
    return matrix(rows, len(pile.weights))


def _weighted(stems: NDArray[np.int32], weights: Floats) -> tuple[NDArray[np.int32], Floats]:
    distinct, counts = np.unique(stems, return_counts=True)
    return distinct, (1.0 + np.log(counts)) * weights[distinct]


def _days_apart(articles: Sequence[Article], a: Index, b: Index) -> Floats:
    days = np.array([np.nan if article.day is None else article.day for article in articles])
    return np.nan_to_num(np.abs(days[a] - days[b])) if len(a) else np.zeros(0)


def clusters(count: int, pairs: Pairs) -> list[tuple[int, ...]]:
    """Average-link clusters of the numbers below ``count``; pairs not named are strangers.

    Works on neighbours alone: time and memory grow with the pairs, not with their square. Equal
    odds are joined in the order of the lower numbers, so the result is one.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    heap: list[tuple[float, int, int]] = []
    bar = _JOIN - _STRANGER
    for a, b, value in zip(pairs.a.tolist(), pairs.b.tolist(), pairs.value.tolist(), strict=True):
        sums[a][b] = sums[b][a] = value
        if value >= bar:
            heap.append((-value, a, b))
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members:
            continue
        if -negative != sums[a][b] / (len(members[a]) * len(members[b])):
            continue  # an older value of a pair that has grown since
        members[a] += members.pop(b)
        gone = sums.pop(b)
        for other, value in gone.items():
            if other != a:
                del sums[other][b]
                sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + value
        del sums[a][b]
        for other, value in sums[a].items():
            mean = value / (len(members[a]) * len(members[other]))
            if mean >= bar:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return sorted(tuple(sorted(group)) for group in members.values())
