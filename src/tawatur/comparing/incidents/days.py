"""Days: when two days given for an event are a dispute, and when only two ways of counting.

«أمس» is resolved against the time of publishing, often past midnight, so that a difference of one
day shows nothing; and a day that one report alone gives mostly belongs to something else it tells
of. A weekday right after the verb of the event's taking place («عُقدت السبت») is meant as such.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from tawatur import lexicons
from tawatur.arabic import spoken
from tawatur.arabic.folding import fold
from tawatur.arabic.stems import stem
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.text import Text

NEXT_DAY = Verdict(
    "complement",
    Bilingual(
        "يومان متتاليان: قد يكون الفرق من وقت النشر", "two days running: perhaps publishing time"
    ),
    "rounding",
)
_HELD = 6  # words before the day in which the noun of what was held stands
_BEFORE = 2  # words from the verb to the day: «التقيا في يوم الجمعة»
_WEEKS = 14  # days between two printings of one text
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")


def is_next_day(one: str, other: str) -> bool:
    """True for two days that follow each other."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) == 1
    except ValueError:
        return False


def are_of_two_weeks(a: ReportedClaim, b: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    """True for one weekday of two weeks, named without a date: «الخميس الماضي» in a text that is
    printed again is counted from the day of the printing."""
    try:
        between = date.fromisoformat(a.claim.value) - date.fromisoformat(b.claim.value)
    except ValueError:
        return False
    named = all(names_weekday(r, texts) and not _DIGIT.search(_words(r, texts)) for r in (a, b))
    return named and 0 < abs(between.days) <= _WEEKS and between.days % 7 == 0


def names_weekday(reported: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    """True where the words of a day name its weekday."""
    found = _WORD.findall(fold(_words(reported, texts)))
    return any(word.removeprefix("و") in _weekdays() for word in found)


def _words(reported: ReportedClaim, texts: Mapping[str, Text]) -> str:
    text = texts.get(reported.document)
    return reported.claim.of(text.original) if text is not None else ""


def is_pinned(reported: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    """True where the words name the weekday right after a verb of the event's taking place."""
    text, claim = texts.get(reported.document), reported.claim
    if text is None or claim.modality != "happened":
        return False
    tokens = text.tokens_in(claim)
    if not any(
        word.removeprefix("و") in _weekdays() for word in text.words[tokens.start : tokens.stop]
    ):
        return False
    before = text.words[max(0, tokens.start - _BEFORE) : tokens.start]
    return any(word in _held() or word.removeprefix("و") in _held() for word in before)


def is_night(reported: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    """True where a second weekday follows the first: the night between them."""
    text = texts.get(reported.document)
    if text is None:
        return False
    tokens = text.tokens_in(reported.claim)
    near = text.words[tokens.start : tokens.stop + 2]
    return len({word for word in near if word in _weekdays()}) > 1


def are_pinned(sides: Sequence[Sequence[ReportedClaim]], texts: Mapping[str, Text]) -> bool:
    """True where two positions at least name their weekday as that of one thing that was held."""
    pinned = [r for side in sides if (r := _pinned(side, texts))]
    held = [(_things_held(some, texts), _verbs(some, texts)) for some in pinned]
    return any(
        not (one and other and one.isdisjoint(other)) and not verbs.isdisjoint(others)
        for i, (one, verbs) in enumerate(held)
        for other, others in held[i + 1 :]
    )


def _verbs(pinned: Sequence[ReportedClaim], texts: Mapping[str, Text]) -> frozenset[str]:
    """The kinds of the verbs before the days; of a deed the verb itself."""
    out: set[str] = set()
    for reported in pinned:
        text = texts[reported.document]
        first = text.tokens_in(reported.claim).start
        for word in text.words[max(0, first - _BEFORE) : first]:
            kind = _held().get(word) or _held().get(word.removeprefix("و"))
            if kind:
                out.add(stem(word) if kind == "deed" else kind)
    return frozenset(out)


def _pinned(side: Sequence[ReportedClaim], texts: Mapping[str, Text]) -> Sequence[ReportedClaim]:
    return [r for r in side if is_pinned(r, texts)]


def _things_held(pinned: Sequence[ReportedClaim], texts: Mapping[str, Text]) -> frozenset[str]:
    """The nouns of what was held, before the days: a summit, a press conference."""
    out: set[str] = set()
    for reported in pinned:
        text = texts[reported.document]
        first = text.tokens_in(reported.claim).start
        out.update(stem(word) for word in text.words[max(0, first - _HELD) : first])
    return frozenset(out) & _gatherings()


@cache
def _gatherings() -> frozenset[str]:
    listed = (r["word"] for r in lexicons.rows("fact_terms") if r["list"] == "event_talks")
    return frozenset(stem(fold(word)) for word in listed if "/" not in word)


@cache
def _held() -> Mapping[str, str]:
    """The kind of each verb of taking place."""
    return {fold(row["words"]): row["kind"] for row in lexicons.rows("event_verbs")}


@cache
def _weekdays() -> frozenset[str]:
    named = (spoken.worded(f"day-{n}", "").ar for n in range(1, 8))
    return frozenset(fold(name) for name in named)
