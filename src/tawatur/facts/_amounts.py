"""Amounts: claims of counted things, sums and shares, and how two of them compare.

The key names the question (what is counted, of what the sum is), the subject holds the words that
tell this amount from others of its kind. Two amounts of one key clash only where their subjects
have a word in common: «غادرت 12 حافلة» and «استقبل المعرض 30 حافلة» are two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from tawatur.arabic.folding import fold
from tawatur.arabic.skeletons import skeleton
from tawatur.arabic.stems import stem
from tawatur.facts import _counts, _figures
from tawatur.facts._figures import Figure
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

ONE = "one"  # of a key: the report gives one amount for it
_ROUNDED = 0.1  # of the larger amount: 3.1 billion told as 3 is one sum rounded
_FAR = (
    2  # times: of nine clashes of one day, the six of things told apart differed more or in words
)
_LARGE = 1000  # from here reports round without saying so
_ELSE = Verdict(
    "complement",
    Bilingual("قد يكون لكل رقم شيء غير الآخر", "the figures may be of different things"),
    "scope",
)
_DENIED = Verdict(
    "conflict",
    Bilingual("أحدهما ينفي ما يثبته الآخر", "one denies what the other states"),
    "contradiction",
)


def claim(reading: Reading, figure: Figure, last: int, slot: str, **fields: str | None) -> Claim:
    """The claim of a figure whose words end before token ``last``."""
    text = reading.text
    polarity, modality = _figures.stance(text, figure)
    start = _figures.span_start(text, figure)
    end = text.ends[_figures.span_last(text, figure, last) - 1]
    return Claim(
        start=start,
        end=max(end, figure.quantity.end),
        slot=slot,
        value=_figures.digits(figure.quantity),
        key=fields.get("key") or "",
        polarity=polarity,
        modality=modality,
        approx=figure.quantity.approx,
        unit=fields.get("unit"),
        subject=fields.get("subject") or None,
        part=figure.sentence.part,
    )


def apart(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, each value of a key once a part; where a report gives one key several values
    they are of several things, and each has a key of its own."""
    first: dict[tuple[int, str, str], Claim] = {}
    values: dict[str, set[str]] = defaultdict(set)
    for one in sorted(claims, key=lambda c: (c.start, c.end, c.key)):
        first.setdefault((one.part, one.key, one.value), one)
        values[one.key].add(one.value)
    return tuple(
        msgspec.structs.replace(one, key=f"{one.key}={one.value}")
        if len(values[one.key]) > 1
        else one
        for one in first.values()
    )


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Equal amounts agree, bounds and roundings complement, other figures of one subject clash;
    amounts of different subjects are left standing side by side."""
    one, two = a.claim, b.claim
    if one.value == two.value:
        return _DENIED if one.polarity != two.polarity else _counts.figures(a, b)
    alike = one.unit == two.unit and one.polarity == two.polarity == "+"
    if not alike or one.modality != two.modality:
        return _ELSE
    if _is_rounded(one.value, two.value):
        x, y = one.value, two.value
        reason = Bilingual(f"{x} و{y}: تقريب", f"{x} and {y}: rounded")
        return Verdict("complement", reason, "rounding")
    verdict = _counts.figures(a, b)
    told_alike = _senses(one) & _senses(two) and _is_near(one.value, two.value)
    return _ELSE if verdict.status == "conflict" and not told_alike else verdict


def _is_rounded(a: str, b: str) -> bool:
    """True where one amount is the other with fewer digits: 4.72 and 5, 3.1 and 3 billion."""
    try:
        one, two = float(a), float(b)
    except ValueError:
        return False
    if abs(one - two) > _ROUNDED * max(one, two):
        return False
    if min(one, two) >= _LARGE:
        return len(a.rstrip("0")) != len(b.rstrip("0"))
    places = min(len(a.partition(".")[2]), len(b.partition(".")[2]))
    return ("." in a or "." in b) and abs(one - two) <= 0.5 * 10**-places


def _is_near(a: str, b: str) -> bool:
    """True for amounts of one size: what differs more is most often of two things."""
    try:
        one, two = float(a.partition("-")[0]), float(b.partition("-")[0])
    except ValueError:
        return False
    return max(one, two) <= _FAR * min(one, two)


def _senses(claim: Claim) -> frozenset[str]:
    """What the words of the subject say beyond the key, which two amounts share anyway."""
    return _skeletons(claim.subject or "") - _skeletons(claim.key.replace(":", " "))


@lru_cache(maxsize=20_000)
def _skeletons(words: str) -> frozenset[str]:
    return frozenset(skeleton(stem(word)) for word in fold(words).split())


_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def english(value: str) -> str:
    """An amount in English: 3 billion, 500,000, 20 to 30."""
    return " to ".join(_english(part) for part in value.split("-") if part)


def _english(digits: str) -> str:
    try:
        number = float(digits)
    except ValueError:
        return digits
    for size, word in _SCALES:
        if number >= size:
            return f"{number / size:,.4g} {word}"
    return f"{number:,.4f}".rstrip("0").rstrip(".")
