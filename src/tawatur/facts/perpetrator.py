"""Perpetrator: who did it, or is said to have done it."""

from __future__ import annotations

import re
from functools import cache, partial

import msgspec

from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.facts._patterns import Found, terms
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "perpetrator"
question = partial(_phrases.question, SLOT)
compare = _verdicts.entities
caption = _phrases.caption

_TIMES = 2  # claims of one doer a part: the first says it, the second may say it of somebody quoted


@cache
def _act() -> re.Pattern[str]:
    return re.compile(f"(?:{terms('assault+blow+deed')})")


def extract(reading: Reading) -> tuple[Claim, ...]:
    """Groups by their entity; persons in the report's words, where the word is not an adjective
    of the act («الهجوم الانتحاري»)."""
    out: list[Claim] = []
    count: dict[tuple[int, str], int] = {}
    for met in _claims.found(reading, SLOT):
        claim = _claims.stated(reading, met)
        names = _claims.named(met, "OP")
        if claim.key == "group" and names:
            last = names[-1] if claim.value.split()[0] != names[0].of(claim.value) else names[0]
            claim = msgspec.structs.replace(
                claim, value=_claims.entity_or_words(last, reading.report.text)
            )
        if claim.key == "person" and _of_act(met):
            continue
        kind = (claim.part, claim.value)
        if count.get(kind, 0) < _TIMES and not any(claim.overlaps(c) for c in out[-8:]):
            count[kind] = count.get(kind, 0) + 1
            out.append(claim)
    return tuple(sorted(out))


def _of_act(met: Found) -> bool:
    before = met.line.text[: met.start].split()
    return bool(before) and _act().fullmatch(before[-1]) is not None
