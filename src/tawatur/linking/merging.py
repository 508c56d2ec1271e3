"""One entity for one thing: names are joined where there is evidence, and each join says why.

A node is a name (its folded words) with a type. Nodes are joined by the lexicons, by spelling, by
script, by brackets in the text, and a short name with the one full name it can be short for. A
short name that fits several full ones stays apart as a node; each of its mentions goes to the
full name last met in its own report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tawatur.linking import gazetteer, shortening, titles
from tawatur.linking.keys import same_name, skeleton
from tawatur.linking.pile import Pile, Spot
from tawatur.model.annotation import Merge, NameType


class Node(NamedTuple):
    """A name with its type."""

    type: NameType
    words: tuple[str, ...]


Fixed = Mapping[frozenset[tuple[str, ...]], bool]
_SCRIPT = 0.85  # how sure a Latin and an Arabic name of the same sounds are one
_ALIAS = 0.8  # how sure a name in brackets after a name of its type is another name for it
_LEXICON = 1.0
_FULL_SHARE = 0.8  # of the mentions of all fitting full names, what one needs to take a short one


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


def group(pile: Pile, spots: Sequence[Spot], fixed: Fixed) -> Groups:
    """The names of the spots joined into entities."""
    groups = Groups(Counter(Node(spot.type, spot.words) for spot in spots), fixed)
    _by_decision(groups, fixed)
    _by_lexicon(groups)
    _by_spelling(groups)
    _by_script(groups)
    shortening.join_fuller(groups)
    _by_brackets(groups, pile, spots)
    shortening.join_short(groups, titled(pile, spots))
    return groups


def titled(pile: Pile, spots: Sequence[Spot]) -> frozenset[Node]:
    """The names that stand somewhere right behind a title."""
    return frozenset(
        Node(spot.type, spot.words)
        for spot in spots
        if len(spot.words) == 1
        and titles.is_a(titles.stem(pile.before(spot.reading, spot.first)), "office", "honorific")
    )


def _lookup(node: Node) -> gazetteer.Known | None:
    found = gazetteer.lookup(node.words, node.type)
    if found is None and node.type == "LOC" and titles.is_a(node.words[0], "place-part"):
        plain = gazetteer.lookup(node.words[1:], "LOC")
        return plain if plain is not None and plain.kind == "country" else None
    return found


def _by_decision(groups: Groups, fixed: Fixed) -> None:
    by_words: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in sorted(groups.counts):
        by_words[node.words].append(node)
    for pair, same in sorted(fixed.items(), key=lambda item: sorted(item[0])):
        names = sorted(pair)
        if same and len(names) == 2:
            for a in by_words.get(names[0], []):
                for b in by_words.get(names[1], []):
                    if a.type == b.type:
                        groups.join(a, b, "decision", 1.0)


def _by_lexicon(groups: Groups) -> None:
    first: dict[gazetteer.Known, Node] = {}
    for node in sorted(groups.counts):
        thing = groups.known(node)
        if thing is not None:
            groups.join(first.setdefault(thing, node), node, "lexicon", _LEXICON)


def _by_spelling(groups: Groups) -> None:
    """Names of the same consonants, and names that share a word and nearly the other."""
    for nodes in _blocks(groups.counts).values():
        for i, a in enumerate(nodes):
            for b in nodes[i + 1 :]:
                score = same_name(a.words, b.words) if a.type == b.type else 0.0
                if score:
                    groups.join(a, b, "spelling", score)


def _blocks(nodes: Iterable[Node]) -> dict[tuple[str, str], list[Node]]:
    blocks: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in sorted(nodes):
        keys = {skeleton("".join(node.words))}
        if len(node.words) > 1:
            keys |= {f"+{skeleton(word)}" for word in node.words}
        for key in sorted(keys):
            blocks[node.type, key].append(node)
    return {key: nodes for key, nodes in blocks.items() if len(nodes) < _CROWD}


_CROWD = 400  # names in a block: more share a bare consonant or two, which says nothing


def _by_script(groups: Groups) -> None:
    """Latin names with the consonants of an Arabic one."""
    latin = [n for n in sorted(groups.counts) if n.words[0].isascii() and n.words[0].isalpha()]
    if not latin:
        return
    arabic: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in sorted(groups.counts):
        if not node.words[0].isascii():
            arabic[node.type, skeleton("".join(node.words))].append(node)
    for node in latin:
        key = skeleton("".join(node.words))
        fitting = arabic.get((node.type, key), [])
        if len(key) > 2 and len({groups.root(n) for n in fitting}) == 1:
            groups.join(node, fitting[0], "script", _SCRIPT)


def _by_brackets(groups: Groups, pile: Pile, spots: Sequence[Spot]) -> None:
    """A name in brackets right after a name of its type: عين العرب (كوباني)."""
    for a, b in pairwise(spots):
        if a.reading != b.reading or a.type != b.type or a.type == "PER" or b.cut:
            continue
        text = pile.text(a.reading)
        between = text.words[a.last : b.first]
        closed = b.last < len(text) and text.words[b.last] == ")"
        if between == ("(",) and closed and not _is_wider(a, b):
            groups.join(Node(a.type, a.words), Node(b.type, b.words), "alias", _ALIAS)


def _is_wider(a: Spot, b: Spot) -> bool:
    """True where one of the two is a country or region: its brackets say where, not what."""
    return a.words in gazetteer.countries() or b.words in gazetteer.countries()


def by_mention(pile: Pile, groups: Groups, spots: Sequence[Spot]) -> list[Node]:
    """The group of every spot. A short name goes to the full name last met in its report, else
    to the one that outweighs the others in the pile, else to its own group."""
    fuller = shortening.fuller_groups(groups, titled(pile, spots))
    weight: Counter[Node] = Counter()
    for node, count in groups.counts.items():
        weight[groups.root(node)] += count
    met: dict[int, list[Node]] = defaultdict(list)
    found = []
    for spot in spots:
        root = groups.root(Node(spot.type, spot.words))
        choices = fuller.get(root)
        if choices:
            open = frozenset(c for c in choices if not groups.are_apart(root, c))
            root = (_choose(open, met[spot.reading], weight) if open else None) or root
        else:
            met[spot.reading].append(root)
        found.append(root)
    return found


def _choose(choices: frozenset[Node], met: Sequence[Node], weight: Counter[Node]) -> Node | None:
    for root in reversed(met):
        if root in choices:
            return root
    best = max(sorted(choices), key=lambda root: weight[root])
    total = sum(weight[root] for root in choices)
    return best if weight[best] >= _FULL_SHARE * total else None
