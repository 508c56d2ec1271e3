"""Old counts: figures that stand beside a day well before publication tell of another event."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import cache

from tawatur.arabic.folding import fold
from tawatur.facts._parts import Toll
from tawatur.lexicons import rows
from tawatur.model.annotation import Reading
from tawatur.model.span import Span
from tawatur.model.text import Text

_OLD = 45  # days before publication: a sentence that names an earlier day tells of another event
_YEAR = 4  # digits of a year by itself: «وفي 2021 قتل 14 شخصا»
_LIFE = 60  # years back: what is older is no year
_IN = frozenset(
    {"في", "وفي", "ففي", "عام", "وعام", "سنه", "العام", "والعام", "خلال", "وخلال", "منذ", "ومنذ"}
)
_SINCE = frozenset({"منذ"})  # after a count: of a war or a year, not of the event
_DURING = "خلال"  # the same before a length of time: «خلال عامين», not «خلال المباراة»
_LENGTH = 3  # tokens from there to the word of time
_WIDE = ("الحرب", "النزاع", "الصراع", "الأزمة", "الثورة", "الفترة")
_OLD_REACH = 80  # characters between a count and the old day it belongs to


@cache
def _spans() -> frozenset[str]:
    """Words of a length of time, with the article and without, one, two and many."""
    roles = ("unit", "unit-dual", "units", "years-word", "year-word", "decade", "era")
    listed = [fold(r["words"]) for r in rows("time_words") if r["role"] in roles]
    return frozenset([*listed, *(f"ال{word}" for word in listed), *map(fold, _WIDE)])


def days_before(reading: Reading, span: Span, published: date | None) -> list[Span]:
    """The days and years in a sentence that lie well before publication."""
    out: list[Span] = []
    if published is None:
        return out
    text, times = reading.text, reading.times
    for i in text.tokens_in(span):
        word = text.words[i]
        is_year = len(word) == _YEAR and word.isdecimal() and i > 0 and text.words[i - 1] in _IN
        if is_year and published.year - _LIFE < int(word) < published.year:
            out.append(text.span(i, i + 1))
    for i in range(bisect_left(times, span.start, key=lambda t: t.start), len(times)):
        time = times[i]
        if time.start >= span.end:
            break
        if time.kind != "date":
            continue
        is_old_year = time.value.isdigit() and int(time.value) < published.year
        known = day(time.value)
        if is_old_year or (known is not None and (published - known).days > _OLD):
            out.append(time)
    return out


def is_old(text: Text, toll: Toll, old: list[Span]) -> bool:
    """True where the count stands beside an old day, or is followed by منذ."""
    after = text.tokens_in(toll.span).stop
    for i in range(after, min(after + 3, toll.sentence.last)):
        if text.words[i] in _SINCE:
            return True
        if text.words[i] == _DURING:
            past = text.words[i + 1 : min(i + 1 + _LENGTH, toll.sentence.last)]
            return any(word in _spans() or word.isdecimal() for word in past)
    for earlier in old:
        first, last = min(earlier.end, toll.span.end), max(earlier.start, toll.span.start)
        between = text.original[first:last]
        if len(between) <= _OLD_REACH and not any(mark in between for mark in ":؛.»"):
            return True
    return False


def day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value and len(value) >= 10 else None
    except ValueError:
        return None
