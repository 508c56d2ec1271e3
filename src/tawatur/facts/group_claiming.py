"""Claim of responsibility: who claimed it."""

from __future__ import annotations

from functools import partial

from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "group-claiming"
question = partial(_phrases.question, SLOT)
compare = _verdicts.tokens
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns; a name among the words is the value."""
    out: list[Claim] = []
    for met in _claims.found(reading, SLOT):
        claim = _claims.stated_by_name(reading, met, "OP")
        if not any(claim.overlaps(other) for other in out[-8:]):
            out.append(claim)
    return _claims.ordered(out)
