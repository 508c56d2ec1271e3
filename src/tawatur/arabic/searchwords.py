"""Search forms: what a word is looked up by, so that a reader finds it however it is written.

Every word has two. Its *bare* form has no conjunction or preposition written on to it and keeps
the article: an exact phrase is looked up by bare forms. Its *base* has no article, no possessive
and no plural ending either, and a broken plural becomes its singular: words are looked up by base.
A letter is taken for a clitic only where the news knows the remainder better than the whole, so
that وزير keeps its و and بغداد its ب.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from tawatur import lexicons
from tawatur.arabic.folding import fold_word
from tawatur.arabic.vocabulary import document_frequency as often
from tawatur.arabic.vocabulary import is_known
from tawatur.model.text import ARABIC, PUNCT, Text

_WITH_ARTICLE = (("وبال", 2), ("فبال", 2), ("وال", 1), ("فال", 1), ("بال", 1), ("كال", 1))
_MERGED_ARTICLE = ("ولل", "فلل", "لل")  # after ل the article loses its alef
_LETTERS = "وفبلك"
_SHORTEST = 3  # letters that must remain
# How many times as many articles must hold the remainder as hold the whole: و and ف are free to
# stand before any word, and a sentence often begins with them; the others are rarer before verbs.
_CLEARER = {"و": 0.5, "ف": 2.0, "ب": 2.0, "ل": 2.0, "ك": 3.0}
_POSSESSIVES = ("هما", "هم", "ها", "كم", "نا")
_SINGLE = {"ه": 4.0, "ا": 0.2}  # his, and the accusative: as _CLEARER, of the remainder
_PLURALS = ("ين", "ون", "ان")
_LONGEST = 60  # letters of a word that are looked up: no index takes words of any length
_MOST_FORMS = 200_000  # distinct words remembered: those of some 100,000 reports
# Signs inside numbers and Latin words, as letters: the indexes of both stores cut at signs.
_SPELLED = str.maketrans({".": "p", ",": "", "/": "s", ":": "c", "-": "m", "%": "z", "&": "n"})


@lru_cache(maxsize=_MOST_FORMS)
def bare(word: str) -> str:
    """A folded word without the conjunction and preposition written on to it."""
    for prefix, cut in _WITH_ARTICLE:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            rest = word[cut:]
            if often(rest) >= often(word):
                return rest
    for prefix in _MERGED_ARTICLE:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            return "ال" + word[len(prefix) :]
    first = word[:1]
    if first in _CLEARER and len(word) > _SHORTEST:
        rest = word[1:]
        if is_known(rest) and often(rest) >= _CLEARER[first] * often(word):
            return rest
    return word


@lru_cache(maxsize=_MOST_FORMS)
def base(word: str) -> str:
    """A folded word without clitics, article, possessive and plural."""
    form = without_article(bare(word))
    singulars = _singulars()
    if form in singulars:
        return singulars[form]
    if form in _settled():
        return form
    form = _without_possessive(form)
    form = singulars.get(form, form)
    return form if form in _settled() else _singular(form)


def without_article(word: str) -> str:
    """The word without ال, where at least three letters remain."""
    return word[2:] if word.startswith("ال") and len(word) - 2 >= _SHORTEST else word


def _without_possessive(word: str) -> str:
    for ending in _POSSESSIVES:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= _SHORTEST:
            feminine = rest[:-1] + "ه"
            if rest.endswith("ت") and often(feminine) > often(rest):
                return feminine
            if often(rest) >= often(word):
                return rest
    if word.endswith("ته") and len(word) > _SHORTEST + 1:
        feminine = word[:-2] + "ه"
        if often(feminine) >= often(word):
            return feminine
    if word[-1:] in _SINGLE and len(word) - 1 > _SHORTEST:
        clear = often(word[:-1]) >= _SINGLE[word[-1]] * often(word)
        return word[:-1] if clear and is_known(word[:-1]) else word
    return word


def _singular(word: str) -> str:
    rest = word[:-2]
    if len(rest) >= _SHORTEST:
        if word.endswith("ات"):
            feminine = rest + "ه"
            if often(feminine) >= often(rest) and is_known(feminine):
                return _masculine(feminine)
            if is_known(rest):
                return rest
        if word.endswith(_PLURALS) and often(rest) * 2 >= often(word) > 0:
            return rest
    return _masculine(word)


def _masculine(word: str) -> str:
    """روسي for روسيه: an adjective of belonging in one gender."""
    masculine = word[:-1]
    known = word.endswith("يه") and len(masculine) > _SHORTEST and is_known(masculine)
    return masculine if known else word


@cache
def _singulars() -> dict[str, str]:
    return {fold_word(r["plural"]): fold_word(r["singular"]) for r in lexicons.rows("plurals")}


@cache
def _settled() -> frozenset[str]:
    return frozenset(_singulars().values())


def spelled(word: str) -> str:
    """A number or a Latin word with its inner signs as letters."""
    return word.translate(_SPELLED).replace("'", "").replace("’", "")


def forms(text: Text, first: int, last: int) -> Iterator[tuple[int, str, str]]:
    """(token, bare, base) of each token ``first`` to ``last`` (exclusive) that is not a mark."""
    kinds, words = text.kinds, text.words
    for at in range(first, last):
        kind, word = kinds[at], words[at][:_LONGEST]
        if kind == ARABIC:
            yield at, bare(word), base(word)
        elif kind != PUNCT:
            plain = spelled(word)
            if plain:
                yield at, plain, plain
