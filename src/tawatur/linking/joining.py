"""Groups: names joined so far into one thing, with the evidence of every join."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from tawatur.linking import gazetteer, titles
from tawatur.model.annotation import Merge, NameType


class Node(NamedTuple):
    """A name with its type."""

    type: NameType
    words: tuple[str, ...]


Fixed = Mapping[frozenset[tuple[str, ...]], bool]


class Groups:
    """Nodes joined so far, with the evidence of every join."""

    def __init__(self, counts: Counter[Node], fixed: Fixed) -> None:
        self.counts = counts
        self._apart = [tuple(sorted(pair)) for pair, same in fixed.items() if not same]
        self._words = {node: {node.words} for node in counts}
        self._evidence: dict[Node, list[Merge]] = defaultdict(list)
        self._parent = {node: node for node in counts}
        self._known = {n: _lookup(n) for n in counts}
        self.merges: list[Merge] = []

    def root(self, node: Node) -> Node:
        """The node that stands for the group of ``node``."""
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def join(self, a: Node, b: Node, reason: str, score: float) -> bool:
        """Join two groups unless a decision or the lexicons hold them apart."""
        root_a, root_b = sorted((self.root(a), self.root(b)))
        if root_a == root_b:
            return True
        known_a, known_b = self._known[root_a], self._known[root_b]
        if known_a and known_b and known_a != known_b and reason != "decision":
            return False
        if self.are_apart(root_a, root_b):
            return False
        self._words[root_a] |= self._words.pop(root_b)
        self._parent[root_b] = root_a
        self._known[root_a] = known_a or known_b
        names = sorted((" ".join(a.words), " ".join(b.words)))
        merge = Merge(names[0], names[1], reason, score)
        self.merges.append(merge)
        self._evidence[root_a] += [*self._evidence.pop(root_b, ()), merge]
        return True

    def are_apart(self, a: Node, b: Node) -> bool:
        """True where a reader decided that a name of one group is no name of the other."""
        one, other = self._words[self.root(a)], self._words[self.root(b)]
        return any(
            (pair[0] in one and pair[-1] in other) or (pair[-1] in one and pair[0] in other)
            for pair in self._apart
        )

    def evidence(self) -> dict[Node, tuple[Merge, ...]]:
        """The joins of each group that are less than sure, by its root, least sure first."""
        return {
            root: tuple(sorted((m for m in made if m.score < 1), key=lambda m: (m.score, m)))
            for root, made in self._evidence.items()
        }

    def known(self, node: Node) -> gazetteer.Known | None:
        """What the lexicons say the group is."""
        return self._known[self.root(node)]

    def members(self) -> dict[Node, list[Node]]:
        """The groups, each by its root, in order."""
        found: dict[Node, list[Node]] = defaultdict(list)
        for node in sorted(self.counts):
            found[self.root(node)].append(node)
        return dict(found)


def _lookup(node: Node) -> gazetteer.Known | None:
    found = gazetteer.lookup(node.words, node.type)
    if found is None and node.type == "LOC" and titles.is_a(node.words[0], "place-part"):
        plain = gazetteer.lookup(node.words[1:], "LOC")
        return plain if plain is not None and plain.kind == "country" else None
    return found
