"""The words that tell incidents, parts, hosts and wishes apart, by their kind in the lexicon."""

from __future__ import annotations

import re
from functools import cache

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import clitic_forms


@cache
def listed(kind: str) -> frozenset[str]:
    """The folded words of a kind."""
    rows = (r for r in lexicons.rows("other_incidents") if r["kind"] == kind)
    return frozenset(fold(row["word"]) for row in rows)


@cache
def forms(kind: str) -> frozenset[str]:
    """The words of a kind as they stand in texts: with conjunctions and prepositions."""
    return frozenset(form for word in listed(kind) for _, form in clitic_forms(word))


def any_of(kind: str) -> str:
    """The words of a kind as the alternatives of a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(listed(kind), key=lambda w: (-len(w), w))))


def bare(word: str) -> str:
    """A folded word without the و that joins it to another."""
    return word.removeprefix("و")
