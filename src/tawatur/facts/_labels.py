"""Labels: words that name a toll from afar («عدد قتلى ...»), before a colon or as «وعددهم 41»."""

from __future__ import annotations

from functools import cache

from tawatur.arabic import approximations
from tawatur.arabic.folding import fold
from tawatur.facts._parts import raised_at
from tawatur.facts._toll_words import BREAKS, endings
from tawatur.lexicons import rows
from tawatur.model.text import NUMBER, Sentence, Text

_FAR = 10  # tokens from «إلى» back to whose number grew, and from a number to its label
_GROWTH = 3  # tokens from a label back to the word of growing or reaching
_LINK = 3  # tokens between «وعددهم» and the number: «وعددهم حسب قوله 23»
_ASIDE = 12  # tokens of a parenthesis between commas
_TO = fold("إلى")
_COMMAS = frozenset("،,")
_THEIR_NUMBER = frozenset({"عددهم", "وعددهم", "عددهن", "وعددهن"})


def labelled(text: Text, sentence: Sentence, number: range, *, is_people: bool) -> str | None:
    """The slot of a number that no cue stands beside: by a label before it, by «وعددهم», or by
    what grew to it from afar: «ارتفاع ضحايا الفيضان إلى 21»."""
    hedge = approximations.before(text.words, number.start, sentence.first)
    at = hedge.first if hedge is not None else number.start
    if at <= sentence.first:
        return None
    if text.words[at - 1] == _TO:
        return _grown(text, sentence, at - 1)
    return (
        _beside(text, sentence, at, number)
        or _their_number(text, sentence, at)
        or (_reached(text, sentence, at) if is_people else None)
    )


def aside(text: Text, sentence: Sentence, at: int) -> int | None:
    """The comma that opens the parenthesis which ends just before a token: «قتل في الحادث، الذي
    وقع فجرا، 12 شخصا»; None where there is none."""
    if text.words[at - 1] not in _COMMAS:
        return None
    for i in range(at - 2, max(sentence.first, at - 2 - _ASIDE), -1):
        if text.words[i] in _COMMAS:
            return i
        if text.words[i] in BREAKS or text.kinds[i] == NUMBER:
            return None
    return None


def _beside(text: Text, sentence: Sentence, at: int, number: range) -> str | None:
    """«القتلى: 19», «الضحايا 16»: a definite label right before the number, or before a colon."""
    colon = text.words[at - 1] == ":"
    stop = at - 1 if colon else at
    label = endings("label").before(text.words, stop, sentence.first)
    if label is None:
        return None
    head = text.words[stop - label.length]
    after = text.words[number.stop] if number.stop < sentence.last else ""
    is_definite = head.removeprefix("و").startswith("ال")
    return label.payload if is_definite and after not in _months() else None


@cache
def _months() -> frozenset[str]:
    """First words of months: «ضحايا 11 سبتمبر» are not eleven."""
    return frozenset(fold(row["name"]).split()[0] for row in rows("months"))


def _their_number(text: Text, sentence: Sentence, at: int) -> str | None:
    """«الموقوفين في الحادث، وعددهم 41»: the label is the last one before, and no adjective says
    that only some of them are meant."""
    for i in range(at - 1, max(sentence.first, at - 1 - _LINK), -1):
        if text.words[i] in _THEIR_NUMBER:
            for stop in range(i, max(sentence.first, i - _FAR), -1):
                label = endings("label").before(text.words, stop, sentence.first)
                if label is not None:
                    narrowed = text.words[stop].startswith("ال")
                    return None if narrowed else label.payload
    return None


def _reached(text: Text, sentence: Sentence, at: int) -> str | None:
    """«بلغ عدد قتلى الحريق الذي أتى على السوق 47 شخصا»: the label stands afar."""
    for stop in range(at, max(sentence.first, at - _FAR - _GROWTH), -1):
        if text.words[stop - 1] in BREAKS or text.kinds[stop - 1] == NUMBER:
            return None
        label = endings("label").before(text.words, stop, sentence.first)
        if label is not None:
            head = endings("counting").before(text.words, stop - label.length, sentence.first)
            return label.payload if head is not None else None
    return None


def _grown(text: Text, sentence: Sentence, to: int) -> str | None:
    for at in range(to, max(sentence.first, to - _FAR), -1):
        if text.words[at - 1] in BREAKS:
            return None
        label = endings("label").before(text.words, at, sentence.first)
        if label is not None:
            start = at - label.length
            heads = range(max(sentence.first, start - _GROWTH), start)
            raised = any(raised_at(text, i, start) for i in heads)
            return label.payload if raised else None
    return None
