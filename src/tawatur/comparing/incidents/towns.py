"""Towns: whether two tolls are of two towns, told of one after the other or on two days.

A report of a war goes from town to town. The towns of a toll are those that its own clause names
after «مدينة», «بلدة» and «قرية»; what lies outside a town («ريف دلونا») is not in it. And a toll
that is smaller a day later, of a town that the earlier report never names, is of another incident:
tolls do not fall.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from tawatur.arabic.folding import fold
from tawatur.arabic.stems import stem
from tawatur.comparing.kinds import forms
from tawatur.model.claim import ReportedClaim
from tawatur.model.text import Text

TOLLS = frozenset({"deaths", "injured"})
LATER = timedelta(hours=12)  # between two reports of two days, from which the one is later news
_REACH = 110  # characters on either side of a toll in which its clause ends
_BREAK = re.compile(  # «سقوط قذائف على بلدة دلونا، إلى مقتل ثلاثة» is one clause
    r"[\n.؟!؛]\s*|،\s*(?!(?:ال[يى]|مما|ما اد[يى]|واد[يى]|واسفر|ما اسفر)\b)|\s+(?:كما|فيما|بينما)\s+"
)
_SHORTEST = 3  # letters of the stem of a town
_WORD = re.compile(r"[^\W\d_]+")


def are_of_two_towns(a: ReportedClaim, b: ReportedClaim, one: Text, two: Text) -> bool:
    """True where two tolls are of two towns."""
    if a.claim.slot not in TOLLS or b.claim.slot not in TOLLS:
        return False
    first, second = _clause(a, one), _clause(b, two)
    here, there = _towns(first), _towns(second)
    if here and there and not (here & _stems(second) or there & _stems(first)):
        return True
    return _has_fallen(a, b, there, one) or _has_fallen(b, a, here, two)


def _has_fallen(
    earlier: ReportedClaim, later: ReportedClaim, towns: frozenset[str], text: Text
) -> bool:
    """True where the later of two tolls is the smaller, and of a town new to the earlier report."""
    values = (earlier.claim.value, later.claim.value)
    if not towns or not all(v.isdecimal() for v in values) or int(values[1]) >= int(values[0]):
        return False
    if not _is_next_news(earlier.published, later.published):
        return False
    return towns.isdisjoint(_stems(text.original))


def are_hours_apart(one: str | None, other: str | None) -> bool:
    """True for two times of two days that are hours apart."""
    return _is_next_news(one, other) or _is_next_news(other, one)


def _is_next_news(one: str | None, other: str | None) -> bool:
    """True where the second of two times is of another day, and hours later."""
    if not one or not other or one[:10] >= other[:10]:
        return False
    try:
        first, second = (datetime.fromisoformat(at).replace(tzinfo=None) for at in (one, other))
    except ValueError:
        return False
    return second - first >= LATER


def _clause(reported: ReportedClaim, text: Text) -> str:
    """The folded words around a toll, up to the next break on either side."""
    start, end = reported.claim.start, reported.claim.end
    before = _BREAK.split(fold(text.original[max(0, start - _REACH) : start]))[-1]
    after = _BREAK.split(fold(text.original[end : end + _REACH]))[0]
    return f"{before} {fold(text.original[start:end])} {after}"


def _towns(words: str) -> frozenset[str]:
    """The stems of the names after the nouns of towns."""
    found = _WORD.findall(words)
    out: set[str] = set()
    for i, word in enumerate(found[:-1]):
        outside = i > 0 and found[i - 1] in forms("outskirts")
        if word in forms("town") and not outside:
            out.add(stem(found[i + 1]))
    return frozenset(name for name in out if len(name) >= _SHORTEST)


@lru_cache(maxsize=2_000)
def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(fold(words)))
