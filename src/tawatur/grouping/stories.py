"""Stories: the articles that report one event, told from those that share only its topic.

Pairs of articles are scored by likeness; clusters grow by their common centre, so that a late
report is held against what all the earlier ones share, and a chance resemblance to one of them
joins nothing. The larger two clusters are, the more must speak for joining them. Clusters go on
growing when more articles come: only what meets a new article is looked at again.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from math import log, sqrt
from typing import NamedTuple

from tawatur.grouping.likeness import OWN, STRANGE, Likeness

# Pair F1 of three days (see likeness) .85, .90 and .86, of invented piles all on one day .72. A
# day clustered by weights trained on the two others made .84, .87 and .91 where the weights knew
# the press alone (.75 on average by average link with the words' full rarity and no phrases).
_JOIN = 0.0  # log odds at which clusters still join; -.3 to .3 lose .02
_SIZE = 0.7  # log odds lost for every e-fold more pairs between two clusters; .5 to .8 the same

Tie = tuple[float, float]  # the sums of kinship and of what else speaks for two clusters


class Join(NamedTuple):
    """Two clusters that became one: their members before."""

    kept: tuple[int, ...]
    added: tuple[int, ...]


class Growing:
    """Clusters that grow: their members, the square of their centre's length (times their
    count), and what speaks for each two neighbours. A cluster is named by one of its members.

    The scalar product of two centres is the sum of their members' products, so neighbours alone
    are looked at: time and memory grow with the pairs, not with the square of the count. Equal
    odds are joined in the order of the lower numbers, so the result is one.
    """

    def __init__(self) -> None:
        self.members: dict[int, list[int]] = {}
        self.cluster: dict[int, int] = {}  # of each article
        self.square: dict[int, float] = {}
        self.neighbours: dict[int, dict[int, Tie]] = {}

    def add(self, numbers: Iterable[int], pairs: Likeness) -> list[Join]:
        """Takes new articles and the pairs they stand in; gives the joins in their order."""
        fresh = list(numbers)
        for number in fresh:
            self.members[number], self.cluster[number] = [number], number
            self.square[number], self.neighbours[number] = OWN, {}
        for a, b, kinship, other in zip(*(column.tolist() for column in pairs), strict=True):
            one, two = self.cluster[a], self.cluster[b]
            had = self.neighbours[one].get(two, (0.0, 0.0))
            tie = (had[0] + kinship, had[1] + other)
            self.neighbours[one][two] = self.neighbours[two][one] = tie
        return self._grow(fresh)

    def _grow(self, fresh: Iterable[int]) -> list[Join]:
        done: list[Join] = []
        heap = sorted(
            {
                (-odds, min(a, b), max(a, b))
                for a in fresh
                for b in self.neighbours[a]
                if (odds := self.odds(a, b)) >= _JOIN
            }
        )
        while heap:
            negative, a, b = heapq.heappop(heap)
            if b not in self.neighbours.get(a, ()) or -negative != self.odds(a, b):
                continue  # an older value of a pair that has grown since
            done.append(self.join(a, b))
            for other in self.neighbours[a]:
                odds = self.odds(a, other)
                if odds >= _JOIN:
                    heapq.heappush(heap, (-odds, min(a, other), max(a, other)))
        return done

    def odds(self, a: int, b: int) -> float:
        """The log odds that two neighbours are one event."""
        kinship, other = self.neighbours[a][b]
        pairs = len(self.members[a]) * len(self.members[b])
        centres = OWN * kinship / sqrt(self.square[a] * self.square[b])
        return STRANGE + centres + other / pairs - _SIZE * log(pairs)

    def join(self, a: int, b: int) -> Join:
        """Puts cluster ``b`` into cluster ``a``."""
        join = Join(tuple(self.members[a]), tuple(self.members[b]))
        self.neighbours[b].pop(a, None)
        self.square[a] += self.square.pop(b) + 2.0 * self.neighbours[a].pop(b, (0.0, 0.0))[0]
        added = self.members.pop(b)
        self.members[a] += added
        for article in added:
            self.cluster[article] = a
        for near, (kinship, other) in self.neighbours.pop(b).items():
            del self.neighbours[near][b]
            had = self.neighbours[a].get(near, (0.0, 0.0))
            both = (had[0] + kinship, had[1] + other)
            self.neighbours[a][near] = self.neighbours[near][a] = both
        return join

    def forget(self, before: int) -> None:
        """Drops the clusters all of whose articles have lower numbers: nothing can join them."""
        for name in [n for n, members in self.members.items() if max(members) < before]:
            for article in self.members.pop(name):
                del self.cluster[article]
            del self.square[name]
            for near in self.neighbours.pop(name):
                del self.neighbours[near][name]

    def groups(self) -> list[tuple[int, ...]]:
        """The clusters, each ascending, in the order of their first article."""
        return sorted(tuple(sorted(members)) for members in self.members.values())

    def settled(self, groups: Iterable[tuple[int, ...]]) -> list[Join]:
        """Takes the groups for the clusters; gives the joins that lead to them."""
        joins: list[Join] = []
        for group in groups:
            self.members[group[0]] = list(group)
            self.cluster.update(dict.fromkeys(group, group[0]))
            joins.extend(Join(group[:k], (group[k],)) for k in range(1, len(group)))
        return joins
