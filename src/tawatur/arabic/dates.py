"""Dates: the words of a report that state a point of time, read into moments.

Each kind of piece (a part of the day, a weekday, a day counted from today, a day and month, a
year, an hour) has a small reader; ``moment`` joins neighbouring pieces that fit: «مساء» + «أمس» +
«(الجمعة)». A piece bears clitics only at the beginning of the whole.
"""

from __future__ import annotations

from functools import cache

from tawatur.arabic.calendars import months
from tawatur.arabic.clock import clock, hour_words
from tawatur.arabic.folding import fold
from tawatur.arabic.moments import Moment
from tawatur.arabic.monthdays import day_and_month, edged, year_piece
from tawatur.arabic.numerals import is_ordinal_word, lookup
from tawatur.arabic.phrases import clitic_forms
from tawatur.arabic.timewords import bare_words, role
from tawatur.lexicons import rows
from tawatur.model.text import NUMBER, Text

_DAY = frozenset(form for _, form in clitic_forms("يوم"))
_NAMED_PARTS = ("night", "morning", "evening")  # الليلة, هذا الصباح, هذا المساء
_BRACKET = 12  # tokens of the longest bracket that dates
_CLOSED = {"(": ")", "[": "]"}
_PART_OF_HALF = {"am": "morning", "pm": "evening", "noon": "noon", "night": "night"}
_MATCH_LINKS = frozenset({"/", "-", "–", "=", "،", ","})
_CLOCK_LINKS = frozenset({"في", "عند", "من", "،", ",", "-", "–", "بتمام", "تمام"})


@cache
def starters() -> frozenset[str]:
    """Every folded word a date may begin with; number tokens may too."""
    kinds = ["weekday", "day", "part", "edge", "year-word", "years-word", "decade", "this", "ago"]
    kinds += [*_NAMED_PARTS, "unit-the"]
    forms = {form for kind in kinds for form in role(kind).firsts()}
    return frozenset(forms | _DAY | set(months().firsts()) | hour_words())


def may_begin(text: Text, i: int) -> bool:
    """True where a date may begin at the token: one look-up."""
    word = text.words[i]
    return (
        text.kinds[i] == NUMBER or word in starters() or is_ordinal_word(word) or word in lookup()
    )


def moment(text: Text, i: int, first: int, last: int) -> Moment | None:
    """The date that begins at token ``i`` of the sentence ``first`` to ``last``, or None."""
    found = _piece(text, i, first, last)
    if found is None:
        return None
    while (more := _next(text, found, first, last)) is not None:
        found = more
    if found.clock is not None and not found.clock.certain and _is_bare_clock(found):
        return None
    return None if _is_bare_part(found) else found


def _is_bare_clock(found: Moment) -> bool:
    return found.weekday is None and found.offset is None and not found.dated


def _is_bare_part(found: Moment) -> bool:
    """True for a part of the day without a day: «مساء» alone dates nothing."""
    dated = found.dated or found.weekday is not None or found.offset is not None
    return not dated and found.clock is None and found.unit is None and found.day is None


def _next(text: Text, found: Moment, first: int, last: int) -> Moment | None:
    """The moment with the piece that follows it, directly or after a link or bracket."""
    at = found.last
    if at >= last:
        return None
    word = text.words[at]
    if word in _CLOSED:
        return _bracketed(text, found, first, last)
    match = role("match").at(text.words, at, last)
    if match is not None:
        more = _piece(text, at + match.length, first, last) if at + match.length < last else None
        ok = more is not None and (
            not more.cut or text.words[more.first][: more.cut] in ("ل", "لل")
        )
        return _joined(found, more, matched=True) if ok and more is not None else None
    if word in _MATCH_LINKS or word in _CLOCK_LINKS or word == "يوم":
        more = _piece(text, at + 1, first, last) if at + 1 < last else None
        if more is not None and not more.cut and _links(word, found, more):
            return _joined(found, more, matched=word in _MATCH_LINKS)
        if word != "يوم":
            return None
    more = _piece(text, at, first, last)
    return _joined(found, more, matched=False) if more is not None and not more.cut else None


