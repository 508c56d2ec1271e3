"""Comparing counts: equal, bounded, rounded, revised, of others, or in contradiction."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.arabic import spoken
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

ROUND = 0.1  # of the larger figure: «نحو 100» and 96 are one count rounded
_LOOSE = 4  # times its upper end: عشرات may be a hundred and more


class _Range(NamedTuple):
    low: float
    high: float
    loose: bool


_SAME = Verdict("agree", Bilingual("العدد نفسه", "the same number"))
_VAGUE = Verdict(
    "complement", Bilingual("أحدهما بلا رقم محدد", "one of them gives no exact number")
)
_OTHERS = Verdict(
    "complement",
    Bilingual("العددان لمجموعتين مختلفتين", "the counts are of different people"),
    "scope",
)
_OTHER_DAY = Verdict(
    "complement", Bilingual("لكل يوم عدده", "each day has its own number"), "scope"
)
_NOBODY = Verdict(
    "conflict", Bilingual("أحدهما ينفي وقوعها", "one says there were none"), "contradiction"
)


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """How two counts stand to each other.

    A bound (على الأقل 30) agrees with every figure it allows, an approximate figure with every
    figure within a tenth; a larger figure of a later day is an update.
    """
    if a.claim.subject != b.claim.subject:
        return _OTHERS
    return figures(a, b)


def figures(a: ReportedClaim, b: ReportedClaim) -> Verdict:
    """How the figures of two counts of one thing stand to each other."""
    one, two = a.claim, b.claim
    if one.value == two.value:
        return _SAME
    x, y = _range(one), _range(two)
    if x is None or y is None:
        return _VAGUE
    if 0 in (x.high, y.high):
        return _NOBODY if (a.published or "")[:10] == (b.published or "")[:10] else _OTHER_DAY
    bounded = _bounded(one, two, x, y)
    if bounded is not None:
        return bounded
    if _near(x, y) and "about" in (one.approx, two.approx):
        return Verdict(
            "complement",
            Bilingual(f"{one.value} و{two.value}: تقريب", f"{one.value} and {two.value}: rounded"),
            "rounding",
        )
    return _clash(a, b, x, y)


def _clash(a: ReportedClaim, b: ReportedClaim, x: _Range, y: _Range) -> Verdict:
    earlier, later = (x, y) if (a.published or "") <= (b.published or "") else (y, x)
    days = {(a.published or "")[:10], (b.published or "")[:10]}
    values = f"{a.claim.value} / {b.claim.value}"
    if len(days) == 2 and "" not in days and later.low > earlier.low:
        reason = Bilingual(f"حصيلة أحدث أعلى: {values}", f"a later toll is higher: {values}")
        return Verdict("conflict", reason, "update")
    reason = Bilingual(f"رقمان مختلفان: {values}", f"different figures: {values}")
    return Verdict("conflict", reason, "contradiction")


def _range(claim: Claim) -> _Range | None:
    low, _, high = claim.value.partition("-")
    try:
        bottom = float(low)
        top = float(high) if high else bottom
    except ValueError:
        return None
    return _Range(bottom, top, bool(high) and claim.approx == "about")


def _bounded(one: Claim, two: Claim, x: _Range, y: _Range) -> Verdict | None:
    """Compatible bounds and ranges, or None."""
    for bound, other, a, b in ((one, two, x, y), (two, one, y, x)):
        if bound.approx in ("at-least", "more-than") and b.high >= a.low:
            reason = Bilingual(
                f"«{bound.value} أو أكثر» لا ينفي {other.value}",
                f"“{bound.value} or more” does not rule out {other.value}",
            )
            return Verdict("complement", reason, "rounding")
        if bound.approx == "less-than" and b.low <= a.high:
            reason = Bilingual(
                f"«{bound.value} أو أقل» لا ينفي {other.value}",
                f"“{bound.value} or fewer” does not rule out {other.value}",
            )
            return Verdict("complement", reason, "rounding")
        top = a.high * _LOOSE if a.loose else a.high
        if a.high > a.low and a.low <= b.low and b.high <= top:
            reason = Bilingual(
                f"{other.value} ضمن {bound.value}", f"{other.value} lies within {bound.value}"
            )
            return Verdict("complement", reason, "rounding")
    return None


def _near(x: _Range, y: _Range) -> bool:
    return abs(x.low - y.low) <= ROUND * max(x.low, y.low)


def caption(claim: Claim, words: str, names: Names) -> Bilingual:
    """The number with its noun, and how exact it is: «6 قتلى», «نحو 15 جريحا»."""
    low, _, high = claim.value.partition("-")
    if not low.isdecimal() or (high and not high.isdecimal()):
        shown = spoken.trimmed(words)
        return Bilingual(shown, shown)
    if claim.value == "0":
        return spoken.worded("none", spoken.count(claim.slot, 100).ar[4:], "dead")
    plain = _counted(claim, int(high or low))
    vague = spoken.vague(claim.value, claim.slot, claim.subject or "")
    if vague is not None:
        plain = vague
    elif high and high != low:
        plain = Bilingual(f"بين {low} و{plain.ar}", f"{low} to {plain.en}")
    elif claim.approx:
        plain = spoken.worded(claim.approx, plain.ar, plain.en)
    kind, _, state = claim.key.partition(":")
    if kind == "state":
        return spoken.worded(state, plain.ar, plain.en)
    return spoken.worded("added", plain.ar, plain.en) if kind == "added" else plain


def _counted(claim: Claim, number: int) -> Bilingual:
    if not claim.subject:
        return spoken.count(claim.slot, number)
    one = " " not in claim.subject and not claim.subject.startswith("ال")
    people = f"ال{claim.subject}" if one else claim.subject
    return Bilingual(f"{number} من {people}", f"{number} of «{people}»")
