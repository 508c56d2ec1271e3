"""What is no name although a tagger takes it for one: adjectives, titles, formulas, plain nouns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur.arabic.vocabulary import document_frequency
from tawatur.lexicons import words as listed
from tawatur.linking import gazetteer, titles
from tawatur.linking.demonyms import demonym
from tawatur.linking.keys import given_names
from tawatur.linking.pile import Pile, Spot
from tawatur.model.annotation import Mention

RARE = 100  # articles of the 20,085: a word in no more of them is hardly a common one
_EVERYDAY = 3000  # articles of the 20,085: only particles and plain verbs stand in more
_CERTAIN = 0.9  # the belief that makes a name of a definite word that is a common noun too (النصر)
_BOTH = 0.1  # a noun stands with the article and without; a name keeps to one of the two
_LETTER_NAME = 3  # letters that the name of a Latin letter has at most in Arabic
_TYPES = ("place-type", "body-type", "media-type", "place-part", "body-part")
_TANWIN = "\u064b\u064c\u064d"
_PIOUS = frozenset(("الله", "تعالي"))


def is_no_name(words: tuple[str, ...], mention: Mention) -> bool:
    """True for adjectives, titles and heads without a name, and for a common noun alone."""
    word, given = words[0], words[0] in given_names()
    definite = word.startswith("ال")
    certain = definite and mention.score >= _CERTAIN
    unsure = words in homographs() and not certain
    if gazetteer.lookup(words, mention.type) and not (unsure and is_common_noun(word)):
        return False
    everyday = document_frequency(word) > _EVERYDAY and not (definite or given)
    if (everyday and not is_spelt_out(words)) or _is_formula(words):
        return True
    if mention.type == "PER" and any(w.startswith("لل") for w in words[1:]):
        return True
    if mention.type != "PER" and titles.is_a(word, "office") and not given:
        return True
    if len(words) > 1:
        return all(titles.is_a(w, *_TYPES) or demonym(w) for w in words)
    adjective = demonym(word) is not None
    common = is_common_noun(word) and not certain
    return not given and (adjective or bool(titles.roles(word)) or common)


def is_spelt_out(words: Sequence[str]) -> bool:
    """True for letters called by their names, as acronyms are spelt: إن بي إيه."""
    return len(words) > 1 and max(map(len, words)) <= _LETTER_NAME


def _is_formula(words: tuple[str, ...]) -> bool:
    """True for a pious formula: الله تعالى, أيده الله, رحمها الله."""
    wish = len(words) == 2 and words[1] == "الله" and words[0].endswith(("ه", "هم", "ها", "هما"))
    return words[0] in _PIOUS or (wish and words[0] not in given_names())


@cache
def homographs() -> frozenset[tuple[str, ...]]:
    """Listed names that are common words too."""
    return frozenset(gazetteer.words_of(name) for name in listed("name_homographs", "name"))


def is_common_noun(word: str) -> bool:
    """True for a word that the news often uses, both with the article and without."""
    bare = titles.bare(word)
    plain, definite = document_frequency(bare), document_frequency("ال" + bare)
    return min(plain, definite) > RARE and min(plain, definite) > _BOTH * max(plain, definite)


def is_accusative(pile: Pile, reading: int, last: int) -> bool:
    """True where a name that ends before token ``last`` ends in a tanwin, which only the
    adjective can have (أوكرانياً)."""
    text = pile.text(reading)
    written = text.original[text.starts[last - 1] : text.ends[last - 1]]
    return any(mark in written for mark in _TANWIN)


def is_inside(pile: Pile, spot: Spot) -> bool:
    """True for a lone word after في: nothing happens inside a person (في حداد)."""
    if len(spot.words) > 1 or spot.words[0] in given_names():
        return False
    return pile.before(spot.reading, spot.first) == "في"
