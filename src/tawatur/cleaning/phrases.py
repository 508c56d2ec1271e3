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

INSIDE = frozenset({"line"})  # places of the phrases that may be cut out of a line
WHOLE = frozenset({"line", "alone"})  # of those that may make up a line


class Phrase(NamedTuple):
    """The words of a furniture phrase, what it announces, and where it counts (see the lists)."""

    words: tuple[str, ...]
    kind: str
    place: str


@cache
def every() -> frozenset[Phrase]:
    """All the phrases of the lists."""
    rows = lexicons.rows("page_furniture")
    return frozenset(
        Phrase(plain(r["phrase"]), r["kind"], r["place"]) for r in rows if r["place"] != "anywhere"
    )


@cache
def _by_first_word() -> dict[str, tuple[tuple[Phrase, ...], dict[str, tuple[Phrase, ...]]]]:
    """For each first word: the phrases of that word alone, and the others by their second word,
    the longest first."""
    found: dict[str, tuple[list[Phrase], dict[str, list[Phrase]]]] = {}
    for phrase in sorted(every(), key=_longest_first):
        alone, longer = found.setdefault(phrase.words[0], ([], {}))
        if len(phrase.words) == 1:
            alone.append(phrase)
        else:
            longer.setdefault(phrase.words[1], []).append(phrase)
    return {
        word: (tuple(alone), {second: tuple(some) for second, some in longer.items()})
        for word, (alone, longer) in found.items()
    }


@cache
def openers(kinds: frozenset[str]) -> frozenset[str]:
    """The first words of the phrases that can begin furniture inside a line: those of other
    places than WHOLE, and of these kinds in INSIDE."""
    return frozenset(
        p.words[0]
        for p in every()
        if p.place not in WHOLE or (p.place in INSIDE and p.kind in kinds)
    )


def opened(words: Sequence[str], kinds: frozenset[str]) -> list[int]:
    """The places of the words that begin one of those phrases and are followed by its second."""
    begins = openers(kinds)
    seconds = _seconds()
    following = (*words[1:], "")
    return [
        i
        for i, word in enumerate(words)
        if word in begins and ((some := seconds[word]) is None or following[i] in some)
    ]


@cache
def _seconds() -> dict[str, frozenset[str] | None]:
    """For each first word the second ones; None where a phrase is that word alone."""
    return {
        word: None if alone else frozenset(longer)
        for word, (alone, longer) in _by_first_word().items()
    }


def _longest_first(phrase: Phrase) -> tuple[int, Phrase]:
    return -len(phrase.words), phrase


def plain(text: str) -> tuple[str, ...]:
    """The folded words of ``text``, punctuation left out."""
    tokens = tokenise(text)
    return tuple(w for w, kind in zip(tokens.words, tokens.kinds, strict=True) if kind != PUNCT)


def at(words: Sequence[str], i: int) -> tuple[Phrase, ...]:
    """Every phrase that stands at word ``i``, the longest first."""
    found = _by_first_word().get(words[i])
    if found is None:
        return ()
    alone, longer = found
    some = longer.get(words[i + 1], ()) if longer and i + 1 < len(words) else ()
    if not some:
        return alone
    return (*(p for p in some if tuple(words[i : i + len(p.words)]) == p.words), *alone)


def within(words: Sequence[str]) -> bool:
    """True where a phrase that makes any short line a notice stands among the words."""
    return any(p.place == "within" for i in range(len(words)) for p in at(words, i))


def run(
    words: Sequence[str], i: int, kinds: frozenset[str], places: frozenset[str] = INSIDE
) -> tuple[int, list[Phrase]]:
    """The word after the longest run of phrases of these kinds and places that starts at ``i``,
    and the phrases of the run; numbers between them belong to it."""
    phrases: list[Phrase] = []
    while i < len(words):
        step = next((p for p in at(words, i) if p.place in places and p.kind in kinds), None)
        if step is not None:
            phrases.append(step)
            i += len(step.words)
        elif words[i][0].isdigit():
            i += 1
        else:
            break
    return i, phrases
