"""Origins: the outlet and the time of publication that a page itself states."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.cleaning import cues, phrases
from tawatur.cleaning.cues import Said
from tawatur.model.report import Region
from tawatur.model.text import PUNCT, Text

FIRST_YEAR = 1900
MAX_NAME = 4  # words of an outlet's name
_KINDS = frozenset(
    "صحيفه جريده موقع وكاله شبكه قناه بوابه مجله اذاعه بصحيفه بجريده بموقع لصحيفه".split()
)
_NUMERIC = re.compile(
    r"(?<!\d)(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?!\d)"
)
_WRITTEN = re.compile(
    r"(?<!\d)(\d{1,2})\s+([^\d\s/]+(?:\s[^\d\s/]+)?)(?:\s*/\s*\S+)?\s+(\d{4})(?!\d)"
)


def outlet(text: Text, said: Said, regions: tuple[Region, ...]) -> str | None:
    """The publisher's name: from the credit («source: X», «newspaper X»), else from the name
    that a masthead repeats."""
    for region in regions:
        if region.label == "credit" and (name := _credited(text, said, region)):
            return name
    for region in regions:
        if region.label == "masthead" and (name := _repeated(text, said, region)):
            return name
    return None


def _credited(text: Text, said: Said, region: Region) -> str | None:
    tokens = text.tokens_in(region)
    spots = [i for i in tokens if text.kinds[i] != PUNCT]
    words = said.among(tokens)
    if not words:
        return None
    here = cues.line(text, region, said)
    known = [p for p in phrases.at(words, 0) if p.kind == "credit"]
    if (
        known
        and ":" in here.gap(len(known[0].words))
        and known[0].words[0].lstrip("ال").startswith("مصدر")
    ):
        rest = spots[len(known[0].words) :]
        if any(
            p.kind == "nobody" for word in range(1, len(words)) for p in phrases.at(words, word)
        ):
            return None
        return (
            text.span(rest[0], rest[-1] + 1).of(text.original)
            if 0 < len(rest) <= MAX_NAME
            else None
        )
    for j, word in enumerate(words[:-1]):
        if known and word in _KINDS:
            stop = next(
                (k for k in range(j + 1, len(words)) if here.gap(k + 1).strip()), len(words) - 1
            )
            if stop - j <= MAX_NAME:
                return text.span(spots[j + 1], spots[stop] + 1).of(text.original)
    return None


def _repeated(text: Text, said: Said, region: Region) -> str | None:
    """Two words or three that a masthead has more than once."""
    tokens = text.tokens_in(region)
    spots = [i for i in tokens if text.kinds[i] != PUNCT]
    words = said.among(tokens)
    for size in (3, 2):
        for j in range(len(words) - size + 1):
            gram = words[j : j + size]
            again = range(j + size, len(words) - size + 1)
            if not gram[0][0].isdigit() and any(words[k : k + size] == gram for k in again):
                return text.span(spots[j], spots[j + size - 1] + 1).of(text.original)
    return None


def published(text: Text, regions: tuple[Region, ...]) -> str | None:
    """The ISO date of the first stamp in a masthead."""
    for region in regions:
        if region.label == "masthead" and (stamp := _stamp(_folded(text, region))):
            return stamp
    return None


def _folded(text: Text, region: Region) -> str:
    tokens = text.tokens_in(region)
    if not tokens:
        return ""
    last = tokens[-1]
    return text.folded[
        text.folded_starts[tokens[0]] : text.folded_starts[last] + len(text.words[last])
    ]


def _stamp(folded: str) -> str | None:
    for found in _NUMERIC.finditer(folded):
        year, month, day, *other = found.groups()
        if year is None:
            day, month, year = other
        if day_of := _date(int(year), int(month), int(day)):
            return day_of
    for found in _WRITTEN.finditer(folded):
        names = found.group(2).split()
        month = _months().get(" ".join(names), 0) or _months().get(names[0], 0)
        day_of = _date(int(found.group(3)), month, int(found.group(1)))
        if month and day_of:
            return day_of
    return None


@cache
def _months() -> dict[str, int]:
    rows = lexicons.rows("months")
    return {fold(r["name"]): int(r["number"]) for r in rows if r["calendar"] == "gregorian"}


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year > FIRST_YEAR else None
    except ValueError:
        return None
