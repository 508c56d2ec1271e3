"""Contrasts: on which side of which axis a word stands (rise and fall, accept and reject, ...).

The axes are ``lexicons/contrasts``. Words of one side may stand for each other; words of the two
sides of one axis are opposites, unless they also share a side of another (رد answers and rejects).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicons
from tawatur.arabic.folding import fold_word
from tawatur.arabic.stems import stem

_PRESENT = "ي"  # a present tense as listed; its other forms are made from it
_PERSONS = ("ي", "ت", "سي", "ست")


class Side(NamedTuple):
    """One of the two sides, 1 or -1, of an axis."""

    axis: str
    pole: int

    def other(self) -> Side:
        """The side across the axis."""
        return Side(self.axis, -self.pole)


@lru_cache(maxsize=100_000)
def sides(word: str) -> frozenset[Side]:
    """The sides on which a folded word stands; none for most words."""
    listed = _listed()
    return listed.get(word) or listed.get(stem(word)) or frozenset()


def across(a: str, b: str) -> str | None:
    """The axis on whose two sides two folded words stand, the first by name, or None."""
    one, two = sides(a), sides(b)
    if not one or not two:
        return None
    return min((s.axis for s in one if s.other() in two and s not in two), default=None)


def together(a: str, b: str) -> bool:
    """True where two folded words share a side and are opposites on no axis."""
    one, two = sides(a), sides(b)
    return bool(one & two) and not any(s.other() in two for s in one)


@cache
def _listed() -> dict[str, frozenset[Side]]:
    found: dict[str, set[Side]] = {}
    for row in lexicons.rows("contrasts"):
        for column, pole in (("one", 1), ("other", -1)):
            for word in row[column].split():
                for form in _forms(fold_word(word)):
                    found.setdefault(form, set()).add(Side(row["axis"], pole))
    return {word: frozenset(stands) for word, stands in found.items()}


def _forms(word: str) -> set[str]:
    forms = {word}
    if word.startswith(_PRESENT):
        forms |= {person + word[1:] for person in _PERSONS}
    return forms | {stem(form) for form in forms}
