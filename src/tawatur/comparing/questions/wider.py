"""Wider: a report opens with a figure for more than the event, another with the event's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.comparing.conflict import Judgement
from tawatur.comparing.context import Context
from tawatur.comparing.corroboration import by_value
from tawatur.comparing.incidents.people import LEAD
from tawatur.comparing.incidents.surroundings import are_near
from tawatur.comparing.making import made
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Finding

TOLL, WIDER = "toll", "wider"  # keys of counts: of the event, of more than the event
_SCOPE = Bilingual(
    "أحد الرقمين لمدة أو نطاق أوسع من الحادثة",
    "one figure counts a longer time or a wider area than the event",
)
_HEADLINE = 120  # characters in which a figure of a wider scope is taken for the event's


def findings(claims: Sequence[ReportedClaim], context: Context) -> Iterator[Finding]:
    """A figure for more than the event with which a report opens, beside the event's own: a
    difference of scope that a reader of the headline takes for a contradiction."""
    for slot in sorted({r.claim.slot for r in claims if r.claim.key == WIDER}):
        own = [r for r in claims if r.claim.slot == slot and r.claim.key == TOLL]
        opening = _opening([r for r in claims if r.claim.slot == slot])
        wide = [r for r in opening if r.claim.key == WIDER and r.claim.start <= _HEADLINE]
        values = by_value(r for r in own if r.document in {w.document for w in wide})
        values = values or by_value(r for r in own if r.claim.start <= LEAD)
        for value, some in by_value(wide).items():
            if not values or value in values:
                continue
            event = max(values, key=lambda v: (len(values[v]), v))
            pairs = [(a, b) for a in some for b in values[event] if are_near(a, b, context.scene)]
            if not any(context.clash(a, b) for a, b in pairs):
                continue
            positions = [context.position(value, some), context.position(event, values[event])]
            judged = Judgement("conflict", "scope", "reports", _SCOPE)
            yield made((slot, WIDER), context.question(slot, WIDER), positions, judged)


def _opening(claims: Sequence[ReportedClaim]) -> list[ReportedClaim]:
    """Of each report all claims with the value it gives first."""
    first: dict[str, ReportedClaim] = {}
    for reported in claims:
        known = first.get(reported.document)
        if known is None or reported.claim.start < known.claim.start:
            first[reported.document] = reported
    return [r for r in claims if r.claim.value == first[r.document].claim.value]
