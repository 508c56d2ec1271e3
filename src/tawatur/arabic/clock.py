"""The clock: an hour of the day in words or digits, الساعة التاسعة والنصف مساء, 21:00."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tawatur.arabic.numerals import numeral, ordinal
from tawatur.arabic.phrases import PhraseIndex
from tawatur.lexicons import rows
from tawatur.model.text import NUMBER, Text

_HOUR_WORDS = frozenset({"الساعه", "والساعه", "بالساعه", "للساعه", "ساعه"})
_TIME = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
_FRACTIONS = {"النصف": 30, "نصف": 30, "الربع": 15, "ربع": 15, "ربعا": 15, "الثلث": 20, "ثلث": 20}
_FRACTIONS |= {"ثلثا": 20}
_MINUTE_WORDS = frozenset({"دقيقه", "دقائق"})
# from which to which hour the half of the day adds twelve: «الثانية ليلا» is after midnight,
# «التاسعة ليلا» before it; «الواحدة ظهرا» is 13, «الحادية عشرة ظهرا» 11
_FROM = {"am": 12, "pm": 0, "noon": 0, "night": 6}
_TO = {"am": 0, "pm": 12, "noon": 10, "night": 13}


class Clock(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) state an hour and minute; ``half`` am, pm, noon,
    night or None where the text leaves it open; ``zone`` Z where it is Greenwich time;
    ``certain`` where no date is needed beside it to know it for a time of day."""

    first: int
    last: int
    hour: int
    minute: int
    half: str | None
    zone: str
    certain: bool

    def iso(self, half: str | None = None) -> str:
        """HH:MM in 24 hours; ``half`` serves where the clock itself has none."""
        hour, side = self.hour, self.half or half
        if side == "am" and hour == 12:
            hour = 0
        elif side is not None and _FROM[side] <= hour < _TO[side]:
            hour += 12
        minutes = hour * 60 + self.minute  # a quarter to nine is hour 9, minute -15
        return f"{minutes // 60 % 24:02}:{minutes % 60:02}{self.zone}"


@cache
def _phrases(role: str) -> PhraseIndex[str]:
    listed = [r for r in rows("time_words") if r["role"] == role]
    return PhraseIndex(((r["words"], r["value"]) for r in listed), clitics=False)


def hour_words() -> frozenset[str]:
    """The folded words a clock begins with."""
    return _HOUR_WORDS


def clock(text: Text, i: int, last: int) -> Clock | None:
    """The time of day that begins at token ``i``, or None.

    Without الساعة an hour counts only before صباحا, مساء and the like, or written 21:00.
    """
    named = text.words[i] in _HOUR_WORDS
    at = i + 1 if named else i
    if at >= last:
        return None
    hour = _hour(text, at, last, named)
    if hour is None:
        return None
    value, minute, at, exact = hour
    minute, at = _minutes(text, at, last, minute)
    half, at = _half(text, at, last, named or exact)
    if at + 1 < last and text.words[at] == "(" and half is not None:
        zone = _phrases("zone").at(text.words, at + 1, last)
        at += 1 if zone else 0
    zone = _phrases("zone").at(text.words, at, last) if at < last else None
    end = at + zone.length if zone else at
    if not (named or half or zone or exact) or value > 24:
        return None
    is_gmt = "Z" if zone is not None and zone.payload == "Z" else ""
    certain = named or half is not None or zone is not None
    return Clock(i, end, value, minute, half, is_gmt, certain)


def _hour(text: Text, i: int, last: int, named: bool) -> tuple[int, int, int, bool] | None:
    """Hour, minute, next token, and whether it is written as a time (21:00)."""
    word = text.words[i]
    if text.kinds[i] == NUMBER:
        written = _TIME.fullmatch(word)
        if written and (":" in word or named):
            return int(written.group(1)), int(written.group(2)), i + 1, ":" in word
        if word.isdigit() and len(word) <= 2 and int(word) <= 24:
            return int(word), 0, i + 1, False
        if word.isdigit() and len(word) == 4 and int(word[:2]) < 24 and int(word[2:]) < 60:
            after = _phrases("zone").at(text.words, i + 1, last) if i + 1 < last else None
            return (int(word[:2]), int(word[2:]), i + 1, False) if named or after else None
        return None
    if word in ("الواحده", "واحده"):
        return 1, 0, i + 1, False
    place = ordinal(text, i, last)
    if place is not None and place.cut == 0 and 1 <= place.payload <= 12:
        return place.payload, 0, i + place.length, False
    return None


def _minutes(text: Text, i: int, last: int, minute: int) -> tuple[int, int]:
    """The minutes that و adds or إلا takes, as (minutes, next token)."""
    if i >= last:
        return minute, i
    word = text.words[i]
    if word.startswith("و") and word[1:] in _FRACTIONS:
        return minute + _FRACTIONS[word[1:]], i + 1
    counted = ordinal(text, i + 1, last) if word == "والدقيقه" else None
    if counted is not None and counted.payload < 60:  # «الخامسة والدقيقة العاشرة»
        return minute + counted.payload, i + 1 + counted.length
    taken = word == "الا" and i + 1 < last
    if taken and text.words[i + 1] in _FRACTIONS:
        return minute - _FRACTIONS[text.words[i + 1]], i + 2
    if not (taken or word.startswith("و")):
        return minute, i
    at = i + 1 if taken or word == "و" else i
    number = numeral(text, at, last) if at < last else None
    if number is None or number.value >= 60 or number.value != int(number.value):
        return minute, i
    if number.last < last and text.words[number.last] in _MINUTE_WORDS:
        change = int(number.value)
        return minute + (-change if taken else change), number.last + 1
    return minute, i


def _half(text: Text, i: int, last: int, plain: bool) -> tuple[str | None, int]:
    found = _phrases("half").at(text.words, i, last) if i < last else None
    if found is None:
        return None, i
    # «15 م» is a length: the single letters count only after a time that is one anyway
    if len(text.words[i]) == 1 and not plain:
        return None, i
    return found.payload, i + found.length
