"""Toll words: the words of ``lexicons/casualties`` about people killed, hurt and arrested."""

from __future__ import annotations

from functools import cache

from tawatur.arabic.phrases import EndingIndex, PhraseIndex
from tawatur.lexicons import rows
from tawatur.model.text import Sentence, Text

BREAKS = frozenset({".", "؛", "!", "؟", ":", "،", ","})
_SICK = 20  # tokens around a count in which a disease is named


@cache
def cues(place: str) -> PhraseIndex[str]:
    """The words of one place with their slots, to be looked up from their first word."""
    listed = [r for r in rows("casualties") if r.get("place") == place]
    return PhraseIndex((r["words"], r["slot"]) for r in listed)


@cache
def endings(place: str) -> EndingIndex[str]:
    """The same, to be looked up from their last word."""
    listed = [r for r in rows("casualties") if r.get("place") == place]
    return EndingIndex((r["words"], r["slot"]) for r in listed)


def is_infection(text: Text, sentence: Sentence, at: int) -> bool:
    """True where the words around speak of a disease: إصابة is then an infection."""
    around = range(max(sentence.first, at - _SICK), min(sentence.last, at + _SICK))
    return any(cues("disease").at(text.words, i, sentence.last) is not None for i in around)
