"""Words that stand before a name or in place of one, and what they say of who is meant."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from tawatur.arabic.folding import fold
from tawatur.lexicons import rows
from tawatur.linking.demonyms import demonym

_CLITICS = ("و", "ف", "ل", "ب", "ك", "ول", "وب")
_POSSESSIVES = ("هما", "هم", "هن", "ها", "ه", "ي", "نا", "كم", "ك")


class Role(NamedTuple):
    """One listed word: its kind, gender (m f or empty), number (s d p or empty), English."""

    kind: str
    gender: str
    number: str
    en: str


def folded(words: str) -> frozenset[str]:
    """Words parted by spaces, each folded."""
    return frozenset(fold(words).split())


@cache
def _roles() -> dict[tuple[str, ...], tuple[Role, ...]]:
    found: dict[tuple[str, ...], list[Role]] = {}
    for row in rows("titles"):
        words = tuple(fold(row["word"]).split())
        role = Role(row["kind"], row["gender"], row["number"], row["en"])
        found.setdefault(words, []).append(role)
    return {words: tuple(listed) for words, listed in found.items()}


def bare(word: str) -> str:
    """A folded word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 3 else word


@lru_cache(maxsize=100_000)
def roles(word: str) -> tuple[Role, ...]:
    """The roles of a folded word, with or without its article."""
    return _roles().get((bare(word),), ()) or _roles().get((word,), ())


def is_a(word: str, *kinds: str) -> bool:
    """True where the folded word is listed under one of the kinds."""
    return not _kinds(word).isdisjoint(kinds)


@lru_cache(maxsize=100_000)
def _kinds(word: str) -> frozenset[str]:
    return frozenset(role.kind for role in roles(word))


def phrase_length(words: tuple[str, ...] | list[str], at: int, *kinds: str) -> int:
    """How many words from ``at`` on make one listed phrase of the kinds; 0 where none does."""
    for length in (3, 2, 1):
        phrase = tuple(bare(word) for word in words[at : at + length])
        if len(phrase) == length and any(r.kind in kinds for r in _roles().get(phrase, ())):
            return length
    return 0


def without_possessive(word: str) -> str | None:
    """The listed word inside a possessed one (وزيره, نظيرتها, حكومته), or None."""
    for suffix in _POSSESSIVES:
        stem = word[: -len(suffix)]
        if word.endswith(suffix) and len(stem) >= 3:
            for candidate in (stem, stem[:-1] + "ه" if stem.endswith("ت") else stem):
                if (candidate,) in _roles():
                    return candidate
    return None


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A folded word without article, clitics and possessive, where what remains is listed."""
    if roles(word) or demonym(word):
        return bare(word)
    for clitic in _CLITICS:
        rest = word[len(clitic) :]
        if word.startswith(clitic) and len(rest) > 2:
            if rest.startswith("ل") and clitic.endswith("ل"):
                rest = "ال" + rest[1:]
            if roles(rest) or demonym(rest):
                return bare(rest)
    return without_possessive(word) or bare(word)
