"""Press conference: whether and how the press was met."""

from __future__ import annotations

from functools import partial

from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

SLOT = "press-conference"
question = partial(_phrases.question, SLOT)
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns; a name among the words is the value.

    That one was held is claimed once a part."""
    out: list[Claim] = []
    held: set[int] = set()
    for met in _claims.found(reading, SLOT):
        claim = _claims.stated_by_name(reading, met, "P")
        if claim.value == "held":
            if claim.part in held:
                continue
            held.add(claim.part)
        if not any(claim.overlaps(other) for other in out[-8:]):
            out.append(claim)
    return _claims.ordered(out)


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """A conference that one report expects and another saw is a later state of one thing."""
    if {a.claim.value, b.claim.value} == {"held", "expected"}:
        reason = Bilingual("أحدهما قبل انعقاده والآخر بعده", "one before it was held, one after")
        return Verdict("conflict", reason, "update")
    return _verdicts.tokens(a, b, names)
