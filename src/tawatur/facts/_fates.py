"""Fates: counts of people who were saved, are missing, were aboard, trapped or driven out.

They are no toll of dead or hurt, and no count of just anybody: each is a question of its own in
the background of an event. The nearest word decides: «نجا 7 وقتل 3».
"""

from __future__ import annotations

from functools import cache

from tawatur.arabic import approximations
from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import EndingIndex, PhraseIndex
from tawatur.facts._counted import PEOPLE, counted, dual_kind
from tawatur.lexicons import rows
from tawatur.model.text import Sentence, Text

_REACH = 6  # tokens from the word back to the number
_AFTER = 3  # tokens from the counted noun on to the word
_BREAKS = frozenset({".", "؛", "!", "؟", ":", "،", ","})


@cache
def _nouns() -> PhraseIndex[str]:
    listed = [r for r in rows("fates") if r["place"] == "noun"]
    return PhraseIndex(((r["words"], r["fate"]) for r in listed), clitics=False)


@cache
def _after() -> PhraseIndex[str]:
    listed = [r for r in rows("fates") if r["place"] == "after"]
    return PhraseIndex(((r["words"], r["fate"]) for r in listed), clitics=False)


@cache
def _before() -> EndingIndex[str]:
    listed = [r for r in rows("fates") if r["place"] == "before"]
    return EndingIndex((r["words"], r["fate"]) for r in listed)


def fate_before(text: Text, sentence: Sentence, first: int) -> tuple[str, int] | None:
    """The word of a fate that governs the number at token ``first``, and its last token."""
    hedge = approximations.before(text.words, first, sentence.first)
    at = hedge.first if hedge is not None else first
    for stop in range(first, max(sentence.first, at - _REACH), -1):
        if text.words[stop - 1] in _BREAKS:
            return None
        found = _before().before(text.words, stop, sentence.first)
        if found is not None:
            return found.payload, stop - 1
    return None


def fate_of(text: Text, sentence: Sentence, first: int, last: int) -> tuple[str, int] | None:
    """What became of the people that the number of these tokens counts, and the token after the
    words that say it; None where it counts no people or nothing is said."""
    noun = _nouns().at(text.words, last, sentence.last) if last < sentence.last else None
    if noun is not None:
        return noun.payload, last + noun.length
    end = _people(text, sentence, first, last)
    if end is None:
        return None
    for at in range(end, min(end + _AFTER, sentence.last)):
        if text.words[at] in _BREAKS:
            break
        found = _after().at(text.words, at, sentence.last)
        if found is not None:
            return found.payload, end
    governed = fate_before(text, sentence, first)
    return (governed[0], end) if governed is not None else None


def _people(text: Text, sentence: Sentence, first: int, last: int) -> int | None:
    """The token after the people counted, or None where something else is."""
    if last == first + 1:
        dual = dual_kind(text.words[first])
        if dual is not None:
            return last if dual.kind in PEOPLE and dual.slot is None else None
    found = counted(text, last, sentence.last)
    if found is not None:
        return last + 1 if found.kind in PEOPLE and found.slot is None else None
    others = last < sentence.last and text.words[last] in _others()
    return last + 1 if others else None


@cache
def _others() -> frozenset[str]:
    return frozenset(fold(r["words"]) for r in rows("casualties") if r.get("place") == "others")
