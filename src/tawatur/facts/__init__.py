"""Fact types, one file each: from the annotations of a report to the claims it makes.

A member is a public module of this package in the shape of ``roles.FactType``. Members find their
claims with the lexicons ``fact_patterns`` and ``fact_terms``; here their claims are put together,
attributed to whoever is quoted as saying them, and freed of repetitions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.arabic.sentences import sentence_at
from tawatur.facts import _deeds
from tawatur.facts._denials import denials
from tawatur.model.annotation import Quotation, Reading
from tawatur.model.claim import Claim
from tawatur.roles import FactType

STATEMENT = "statement"  # the slot of what somebody is quoted as saying: compared, never listed


def extract(reading: Reading, members: Mapping[str, FactType]) -> tuple[Claim, ...]:
    """The claims of a reading, by all fact types given, attributed, each once, in text order."""
    found: list[Claim] = []
    for name in sorted(members):
        found.extend(members[name].extract(reading))
    claims = attribute(found, reading.quotations)
    return unique([*claims, *denials(reading, sorted(claims, key=_place))])


def deeds(readings: Sequence[Reading]) -> tuple[tuple[Claim, ...], ...]:
    """For each report of a story the deeds that reports deny and those of them that it affirms,
    attributed: for comparing, never listed."""
    made = zip(readings, _deeds.deeds(readings), strict=True)
    return tuple(attribute(found, reading.quotations) for reading, found in made)


def attribute(claims: Iterable[Claim], quotations: Sequence[Quotation]) -> tuple[Claim, ...]:
    """The claims, each with the speaker and credited outlets of the innermost quotation around it.

    A claim that already names who it is attributed to keeps it."""
    ordered = sorted(quotations, key=lambda q: (q.start, -q.end))
    starts = [q.start for q in ordered]
    reach = _reach(ordered)
    out: list[Claim] = []
    for claim in claims:
        around = _innermost(claim, ordered, starts, reach)
        if around is None or claim.attributed_to is not None:
            out.append(claim)
            continue
        speaker = around.speaker.entity if around.speaker else None
        via = tuple(sorted({r.entity for r in around.via if r.entity}))
        out.append(msgspec.structs.replace(claim, attributed_to=speaker, via=via))
    return tuple(out)


def _reach(ordered: Sequence[Quotation]) -> list[int]:
    """For each quotation the furthest end of it and all before it: where looking back may stop."""
    furthest: list[int] = []
    for quotation in ordered:
        furthest.append(max(quotation.end, furthest[-1] if furthest else 0))
    return furthest


def _innermost(
    claim: Claim, ordered: Sequence[Quotation], starts: Sequence[int], reach: Sequence[int]
) -> Quotation | None:
    best: Quotation | None = None
    i = bisect_right(starts, claim.start) - 1
    while i >= 0 and reach[i] > claim.start:
        quotation = ordered[i]
        middle = (claim.start + claim.end) // 2
        inside = quotation.start <= claim.start and middle < quotation.end
        if inside and (best is None or quotation.length < best.length):
            best = quotation
        i -= 1
    return best


def unique(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each claim once: of claims with one slot, value and span the first in order is kept."""
    seen: dict[tuple[str, str, int, int], Claim] = {}
    for claim in sorted(claims, key=_place):
        seen.setdefault((claim.slot, claim.value, claim.start, claim.end), claim)
    return tuple(seen.values())


def _place(claim: Claim) -> tuple[int, int, str, str, str]:
    return claim.start, claim.end, claim.slot, claim.key, claim.value


def statements(reading: Reading) -> tuple[Claim, ...]:
    """What is quoted in a reading as claims of the slot ``statement``, one a quotation, for
    comparing: reports that hand on one utterance agree on it."""
    out: list[Claim] = []
    for quotation in reading.quotations:
        words = " ".join(quotation.of(reading.report.text).split())
        tokens = reading.text.tokens_in(quotation)
        if not words or not tokens:
            continue
        at = sentence_at(reading.sentences, tokens.start)
        speaker = quotation.speaker.entity if quotation.speaker else None
        out.append(
            Claim(
                start=quotation.start,
                end=quotation.end,
                slot=STATEMENT,
                value=words,
                key=f":{speaker or ''}",
                attributed_to=speaker,
                via=tuple(sorted({r.entity for r in quotation.via if r.entity})),
                modality="denied" if quotation.act == "deny" else "happened",
                part=reading.sentences[at].part if at is not None else 0,
            )
        )
    return tuple(out)


__all__ = ["STATEMENT", "attribute", "deeds", "extract", "statements", "unique"]
