"""Verdicts: how two claims stand to each other, for values that are words and for named values."""

from __future__ import annotations

from tawatur.arabic.content import content, denied, holds, likeness, opposed
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

ALIKE = 0.5  # likeness from which two wordings say one thing
CLASHING = 0.55  # likeness from which a negation or an opposite makes two wordings clash

SAME = Verdict("agree", Bilingual("القيمة نفسها", "the same value"))
MORE = Verdict("complement", Bilingual("كل منهما يضيف إلى الآخر", "each adds to the other"))


def same(a: ReportedClaim, b: ReportedClaim) -> Verdict | None:
    """Agreement of equal values of one polarity, else None."""
    if a.claim.value == b.claim.value and a.claim.polarity == b.claim.polarity:
        return SAME
    return None


def words(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Two wordings: alike they agree; alike but for a negation or an opposite they clash."""
    one, two = a.claim.value, b.claim.value
    close = likeness(content(one), content(two))
    if holds(one, two):
        return Verdict("agree", Bilingual("المعنى نفسه", "the same in other words"))
    pair = opposed(one, two) if close >= CLASHING else None
    if pair is not None:
        reason = Bilingual(f"ضدان: {pair[0]} / {pair[1]}", f"opposites: {pair[0]} / {pair[1]}")
        return Verdict("conflict", reason, "contradiction")
    if close >= CLASHING and a.claim.polarity == b.claim.polarity and denied(one, two):
        return Verdict(
            "conflict", Bilingual("أحدهما ينفي الآخر", "one denies the other"), "contradiction"
        )
    if one == two or close >= ALIKE:
        return Verdict("agree", Bilingual("المعنى نفسه", "the same in other words"))
    return MORE


def tokens(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Two normalised values: equal they agree, of opposite polarity they clash."""
    equal = same(a, b)
    if equal is not None:
        return equal
    if a.claim.polarity != b.claim.polarity:
        return Verdict(
            "conflict",
            Bilingual("أحدهما ينفي ما يثبته الآخر", "one denies what the other states"),
            "contradiction",
        )
    return MORE


def entities(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Two named values: equal they agree, different ones add to each other."""
    return same(a, b) or MORE
