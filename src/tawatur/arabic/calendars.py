"""Calendars: month names of every system, the Hijri calendar, and days counted from a day.

Values are ISO 8601. What is not known stands as X, as TimeML writes it: XXXX-08-15 is a day and
month without year, XXXX-WXX-5 a Friday of no known week.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from hijridate import Gregorian, Hijri

from tawatur.arabic.phrases import PhraseIndex
from tawatur.lexicons import rows

HIJRI_YEARS = range(1343, 1501)  # what the Umm al-Qura tables hold
COMMON_HIJRI = range(1300, 1500)  # a bare year in here is Hijri
COMMON_YEARS = range(1800, 2101)  # a bare year in here is Gregorian
UNKNOWN_DAY = "XXXX-XX-XX"


class Month(NamedTuple):
    """A month of one calendar (gregorian, hijri); ``bound`` where its name means other things."""

    number: int
    calendar: str
    bound: bool


@cache
def months() -> PhraseIndex[Month]:
    """Every month name of every system."""
    return PhraseIndex(
        (row["name"], Month(int(row["number"]), row["calendar"], row["binding"] == "bound"))
        for row in rows("months")
    )


def day_of(year: int, month: int, day: int, calendar: str = "gregorian") -> date | None:
    """The Gregorian day, or None where there is no such day or the tables do not reach it."""
    try:
        if calendar == "hijri":
            return Hijri(year, month, day).to_gregorian()
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def hijri_year_of(day: date) -> int | None:
    """The Hijri year a Gregorian day falls in."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def hijri_month_span(year: int, month: int | None) -> str | None:
    """The Gregorian days of a Hijri month or year as an interval; outside the tables the year
    it mostly falls in."""
    if year not in HIJRI_YEARS:
        return f"{round(year * 0.970224 + 621.5774):04}" if 1 <= year <= 2000 else None
    first = day_of(year, month or 1, 1, "hijri")
    following = (year + 1, 1) if month is None or month == 12 else (year, month + 1)
    after = day_of(*following, 1, "hijri")
    if first is None or after is None:
        return None
    return f"{first.isoformat()}/{(after - timedelta(days=1)).isoformat()}"


def weekday_near(anchor: date, weekday: int, step: int = 0) -> date:
    """The day of that weekday (1 Monday to 7 Sunday): on or before the anchor for step 0, before
    it for -1, after it for 1, a week further for each further step."""
    back = (anchor.isoweekday() - weekday) % 7
    if step == 0:
        return shifted(anchor, -back)
    if step < 0:
        return shifted(anchor, -(back or 7) + 7 * (step + 1))
    return shifted(anchor, (7 - back) + 7 * (step - 1))


def weekday_nearest(day: date, weekday: int) -> date:
    """The day of that weekday at most three days from ``day``."""
    return shifted(day, (weekday - day.isoweekday() + 3) % 7 - 3)


def shifted(day: date, days: int) -> date:
    """The day so many days on; at the ends of the calendar the day itself."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def month_shifted(day: date, count: int) -> tuple[int, int]:
    """The year and month so many months on, kept within the calendar's years."""
    whole = min(max(day.year * 12 + day.month - 1 + count, 12), 9999 * 12 + 11)
    return whole // 12, whole % 12 + 1


def year_for(month: int, day: int | None, anchor: date, weekday: int | None, step: int) -> int:
    """The year a day and month without one belong to: where the weekday fits, past or coming as
    ``step`` says (-1, 0 unsaid, 1), else nearest to the anchor."""

    def distance(year: int) -> tuple[bool, bool, int]:
        there = day_of(year, month, day or 15) or date(year, month, 28)
        away = (there - anchor).days
        wrong_day = weekday is not None and there.isoweekday() != weekday
        wrong_way = (step < 0 and away > 0) or (step > 0 and away < 0)
        return wrong_day, wrong_way, abs(away)

    years = [y for y in (anchor.year, anchor.year - 1, anchor.year + 1) if 1 <= y <= 9999]
    return min(years, key=distance)