def _bracketed(text: Text, found: Moment, first: int, last: int) -> Moment | None:
    """The moment with the date in brackets that follows it: أمس (الجمعة)."""
    at = found.last
    closing = next(
        (k for k in range(at + 1, min(at + _BRACKET, last)) if text.words[k] in _CLOSED.values()),
        last,
    )
    if closing == last or closing == at + 1:
        return None
    inside = _piece(text, at + 1, first, closing)
    if inside is None or inside.cut:
        return None
    while (more := _next(text, inside, first, closing)) is not None:
        inside = more
    if inside.last != closing:
        return None
    return _joined(found, inside._replace(last=closing + 1), matched=True)


def _links(word: str, found: Moment, more: Moment) -> bool:
    """True where the link may stand between the two pieces."""
    if word in ("،", ","):
        day_then_date = _is_day(found) and not found.dated and more.day is not None and more.dated
        today_then_weekday = found.offset is not None and _only_weekday(more)
        return day_then_date or today_then_weekday
    if word in ("/", "=", "-", "–"):
        return (
            found.day is not None and more.day is not None and found.calendar != more.calendar
        ) or (_is_day(found) and not found.dated and more.day is not None and more.dated)
    if word == "من":
        of_week = _only_weekday(found) and more.unit == "P1W"
        return found.clock is not None or of_week
    if word == "في":
        return more.clock is not None or (_is_day(found) and more.day is not None and more.dated)
    return True


def _is_day(moment: Moment) -> bool:
    return moment.weekday is not None or moment.offset is not None


def _only_weekday(moment: Moment) -> bool:
    return moment.weekday is not None and moment.offset is None and not moment.weekday_step


def _joined(a: Moment, b: Moment, *, matched: bool) -> Moment | None:
    """Both pieces as one moment, or None where they say the same thing twice or clash."""
    if a.dated and b.dated:
        if not matched or a.calendar == b.calendar or a.day is None or b.day is None:
            return None
        kept, other = (a, b) if a.calendar == "gregorian" else (b, a)
        return kept._replace(
            first=a.first,
            last=b.last,
            cut=a.cut,
            weekday=a.weekday,
            offset=a.offset,
            part=a.part,
            clock=a.clock or other.clock,
        )
    twice = any(getattr(a, f) is not None and getattr(b, f) is not None for f in _SINGLE)
    if twice or _clash(a, b):
        return None
    taken = {f: getattr(b, f) for f, plain in _DEFAULTS.items() if getattr(b, f) != plain}
    return a._replace(last=b.last, **taken)


def _clash(a: Moment, b: Moment) -> bool:
    """True where neighbouring pieces belong to two dates: a month beside a weekday."""
    counted = a.unit is not None or b.unit is not None
    return (
        (counted and not (b.clock is None and a.clock) and not _is_day_of_week(a, b))
        or a.edge is not None
        or b.edge is not None
        or (_is_day(a) and _is_day(b) and bool(a.weekday_step or b.weekday_step))
        or (_is_day(a) and b.dated and b.day is None)
        or (_is_day(b) and a.dated)
        or (a.dated and a.day is None and bool(b.clock or b.part))
    )


def _is_day_of_week(a: Moment, b: Moment) -> bool:
    """True for الأسبوع المقبل + الجمعة, in either order."""
    week, day = (a, b) if a.unit is not None else (b, a)
    return week.unit == "P1W" and _only_weekday(day) and week.weekday is None


_SINGLE = ("weekday", "offset", "clock", "part", "day")
_DEFAULTS = Moment._field_defaults


def _piece(text: Text, i: int, first: int, last: int) -> Moment | None:
    """The piece that begins at token ``i``."""
    for read in (_part, _clock, day_and_month, _weekday, _today, edged, year_piece, _half):
        found = read(text, i, first, last)
        if found is not None:
            return found
    return None


def _part(text: Text, i: int, first: int, last: int) -> Moment | None:
    """مساء, الساعات الأولى من: only before the day it is part of."""
    found = role("part").at(text.words, i, last)
    if found is None or i + found.length >= last:
        return None
    at = i + found.length
    cut = 0
    for read in (_weekday, _today, day_and_month):
        day = read(text, at, first, last)
        if day is not None and not (day.cut and text.words[at][: day.cut] not in ("ل", "لل")):
            if day.day is None and not _is_day(day):
                return None
            return day._replace(first=i, cut=found.cut + cut, part=found.payload)
    return None


