"""Furniture phrases: the word lists of interface, headings, credits and mastheads, ready to match.

Phrases are matched on folded word tokens; punctuation between the words does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from tawatur import lexicons
from tawatur.arabic import tokens

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


def opened(words: Sequence[str], kinds: frozenset[str]) -> list[int]:
    """The places of the words that begin furniture inside a line: a phrase of another place than
    WHOLE, or one of these kinds in INSIDE; its second word follows."""
    seconds = _openers(kinds)
    after = (*words[1:], "")
    return [
        i
        for i in compress(range(len(words)), map(seconds.__contains__, words))
        if (some := seconds[words[i]]) is None or after[i] in some
    ]


@cache
def _openers(kinds: frozenset[str]) -> dict[str, frozenset[str] | None]:
    """The first words of those phrases, for each the second ones; None where a phrase is that
    word alone."""
    found: dict[str, set[str] | None] = {}
    for phrase in every():
        if phrase.place in WHOLE and not (phrase.place in INSIDE and phrase.kind in kinds):
            continue
        seconds = found.setdefault(phrase.words[0], set())
        if len(phrase.words) == 1:
            found[phrase.words[0]] = None
        elif seconds is not None:
            seconds.add(phrase.words[1])
    return {word: None if some is None else frozenset(some) for word, some in found.items()}


def _longest_first(phrase: Phrase) -> tuple[int, Phrase]:
    return -len(phrase.words), phrase


def plain(text: str) -> tuple[str, ...]:
    """The folded words of ``text``, punctuation left out."""
    return tokens.words(text)


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


@cache
def pressed(kinds: frozenset[str]) -> frozenset[str]:
    """The first words of the phrases of these kinds that may be cut out of a line."""
    return frozenset(p.words[0] for p in every() if p.place in INSIDE and p.kind in kinds)


def goes_on(words: Sequence[str], i: int, known: tuple[Phrase, ...], kinds: frozenset[str]) -> bool:
    """True where the first of these phrases at word ``i`` that is of these kinds and may be cut
    out of a line has another, or a number, after it."""
    for phrase in known:
        if phrase.place in INSIDE and phrase.kind in kinds:
            after = i + len(phrase.words)
            if after == len(words):
                return False
            return words[after] in _by_first_word() or words[after][0].isdigit()
    return False


def may_notice(words: Sequence[str]) -> bool:
    """True where a phrase that makes any short line a notice may stand among the words."""
    return not _noticed().isdisjoint(words)


def within(words: Sequence[str]) -> bool:
    """True where a phrase that makes any short line a notice stands among the words."""
    some = compress(range(len(words)), map(_noticed().__contains__, words))
    return any(p.place == "within" for i in some for p in at(words, i))


@cache
def _noticed() -> frozenset[str]:
    """The first words of those phrases."""
    return frozenset(p.words[0] for p in every() if p.place == "within")


def run(
    words: Sequence[str], i: int, kinds: frozenset[str], places: frozenset[str] = INSIDE
) -> tuple[int, list[Phrase]]:
    """The word after the longest run of phrases of these kinds and places that starts at ``i``,
    and the phrases of the run; numbers between them belong to it."""
    phrases: list[Phrase] = []
    while i < len(words):
        step = None
        for phrase in at(words, i):
            if phrase.place in places and phrase.kind in kinds:
                step = phrase
                break
        if step is not None:
            phrases.append(step)
            i += len(step.words)
        elif words[i][0].isdigit():
            i += 1
        else:
            break
    return i, phrases
