"""Absent or not invited: who was not there."""

from __future__ import annotations

from functools import partial

import msgspec

from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "absent/not-invited"
question = partial(_phrases.question, SLOT)
compare = _verdicts.entities
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """One claim a person or party said to be missing, and where none is named the words."""
    out: list[Claim] = []
    for met in _claims.found(reading, SLOT):
        if not _claims.named(met):
            out.append(_claims.stated(reading, met))
        for mention in _claims.named(met):
            claim = _claims.stated(reading, met, mention.entity or mention.of(reading.report.text))
            out.append(msgspec.structs.replace(claim, start=mention.start, end=mention.end))
    return _claims.apart(out)
