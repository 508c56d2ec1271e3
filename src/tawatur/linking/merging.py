"""One entity for one thing: names are joined where there is evidence, and each join says why.

A node is a name (its folded words) with a type. Nodes are joined by the lexicons, by spelling, by
script, by brackets in the text, and a short name with the one full name it can be short for. A
short name that fits several full ones stays apart as a node; each of its mentions goes to the
full name last met in its own report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tawatur.linking import gazetteer, shortening, titles
from tawatur.linking.joining import Fixed, Groups, Node
from tawatur.linking.keys import same_name, skeleton
from tawatur.linking.pile import Pile, Spot

_SCRIPT = 0.85  # how sure a Latin and an Arabic name of the same sounds are one
_ALIAS = 0.8  # how sure a name in brackets after a name of its type is another name for it
_LEXICON = 1.0
_FULL_SHARE = 0.8  # of the mentions of all fitting full names, what one needs to take a short one


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
