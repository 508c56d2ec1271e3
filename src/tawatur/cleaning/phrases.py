"""Furniture phrases: the word lists of interface, headings, credits and mastheads, ready to match.

Phrases are matched on folded word tokens; punctuation between the words does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tawatur import lexicons
from tawatur.arabic.tokens import tokenise
from tawatur.model.text import PUNCT


class Phrase(NamedTuple):
    """The words of a furniture phrase, what it announces, and where it counts (see the lists)."""

    words: tuple[str, ...]
    kind: str
    place: str


@cache
def _by_first_word() -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, set[Phrase]] = {}
    for row in lexicons.rows("page_furniture"):
        words = plain(row["phrase"])
        found.setdefault(words[0], set()).add(Phrase(words, row["kind"], row["place"]))
    return {word: tuple(sorted(some, key=_longest_first)) for word, some in found.items()}


def _longest_first(phrase: Phrase) -> tuple[int, Phrase]:
    return -len(phrase.words), phrase


def plain(text: str) -> tuple[str, ...]:
    """The folded words of ``text``, punctuation left out."""
    tokens = tokenise(text)
    return tuple(w for w, kind in zip(tokens.words, tokens.kinds, strict=True) if kind != PUNCT)


def at(words: Sequence[str], i: int) -> tuple[Phrase, ...]:
    """Every phrase that stands at word ``i``, the longest first."""
    some = _by_first_word().get(words[i])
    if some is None:
        return ()
    return tuple(p for p in some if tuple(words[i : i + len(p.words)]) == p.words)


def within(words: Sequence[str]) -> bool:
    """True where a phrase that makes any short line a notice stands among the words."""
    return any(p.place == "within" for i in range(len(words)) for p in at(words, i))


def run(words: Sequence[str], i: int, kinds: frozenset[str]) -> tuple[int, list[Phrase]]:
    """The word after the longest run of ``line`` phrases of these kinds that starts at ``i``,
    and the phrases of the run; numbers between them belong to it."""
    phrases: list[Phrase] = []
    while i < len(words):
        step = next((p for p in at(words, i) if p.place == "line" and p.kind in kinds), None)
        if step is not None:
            phrases.append(step)
            i += len(step.words)
        elif words[i][0].isdigit():
            i += 1
        else:
            break
    return i, phrases
