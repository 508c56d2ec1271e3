"""Needs: what the words of a line must hold, at the least, for a pattern to be met in it.

A need is a set of marks one of which must be there. A mark is the name of a list of ``fact_terms``
an entry of which begins with a word, or letters that stand in a word: those of the pattern itself,
and the capitals that stand for names, numbers and times. Almost every pattern needs something that
few lines hold, so a line is read by the patterns alone whose rarest need it meets, and from those
words alone that a pattern may begin with.
"""

from __future__ import annotations

import re

Need = frozenset[str]

_TYPES = "POLNTD"  # the letters that stand for names, numbers and times
_LIST = 3  # letters that make a mark as rare as a list
_OPTIONAL = re.compile(r"(?:\\.|\[[^\]]*\]|[^\\\]])(?:[?*]|\{0,\d*\})\??")
_GROUP = re.compile(r"\(\?([:!=]|<[!=])([^()]*)\)([?*]|\{0,\d*\})?")  # one that holds no other
_WORD = rf"(?:\{{[a-z]{{2,}}[a-z_+]*\}}|\[[{_TYPES}]+\]|[{_TYPES}]|[\u0621-\u064a]{{2,}})"
_HEAD = re.compile(  # what a pattern begins with: a list, letters, or a group of such
    rf"(?:‹|\(\?(?:[!=]|<[!=])[^()]*\))*"
    rf"({_WORD}|\(\?:{_WORD}[^()|]*(?:\|{_WORD}[^()|]*)*\))(?![?*]|\{{0)"
)
_LATER = re.compile(r" [^|()]*")  # what follows the first word of each side of a group
_MARK = re.compile(
    rf"<(?P<group>\d+)>|\{{(?P<lists>[a-z_+]+)\}}|\[(?P<one>[{_TYPES}]+)\]|\[[^\]]*\]|\\."
    rf"|(?P<letters>[\u0621-\u064a]{{2,}}|[{_TYPES}])"
)


def needs(source: str) -> tuple[Need, ...]:
    """The needs of a pattern, written as in ``lexicons/fact_patterns`` with folded letters."""
    groups: list[Need] = []

    def reduced(group: re.Match[str]) -> str:
        kind, inner, optional = group.groups()
        sides = [_of_sequence(side, groups) for side in inner.split("|")]
        if optional or kind != ":" or not all(sides):
            return " "
        groups.append(frozenset().union(*(max(side, key=rarity) for side in sides)))
        return f"<{len(groups) - 1}>"

    rest, source = "", source.replace("‹", "").replace("›", "")
    while rest != source:
        rest, source = source, _GROUP.sub(reduced, source)
    return tuple(_of_sequence(source, groups))


def first(source: str) -> Need:
    """The need of the word with which a pattern begins; empty where it may be any word."""
    head = _HEAD.match(source)
    found = needs(_LATER.sub("", head[1])) if head else ()
    return found[0] if found else frozenset()


def _of_sequence(source: str, groups: list[Need]) -> list[Need]:
    """The needs of a part without groups; those found before stand as ``<number>``."""
    found: list[Need] = []
    for mark in _MARK.finditer(_OPTIONAL.sub(" ", source)):
        if mark["group"]:
            found.append(groups[int(mark["group"])])
        elif mark["lists"] and mark["lists"] != "w":
            found.append(frozenset(mark["lists"].split("+")))
        elif mark["one"] or mark["letters"]:
            found.append(frozenset(mark["one"] or (mark["letters"],)))
    return found


def rarity(need: Need) -> tuple[int, int]:
    """How rarely a line meets a need: the longer its letters and the fewer its marks the rarer."""
    return min(map(_length, need)), -len(need)


def _length(mark: str) -> int:
    if not mark.isascii():
        return len(mark)
    return 0 if mark in _TYPES else _LIST
