"""Where: the places, parts of a country and neighbourhoods it happened in."""

from __future__ import annotations

from functools import partial

import msgspec

from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "where"
question = partial(_phrases.question, SLOT)
compare = _verdicts.entities
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns; a name among the words is the value."""
    out: list[Claim] = []
    for met in _claims.found(reading, SLOT):
        claim = _claims.stated(reading, met)
        names = _claims.named(met, "L")
        if names and not met.pattern.value:
            value = _claims.entity_or_words(names[0], reading.report.text)
            claim = msgspec.structs.replace(claim, value=value)
        if not any(claim.overlaps(other) for other in out[-8:]):
            out.append(claim)
    return tuple(sorted(out))
