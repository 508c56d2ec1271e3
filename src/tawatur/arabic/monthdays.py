"""Days of months, months and years: 15 آب (أغسطس) 2025, 16/8/2025, مطلع العام الجاري, منذ 1974."""

from __future__ import annotations

import re

from tawatur.arabic.calendars import COMMON_HIJRI, COMMON_YEARS, Month, months
from tawatur.arabic.durations import duration, unit_at
from tawatur.arabic.moments import Moment
from tawatur.arabic.numerals import numeral, ordinal
from tawatur.arabic.phrases import Phrase
from tawatur.arabic.timewords import bare_words, role
from tawatur.model.text import NUMBER, Text

_NUMERIC = re.compile(r"(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})")
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/\-](\d{4})")
_YEARS = re.compile(r"(\d{4})[\-/](\d{4}|\d{2})")
_BEFORE_DATE = frozenset({"يوم", "ليوم", "بتاريخ", "تاريخ", "الموافق", "في", "(", "يومي", "حتي"})
_CENTURY = 2000  # two digits of a year up to this pivot are of this century
_PIVOT = 50
_PAIR = {"(": ")", "/": "", "-": "", "–": "", "،": "", "او": ""}
_RANGE_LINKS = frozenset({"-", "–", "الي", "حتي", "و", "او"})
_LATIN = "l"
_LIST = 4  # years that may follow each other after one عام
_LIST_LINKS = frozenset({"و", "او", "-", "–", "الي", "حتي"})


def day_and_month(text: Text, i: int, first: int, last: int) -> Moment | None:
    """A day of a month, in digits or words, or a month alone."""
    if text.kinds[i] == NUMBER:
        found = _numeric(text, i, first, last)
        if found is not None:
            return found
    if text.words[i] in ("يوم", "ليوم", "بيوم", "ويوم", "يومي", "ويومي") and i + 1 < last:
        is_number = text.kinds[i + 1] == NUMBER
        inner = _numeric(text, i + 1, first, last) if is_number else None
        inner = inner or _day_number(text, i + 1, last)
        if inner is None or inner.day is None or inner.cut:
            return None
        return inner._replace(first=i, cut=0 if text.words[i][0] == "ي" else 1)
    return _day_number(text, i, last) or _month_alone(text, i, first, last)


def _numeric(text: Text, i: int, first: int, last: int) -> Moment | None:
    word, end = _spaced(text, i, last)
    written = _NUMERIC.fullmatch(word)
    if written is not None:
        return _three_parts(text, i, end, last, written)
    month_year = _MONTH_YEAR.fullmatch(word)
    if month_year and 1 <= int(month_year[1]) <= 12 and int(month_year[2]) in COMMON_YEARS:
        return Moment(i, i + 1, month=int(month_year[1]), year=int(month_year[2]))
    short = _SHORT.fullmatch(word)
    if short and i > first and text.words[i - 1] in _BEFORE_DATE | set(bare_words("weekday")):
        day, month = int(short[1]), int(short[2])
        if month > 12 >= day:
            day, month = month, day
        if 1 <= day <= 31 and 1 <= month <= 12:
            return Moment(i, i + 1, day=day, month=month)
    return None


def _spaced(text: Text, i: int, last: int) -> tuple[str, int]:
    """The digits with those after slashes apart: 25 / 7 / 2015, 10/4 /1436."""
    word, end = text.words[i], i + 1
    while word.count("/") < 2 and end + 1 < last and text.words[end] == "/":
        if text.kinds[end + 1] != NUMBER:
            break
        word, end = f"{word}/{text.words[end + 1]}", end + 2
    return (word, end) if word.count("/") == 2 else (text.words[i], i + 1)


def _three_parts(text: Text, i: int, end: int, last: int, w: re.Match[str]) -> Moment | None:
    a, b, c = int(w[1]), int(w[3]), int(w[4])
    if len(w[1]) == 4:
        year, month, day = a, b, c
    elif len(w[1]) <= 2 and len(w[4]) in (2, 4):
        day, month, year = a, b, c
        if len(w[4]) == 2:
            if w[2] == ".":
                return None  # 1.2.15 is a numbered heading or a version
            year += _CENTURY if c <= _PIVOT else _CENTURY - 100
    else:
        return None
    if month > 12 >= day:
        day, month = month, day
    era = role("era").at(text.words, end, last) if end < last else None
    hijri = year in COMMON_HIJRI
    if not (1 <= month <= 12 and 1 <= day <= 31) or not (hijri or year in COMMON_YEARS):
        return None
    end += era.length if era and not era.cut else 0
    return Moment(
        i, end, year=year, month=month, day=day, calendar="hijri" if hijri else "gregorian"
    )


