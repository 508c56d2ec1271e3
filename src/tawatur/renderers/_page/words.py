"""Words of the page in Arabic and English: labels, counted nouns, lists, dates, sort keys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from tawatur import lexicons
from tawatur.arabic.folding import fold_word
from tawatur.model.finding import Bilingual

LETTERS_AR = "أبجدهوزحطيكلمنسعفصقر"
LETTERS_EN = "ABCDEFGHIJKLMNOPQRST"
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d))?)?)?")
_DURATION = re.compile(
    r"P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
# Arabic inside an English sentence: a quoted passage with its guillemets, or a run of words.
_ARABIC = re.compile(
    r"«[^«»]*[\u0600-\u06ff][^«»]*»|[\u0600-\u06ff](?:[\u0600-\u06ff\s،]*[\u0600-\u06ff])?"
)


def isolated(en: str) -> str:
    """English words whose Arabic passages keep to themselves: each stands in a right-to-left
    isolate (Unicode UAX 9), or the marks and figures beside it would change sides."""
    return _ARABIC.sub("\u2067\\g<0>\u2069", en)


@cache
def _labels() -> dict[tuple[str, str], Bilingual]:
    return {(r["kind"], r["key"]): Bilingual(r["ar"], r["en"]) for r in lexicons.rows("labels")}


@cache
def _nouns() -> dict[str, lexicons.Row]:
    return {row["key"]: row for row in lexicons.rows("counted_nouns")}


def label(kind: str, key: str) -> Bilingual:
    """The words for a key of the model (a region, a speech act, a class ...); an unknown key
    stands for itself."""
    return _labels().get((kind, key)) or Bilingual(key, key)


def labels(kind: str) -> dict[str, Bilingual]:
    """Every key of one kind with its words, in the order of the file."""
    return {key: words for (k, key), words in _labels().items() if k == kind}


def counted(n: int, noun: str) -> Bilingual:
    """A number with its noun as Arabic grammar has it: قولان، 3 أقوال، 11 قولا، 100 قول."""
    row = _nouns()[noun]
    small = {0: row["zero"], 1: row["one"], 2: row["two"]}
    ar = small.get(n) or f"{n} {_after_number(n, row)}"
    return Bilingual(ar, f"{n} {row['en_one'] if n == 1 else row['en_many']}")


def noun_after(n: int, noun: str) -> Bilingual:
    """The noun alone, in the form it takes below the figure ``n``."""
    row = _nouns()[noun]
    exact = {0: row["few"], 1: row["hundred"], 2: row["two"]}
    ar = exact.get(n) or _after_number(n, row)
    return Bilingual(ar, row["en_one"] if n == 1 else row["en_many"])


def _after_number(n: int, row: lexicons.Row) -> str:
    rest = n % 100
    return row["few"] if 3 <= rest <= 10 else row["many"] if rest > 10 else row["hundred"]


def listed(items: Iterable[Bilingual]) -> Bilingual:
    """Items joined with «،» in Arabic and a comma in English."""
    several = list(items)
    return Bilingual("، ".join(b.ar for b in several), ", ".join(b.en for b in several))


def letter(index: int) -> Bilingual:
    """The letter of the position with that index: أ ب ج, A B C; a number after the twentieth."""
    if index < len(LETTERS_AR):
        return Bilingual(LETTERS_AR[index], LETTERS_EN[index])
    return Bilingual(str(index + 1), str(index + 1))


def when(iso: str, *, weekday: bool = True, year_known: str = "") -> Bilingual:
    """An ISO 8601 date, month, year, time or interval in words; other strings as they are.

    A full date of the year ``year_known`` is written without it.
    """
    if "/" in iso:
        first, last = iso.split("/", 1)
        a, b = when(first, weekday=False), when(last, weekday=False)
        return Bilingual(f"{a.ar} – {b.ar}", f"{a.en} – {b.en}")
    found = _ISO.match(iso)
    if found is None:
        return Bilingual(iso, iso)
    year, month, day, hour, minute = found.groups()
    if month is None:
        return Bilingual(year, year)
    name = label("month", str(int(month)))
    if day is None:
        return Bilingual(f"{name.ar} {year}", f"{name.en} {year}")
    of_year = "" if year == year_known else f" {year}"
    ar, en = f"{int(day)} {name.ar}{of_year}", f"{int(day)} {name.en}{of_year}"
    of_week = _weekday(int(year), int(month), int(day)) if weekday else None
    if of_week:
        ar, en = f"{of_week.ar} {ar}", f"{of_week.en} {en}"
    if hour and (hour, minute) != ("00", "00"):
        ar, en = f"{ar}، {hour}:{minute}", f"{en}, {hour}:{minute}"
    return Bilingual(ar, en)


def _weekday(year: int, month: int, day: int) -> Bilingual | None:
    try:
        return label("weekday", str(date(year, month, day).weekday()))
    except ValueError:
        return None


def hours(duration: str) -> float | None:
    """The hours of an ISO 8601 duration of days, hours, minutes and seconds; None for others."""
    found = _DURATION.fullmatch(duration)
    if found is None or not any(found.groups()):
        return None
    days, hour, minute, second = (float(part or 0) for part in found.groups())
    return days * 24 + hour + minute / 60 + second / 3600


def sort_key(name: str) -> str:
    """What Arabic lists are sorted by: without the article, hamza forms folded."""
    folded = " ".join(fold_word(word) for word in name.split())
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


def cut(text: str, limit: int) -> str:
    """The text in one line, cut before a word with an ellipsis where it is longer than ``limit``
    characters."""
    line = " ".join(text[: limit * 4].split())
    if len(line) <= limit and len(text) <= limit * 4:
        return line
    head = line[:limit].rsplit(" ", 1)[0] if " " in line[:limit] else line[:limit]
    return head.rstrip("،,؛;:.") + "…"
