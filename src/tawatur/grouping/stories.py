"""Stories: the articles that report one event, told from those that share only its topic.

Pairs of articles are scored by likeness; clusters grow by their common centre, so that a late
report is held against what all the earlier ones share, and a chance resemblance to one of them
joins nothing. The larger two clusters are, the more must speak for joining them. A pile of few
reports is first asked whether it is one event altogether (see oneness).
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt

from tawatur.grouping.duplicates import united
from tawatur.grouping.likeness import OWN, STRANGE, Likeness, bags, likeness, searchable
from tawatur.grouping.signatures import Article, Floats, Pile

# Of three days (see likeness) each is clustered by weights trained on the other two: pair F1
# .84, .87 and .91 (.75 on average by average link with the words' full rarity and no phrases).
_JOIN = 0.0  # log odds at which clusters still join; -.5 to .5 lose .02
_SIZE = 1.0  # log odds lost for every e-fold more pairs between two clusters; .8 to 1.2 the same


def stories(pile: Pile, copies: Sequence[tuple[int, ...]] = ()) -> list[tuple[int, ...]]:
    """The clusters of article numbers, each ascending, in the order of their first article.

    ``copies`` are groups of one article: more of them than a word of the search may stand in
    have no word left to be found by, and are one story because they are one article.
    """
    found = clusters(len(pile.articles), likeness(pile))
    many = [group for group in copies if len(group) > searchable(len(pile.articles))]
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


def centred(pile: Pile) -> Floats:
    """Every article of a small pile as a unit vector over all its stems."""
    vectors: Floats = bags(pile).toarray()
    return vectors


def clusters(count: int, pairs: Likeness) -> list[tuple[int, ...]]:
    """Clusters of the numbers below ``count`` by their centres; pairs not named are strangers.

    The scalar product of two centres is the sum of their members' products, so neighbours alone
    are looked at: time and memory grow with the pairs, not with the square of the count. Equal
    odds are joined in the order of the lower numbers, so the result is one.
    """
    growing = _Growing(count)
    for a, b, kinship, other in zip(*(column.tolist() for column in pairs), strict=True):
        growing.neighbours[a][b] = growing.neighbours[b][a] = (kinship, other)
    heap = [
        (-odds, a, b)
        for a, near in growing.neighbours.items()
        for b in near
        if a < b and (odds := growing.odds(a, b)) >= _JOIN
    ]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if b not in growing.neighbours.get(a, ()) or -negative != growing.odds(a, b):
            continue  # an older value of a pair that has grown since
        growing.join(a, b)
        for other in growing.neighbours[a]:
            odds = growing.odds(a, other)
            if odds >= _JOIN:
                heapq.heappush(heap, (-odds, min(a, other), max(a, other)))
    return sorted(tuple(sorted(group)) for group in growing.members.values())


class _Growing:
    """Clusters that grow: their members, the square of their centre's length (times their
    count), and the sums of kinship and of what else speaks for them between neighbours."""

    def __init__(self, count: int) -> None:
        self.members = {i: [i] for i in range(count)}
        self.square = [OWN] * count
        self.neighbours: dict[int, dict[int, tuple[float, float]]] = {i: {} for i in range(count)}

    def odds(self, a: int, b: int) -> float:
        """The log odds that two neighbours are one event."""
        kinship, other = self.neighbours[a][b]
        pairs = len(self.members[a]) * len(self.members[b])
        centres = OWN * kinship / sqrt(self.square[a] * self.square[b])
        return STRANGE + centres + other / pairs - _SIZE * log(pairs)

    def join(self, a: int, b: int) -> None:
        """Puts cluster ``b`` into cluster ``a``."""
        self.square[a] += self.square[b] + 2.0 * self.neighbours[a].pop(b)[0]
        self.members[a] += self.members.pop(b)
        for near, (kinship, other) in self.neighbours.pop(b).items():
            if near == a:
                continue
            del self.neighbours[near][b]
            had = self.neighbours[a].get(near, (0.0, 0.0))
            both = (had[0] + kinship, had[1] + other)
            self.neighbours[a][near] = self.neighbours[near][a] = both