def _half(text: Text, i: int, first: int, last: int) -> Moment | None:
    """مساء or بعد الظهر after its day; alone it is a part without a day and dropped."""
    found = role("half").at(text.words, i, last) if i > first else None
    if found is None or found.cut or len(text.words[i]) < 3:
        return None
    return Moment(i, i + found.length, part=_PART_OF_HALF[found.payload])


def _clock(text: Text, i: int, first: int, last: int) -> Moment | None:
    word = text.words[i]
    if word not in hour_words() and text.kinds[i] != NUMBER and not is_ordinal_word(word):
        return None
    found = clock(text, i, last)
    if found is None:
        return None
    cut = len(word) - len("الساعه") if word.endswith("الساعه") else 0
    return Moment(i, found.last, cut, clock=found)


def _weekday(text: Text, i: int, first: int, last: int) -> Moment | None:
    """الجمعة, يوم الجمعة المقبل, يوم جمعة."""
    at, cut = i, 0
    if text.words[i] in _DAY:
        at, cut = i + 1, len(text.words[i]) - len("يوم")
        if at < last and text.words[at] in bare_words("weekday-bare"):
            return Moment(i, at + 1, cut, weekday=bare_words("weekday-bare")[text.words[at]])
    found = role("weekday").at(text.words, at, last) if at < last else None
    if found is None or (at > i and found.cut):
        return None
    before = text.words[i - 1] if i > first else ""
    if at == i and before in bare_words("not-weekday-before"):
        return None
    # «بين الاثنين» is between the two, unless another weekday follows
    if at == i and found.payload == "1" and before == "بين":
        after = text.words[at + 1] if at + 1 < last else ""
        if not (after.startswith("و") and role("weekday").at(text.words, at + 1, last)):
            return None
    step, end = _qualified(text, at + found.length, last)
    return Moment(
        i, end, cut if at > i else found.cut, weekday=int(found.payload), weekday_step=step
    )


def _qualified(text: Text, i: int, last: int) -> tuple[int | None, int]:
    """The step of الماضي or المقبل at token ``i``, and the token after it."""
    found = role("qualifier").at(text.words, i, last) if i < last else None
    if found is None or found.cut or text.words[i] in ("هذا", "هذه", "الاخير"):
        return None, i
    return int(found.payload), i + found.length


def _today(text: Text, i: int, first: int, last: int) -> Moment | None:
    """أمس, يوم غد, اليوم, الليلة الماضية; not اليوم where it is «the day» or a newspaper."""
    at, cut = i, 0
    if text.words[i] in _DAY:
        at, cut = i + 1, len(text.words[i]) - len("يوم")
    if at >= last:
        return None
    if text.words[at] in ("اليوم", "واليوم"):
        if at > i or not _is_today(text, at, first, last):
            return None
        return Moment(i, at + 1, len(text.words[at]) - len("اليوم"), offset=0)
    parts = [(role(part).at(text.words, at, last), part) for part in _NAMED_PARTS if at == i]
    named, part = next(((f, p) for f, p in parts if f is not None), (None, None))
    found = named or role("day").at(text.words, at, last)
    if found is None or (at > i and found.cut):
        return None
    return Moment(
        i,
        at + found.length,
        cut if at > i else found.cut,
        offset=int(found.payload),
        part=part,
    )


@cache
def _outlet_words() -> frozenset[str]:
    """What stands before اليوم in the names of outlets: المصري اليوم."""
    names = (fold(row["name"]).split() for row in rows("outlets"))
    return frozenset(words[-2] for words in names if len(words) > 1 and words[-1] == "اليوم")


def _is_today(text: Text, i: int, first: int, last: int) -> bool:
    before = text.words[i - 1] if i > first else ""
    after = text.words[i + 1] if i + 1 < last else ""
    if before in bare_words("not-today-before") or before in _outlet_words():
        return False
    if after in bare_words("not-today") or after in ("»", '"', "”") or before in ("«", '"', "“"):
        return False
    return not (before == "(" and after == ")")
