"""Clitics: the letters written on to a word, and the word that stands behind them.

A clitic can only be told from a word's own first letter by knowing the word: every cut is
offered, longest prefix first, and the caller says which remainders are known (a word list, or
the collection itself). After ل the article loses its alef: للكرملين is ل + (ا)لكرملين.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

SHORTEST = 2  # letters that must remain
_WHOLE = (("", 0),)


def _fronts() -> dict[str, tuple[tuple[str, int], ...]]:
    """By first letter: what may stand before a word, longest first, and the letters of it that
    are cut off; the article stays."""
    fronts: dict[str, tuple[tuple[str, int], ...]] = {}
    for conjunction in ("و", "ف", ""):
        for preposition in ("بال", "كال", "لل", "ال", "ب", "ل", "ك", "س", ""):
            front = conjunction + preposition
            cut = len(front.removesuffix("ال"))
            if front:
                fronts[front[0]] = (*fronts.get(front[0], ()), (front, cut))
    return {letter: found + _WHOLE for letter, found in fronts.items()}


_FRONTS = _fronts()


def cuts(word: str) -> Iterator[tuple[str, str]]:
    """Every (prefix, remainder) of a folded word, longest prefix first, the whole word last.

    The prefix leaves the article ال with the remainder, except in لل, where its alef is gone.
    """
    for front, cut in _FRONTS.get(word[:1], _WHOLE):
        if word.startswith(front) and len(word) - cut >= SHORTEST:
            yield word[:cut], word[cut:]


def split(word: str, known: Callable[[str], bool]) -> tuple[str, str]:
    """The (prefix, remainder) of a folded word whose remainder is known.

    A word known as it stands is not cut; among the cuts the shortest prefix with a known
    remainder wins; where none is known the word stays whole.
    """
    if known(word):
        return "", word
    best = ("", word)
    for prefix, rest in cuts(word):
        bare = "ال" + rest if prefix.endswith("لل") else rest
        if prefix and (known(rest) or known(bare)):
            best = (prefix, rest)
    return best
