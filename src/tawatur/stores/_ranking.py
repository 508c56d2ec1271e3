"""How well a row answers a question, scored alike on every backend.

A backend says where the words asked for stand in a row; the score is made here of four things:
how often the words stand there, the rare ones more (``rarity``), how close together they stand in
the order asked for, how many stand in the report's headline, and how early the row comes in it.
What scores the same stands newest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log

from tawatur.stores import _fulltext
from tawatur.stores._fulltext import Term

Places = tuple[tuple[int, ...], ...]  # of each term, where it begins in a row

# Weights beside the words themselves, which give 1 to 2: chosen on questions of one to three words
# from inside one report (docs/decisions/search-forms.md), where 1 to 2 for NEAR and 0.5 to 1 for
# the others lose at most .03 of .39.
NEAR = 2.0
TITLE = 1.0
LEAD = 0.5
COMMON = 10_000  # rows with a word beyond which it is no rarer or commoner


def scored(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms a score is made of: those that must stand in the text."""
    return tuple(t for t in terms if not t.absent)


def rarity(rows: int) -> float:
    """The weight of a word that stands in so many rows."""
    return 1.0 + log(COMMON / min(max(rows, 1), COMMON))


def ranked(
    keys: Iterable[int],
    rarities: Sequence[float],
    standing: Mapping[int, Places],
    headlines: Mapping[int, Places],
) -> list[int]:
    """The keys, the best answer first; ``headlines`` has the row that opens each report."""
    total = sum(rarities) or 1.0
    score: dict[int, float] = {}
    for key in keys:
        here = standing.get(key, ())
        told, headline = 0.0, headlines.get(_fulltext.opening(key), ())
        for r, at in zip(rarities, headline, strict=False):
            told += r if at else 0.0
        score[key] = round(
            _often(rarities, here) / total
            + NEAR * _nearness(here)
            + TITLE * told / total
            + LEAD / (1 + _fulltext.place(key)),
            9,
        )
    return sorted(score, key=lambda key: (-score[key], -key))


def _often(rarities: Sequence[float], here: Places) -> float:
    often = 0.0
    for r, at in zip(rarities, here, strict=False):
        often += r * 2 * len(at) / (len(at) + 1)
    return often


def _nearness(here: Places) -> float:
    if len(here) < 2:
        return 0.0
    near = [_closeness(a, b) for a, b in pairwise(here)]
    return sum(near) / len(near)


def _closeness(first: Sequence[int], second: Sequence[int]) -> float:
    """1 for a word right after another, less the further off; another order is one word further."""
    gaps = [b - a if b > a else a - b + 1 for a in first for b in second]
    return 1 / min(gaps) if gaps else 0.0
