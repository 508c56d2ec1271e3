"""The words around a figure: the stems of its sentence, the roots of its own clause, and the places
it names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from tawatur.arabic.content import function_words, weight
from tawatur.arabic.numerals import lookup
from tawatur.arabic.stems import stem
from tawatur.comparing.figures.turns import is_turning
from tawatur.comparing.figures.units import STOPS
from tawatur.comparing.kinds import forms
from tawatur.model.annotation import Reading
from tawatur.model.span import Span
from tawatur.model.text import ARABIC, Sentence, Text

Spanned = TypeVar("Spanned", bound=Span)

_BEFORE, _BEHIND = 10, 4  # words of a figure's own clause before and after it
_WEAK = re.compile("[اويتهء]")  # letters that are mostly no part of a root
_ROOT = 3  # letters of a root
_WINDOW = 18  # words of a sentence on either side of a figure that say what it measures
_ASIDE = 9  # words between two commas that say who says so
_COMMAS = frozenset("،,")
_CREDITS = frozenset({"وفق", "وفقا", "حسب", "بحسب", "حسبما", "كما", "نقلا", "طبقا", "استنادا"})
_BREAKS = STOPS | frozenset(":،,")


def stems_around(text: Text, sentence: Sentence, first: int, last: int) -> Mapping[str, float]:
    """The stems around a figure with their weights."""
    out: dict[str, float] = {}
    low, high = max(sentence.first, first - _WINDOW), min(sentence.last, last + _WINDOW)
    for i in (*range(low, first), *range(last, high)):
        if not _tells(text, i):
            continue
        rest, heavy = stem(text.words[i]), weight(text.words[i])
        if heavy > 0 and len(rest) > 1:
            out[rest] = max(out.get(rest, 0.0), heavy)
    return out


def near(reading: Reading, sentence: Sentence, first: int, last: int) -> Mapping[str, float]:
    """The roots of a figure's own clause with their weights, names left out: all reports of a
    story hold them."""
    text = reading.text
    start, end = text.starts[sentence.first], text.ends[sentence.last - 1]
    named = {i for m in within(reading.mentions, start, end) for i in text.tokens_in(m)}
    out: dict[str, float] = {}
    ahead = range(first - 1, max(sentence.first, first - _BEFORE - _ASIDE) - 1, -1)
    for places in (ahead, range(last, min(sentence.last, last + _BEHIND))):
        skipped = -1
        for i in places:
            word = text.words[i]
            if i >= skipped >= 0:
                continue
            if word in _COMMAS and places is ahead:
                skipped = _aside_before(text, sentence, i)
                if skipped >= 0:
                    continue
            if word in _BREAKS:
                break
            if i not in named and _tells(text, i):
                out[root(word)] = max(out.get(root(word), 0.0), weight(word))
    return {r: w for r, w in out.items() if w > 0 and len(r) > 1}


def _tells(text: Text, i: int) -> bool:
    """True for a word that says something of what is counted."""
    word = text.words[i]
    if text.kinds[i] != ARABIC or word in function_words() or word in lookup():
        return False
    return not (word in forms("ordinary") or is_turning(word))


def _aside_before(text: Text, sentence: Sentence, comma: int) -> int:
    """The comma that opens the words «، وفق مصدر طبي،» which end with another; -1 where none do."""
    for i in range(comma - 1, max(sentence.first, comma - _ASIDE) - 1, -1):
        if text.words[i] in _COMMAS:
            return i if text.words[i + 1] in _CREDITS else -1
    return -1


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """What words of one family mostly share: the stem without weak letters and the م of nouns."""
    rest = stem(word)
    strong = _WEAK.sub("", rest)
    if len(strong) > _ROOT and strong[0] == "م":
        strong = strong[1:]
    return strong if len(strong) >= _ROOT else rest


def places(reading: Reading, sentence: Sentence) -> frozenset[str]:
    """The places that a sentence names."""
    text = reading.text
    start, end = text.starts[sentence.first], text.ends[sentence.last - 1]
    return frozenset(
        m.entity
        for m in within(reading.mentions, start, end)
        if m.type == "LOC" and m.entity in reading.entities
    )


def within(spans: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """The spans, which are in order, that begin between two characters."""
    first = bisect_left(spans, start, key=lambda span: span.start)
    return spans[first : bisect_left(spans, end, key=lambda span: span.start)]
