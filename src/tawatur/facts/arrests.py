"""Arrests: how many people were arrested or held, or who."""

from __future__ import annotations

from functools import partial

from tawatur.facts import _claims, _counts, _phrases, _tolls, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Verdict
from tawatur.roles import Names

SLOT = "arrests"
question = partial(_phrases.question, SLOT)
caption = _counts.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The counts of the reading, each with whom it counts and how exact it is, and who was arrested
    where the report gives no number."""
    counts = _tolls.claims(reading, SLOT)
    named = (c for c in _claims.claims(reading, SLOT) if not any(c.overlaps(n) for n in counts))
    return _claims.ordered([*counts, *named])


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Counts as counts, people in words as words."""
    if "who" in (a.claim.key, b.claim.key):
        return _verdicts.words(a, b, names)
    return _counts.compare(a, b, names)
