"""Times: every date, hour and duration of a report, as ISO 8601.

Dates are read first and resolved afterwards, when all of a report's own words about its day of
writing are known: a page stored on Tuesday that says «اليوم (الاثنين)» was written on Monday, and
its bare «أمس» is Sunday.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from tawatur.arabic import approximations, calendars, dates
from tawatur.arabic.durations import Length, duration
from tawatur.arabic.durations import starters as duration_starters
from tawatur.arabic.future import is_coming
from tawatur.arabic.moments import Moment, Writing, resolve
from tawatur.arabic.phrases import start_of
from tawatur.model.annotation import Quantity, Reading, TimeExpression
from tawatur.model.span import Span
from tawatur.model.text import Sentence, Text

_TO = frozenset({"الي", "حتي", "وحتي", "والي", "-", "–", "—"})
_BETWEEN = frozenset({"بين", "وبين"})
_WEEK = 7
_ISO_DAY = 10  # characters of YYYY-MM-DD


class _Found(NamedTuple):
    """A moment with the sentence it stands in."""

    moment: Moment
    sentence: Sentence


def annotate(reading: Reading, today: date | None = None) -> Reading:
    """The reading with its times, in order; none overlaps another.

    A number that belongs to a date counts nothing, and leaves the quantities. ``today`` serves
    where the report has no day of publication.
    """
    moments: list[_Found] = []
    lengths: list[tuple[Length, Sentence]] = []
    for sentence in reading.sentences:
        _read(reading.text, sentence, moments, lengths)
    writing = _writing(moments, published_day(reading.report.published) or today)
    times = _dates(reading.text, moments, writing)
    times += [_length(reading.text, length, sentence) for length, sentence in lengths]
    times.sort()
    kept = _without_dates(reading.quantities, [t for t in times if t.kind == "date"])
    return msgspec.structs.replace(reading, times=tuple(times), quantities=kept)


def settle(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of one story, those without a day of publication read as written on the
    median day of the others; where no report is dated nothing changes."""
    days = sorted(d for r in readings if (d := published_day(r.report.published)) is not None)
    if not days or len(days) == len(readings):
        return tuple(readings)
    middle = days[len(days) // 2]
    return tuple(
        reading if published_day(reading.report.published) else annotate(reading, middle)
        for reading in readings
    )


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time, or None where there is none to read."""
    try:
        return date.fromisoformat(published[:_ISO_DAY]) if published else None
    except ValueError:
        return None


def _read(
    text: Text,
    sentence: Sentence,
    moments: list[_Found],
    lengths: list[tuple[Length, Sentence]],
) -> None:
    lasting = duration_starters()
    i, first, last = sentence.first, sentence.first, sentence.last
    while i < last:
        date_like, span_like = dates.may_begin(text, i), text.words[i] in lasting
        if not (date_like or span_like):
            i += 1
            continue
        found = dates.moment(text, i, first, last)
        if found is not None:
            moments.append(_Found(found, sentence))
            i = found.last
            continue
        length = duration(text, i, last, first)
        if length is not None:
            lengths.append((length, sentence))
            i = length.last
        else:
            i += 1


def _writing(found: list[_Found], published: date | None) -> Writing:
    """The day of writing: the published day, corrected by «اليوم (الاثنين)» and full dates."""
    named = {
        m.weekday: day for m, _ in found if m.weekday is not None and (day := _full(m)) is not None
    }
    todays = _own_days(found, published)
    if not todays:
        return Writing(published, named)
    if published is not None:
        todays = [day for day in todays if abs((day - published).days) < _WEEK]
    common = Counter(todays).most_common(1)
    return Writing(common[0][0] if common else published, named)


def _own_days(found: list[_Found], published: date | None) -> list[date]:
    """The day of writing by every moment that names a day and says how far it is from today."""
    out = []
    for moment, _ in found:
        if moment.offset is None:
            continue
        day = _full(moment)
        if day is None and moment.weekday is not None and published is not None:
            near = calendars.shifted(published, moment.offset)
            # a page is stored after it is written, not before
            day = calendars.weekday_near(calendars.shifted(near, 1), moment.weekday)
        if day is not None:
            out.append(calendars.shifted(day, -moment.offset))
    return out


def _full(moment: Moment) -> date | None:
    if moment.year is None or moment.month is None or moment.day is None:
        return None
    return calendars.day_of(moment.year, moment.month, moment.day, moment.calendar)


def _dates(text: Text, found: list[_Found], writing: Writing) -> list[TimeExpression]:
    out: list[TimeExpression] = []
    previous: Moment | None = None
    for moment, sentence in found:
        coming = is_coming(text, moment.first, sentence.first)
        value = resolve(moment, writing, coming=coming)
        if value is None:
            previous = None
            continue
        start = start_of(text, moment.first, moment.cut)
        made = TimeExpression(start, text.ends[moment.last - 1], value, "date", moment.edge)
        if previous is not None and previous.first >= sentence.first:
            whole = _interval(text, previous, moment, out[-1], made)
            if whole is not None:
                out[-1], previous = whole, None
                continue
        out.append(made)
        previous = moment
    return out


def _interval(
    text: Text, a: Moment, b: Moment, earlier: TimeExpression, later: TimeExpression
) -> TimeExpression | None:
    """«من ... إلى ...» as one expression, where both ends are alike and rise."""
    gap = text.words[a.last : b.first]
    between = a.first > 0 and text.words[a.first - 1] in _BETWEEN
    linked = (len(gap) == 1 and gap[0] in _TO) or (
        between and (gap == ("و",) or (not gap and text.words[b.first].startswith("و")))
    )
    if not linked or "/" in earlier.value or "/" in later.value:
        return None
    low, high = earlier.value, later.value
    if a.clock is not None and b.clock is not None and a.clock.half is None and low[0] == "T":
        low = min(low, "T" + a.clock.iso(b.clock.half), key=lambda v: (v > high, -ord(v[1]), v))
    if high.startswith("T") and "T" in low and not low.startswith("T"):
        high = low[:_ISO_DAY] + high
    if len(low) == len(high) and low < high and (low[0] == "X") == (high[0] == "X"):
        return TimeExpression(earlier.start, later.end, f"{low}/{high}", "date")
    return None


def _length(text: Text, length: Length, sentence: Sentence) -> TimeExpression:
    start = start_of(text, length.first, length.cut)
    ahead = None
    if not length.cut:
        ahead = approximations.before(text.words, length.first, sentence.first)
    if ahead is not None:
        start = start_of(text, ahead.first, ahead.cut)
    behind = approximations.after(text.words, length.last, sentence.last)
    sense = approximations.stronger(ahead.sense if ahead else None, behind and behind.sense)
    return TimeExpression(start, text.ends[length.last - 1], length.value, "duration", sense)


def _without_dates(
    quantities: tuple[Quantity, ...], times: list[TimeExpression]
) -> tuple[Quantity, ...]:
    """The quantities that overlap no date; both are in order."""
    out, at = [], 0
    for quantity in quantities:
        while at < len(times) and times[at].end <= quantity.start:
            at += 1
        if at == len(times) or not Span.overlaps(times[at], quantity):
            out.append(quantity)
    return tuple(out)
