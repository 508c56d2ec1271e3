"""Cues: which words report speech, read from the lexicon ``speech_cues`` in every inflection.

A word is looked up whole and, where it is not a cue itself, without و, ف, س, ل and their
combinations; the answer is remembered, so a word costs one look-up however often it stands.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from tawatur.annotators._quoting.inflection import (
    Form,
    Inflected,
    imperfect,
    masdar,
    participle,
    perfect,
)
from tawatur.arabic.folding import fold_word
from tawatur.lexicons import rows

_PREFIXES = ("و", "ف", "س", "وس", "فس", "ل", "ول", "فل")
_MAKERS = {"perfect": perfect, "imperfect": imperfect, "participle": participle, "masdar": masdar}


class Verb(NamedTuple):
    """A speech verb: what it takes, the act it performs, and its flags (see the lexicon)."""

    lemma: str
    takes: frozenset[str]
    act: str
    flags: frozenset[str]
    nouns: frozenset[str] = frozenset()

    @property
    def weak(self) -> bool:
        """True where other senses are common, so that the content must stand close."""
        return "weak" in self.flags

    @property
    def tells(self) -> bool:
        """True where who is told can be its object: أبلغ، أخبر."""
        return self.act == "report" and "to" in self.takes


class Cue(NamedTuple):
    """A word of the text read as a cue: its verb, its form, and the clitics before it."""

    verb: Verb
    form: Form
    feminine: bool
    plural: bool
    suffixed: bool
    bare: bool
    prefix: str

    @property
    def finite(self) -> bool:
        """True for perfect and imperfect forms."""
        return self.form in ("perfect", "imperfect")


@cache
def _forms() -> dict[str, tuple[tuple[Verb, Inflected], ...]]:
    found: dict[str, list[tuple[Verb, Inflected]]] = {}
    for row in rows("speech_cues"):
        if "act" not in row:
            continue
        takes = frozenset(fold_word(t) for t in row.get("takes", "light").split())
        flags = frozenset(f for f in row.get("flags", "weak").split() if f != "-")
        nouns = frozenset(fold_word(n) for n in row.get("nouns", "").split())
        verb = Verb(row["perfect"], takes, row["act"], flags, nouns)
        for form, make in _MAKERS.items():
            if row[form] == "-":
                continue
            for inflected in make(row[form]):
                found.setdefault(inflected.word, []).append((verb, inflected))
    return {word: tuple(forms) for word, forms in found.items()}


@lru_cache(maxsize=1 << 17)
def readings_of(word: str) -> tuple[Cue, ...]:
    """Every way to read a folded word as a cue, the likeliest first; empty for most words."""
    forms = _forms()
    if word in forms:
        return tuple(_cue(verb, inflected, "") for verb, inflected in forms[word])
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and rest in forms:
            fitting = tuple(
                _cue(verb, inflected, prefix)
                for verb, inflected in forms[rest]
                if _joins(prefix, inflected)
            )
            if fitting:
                return fitting
    return ()


def _joins(prefix: str, inflected: Inflected) -> bool:
    if prefix and inflected.word == "رد":
        return False  # فرد، ورد are words of their own
    if "س" in prefix or "ل" in prefix:
        return inflected.form == "imperfect"
    return inflected.form != "masdar" or inflected.suffixed or not inflected.bare


def _cue(verb: Verb, inflected: Inflected, prefix: str) -> Cue:
    return Cue(
        verb,
        inflected.form,
        inflected.feminine,
        inflected.plural,
        inflected.suffixed,
        inflected.bare,
        prefix,
    )
