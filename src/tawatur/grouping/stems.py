"""Stems: a word without what is written on to it, so that two forms of it compare as equal.

A light stemmer for matching alone, never for display: the article and its prepositions go, a
single clitic letter goes where news knows the remainder better than the word, endings of
number, gender and possession go where three letters remain. Two different words may share a
stem; rarity and alignment make up for it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from tawatur.arabic.vocabulary import document_frequency
from tawatur.lexicons import rows

_BETTER = 3.0  # times the remainder must outnumber the word: بتركيا is ب + تركيا, لندن no ل + ندن
_BETTER_AND = 0.4  # the same for و, which begins sentences: وقال is commoner than قال
_SHORTEST = 3  # letters that must remain after an ending or a single letter is cut


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a folded word; numbers and Latin words are their own."""
    if not "\u0620" <= word[0] <= "\u06d3":
        return word
    rest = _without_prefix(word)
    for _ in range(2):  # a possessor and then number or gender
        rest = _without_ending(rest)
    return rest


def _without_ending(word: str) -> str:
    if not word.endswith(_affixes("ending")):
        return word
    for ending in _affixes("ending"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def _without_prefix(word: str) -> str:
    articles = _affixes("article")
    for article in articles if word.startswith(articles) else ():
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST:
            return word[len(article) :]
    rest = word
    for _ in range(2):  # و and then a preposition
        if (
            rest[0] in _affixes("letter")
            and len(rest) > _SHORTEST
            and _better_known(rest[1:], rest)
        ):
            rest = rest[1:]
    return rest


def _better_known(rest: str, word: str) -> bool:
    known = max(document_frequency(rest), document_frequency("ال" + rest))
    better = _BETTER_AND if word[0] == "و" else _BETTER
    return known > better * document_frequency(word)


@cache
def _affixes(kind: str) -> tuple[str, ...]:
    return tuple(row["affix"] for row in rows("affixes") if row["kind"] == kind)
