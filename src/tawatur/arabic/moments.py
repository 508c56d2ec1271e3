"""Moments: what the words of a date say, and the ISO 8601 value it takes on a given day.

The words are read first (``dates``), without knowing when they were written; resolving is a
second step, so that a report's own «اليوم (الاثنين)» can correct the day it is dated by.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tawatur.arabic import calendars
from tawatur.arabic.clock import Clock

_HALVES = {"morning": "am", "dawn": "am", "noon": "noon", "afternoon": "pm", "evening": "pm"}
_HALVES |= {"night": "night"}


class Moment(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) and what they say; None where they do not.

    ``offset`` counts days from the day of writing; a ``step`` counts from the current week,
    month or year (-1 الماضي, 0 الجاري, 1 المقبل); ``unit`` with ``unit_step`` is الأسبوع الماضي or
    قبل ثلاثة أيام (then ``exact`` days matter); ``part`` is the part of the day, ``edge`` of the
    month or year.
    """

    first: int
    last: int
    cut: int = 0
    weekday: int | None = None
    weekday_step: int | None = None
    offset: int | None = None
    year: int | None = None
    last_year: int | None = None
    month: int | None = None
    month_step: int | None = None
    day: int | None = None
    last_day: int | None = None
    calendar: str = "gregorian"
    unit: str | None = None
    unit_step: int = 0
    clock: Clock | None = None
    part: str | None = None
    edge: str | None = None

    @property
    def dated(self) -> bool:
        """True where a month or year is named."""
        return self.month is not None or self.year is not None


class Writing(NamedTuple):
    """When a report was written, as far as known: its day, and days of the week it dates itself."""

    today: date | None = None
    days: dict[int, date] = {}  # noqa: RUF012 - never changed


def resolve(moment: Moment, writing: Writing, *, coming: bool) -> str | None:
    """The ISO value of a moment, or None where it has none.

    ``coming`` says that the words around speak of the future: then a bare weekday is the next
    one, else the last. A clock time is joined to a day that is known.
    """
    value = _date(moment, writing, coming)
    half = _HALVES.get(moment.part or "")
    if moment.clock is None:
        return value
    if value is not None and len(value) == 10 and "X" not in value:
        return f"{value}T{moment.clock.iso(half)}"
    return value or f"T{moment.clock.iso(half)}"


def _date(moment: Moment, writing: Writing, coming: bool) -> str | None:
    if moment.dated:
        return _named(moment, writing.today, coming)
    if moment.day is not None or moment.unit is not None:
        return _counted(moment, writing.today)
    if writing.today is None:
        return _undated(moment, writing.days)
    if moment.offset is not None:
        day = calendars.shifted(writing.today, moment.offset)
        if moment.weekday is not None:
            day = calendars.weekday_nearest(day, moment.weekday)
        return day.isoformat()
    if moment.weekday is None:
        return None
    step = moment.weekday_step or 0
    if coming and not step and writing.today.isoweekday() != moment.weekday:
        step = 1
    return calendars.weekday_near(writing.today, moment.weekday, step).isoformat()


def _undated(moment: Moment, days: dict[int, date]) -> str | None:
    """A weekday or a day counted from today in a report of unknown day."""
    if moment.weekday is None:
        return None if moment.offset is None else calendars.UNKNOWN_DAY
    known = days.get(moment.weekday)
    if known is not None and not moment.weekday_step:
        return known.isoformat()
    return f"XXXX-WXX-{moment.weekday}"


def _named(moment: Moment, today: date | None, coming: bool) -> str | None:
    """A date with its month or year named."""
    year, month = moment.year, moment.month
    step = moment.month_step if moment.month_step is not None else (1 if coming else 0)
    if moment.calendar == "hijri":
        return _hijri(moment, today)
    if month is None:
        return _years(moment)
    if year is None and today is not None:
        year = calendars.year_for(month, moment.day, today, moment.weekday, step)
    if moment.day is None:
        return f"{year:04}-{month:02}" if year is not None else f"XXXX-{month:02}"
    if year is None:
        leap = calendars.day_of(2000, month, moment.day)
        return f"XXXX-{month:02}-{moment.day:02}" if leap else None
    return _days(moment, year, month)


def _days(moment: Moment, year: int, month: int) -> str | None:
    if moment.day is None:
        return None
    first = calendars.day_of(year, month, moment.day, moment.calendar)
    if first is None or moment.last_day is None:
        return first.isoformat() if first else None
    last = calendars.day_of(year, month, moment.last_day, moment.calendar)
    return f"{first.isoformat()}/{last.isoformat()}" if last else first.isoformat()


def _years(moment: Moment) -> str | None:
    if moment.year is None:
        return None
    if moment.last_year is None:
        return f"{moment.year:04}"
    return f"{moment.year:04}/{moment.last_year:04}"


def _hijri(moment: Moment, today: date | None) -> str | None:
    year = moment.year
    if year is None and today is not None and moment.month is not None:
        base = calendars.hijri_year_of(today)
        if base is None:
            return None
        step = moment.month_step or 0
        there = [
            ((day - today).days * step < 0, abs((day - today).days), y)
            for y in (base, base - 1, base + 1)
            if (day := calendars.day_of(y, moment.month, moment.day or 15, "hijri"))
        ]
        year = min(there)[-1] if there else None
    if year is None:
        return None
    if moment.day is not None and moment.month is not None and year in calendars.HIJRI_YEARS:
        return _days(moment, year, moment.month)
    return calendars.hijri_month_span(year, moment.month)


def _counted(moment: Moment, today: date | None) -> str | None:
    """A day, week, month or year counted from the current one: الشهر الماضي, قبل ثلاثة أيام."""
    if today is None:
        return calendars.UNKNOWN_DAY if moment.unit in ("P1D", "P1W") else None
    unit, step = moment.unit, moment.unit_step
    if unit == "P1D":
        return calendars.shifted(today, step).isoformat()
    if unit == "P1W" and moment.weekday is not None:
        monday = calendars.shifted(today, 7 * step + 1 - today.isoweekday())
        return calendars.shifted(monday, moment.weekday - 1).isoformat()
    if unit == "P1W":
        year, week, _ = calendars.shifted(today, 7 * step).isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "P1M":
        year, month = calendars.month_shifted(today, step)
        if moment.day is not None:
            return _days(moment, year, month)
        return f"{year:04}-{month:02}"
    years = {"P1Y": 1, "P10Y": 10, "P100Y": 100}.get(unit or "")
    year = today.year + step * years if years else 0
    return f"{year:04}" if 1 <= year <= 9999 else None
