"""Dates of publication: what inputs write, as ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_EPOCH_MILLISECONDS = 10**11  # an epoch number above this counts milliseconds
_LONGEST = 80  # characters: no way of writing a date has more
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_EPOCH = re.compile(r"\d{9,10}|\d{12,13}")  # seconds or milliseconds
_ENGLISH = re.compile("[A-Za-z]{3}")  # a month, which RFC 2822 writes in English
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_YEAR_FIRST = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_DAY_FIRST = re.compile(
    r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?"
)


def iso(value: object) -> str | None:
    """``value`` as an ISO 8601 date or time, None where it says no date.

    Takes ISO 8601 with any separator, day first with slashes (the order Arabic papers use),
    RFC 2822, year month day run together, and seconds or milliseconds since 1970.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, float):
        return _from_number(value)
    text = str(value).strip() if _is_short(value) else ""
    if not text.isascii():
        text = text.translate(_DIGITS)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day, *clock = found.groups()
        return _checked((year, month, day), clock)
    if found := _COMPACT.fullmatch(text):
        return _checked(found.groups(), [None] * 4)
    if isinstance(value, int) or _EPOCH.fullmatch(text):
        return _from_number(int(text or 0))
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year, *clock = found.groups()
        return _checked((year, month, day), [*clock, None])
    return _from_mail(text) if _ENGLISH.search(text) else None


def _is_short(value: int | str) -> bool:
    if isinstance(value, int):
        return bool(0 < value < 10**20)
    return len(value) <= _LONGEST


def _from_number(value: float) -> str | None:
    seconds = value / 1000 if abs(value) > _EPOCH_MILLISECONDS else value
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.isoformat(timespec="seconds") if seconds > 0 and _in_range(moment.year) else None


def _from_mail(text: str) -> str | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.isoformat(timespec="seconds") if _in_range(moment.year) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _checked(day: tuple[str, ...], clock: list[str | None]) -> str | None:
    """The day and clock as ISO 8601, None where the calendar does not have them."""
    hour, minute, second, zone = clock
    stamp = "-".join((day[0], day[1].zfill(2), day[2].zfill(2)))
    if hour is not None:
        stamp += f"T{hour.zfill(2)}:{minute}:{second or '00'}" + _zone(zone)
    try:
        year = datetime.fromisoformat(stamp).year
    except ValueError:
        return None
    return stamp if _in_range(year) else None


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone[0] not in "+-":
        return "+00:00"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _in_range(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR
