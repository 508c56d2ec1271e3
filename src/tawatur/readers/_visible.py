"""Visible dates: the day of publication as pages write it in words, Gregorian or Hijri."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from tawatur import lexicons
from tawatur.arabic import calendars
from tawatur.arabic.folding import fold
from tawatur.readers import _dates

MAX_CHARS = 160  # a longer string is a text, not a date

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_NUMERIC = re.compile(
    r"(?<!\d)(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?!\d)"
)
_MAYBE = re.compile(r"\d{4}|[A-Za-z]{3}")  # a year, or an English month: no date has neither
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_YEARS = range(1900, 2101)


def iso(written: object) -> str | None:
    """The date that ``written`` states, wherever in it: 8 يناير 2031, January 8, 2031, 8/1/2031,
    3 صفر 1453 هـ; of a Gregorian and a Hijri one the Gregorian."""
    if isinstance(written, str) and not _MAYBE.search(written):
        return None
    if found := _dates.iso(written):
        return found
    if not isinstance(written, str) or not 6 <= len(written) <= MAX_CHARS:
        return None
    text = written.translate(_DIGITS)
    days = [*_numeric(text), *_in_words(text)]
    gregorian = [day for day, calendar in days if calendar == "gregorian"]
    hijri = [day for day, calendar in days if calendar == "hijri"]
    return next((day.isoformat() for day in gregorian + hijri), None)


def _numeric(text: str) -> list[tuple[date, str]]:
    out = []
    for found in _NUMERIC.finditer(text):
        year, month, day, *other = found.groups()
        if year is None:
            day, month, year = other
        calendar = "gregorian" if int(year) in _YEARS else "hijri"
        if stated := calendars.day_of(int(year), int(month), int(day), calendar):
            out.append((stated, calendar))
    return out


def _in_words(text: str) -> list[tuple[date, str]]:
    words = _WORDS.findall(fold(text).lower())
    out = []
    for at, word in enumerate(words):
        if word not in _openers():
            continue
        size, month = next(
            (
                (size, known)
                for size in (2, 1)
                if (known := _months().get(" ".join(words[at : at + size])))
            ),
            (0, None),
        )
        if month is None:
            continue
        stated = _around(words, at, at + size, month)
        if stated is not None and _is_stated(stated, month[1]):
            out.append((stated, month[1]))
    return out


def _around(words: list[str], first: int, stop: int, month: tuple[int, str]) -> date | None:
    """The day from the numbers beside a month name; a second name of the month may follow it."""
    number, calendar = month
    for size in (2, 1):
        other = _months().get(" ".join(words[stop : stop + size]))
        if other is not None and other[1] == calendar:
            number, stop = other[0], stop + size
            break
    before = words[first - 1] if first else ""
    after = words[stop : stop + 2]
    if before.isdigit() and len(before) <= 2 and after and len(after[0]) == 4:
        day, year = before, after[0]
    elif len(after) == 2 and len(after[0]) <= 2 and len(after[1]) == 4:
        day, year = after[0], after[1]
    else:
        return None
    if not (day.isdigit() and year.isdigit()):
        return None
    return calendars.day_of(int(year), number, int(day), calendar)


def _is_stated(day: date, calendar: str) -> bool:
    return calendar == "hijri" or day.year in _YEARS


@cache
def _months() -> dict[str, tuple[int, str]]:
    return {
        fold(row["name"]).lower(): (int(row["number"]), row["calendar"])
        for row in lexicons.rows("months")
    }


@cache
def _openers() -> frozenset[str]:
    """The first words of the months."""
    return frozenset(name.split()[0] for name in _months())
