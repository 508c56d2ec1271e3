"""Approximations: the words about a number that say about, at least, more than or less than."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import EndingIndex, PhraseIndex, clitic_forms
from tawatur.lexicons import rows

_STRONGER = ("at-least", "more-than", "less-than", "about")  # of two words, the bound is kept


class Approximation(NamedTuple):
    """What the words say (about, at-least, more-than, less-than) and the tokens they fill;
    ``cut`` letters of the first token are clitics before them."""

    sense: str
    first: int
    last: int
    cut: int = 0


@cache
def _before() -> EndingIndex[str]:
    listed = rows("approximations")
    return EndingIndex((r["words"], r["sense"]) for r in listed if r["position"] == "before")


@cache
def _after() -> PhraseIndex[str]:
    listed = [r for r in rows("approximations") if r["position"] == "after"]
    return PhraseIndex(((r["words"], r["sense"]) for r in listed), clitics=False)


def before(words: Sequence[str], i: int, first: int) -> Approximation | None:
    """The approximation that ends just before token ``i``; none begins before ``first``."""
    found = _before().before(words, i, first)
    if found is None:
        return None
    return Approximation(found.payload, i - found.length, i, found.cut)


def after(words: Sequence[str], i: int, last: int) -> Approximation | None:
    """The approximation that begins at token ``i``; none ends after ``last``."""
    found = _after().at(words, i, last) if i < last else None
    return None if found is None else Approximation(found.payload, i, i + found.length)


def stronger(a: str | None, b: str | None) -> str | None:
    """Of two senses the one that binds: نحو 30 على الأقل is at least 30."""
    known = [sense for sense in _STRONGER if sense in (a, b)]
    return known[0] if known else None


@cache
def change_words() -> frozenset[str]:
    """Folded verbs and nouns of change: after them «من 20 إلى 25» states no range."""
    listed = (r["words"] for r in rows("approximations") if r["position"] == "change")
    return frozenset(form for word in listed for _, form in clitic_forms(fold(word)))
