"""Governing: words between a cue and its content that have أن or a preposition of their own.

In «أقر الزعماء الخطة إلى جانب مؤشرات على أن ...» the clause is that of the signs, not what the
leaders approved; in «رحب النادي الخاص بالجالية» the preposition is that of the adjective.
"""

from __future__ import annotations

from functools import cache, lru_cache

from tawatur.annotators._quoting.walk import Walk
from tawatur.annotators._quoting.words import COMMAS, PREPOSITIONS
from tawatur.arabic.folding import fold_word
from tawatur.lexicons import rows

_THAT = "ان"
_OPENING = frozenset({"اذ", "حيث", "ثم", "بل", "لكن"})
_ENDINGS = ("ات", "ين", "ون", "تين", "تان", "ان", "ه", "ا")


@cache
def _governors() -> dict[str, dict[str, str]]:
    """Folded word -> what it governs -> its kind: verb, noun or adjective."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("speech_cues"):
        if "governs" in row:
            for form in row["forms"].split():
                found.setdefault(fold_word(form), {})[fold_word(row["governs"])] = row["kind"]
    return found


def _kind(word: str, what: str) -> str | None:
    """The kind of a word in the lexicon, with و or ف before it or not."""
    known = _governors()
    return known.get(word, {}).get(what) or (
        known.get(word[1:], {}).get(what) if word[:1] in "وف" else None
    )


@lru_cache(maxsize=1 << 14)
def governs(word: str, what: str) -> bool:
    """True for a folded word that has أن or a preposition of its own."""
    if _kind(word, what):
        return True
    known = _governors()
    bare = word.removeprefix("و").removeprefix("ال")
    if known.get(bare, {}).get(what, "verb") != "verb":
        return True
    stems = (bare.removesuffix(ending) for ending in _ENDINGS if bare.endswith(ending))
    return any(known.get(stem, {}).get(what) == "adjective" for stem in stems)


def _place(walk: Walk, j: int) -> bool:
    """True where the word at ``j`` is neither the cue nor part of a name or of the subject."""
    if j <= walk.at + 1 or j in walk.scene.inside:
        return False
    return walk.subject is None or j >= walk.subject.last


def that_governed(walk: Walk, j: int) -> bool:
    """True where a word before the أن at ``j`` has it, a preposition between or not."""
    words, g = walk.scene.words, j - 1
    if words[g] in PREPOSITIONS:
        if words[g] == "علي" and words[g - 1] in COMMAS and words[g] not in walk.cue.verb.takes:
            return True  # أقر اللائحة، على أن تطبق
        g -= 1
    if g - 1 > walk.at and words[g].endswith("ا") and not governs(words[g], _THAT):
        g -= 1  # قادرة دائما على أن
    return _clause_of_its_own(walk, j) or (_place(walk, g) and governs(words[g], _THAT))


def _clause_of_its_own(walk: Walk, j: int) -> bool:
    """True where a verb with أن of its own opened a clause on the way: «، قرر في الختام أن»."""
    words = walk.scene.words
    for g in range(walk.at + 2, j):
        opens = words[g - 1] in COMMAS or words[g - 1] in _OPENING
        if opens and _place(walk, g) and _kind(words[g], _THAT) == "verb":
            return True
    return False


def governed(walk: Walk, j: int, preposition: str) -> bool:
    """True where the word right before ``j`` has the preposition there as its own."""
    return _place(walk, j - 1) and governs(walk.scene.words[j - 1], preposition)
