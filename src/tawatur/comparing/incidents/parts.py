"""Parts: counts of some of those whom another count counts whole.

A report may tell by itself that a count is a part: «ثلاثة آخرين» after two of five, «15 منهم», the
injured of one degree among others, two privates beside a corporal. Such a count disputes no whole
that the same sentence gives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from tawatur.arabic.folding import fold
from tawatur.arabic.numerals import numeral
from tawatur.comparing.kinds import any_of, bare, forms, listed
from tawatur.model.claim import ReportedClaim
from tawatur.model.text import ARABIC, NUMBER, Text

_BACK = 40  # words before a count in which the whole stands
_ENDS = frozenset(".؟!\n")
_MARKS = 3  # words after a count in which it is marked as a part
_RAISED = 60  # characters around a count in which the words of its rise stand
_FOLLOWED = 160  # characters after a toll in which a later death of its sentence stands
_SENTENCE = re.compile(r"[\n.؟!]")
_WORD = re.compile(r"[^\W\d_]+")


def are_part_and_whole(a: ReportedClaim, b: ReportedClaim, one: Text, two: Text) -> bool:
    """True where one of two counts is told as a part of the other."""
    if is_part_of(a, b, one) or is_part_of(b, a, two):
        return True
    return is_of_one_degree(a, one) != is_of_one_degree(b, two)


def is_part_of(a: ReportedClaim, b: ReportedClaim, text: Text) -> bool:
    """True where the sentence of a count, marked as a part or the rest, gives the other count as
    the whole: «القبض على خمسة، اثنان منهم في دلونا وثلاثة آخرين في مرسانا»."""
    values = (a.claim.value, b.claim.value)
    if not all(v.isdecimal() for v in values) or int(values[0]) >= int(values[1]):
        return False
    tokens = text.tokens_in(a.claim)
    before = _before(text, tokens.start)
    known = [n for n, _ in before]
    if float(values[1]) not in known:
        return False
    after = [bare(w) for w in text.words[tokens.start : tokens.stop + _MARKS]]
    if any(w in listed("share") for w in after):
        return True
    if not any(w in listed("rest") for w in after):
        return False
    rest = float(values[1]) - float(values[0])
    return any(n == rest and is_share for n, is_share in before)


def has_one_more(a: ReportedClaim, b: ReportedClaim, text: Text) -> bool:
    """True where the sentence of a toll tells that one of those hurt has died too, who makes it the
    other one: «قتل اثنان وأصيب ثلاثة، فارق أحدهم الحياة»."""
    values = (a.claim.value, b.claim.value)
    if a.claim.slot != "deaths" or not all(v.isdecimal() for v in values):
        return False
    if int(values[1]) - int(values[0]) != 1:
        return False
    after = fold(text.original[a.claim.end : a.claim.end + _FOLLOWED])
    return _dying().search(_SENTENCE.split(after)[0]) is not None


@cache
def _dying() -> re.Pattern[str]:
    return re.compile(rf"\b[وفثل]?(?:{any_of('dying')})\b")


def _before(text: Text, at: int) -> list[tuple[float, bool]]:
    """The numbers of the sentence before a token, and whether «منهم» follows each."""
    first = at
    while first > max(0, at - _BACK) and text.words[first - 1] not in _ENDS:
        if "\n" in text.original[text.ends[first - 1] : text.starts[first]]:
            break
        first -= 1
    out: list[tuple[float, bool]] = []
    i = first
    while i < at:
        number = numeral(text, i, at) if text.kinds[i] in (ARABIC, NUMBER) else None
        if number is None or number.value is None:
            i += 1
            continue
        last = max(i + 1, number.last)
        near = [bare(w) for w in text.words[last : last + _MARKS]]
        out.append((number.value, any(w in listed("share") for w in near)))
        i = last
    return out


def is_of_one_degree(reported: ReportedClaim, text: Text) -> bool:
    """True where a count of the injured is of one degree, and another degree stands joined to it:
    «إصابة حرجة وثلاث إصابات متوسطة»."""
    start, end = reported.claim.start, reported.claim.end
    own = _WORD.findall(fold(text.original[start : end + _RAISED]))[: _MARKS + 1]
    if not any(w in forms("degree") for w in own):
        return False
    before = fold(text.original[max(0, start - _RAISED // 2) : start])
    near = _WORD.findall(re.split(r"[\n.؟!،؛]", before)[-1])[-2:]
    joined = text.original[start:end].startswith("و") or before.rstrip().endswith("و")
    return joined and any(w in forms("degree") for w in near)


def are_raised(sides: Sequence[Sequence[ReportedClaim]], texts: Mapping[str, Text]) -> bool:
    """True where the words beside the largest of several counts tell of a rise."""
    counts = [side for side in sides if side[0].claim.value.isdecimal()]
    largest = max(counts, key=lambda side: int(side[0].claim.value), default=())
    return any(r.document in texts and is_raised(r, texts[r.document]) for r in largest)


def is_raised(reported: ReportedClaim, text: Text) -> bool:
    """True where the words beside a count say that it is newer than another one."""
    start, end = reported.claim.start, reported.claim.end
    around = text.original[max(0, start - _RAISED) : end + _RAISED]
    return _rising().search(fold(around)) is not None


@cache
def _rising() -> re.Pattern[str]:
    return re.compile(rf"\b[وف]?(?:{any_of('rising')})\b")
