"""How values are written for a reader, in Arabic and English: counts, lengths of time, days.

The number agrees with its noun as in written Arabic: «قتيلان»، «6 قتلى»، «14 قتيلا»، «100 قتيل».
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from tawatur import lexicons
from tawatur.arabic.folding import fold_word
from tawatur.arabic.vocabulary import document_frequency
from tawatur.lexicons import Row
from tawatur.model.finding import Bilingual

_LENGTH = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_UNITS = ("Y", "M", "W", "D", "TH", "TM", "TS")
_HALF = 30  # minutes
_FEW, _MANY = 11, 100  # from here the noun is in another form
_HEAD = 4  # letters a word has at least whose first may be a clitic
_MARKS = " \"'«»“”„‟‹›()[]{}*،,؛:.-–—…"


@cache
def _counted() -> Mapping[str, Row]:
    return {row["key"]: row for row in lexicons.rows("spoken_forms") if "gender" in row}


@cache
def _wordings() -> Mapping[str, Bilingual]:
    listed = (row for row in lexicons.rows("spoken_forms") if "wording" in row)
    return {row["wording"]: Bilingual(row["ar"], row["en"]) for row in listed}


@cache
def _values() -> Mapping[tuple[str, str, str], Bilingual]:
    listed = (row for row in lexicons.rows("spoken_forms") if "value" in row)
    return {(r["slot"], r["key"], r["value"]): Bilingual(r["ar"], r["en"]) for r in listed}


def worded(wording: str, ar: str, en: str = "") -> Bilingual:
    """A wording of ``lexicons/spoken_forms`` around some words; without English the Arabic."""
    around = _wordings().get(wording, Bilingual("{}", "{}"))
    return Bilingual(around.ar.replace("{}", ar), around.en.replace("{}", en or ar))


def filled(wording: str, *parts: Bilingual) -> Bilingual:
    """A wording of ``lexicons/spoken_forms`` with its places filled one after another."""
    around = _wordings()[wording]
    ar, en = around.ar, around.en
    for part in parts:
        ar, en = ar.replace("{}", part.ar, 1), en.replace("{}", part.en, 1)
    return Bilingual(ar, en)


def named_value(slot: str, key: str, value: str) -> Bilingual | None:
    """What a normalised value is called, or None where the lexicon does not know it."""
    known = _values()
    return (
        known.get((slot, key, value)) or known.get((slot, "", value)) or known.get(("", "", value))
    )


def count(key: str, number: int) -> Bilingual:
    """A number of people or of units: «قتيلان» / "2 dead"."""
    row = _counted()[key]
    english = f"{number} {row['en_one'] if number == 1 else row['en_many']}"
    if number == 1:
        return Bilingual(row["one"], english)
    if number == 2:
        return Bilingual(row["two"], english)
    rest = number % 100
    form = "few" if 3 <= rest < _FEW else "many" if rest >= _FEW else "hundreds"
    return Bilingual(f"{number} {row[form]}", english)


def vague(value: str, key: str, people: str = "") -> Bilingual | None:
    """A number of people that a report leaves open («عشرات», 20-99), None for any other range."""
    wording = f"vague-{value}"
    if wording not in _wordings():
        return None
    row = _counted()[key]
    article = "ال" if not value.startswith("3-") else ""
    whom = f"من {people if ' ' in people or people.startswith('ال') else 'ال' + people}"
    return worded(wording, whom if people else article + row["few"], people or row["en_many"])


def length(value: str) -> Bilingual | None:
    """An ISO 8601 duration: «ساعتان ونصف الساعة» / "2 and a half hours"; None for what is none."""
    found = _LENGTH.fullmatch(value)
    if found is None or not any(found.groups()):
        return None
    amounts = [(u, int(n)) for u, n in zip(_UNITS, found.groups(), strict=True) if n and int(n)]
    if [u for u, _ in amounts] == ["TH", "TM"] and amounts[1][1] == _HALF:
        hours = amounts[0][1]
        many = _counted()["TH"]["en_many"]
        return Bilingual(f"{_unit('TH', hours).ar} ونصف الساعة", f"{hours} and a half {many}")
    parts = [_unit(u, n) for u, n in amounts]
    return (
        Bilingual(" و".join(p.ar for p in parts), " ".join(p.en for p in parts)) if parts else None
    )


def _unit(key: str, number: int) -> Bilingual:
    """A number of units, 3 to 10 in words."""
    plain = count(key, number)
    few = _wordings().get(f"few-{number}")
    if few is None:
        return plain
    row = _counted()[key]
    spelt = few.ar if row["gender"] == "f" else "ثمانية" if number == 8 else f"{few.ar}ة"
    return Bilingual(f"{spelt} {row['few']}", plain.en)


@cache
def _months() -> Mapping[int, Bilingual]:
    named: dict[tuple[str, int], str] = {}
    for row in lexicons.rows("months"):
        if row.get("region") in ("egypt-gulf", "english"):
            named.setdefault((row["region"], int(row["number"])), row["name"])
    return {n: Bilingual(named["egypt-gulf", n], named["english", n]) for n in range(1, 13)}


def day(value: str) -> Bilingual | None:
    """An ISO 8601 day, month, interval of days or hour: «الجمعة 14 مارس 2031» /
    "Friday 14 March 2031"; None for anything else."""
    first, _, last = value.partition("/")
    if last:
        one, two = day(first), day(last)
        return Bilingual(f"{one.ar} – {two.ar}", f"{one.en} – {two.en}") if one and two else None
    if value.startswith("T"):
        return worded("clock", value[1:])
    calendar, _, clock = value.partition("T")
    shown = _calendar(calendar)
    if shown is None or not clock:
        return shown
    return Bilingual(f"{shown.ar}، {clock[:5]}", f"{shown.en}, {clock[:5]}")


def _calendar(value: str) -> Bilingual | None:
    months = _months()
    try:
        if re.fullmatch(r"\d{4}-\d\d", value):
            month = months[int(value[5:])]
            return Bilingual(f"{month.ar} {value[:4]}", f"{month.en} {value[:4]}")
        when = date.fromisoformat(value)
    except (ValueError, KeyError):
        return None
    month, week = months[when.month], _wordings()[f"day-{when.isoweekday()}"]
    return Bilingual(
        f"{week.ar} {when.day} {month.ar} {when.year}",
        f"{week.en} {when.day} {month.en} {when.year}",
    )


@cache
def _edges(edge: str) -> frozenset[str]:
    rows = lexicons.rows("label_edges")
    return frozenset(fold_word(r["word"]) for r in rows if r["edge"] in (edge, "both"))


def trimmed(words: str) -> str:
    """Words as a label: without marks, conjunctions, prepositions or clitics at their ends."""
    some = words.strip(_MARKS).split()
    while len(some) > 1 and fold_word(some[0].strip(_MARKS)) in _edges("start"):
        some = some[1:]
    while len(some) > 1 and fold_word(some[-1].strip(_MARKS)) in _edges("end"):
        some = some[:-1]
    if some:
        some[0] = _bare(some[0].strip(_MARKS))
    return _balanced(" ".join(some).strip(_MARKS)) or words


def _bare(word: str) -> str:
    """A word without the clitic written on it, where the rest is the commoner word."""
    if word.startswith("لل") and len(word) > _HEAD:
        return f"ال{word[2:]}"
    if word[:1] in ("و", "ف", "ب", "ل", "ك") and len(word) >= _HEAD:
        rest = word[1:]
        if rest.startswith("ال") or _share(rest) > _share(word):
            return _bare(rest) if word[:1] in ("و", "ف") else rest
    return word


def _share(word: str) -> int:
    return document_frequency(fold_word(word))


def _balanced(words: str) -> str:
    """The words without a quotation mark whose partner lies outside them."""
    for pair in ("«»", "“”", '""', "()"):
        one, two = pair
        if (words.count(one) % 2) if one == two else words.count(one) != words.count(two):
            words = words.replace(one, "").replace(two, "")
    return " ".join(words.split())
