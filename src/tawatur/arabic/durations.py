"""Durations: ساعتين ونصف الساعة, 3 ساعات, أربعة أيام as ISO 8601 lengths of time."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tawatur.arabic import approximations
from tawatur.arabic.calendars import months
from tawatur.arabic.numerals import digits, numeral
from tawatur.arabic.phrases import EndingIndex, Phrase, PhraseIndex
from tawatur.lexicons import rows
from tawatur.model.text import NUMBER, Text

_PERIOD = re.compile(r"P(T?)(\d+)([SMHDWY])")
_PARTS = {  # a unit in whole smaller ones, for fractions: 2.5 hours are 2 hours 30 minutes
    "PT1M": ("PT1S", 60),
    "PT1H": ("PT1M", 60),
    "P1D": ("PT1H", 24),
    "P1W": ("P1D", 7),
    "P1M": ("P1D", 30),
    "P1Y": ("P1M", 12),
    "P10Y": ("P1Y", 10),
    "P100Y": ("P1Y", 100),
}
_ORDER = ("P100Y", "P10Y", "P1Y", "P1M", "P1W", "P1D", "PT1H", "PT1M", "PT1S")
_EXPLICIT = frozenset({"واحده", "واحد", "كامله", "كامل", "كاملا", "واحدا"})
_OF_TIME = frozenset({"الزمن", "الزمان"})
_DECADE = "P10Y"
_LESS = frozenset({"الا"})


class Length(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) state the ISO 8601 duration ``value``; ``cut``
    letters of the first are clitics; ``amount`` of ``unit`` where it is a whole number of one."""

    first: int
    last: int
    cut: int
    value: str
    unit: str
    amount: float
    approx: str | None = None


@cache
def _units() -> PhraseIndex[tuple[str, str]]:
    listed = [r for r in rows("time_words") if r["role"] in ("unit", "unit-dual", "units")]
    return PhraseIndex(
        (article + row["words"], (row["role"], row["value"]))
        for article in ("", "ال")
        for row in listed
    )


@cache
def _openers() -> EndingIndex[str]:
    listed = [r for r in rows("time_words") if r["role"] == "lasting"]
    return EndingIndex((r["words"], r["value"]) for r in listed)


@cache
def starters() -> frozenset[str]:
    """Every folded form a duration may begin with, numbers apart."""
    return frozenset(_units().firsts())


def unit_at(text: Text, i: int, last: int) -> Phrase[tuple[str, str]] | None:
    """The unit of time at a token: (unit, unit-dual or units; its length)."""
    return _units().at(text.words, i, last) if i < last else None


def duration(text: Text, i: int, last: int, first: int = 0) -> Length | None:
    """The duration that begins at token ``i``, or None; ``first`` is the sentence's first token.

    A unit alone is one only after words of lasting (لمدة, استمر) or before واحدة, كاملة, ونصف.
    """
    counted = _counted(text, i, last) or _bare(text, i, last, first)
    if counted is None:
        return None
    amounts = {counted.unit: counted.amount}
    end, smallest = counted.last, counted.unit
    while (more := _joined(text, end, last, smallest)) is not None:
        amounts[more.unit] = amounts.get(more.unit, 0) + more.amount
        end, smallest = more.last, more.unit
    value = iso(amounts)
    if value is None:
        return None
    return counted._replace(last=end, value=value)


def iso(amounts: dict[str, float]) -> str | None:
    """The ISO 8601 duration of so many of each unit; None where it is nothing or endless."""
    whole: dict[str, int] = {}
    for unit in _ORDER:
        amount = amounts.get(unit, 0)
        while amount:
            count = round(amount) if abs(amount - round(amount)) < 0.02 else int(amount)
            whole[unit] = whole.get(unit, 0) + count
            rest = amount - count
            if rest < 0.02 or unit not in _PARTS:
                break
            unit, size = _PARTS[unit]  # noqa: PLW2901 - what is left goes on in the smaller unit
            amount = rest * size
    return _written(whole)


def _written(whole: dict[str, int]) -> str | None:
    sums: dict[str, int] = {}
    for unit, count in whole.items():
        found = _PERIOD.fullmatch(unit)
        if found and count > 0:
            key = found.group(1) + found.group(3)
            sums[key] = sums.get(key, 0) + count * int(found.group(2))
    if not sums or max(sums.values()) > 10**9:
        return None
    if sums.keys() - {"W"} and "W" in sums:
        sums["D"] = sums.get("D", 0) + 7 * sums.pop("W")
    days = "".join(f"{sums[k]}{k}" for k in ("Y", "M", "W", "D") if sums.get(k))
    hours = "".join(f"{sums[k]}{k[1]}" for k in ("TH", "TM", "TS") if sums.get(k))
    return "P" + days + ("T" + hours if hours else "")


