"""Topics: the stories of one subject (an election, a war, a season), above single events.

Two stories belong together where their articles share the rare words of their subject on average,
whatever event each tells: average linkage (Sokal and Michener 1958, UPGMA) over the mean TF-IDF
vectors of the stories, so that a large topic draws in nothing by its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from tawatur.grouping.candidates import Matrix
from tawatur.grouping.segments import columns, weigh, weighted
from tawatur.grouping.signatures import Article, Signed, met, nothing_met

# Mean cosine from which stories are one topic. The five topics of MultiLing 2011 fall apart
# without a fault at .045 to .072; on a day of the press .04 joins friendlies to all of football
# and .08 takes the war from its relief.
_TOPIC = 0.06
_AT_ONCE = 4000  # stories linked together: 4,000 take 64 MB and a second

Members = list[list[int]]


def topics(
    signed: Iterable[Signed], stories: Sequence[Sequence[str]], *, at_once: int = _AT_ONCE
) -> list[tuple[int, ...]]:
    """The stories (by place) of each topic, in the order of their first story.

    Every story is in one topic. More than ``at_once`` are taken in that order by as many, and the
    topics of the parts linked in their turn: time grows with the count, not with its square.
    """
    if not stories:
        return []
    means = _means([article for one in signed for article in one.articles], stories)
    groups: Members = [[place] for place in range(len(stories))]
    while True:
        parts = [groups[i : i + at_once] for i in range(0, len(groups), at_once)]
        linked = [joined for part in parts for joined in _linked(means, part)]
        if len(parts) == 1 or len(linked) == len(groups):
            return sorted(tuple(group) for group in linked)
        groups = sorted(linked)


def _means(articles: Sequence[Article], stories: Sequence[Sequence[str]]) -> Matrix:
    """A row a story: the mean of the unit vectors of its main articles."""
    main: dict[str, Article] = {}
    for article in sorted(articles, key=lambda one: (one.document, one.part)):
        main.setdefault(article.document, article)
    names = sorted({id for story in stories for id in story} & main.keys())
    told = [main[name] for name in names]
    words = columns(told)
    weights = weigh(words, (), met(told, nothing_met()))
    vectors = weighted(words.table, np.maximum(weights.rarity, 0.0))
    at = {name: place for place, name in enumerate(names)}
    return _averaged(vectors, [[at[id] for id in story if id in at] for story in stories])


def _averaged(rows: Matrix, groups: Members) -> Matrix:
    """A row a group: the mean of its rows."""
    ends = np.concatenate([[0], np.cumsum([len(group) for group in groups])])
    shares = np.array([1.0 / len(group) for group in groups for _ in group])
    places = np.array([place for group in groups for place in group], np.int64)
    shape = (len(groups), rows.shape[0])
    return sparse.csr_array(sparse.csr_array((shares, places, ends), shape=shape) @ rows)


def _linked(means: Matrix, groups: Members) -> Members:
    """The groups that average linkage joins."""
    if len(groups) < 2:
        return groups
    rows = _averaged(means, groups)
    near = (rows @ rows.T).toarray()
    apart = 1.0 - np.round((near + near.T) / 2, 9)
    np.fill_diagonal(apart, 0.0)
    names = fcluster(linkage(squareform(apart, checks=False), "average"), 1.0 - _TOPIC, "distance")
    out: dict[int, list[int]] = {}
    for name, group in zip(names.tolist(), groups, strict=True):
        out.setdefault(name, []).extend(group)
    return sorted(sorted(group) for group in out.values())
