"""Context: background, first times, arrivals, relations, attitudes and fears."""

from __future__ import annotations

from functools import partial

import msgspec

from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.model.annotation import Reading, TimeExpression
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

SLOT = "context"
question = partial(_phrases.question, SLOT)
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot; a date has its ISO value."""
    found = _claims.claims(reading, SLOT, titles=False)
    return tuple(_dated(reading, claim) if claim.key == "date" else claim for claim in found)


def _dated(reading: Reading, claim: Claim) -> Claim:
    times: list[TimeExpression] = [t for t in reading.times if t.overlaps(claim)]
    return msgspec.structs.replace(claim, value=times[0].value) if times else claim


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Attitudes clash between speakers; everything else is compared as words."""
    if a.claim.key == b.claim.key == "attitude":
        if a.claim.value != b.claim.value and a.claim.attributed_to != b.claim.attributed_to:
            reason = Bilingual("موقفان متعارضان", "opposite attitudes")
            return Verdict("conflict", reason, "contradiction")
        return _verdicts.entities(a, b, names)
    if a.claim.key == b.claim.key == "date":
        return _verdicts.entities(a, b, names)
    return _verdicts.words(a, b, names)
