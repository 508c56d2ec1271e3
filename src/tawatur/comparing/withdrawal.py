"""Withdrawal: what one report announces and a later one puts off, calls off or takes back."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.comparing.conflict import Compare
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

PLANS = frozenset({"next-step", "offer/proposal"})

_WITHDRAWN = Verdict(
    "conflict", Bilingual("أُعلن ثم أُرجئ أو سُحب", "announced, then put off or withdrawn"), "update"
)


def revising(compare: Compare, a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """The verdict of ``compare``, but an update where one of two plans takes the other back."""
    if PLANS.isdisjoint((a.claim.slot, b.claim.slot)) or a.document == b.document:
        return compare(a, b, names)
    if is_withdrawn(a.claim.value) != is_withdrawn(b.claim.value):
        return _WITHDRAWN
    return compare(a, b, names)


@lru_cache(maxsize=50_000)
def is_withdrawn(words: str) -> bool:
    """True where words put something off, call it off or take it back."""
    return _withdrawing().search(fold(words)) is not None


@cache
def _withdrawing() -> re.Pattern[str]:
    forms = sorted(
        {fold(w) for w in lexicons.words("withdrawals", "words")}, key=lambda w: (-len(w), w)
    )
    back = r"(?!\s+(?:[^\W\d_]+\s+){0,3}(?:الا|سوي|غير)\b)"  # «لن يتم إلا بعد التشاور»
    return re.compile(r"\b[وف]?(?:" + "|".join(map(re.escape, forms)) + r")\b" + back)
