"""Short and full names: which full name a surname, a first name or a short form can stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tawatur.linking import titles
from tawatur.linking.demonyms import demonym
from tawatur.linking.joining import Groups, Node
from tawatur.linking.keys import contains, given_names, same_word, skeleton

Choice = tuple[set[Node], str, float]  # the groups a name can be short for, why, how surely
SONS = frozenset(("بن", "ابن", "بنت", "ولد", "bin"))
_KIN = SONS | {"ال"}  # آل, folded
_PARTICLES = SONS | frozenset(("ال", "ابو", "ام", "van", "von", "de", "al"))
_STATES = titles.folded("دولة سلطنة مملكة جمهورية إمارة")
_FULL = 0.85  # how sure a name of fewer words with the same first and last word is the fuller one
_SURNAME = 0.9
_FIRST = 0.7
_SHORT = 0.75


def join_fuller(groups: Groups) -> None:
    """Join names of several words with the only longer name they leave words out of."""
    blocks: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in sorted(groups.counts):
        if len(node.words) > 1:
            blocks[node.type, skeleton(core(node.words)[0])].append(node)
    for _, nodes in sorted(blocks.items()):
        for node in sorted(nodes, key=lambda n: (-len(n.words), n)):
            fitting = [n for n in nodes if _leaves_out(node, n)]
            if fitting and len({groups.root(n) for n in fitting}) == 1:
                groups.join(node, fitting[0], "full-name", _FULL)
    for node in sorted(groups.counts):
        if node.type == "LOC" and len(node.words) > 1 and node.words[0] in _STATES:
            plain = node._replace(words=node.words[1:])
            if plain in groups.counts:
                groups.join(node, plain, "full-name", _FULL)


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a person's name without بن and the like, عبد joined to what follows."""
    out: list[str] = []
    for word in words:
        if out and out[-1] == "عبد":
            out[-1] = "عبد" + word
        elif word not in _PARTICLES:
            out.append(word)
    return tuple(out) or words


def surname(words: tuple[str, ...]) -> str:
    """The last word of a full name where it can stand for it: not a father's or a house's
    name after بن or آل."""
    return "" if len(words) < 2 or words[-2] in _KIN else words[-1]


def _leaves_out(short: Node, long: Node) -> bool:
    if short.type == "PER":
        a, b = core(short.words), core(long.words)
        if len(a) < 2 or len(a) > len(b) or (len(a) == len(b) and short.words == long.words):
            return False
        ends = same_word(a[0], b[0]) and same_word(a[-1], b[-1])
        start = len(short.words) > 2 and contains(a, b[: len(a)])
        return (ends or start) and contains(a, b)
    a, b = short.words, long.words
    if len(a) >= len(b) or short.type == "LOC":
        return False
    if b[len(a)][0] == "و" and not titles.is_a(b[len(a)][1:], "portfolio"):
        return False
    return contains(a, b[: len(a)])


def join_short(groups: Groups, titled: frozenset[Node]) -> None:
    """Join a single word with the only group it can be short for. ``titled`` are the names met
    right behind a title: only such a given name can be a full name's (الملك سلمان)."""
    for node, (choices, reason, score) in _choices(groups, titled).items():
        if len(choices) == 1:
            groups.join(node, next(iter(choices)), reason, score)


def fuller_groups(groups: Groups, titled: frozenset[Node]) -> dict[Node, frozenset[Node]]:
    """For every short name left by itself, the groups of several it can be short for."""
    return {
        groups.root(node): frozenset(choices)
        for node, (choices, _, _) in _choices(groups, titled).items()
        if len(choices) > 1
    }


def _choices(groups: Groups, titled: frozenset[Node]) -> dict[Node, Choice]:
    index = _index(groups)
    full_roots = {groups.root(n) for n in groups.counts if len(n.words) > 1}
    found: dict[Node, Choice] = {}
    for node in sorted(groups.counts):
        if len(node.words) == 1 and not groups.known(node) and groups.root(node) not in full_roots:
            choice = _for_word(groups, node, index, node in titled)
            if choice is not None and choice[0]:
                found[node] = choice
    return found


def _index(groups: Groups) -> dict[tuple[str, str], list[Node]]:
    """Full names by type and the consonants of each of their words and of their definite head."""
    index: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in sorted(groups.counts):
        if len(node.words) > 1 and node.type != "LOC":
            keys = {skeleton(word) for word in (*node.words, "ال" + node.words[0])}
            for key in sorted(keys):
                index[node.type, key].append(node)
    return index


def _for_word(
    groups: Groups, node: Node, index: dict[tuple[str, str], list[Node]], titled: bool
) -> Choice | None:
    word = node.words[0]
    full = index.get((node.type, skeleton(word)), [])
    if node.type == "PER":
        last = _roots(groups, (n for n in full if same_word(surname(n.words), word)))
        if last:
            return last, "surname", _SURNAME
        if word in given_names() and not titled:
            return None
        first = _roots(groups, (n for n in full if same_word(n.words[0], word)))
        if first or word in given_names():
            return first, "first-name", _FIRST
        inner = (n for n in full if any(same_word(w, word) for w in n.words[1:-1]))
        return _roots(groups, inner), "surname", _FIRST
    if node.type == "ORG" and not demonym(word):
        short = (n for n in full if word == "ال" + n.words[0] or word in n.words)
        return _roots(groups, short), "short-form", _SHORT
    return None


def _roots(groups: Groups, nodes: Iterable[Node]) -> set[Node]:
    return {groups.root(node) for node in nodes}
