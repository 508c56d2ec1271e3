"""Bystanders: counts of people who are named beside those who were hurt, and are not among them.

Those who did it («برصاص ثلاثة مسلحين») and those who were on board («كانت تقل خمسة أشخاص») are no
casualties; and a count may leave one out whom it names by the side («ثلاثة ركاب إضافة إلى قائدها»).
"""

from __future__ import annotations

import re
from functools import cache

from tawatur.arabic.folding import fold
from tawatur.comparing.kinds import any_of, bare, listed
from tawatur.model.claim import ReportedClaim
from tawatur.model.text import Text

CASUALTIES = frozenset({"deaths", "injured"})
_BEFORE = 40  # characters before a count in which its doing or boarding stands
_AFTER = 8  # words after a count in which the one left out stands


def is_of_bystanders(reported: ReportedClaim, text: Text) -> bool:
    """True where a toll's own words follow those of a doer, or of those on board."""
    if reported.claim.slot not in CASUALTIES:
        return False
    start = reported.claim.start
    return _standing().search(fold(text.original[max(0, start - _BEFORE) : start])) is not None


def leaves_out(a: ReportedClaim, b: ReportedClaim, text: Text) -> bool:
    """True where a count names a person apart who makes it the other one: «3 ركاب وقائدها»."""
    values = (a.claim.value, b.claim.value)
    if not all(v.isdecimal() for v in values) or int(values[1]) - int(values[0]) != 1:
        return False
    last = text.tokens_in(a.claim).stop
    near = [bare(w) for w in text.words[last : last + _AFTER]]
    told = _besides().search(" ".join(text.words[last : last + _AFTER])) is not None
    return told and any(w in listed("apart") for w in near)


@cache
def _standing() -> re.Pattern[str]:
    words = f"{any_of('doer')}|{any_of('aboard')}"
    return re.compile(rf"\b[وف]?[ب]?(?:{words})\s*[«\"]?$")


@cache
def _besides() -> re.Pattern[str]:
    return re.compile(rf"\b[وف]?(?:{any_of('besides')})\b")
