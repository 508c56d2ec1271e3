"""Short and full names: which full name a surname, a first name or a short form can stand for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tawatur.linking import titles
from tawatur.linking.demonyms import demonym
from tawatur.linking.keys import contains, given_names, same_word

if TYPE_CHECKING:
    from tawatur.linking.merging import Groups, Node

_PARTICLES = frozenset(("بن", "ابن", "بنت", "ال", "ابو", "ام", "van", "von", "de", "bin", "al"))
_STATES = titles.folded("دولة سلطنة مملكة جمهورية إمارة")
_FULL = 0.85  # how sure a name of fewer words with the same first and last word is the fuller one
_START = 0.8  # the same where it is only the fuller one's beginning
_SURNAME = 0.9
_FIRST = 0.7
_SHORT = 0.75


def join_fuller(groups: Groups) -> None:
    """Join names of several words with the only longer name they leave words out of."""
    for type in ("PER", "ORG", "LOC"):
        nodes = [n for n in sorted(groups.counts) if n.type == type and len(n.words) > 1]
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
    return contains(a, b[: len(a)])


def join_short(groups: Groups) -> None:
    """Join a single word with the only group it can be short for."""
    for node, (choices, reason, score) in _choices(groups).items():
        if len(choices) == 1:
            groups.join(node, next(iter(choices)), reason, score)


def fuller_groups(groups: Groups) -> dict[Node, frozenset[Node]]:
    """For every short name left by itself, the groups of several it can be short for."""
    return {
        groups.root(node): frozenset(choices)
        for node, (choices, _, _) in _choices(groups).items()
        if len(choices) > 1
    }


def _choices(groups: Groups) -> dict[Node, tuple[set[Node], str, float]]:
    by_type: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(groups.counts):
        if len(node.words) > 1 and node.type != "LOC":
            by_type[node.type].append(node)
    full_roots = {groups.root(n) for nodes in by_type.values() for n in nodes}
    found: dict[Node, tuple[set[Node], str, float]] = {}
    for node in sorted(groups.counts):
        if len(node.words) != 1 or groups.known(node) or groups.root(node) in full_roots:
            continue
        found.update(_for_word(groups, node, by_type[node.type]))
    return found


def _for_word(
    groups: Groups, node: Node, full: list[Node]
) -> dict[Node, tuple[set[Node], str, float]]:
    word = node.words[0]
    if node.type == "PER":
        last = {groups.root(n) for n in full if same_word(n.words[-1], word)}
        if last:
            return {node: (last, "surname", _SURNAME)}
        first = {groups.root(n) for n in full if same_word(n.words[0], word)}
        inner = {groups.root(n) for n in full if any(same_word(w, word) for w in n.words)}
        if word not in given_names() and first:
            return {node: (first, "first-name", _FIRST)}
        return {node: (inner, "surname", _FIRST)} if inner else {}
    if node.type == "ORG" and not demonym(word):
        short = {groups.root(n) for n in full if _is_head(word, n.words)}
        return {node: (short, "short-form", _SHORT)} if short else {}
    return {}


def _is_head(word: str, words: tuple[str, ...]) -> bool:
    """True where a definite word is the head of the name (الوحدات), or one of its words."""
    return word == "ال" + words[0] or word in words
