"""Format: how a meeting is held, its size, openness and form."""

from __future__ import annotations

from functools import partial

from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

SLOT = "format"
question = partial(_phrases.question, SLOT)
caption = _phrases.caption

_SIZES = frozenset({"bilateral", "trilateral", "3v3"})  # sizes that exclude each other


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot."""
    return _claims.claims(reading, SLOT)


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Two sizes of a meeting that took place exclude each other; a plan excludes nothing."""
    one, two = a.claim, b.claim
    both = {one.value, two.value}
    if both <= _SIZES and len(both) == 2 and one.modality == two.modality == "happened":
        reason = Bilingual("صيغتان لا تجتمعان", "two formats that exclude each other")
        return Verdict("conflict", reason, "contradiction")
    return _verdicts.same(a, b) or _verdicts.MORE