def _counted(text: Text, i: int, last: int) -> Length | None:
    """A number and its unit, a dual, or الساعات الثلاث."""
    unit = unit_at(text, i, last)
    if unit is not None and unit.payload[0] == "unit-dual":
        return Length(i, i + unit.length, unit.cut, "", unit.payload[1], 2)
    if unit is not None and unit.payload[0] == "units":
        return _after_noun(text, i, last, unit)
    number = numeral(text, i, last)
    if number is None or number.percent or number.high is not None or number.last >= last:
        return None
    unit = unit_at(text, number.last, last)
    if unit is None or unit.cut or unit.payload[0] == "unit-dual":
        return None
    if _is_date_word(text, number.last, last, unit):
        return None
    # «15 الساعة» is a day and an hour; only a fraction takes the article: نصف الساعة
    if number.form != "fraction" and text.words[number.last].startswith("ال"):
        return None
    end = number.last + unit.length
    return Length(i, end, number.cut, "", unit.payload[1], number.value)


def _after_noun(text: Text, i: int, last: int, unit: Phrase[tuple[str, str]]) -> Length | None:
    """الأيام الثلاثة, الساعات الـ24: the number after the noun."""
    at = i + unit.length
    if at < last and text.words[at] == "ال" and at + 1 < last:
        at += 1
    elif at >= last or text.kinds[at] == NUMBER or not text.words[at].startswith("ال"):
        return None
    number = numeral(text, at, last)
    if number is None or number.cut or number.high is not None or number.value != int(number.value):
        return None
    return Length(i, number.last, unit.cut, "", unit.payload[1], number.value)


def _is_date_word(text: Text, i: int, last: int, unit: Phrase[tuple[str, str]]) -> bool:
    """True where the unit opens a date instead: يوم الاثنين, شهر يوليو, عام 2016."""
    after = i + unit.length
    if unit.payload[0] != "unit" or after >= last:
        return False
    value = digits(text.words[after]) if text.kinds[after] == NUMBER else None
    if value is not None:
        return True
    return text.words[after] in weekday_forms() or months().at(text.words, after, last) is not None


@cache
def weekday_forms() -> frozenset[str]:
    """The folded names of the weekdays."""
    listed = [r for r in rows("time_words") if r["role"] == "weekday"]
    return frozenset(PhraseIndex((r["words"], 0) for r in listed).firsts())


def _bare(text: Text, i: int, last: int, first: int) -> Length | None:
    unit = unit_at(text, i, last)
    if unit is None or unit.payload[0] != "unit" or _is_date_word(text, i, last, unit):
        return None
    if text.words[i].removeprefix(unit.prefix).startswith("ال"):
        return None
    end = i + unit.length
    after = text.words[end] if end < last else ""
    if after == "من" and end + 1 < last and text.words[end + 1] in _OF_TIME:
        return Length(i, end + 2, unit.cut, "", unit.payload[1], 1)
    if after in _EXPLICIT:
        return Length(i, end + 1, unit.cut, "", unit.payload[1], 1)
    if unit.payload[1] == _DECADE:  # عقد is to hold, too
        return None if _joined(text, end, last, _DECADE) is None else _one(i, unit)
    opened = _openers().before(text.words, i, first) if not unit.cut else None
    if opened is None and not unit.cut:
        opened_by = approximations.before(text.words, i, first)
        opened = Phrase(0, 1, "hedge", "") if opened_by is not None else None
    if opened is None and _joined(text, end, last, unit.payload[1]) is None:
        return None
    return _one(i, unit)


def _one(i: int, unit: Phrase[tuple[str, str]]) -> Length:
    return Length(i, i + unit.length, unit.cut, "", unit.payload[1], 1)


def _joined(text: Text, i: int, last: int, larger: str) -> Length | None:
    """What و or إلا adds: ونصف الساعة, و40 دقيقة, ويومين, إلا ربعا."""
    if i >= last:
        return None
    word = text.words[i]
    if word in _LESS:
        part = numeral(text, i + 1, last) if i + 1 < last else None
        if part is None and i + 1 < last and text.words[i + 1] in ("ربعا", "ثلثا", "الربع"):
            value = 1 / 3 if text.words[i + 1] == "ثلثا" else 0.25
            return Length(i, i + 2, 0, "", larger, -value)
        return None
    if not word.startswith("و"):
        return None
    at = i + 1 if word == "و" else i
    number = numeral(text, at, last) if at < last else None
    if number is not None and number.form == "fraction" and number.cut == (at == i):
        return Length(i, _past_unit(text, number.last, last, larger), 0, "", larger, number.value)
    more = _counted(text, at, last) if at < last else None
    if more is None or more.cut != (at == i) or _ORDER.index(more.unit) <= _ORDER.index(larger):
        return None
    return more._replace(first=i)


def _past_unit(text: Text, i: int, last: int, unit: str) -> int:
    """Past the unit that repeats after a half: ساعتين ونصف الساعة."""
    again = unit_at(text, i, last)
    return i + again.length if again and not again.cut and again.payload == ("unit", unit) else i
