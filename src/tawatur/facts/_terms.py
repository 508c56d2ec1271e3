"""Terms: the written forms of the words of ``lexicons/fact_terms``.

A verb (kind v) stands in any person of its past and present, a noun (n) with article, clitics and
endings, anything else (x) as it is written; و or ف may stand before each. The list ``demonym`` is
made of ``lexicons/nationalities``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from tawatur import lexicons
from tawatur.arabic.folding import fold_word

_AND = "[وف]?"
_PERSON = "[سل]?[يتنا]"
_PAST = "(?:تا|وا|نا|ت|ا|ن|و)?"
_PRESENT = "(?:ون|وا|ان|ين|ا|ن)?"
_PROCLITICS = "(?:[وف]?(?:بال|كال|لل|ال|[بلك])?)"
_PLURAL = "(?:ات|ين|ون|ان|ا)?"
_FEMININE = "(?:ه|ت|ات|تين|تان)"  # of a noun that ends in ه
_SUFFIXES = "(?:هما|هم|ها|نا|ه|ي)?"
_BEFORE, _AFTER = 4, 6  # letters that clitics and persons take before a stem, endings after it
# What may stand before and after a stem, by the shape of the word.
_SHAPES = {
    shape: (re.compile(before), re.compile(after))
    for shape, before, after in (
        ("past", _AND, _PAST + _SUFFIXES),
        ("present", _AND + _PERSON, _PRESENT + _SUFFIXES),
        ("noun", _PROCLITICS, _PLURAL + _SUFFIXES),
        ("feminine", _PROCLITICS, _FEMININE + _SUFFIXES),
        ("written", _AND, ""),
    )
}


DEMONYM = "demonym"


@cache
def _entries() -> tuple[tuple[str, str, str], ...]:
    """The list, kind and word of every entry, adjectives of origin among them."""
    listed = [(row["list"], row["kind"], row["word"]) for row in lexicons.rows("fact_terms")]
    for row in lexicons.rows("nationalities"):
        words = (row["adjective"], *filter(None, row["plurals"].split("|")))
        listed += [(DEMONYM, "n", word.strip()) for word in words]
    return tuple(listed)


@cache
def terms(name: str) -> str:
    """A regular expression of all written forms of the words of one list, or of several whose
    names ``+`` joins."""
    lists = name.split("+")
    forms = [_forms(kind, word) for listed, kind, word in _entries() if listed in lists]
    if not forms:
        raise KeyError(f"fact_terms: no list {name!r}")
    return "(?:" + "|".join(sorted(set(forms), key=lambda f: (-len(f), f))) + ")"


def _forms(kind: str, word: str) -> str:
    stems = list(_stems(kind, word))
    if kind == "v":
        forms = [f"(?:{stem}){_PAST}" for shape, stem in stems if shape == "past"]
        forms += [f"{_PERSON}{stem}{_PRESENT}" for shape, stem in stems if shape == "present"]
        return f"{_AND}(?:{'|'.join(forms)}){_SUFFIXES}"
    [(shape, stem)] = stems
    if shape == "written":
        return f"{_AND}{stem}"
    return f"{_PROCLITICS}{stem}{_FEMININE if shape == 'feminine' else _PLURAL}{_SUFFIXES}"


def _stems(kind: str, word: str) -> Iterator[tuple[str, str]]:
    """The stems of an entry, folded, each with its shape."""
    if kind == "v":
        past, _, present = word.partition("/")
        for shape, written in (("past", past), ("present", present)):
            yield from ((shape, fold_word(stem)) for stem in written.split("|") if stem)
        return
    folded = fold_word(word)
    if kind != "n":
        yield "written", folded
    elif folded.endswith("ه") and " " not in folded:
        yield "feminine", folded[:-1]
    else:
        yield "noun", folded


@cache
def _heads() -> dict[str, list[tuple[str, str]]]:
    """By the stem of a word: its shape and the list, for each entry that begins with the word."""
    heads: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, kind, word in _entries():
        for shape, stem in _stems(kind, word if kind == "v" else word.split(maxsplit=1)[0]):
            heads[stem].add((shape, name))
    return {stem: sorted(entries) for stem, entries in heads.items()}


@cache
def compound() -> frozenset[str]:
    """The lists that hold a verb of several words (قام به)."""
    rows = lexicons.rows("fact_terms")
    return frozenset(row["list"] for row in rows if row["kind"] == "v" and " " in row["word"])


@lru_cache(maxsize=200_000)
def begun(word: str) -> frozenset[str]:
    """The lists that a folded word may begin an entry of; verbs of several words are left out."""
    heads, size, out = _heads(), len(word), set()
    for start in range(min(_BEFORE, size) + 1):
        for end in range(max(start, size - _AFTER), size + 1):
            for shape, name in heads.get(word[start:end], ()):
                before, after = _SHAPES[shape]
                if before.fullmatch(word, 0, start) and after.fullmatch(word, end):
                    out.add(name)
    return frozenset(out)


def may_hold(words: Iterable[str], name: str) -> bool:
    """False where no word begins an entry of a list, or of several joined by ``+``: a quick look
    before a search."""
    lists = set(name.split("+"))
    begins = chain.from_iterable(map(begun, words))
    return not (lists.isdisjoint(compound()) and lists.isdisjoint(begins))


@lru_cache(maxsize=200_000)
def is_term(word: str, name: str) -> bool:
    """True where a folded word is a form of a word of one list, or of several joined by ``+``."""
    return _regex(name).fullmatch(word) is not None


@cache
def _regex(name: str) -> re.Pattern[str]:
    return re.compile(terms(name))
