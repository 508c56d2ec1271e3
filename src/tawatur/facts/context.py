"""Context: background, first times, arrivals, relations, attitudes and fears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

import msgspec

from tawatur.facts import _amounts, _claims, _counts, _fates, _figures, _phrases, _verdicts
from tawatur.facts._terms import terms
from tawatur.model.annotation import Reading, TimeExpression
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

SLOT = "context"
PERSONS = "persons"  # the unit of counts of people
question = partial(_phrases.question, SLOT)
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot; a date has its ISO value, an attitude
    is one to an agreement where the sentence speaks of one."""
    found = _claims.claims(reading, SLOT, titles=False)
    return _claims.ordered([*(_valued(reading, claim) for claim in found), *_people(reading)])


def _people(reading: Reading) -> Iterator[Claim]:
    """How many were saved, are missing, were aboard: one claim a count."""
    text = reading.text
    for figure in _figures.figures(reading):
        value = figure.quantity.value
        fate = None
        if not figure.percent and value == int(value):
            fate = _fates.fate_of(text, figure.sentence, figure.first, figure.last)
        if fate is not None:
            yield _amounts.claim(reading, figure, fate[1], SLOT, key=fate[0], unit=PERSONS)


def _valued(reading: Reading, claim: Claim) -> Claim:
    if claim.key == "date":
        return _dated(reading, claim)
    if claim.key == "attitude":
        line = _claims.line_of(reading, claim)
        if line is None or not any(_deal().fullmatch(word) for word in line.words):
            words = " ".join(claim.of(reading.report.text).split())
            return msgspec.structs.replace(claim, key="", value=words)
    return claim


@cache
def _deal() -> re.Pattern[str]:
    return re.compile(terms("deal"))


def _dated(reading: Reading, claim: Claim) -> Claim:
    times: list[TimeExpression] = [t for t in reading.times if t.overlaps(claim)]
    return msgspec.structs.replace(claim, value=times[0].value) if times else claim


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Attitudes clash between speakers, counts as counts do; everything else is compared as
    words."""
    if a.claim.unit == PERSONS:
        return _counts.figures(a, b)
    if a.claim.key == b.claim.key == "attitude":
        if a.claim.value != b.claim.value and a.claim.attributed_to != b.claim.attributed_to:
            reason = Bilingual("موقفان متعارضان", "opposite attitudes")
            return Verdict("conflict", reason, "contradiction")
        return _verdicts.entities(a, b, names)
    if a.claim.key == b.claim.key == "date":
        return _verdicts.entities(a, b, names)
    return _verdicts.words(a, b, names)