def _number(text: Text, i: int, last: int) -> tuple[int, int, int] | None:
    """A day number 1 to 31: (value, next token, letters of clitics)."""
    word = text.words[i]
    if text.kinds[i] == NUMBER:
        return (int(word), i + 1, 0) if word.isdigit() and 1 <= int(word[:3]) <= 31 else None
    if word.endswith("ال") and len(word) <= 4 and i + 1 < last and text.kinds[i + 1] == NUMBER:
        inner = _number(text, i + 1, last)
        return (inner[0], inner[1], len(word) - 2) if inner else None
    place = ordinal(text, i, last)
    if place is not None and 1 <= place.payload <= 31:
        return place.payload, i + place.length, place.cut
    if place is None:
        number = numeral(text, i, last)
        if number and 1 <= number.value <= 31 and number.value % 1 == 0 and number.high is None:
            return int(number.value), number.last, number.cut
    return None


def _day_number(text: Text, i: int, last: int) -> Moment | None:
    """15 أغسطس, الخامس عشر من أغسطس 2025, 15 من الشهر الجاري, 15-20 أغسطس."""
    low = _number(text, i, last)
    ranged = text.words[i].split("-") if low is None and text.kinds[i] == NUMBER else []
    if len(ranged) == 2 and all(x.isdigit() and 1 <= int(x[:3]) <= 31 for x in ranged):
        return _of_month(text, Moment(i, i + 1, day=int(ranged[0]), last_day=int(ranged[1])), last)
    if low is None or low[1] >= last:
        return None
    day, at, cut = low
    whole = _of_month(text, Moment(i, at, cut, day=day), last)
    if whole is not None:
        return whole
    word = text.words[at]
    joined = word in _RANGE_LINKS or word == "وال"
    if not joined and not (word.startswith("وال") and ordinal(text, at, last)):
        return None
    after = at + 1 if word in _RANGE_LINKS else at
    high = _number(text, after, last) if after < last else None
    if high is None or high[0] <= day:
        return None
    return _of_month(text, Moment(i, high[1], cut, day=day, last_day=high[0]), last)


def _of_month(text: Text, days: Moment, last: int) -> Moment | None:
    """The day numbers with the month they belong to, or None where none follows."""
    at = days.last
    if at < last and text.words[at] == "من":
        at += 1
        unit = _current_month(text, at, last)
        if unit is not None:
            return days._replace(last=unit.last, unit="P1M", unit_step=unit.unit_step)
    if at < last and text.words[at] in ("شهر", "لشهر"):
        at += 1
    if at >= last:
        return None
    if text.words[at] == "/" and at + 1 < last:
        at += 1
    found = months().at(text.words, at, last)
    if found is None or found.cut:
        return None
    return _with_year(text, days, found, at, last)


def _current_month(text: Text, i: int, last: int) -> Moment | None:
    """الشهر الجاري, هذا الشهر."""
    found = _unit_of_now(text, i, last)
    return found if found is not None and found.unit == "P1M" else None


def _with_year(text: Text, days: Moment, month: Phrase[Month], at: int, last: int) -> Moment:
    end = _second_name(text, at + month.length, last, month.payload)
    found = days._replace(last=end, month=month.payload.number, calendar=month.payload.calendar)
    return _year_after(text, found, last)


def _second_name(text: Text, i: int, last: int, month: Month) -> int:
    """Past the same month's name in another system: يناير (كانون الثاني), آب/أغسطس."""
    if i + 1 >= last or text.words[i] not in _PAIR:
        return i
    found = months().at(text.words, i + 1, last)
    if found is None or found.cut or found.payload[:2] != month[:2]:
        return i
    end = i + 1 + found.length
    closing = _PAIR[text.words[i]]
    if not closing:
        return end
    return end + 1 if end < last and text.words[end] == closing else i


def _year_after(text: Text, found: Moment, last: int) -> Moment:
    """The moment with the year or the الماضي that follows its month."""
    at = found.last
    if at >= last:
        return found
    step = role("qualifier").at(text.words, at, last)
    if step is not None and not step.cut and text.words[at] not in ("هذا", "هذه", "الاخير"):
        return found._replace(last=at + step.length, month_step=int(step.payload))
    linked = at + 1 if text.words[at] in ("من", "،", ",", "/", "-") and at + 1 < last else at
    year = _year(text, linked, last, found.calendar, named=linked == at or text.words[at] == "من")
    if year is not None:
        return found._replace(last=year.last, year=year.year)
    now = _unit_of_now(text, linked, last) if linked == at or text.words[at] == "من" else None
    if now is not None and now.unit == "P1Y":
        return found._replace(last=now.last, month_step=now.unit_step)
    return found


def _year(text: Text, i: int, last: int, calendar: str, *, named: bool) -> Moment | None:
    """A year in digits, with عام or an era or plain: 2016, عام 2016, 1436هـ."""
    at = i
    word = role("year-word").at(text.words, i, last)
    if word is not None and not word.cut and named:
        at += word.length
    if at >= last or text.kinds[at] != NUMBER or not text.words[at].isdigit():
        return None
    if len(text.words[at]) != 4:
        return None
    year = int(text.words[at])
    if year not in (COMMON_HIJRI if calendar == "hijri" else COMMON_YEARS):
        return None
    return Moment(i, _past_era(text, at + 1, last), year=year)


def _past_era(text: Text, i: int, last: int) -> int:
    era = role("era").at(text.words, i, last) if i < last else None
    return i + era.length if era is not None and not era.cut and era.payload != "bce" else i


def _month_alone(text: Text, i: int, first: int, last: int) -> Moment | None:
    """يوليو الماضي, آب/أغسطس 2014; an ambiguous name only where something shows it is a month."""
    found = months().at(text.words, i, last)
    if found is None:
        return None
    whole = _with_year(text, Moment(i, i, found.cut), found, i, last)
    if not found.payload.bound:
        return whole
    paired = whole.last > i + found.length
    before = text.words[i - 1] if i > first else ""
    introduced = not found.cut and before in bare_words("month-before")
    return whole if paired or (introduced and text.kinds[i] != _LATIN) else None


def edged(text: Text, i: int, first: int, last: int) -> Moment | None:
    """مطلع أغسطس, نهاية العام الجاري, منتصف التسعينات."""
    found = role("edge").at(text.words, i, last)
    at = i + found.length if found is not None else i
    if found is None or at >= last:
        return None
    if text.words[at] == "شهر" and at + 1 < last:
        at += 1
    inner = _month_alone(text, at, first, last) or year_piece(text, at, first, last)
    if inner is None:
        inner = _current(text, at, last)
    if inner is None or inner.cut or (inner.unit == "P1D"):
        return None
    return inner._replace(first=i, cut=found.cut, edge=found.payload)


def _current(text: Text, i: int, last: int) -> Moment | None:
    """الأسبوع, الشهر, العام after بداية or نهاية: the current one."""
    unit = role("unit-the").at(text.words, i, last)
    if unit is None or unit.cut or unit.payload not in ("P1W", "P1M", "P1Y"):
        return None
    end = i + unit.length
    if end < last and text.words[end].startswith("ال") and text.words[end] != "الي":
        return None  # العام الدراسي is no calendar year
    return Moment(i, end, unit=unit.payload)


def year_piece(text: Text, i: int, first: int, last: int) -> Moment | None:
    """عام 2016, منذ 1974, العام الماضي, الأسبوع المقبل, قبل ثلاثة أيام, التسعينات."""
    if text.kinds[i] == NUMBER:
        return _bare_year(text, i, first, last)
    word = role("year-word").at(text.words, i, last) or role("years-word").at(text.words, i, last)
    if word is not None and i + word.length < last:
        year = _digits_of_year(text, i + word.length, last)
        if year is not None:
            return year._replace(first=i, cut=word.cut)
    decade = role("decade").at(text.words, i, last)
    if decade is not None:
        start = int(decade.payload)
        return Moment(i, i + decade.length, decade.cut, year=start, last_year=start + 9)
    return _unit_of_now(text, i, last) or _ago(text, i, first, last)


def _digits_of_year(text: Text, i: int, last: int) -> Moment | None:
    """The year after عام: any four digits of either calendar, or fewer with an era."""
    if text.kinds[i] != NUMBER:
        spelt = numeral(text, i, last)
        if spelt is None or spelt.cut or spelt.unit not in (1, 1000) or spelt.high is not None:
            return None
        year = int(spelt.value)
        return Moment(i, spelt.last, year=year) if year in COMMON_YEARS else None
    pair = _YEARS.fullmatch(text.words[i])
    if pair:
        return _two_years(i, pair)
    if not text.words[i].isdigit() or len(text.words[i]) > 4:
        return None
    year, end = int(text.words[i]), i + 1
    era = role("era").at(text.words, end, last) if end < last else None
    if era is not None and not era.cut and era.payload != "bce":
        calendar = "hijri" if era.payload == "ah" else "gregorian"
        if year < 100 and calendar == "hijri":
            return None  # of this century or the first: cannot be told
        return Moment(i, end + era.length, year=year, calendar=calendar)
    if year in COMMON_HIJRI:
        return Moment(i, end, year=year, calendar="hijri")
    return Moment(i, end, year=year) if year in COMMON_YEARS else None


def _two_years(i: int, pair: re.Match[str]) -> Moment | None:
    low = int(pair[1])
    high = int(pair[2]) if len(pair[2]) == 4 else low // 100 * 100 + int(pair[2])
    if low not in COMMON_YEARS or not low < high <= low + 100:
        return None
    return Moment(i, i + 1, year=low, last_year=high)


def _bare_year(text: Text, i: int, first: int, last: int) -> Moment | None:
    """Four digits that are a year by the word before them or the era after."""
    before = text.words[i - 1] if i > first else ""
    found = _digits_of_year(text, i, last)
    if found is None:
        return None
    if found.last > i + 1 or found.last_year is not None:
        return found
    if found.calendar == "hijri":
        return None
    if before not in bare_words("since") and not _follows_year(text, i, first):
        return None
    unit = unit_at(text, i + 1, last)
    return found if unit is None or unit.cut else None


def _follows_year(text: Text, i: int, first: int) -> bool:
    """True for the later years of a list: عامي 2013 و2014, خلال 2014 - 2015."""
    for _ in range(_LIST):
        if i - 2 < first or text.words[i - 1] not in _LIST_LINKS:
            return False
        i -= 2
        if text.kinds[i] != NUMBER or len(text.words[i]) != 4 or i == first:
            return False
        before = text.words[i - 1]
        named = role("year-word").at(text.words, i - 1, i) or role("years-word").at(
            text.words, i - 1, i
        )
        if before in bare_words("since") or named is not None:
            return True
    return False


def _unit_of_now(text: Text, i: int, last: int) -> Moment | None:
    """الأسبوع الماضي, هذا العام, الشهر الجاري."""
    words = text.words
    this = role("this").at(words, i, last)
    at = i + this.length if this is not None else i
    if at >= last:
        return None
    unit = role("unit-the").at(words, at, last)
    if unit is None or unit.payload not in ("P1W", "P1M", "P1Y"):
        return None
    end = at + unit.length
    if this is not None:
        return Moment(i, end, this.cut, unit=unit.payload) if not unit.cut else None
    step = role("qualifier").at(words, end, last) if end < last else None
    if step is None or step.cut or words[end] in ("الاخير", "الاخيره", "هذا", "هذه"):
        return None
    return Moment(i, end + step.length, unit.cut, unit=unit.payload, unit_step=int(step.payload))


def _ago(text: Text, i: int, first: int, last: int) -> Moment | None:
    """قبل ثلاثة أيام, قبل عامين: from the day of writing, unless «من» or «على» says from what."""
    opened = role("ago").at(text.words, i, last)
    if opened is None or i + 1 >= last:
        return None
    length = duration(text, i + 1, last, first)
    if length is None or length.cut or length.amount != int(length.amount):
        return None
    if length.unit not in ("P1D", "P1W", "P1M", "P1Y", "P10Y"):
        return None
    if length.last < last and text.words[length.last] in ("من", "علي"):
        return None
    return Moment(i, length.last, opened.cut, unit=length.unit, unit_step=-int(length.amount))
