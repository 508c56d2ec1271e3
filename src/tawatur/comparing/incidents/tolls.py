"""Tolls: what two reports must share before counts that come with every incident are of one.

Every accident has its crews and its ambulances, and every day its round-up of accidents. Two such
counts are held against each other only where the reports open with one toll of dead or injured;
crews that neither report has a toll beside, only where both are told within hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tawatur.comparing.incidents.people import LEAD
from tawatur.comparing.incidents.spots import COUNT, COUNTED, is_summed
from tawatur.comparing.incidents.towns import are_hours_apart
from tawatur.comparing.kinds import forms
from tawatur.model.claim import ReportedClaim
from tawatur.model.text import Text

Place = tuple[str, int]  # a document and its part
Tolls = Mapping[Place, Mapping[str, str]]  # by slot: the number of dead and injured
_NEAR = 3  # words after a count in which «إسعافية» or «من الدفاع المدني» stands


def opening_tolls(claims: Iterable[ReportedClaim], first: Mapping[Place, int]) -> Tolls:
    """The dead and the injured that each report opens with; ``first`` is where its claims begin."""
    told: dict[Place, dict[str, str]] = {}
    for r in claims:
        place, claim = (r.document, r.claim.part), r.claim
        is_toll = claim.slot in COUNTED and claim.key == "toll" and claim.value.isdecimal()
        if is_toll and claim.start - first[place] <= LEAD:
            told.setdefault(place, {}).setdefault(claim.slot, claim.value)
    return told


def are_of_two_incidents(
    a: ReportedClaim, b: ReportedClaim, one: Text, two: Text, tolls: Tolls
) -> bool:
    """True for counts of crews, or sums over several accidents, of reports without a toll in
    common."""
    here, there = (tolls.get((r.document, r.claim.part), {}) for r in (a, b))
    is_shared = any(there.get(slot) == value for slot, value in here.items())
    if is_of_rescuers(a, one) or is_of_rescuers(b, two):
        if here or there:
            return not is_shared
        return are_hours_apart(a.published, b.published)
    if a.claim.slot in COUNTED and is_summed(a, one) and is_summed(b, two):
        return not is_shared
    return False


def is_of_rescuers(reported: ReportedClaim, text: Text) -> bool:
    """True for a count of those who came to help, and of what they came with."""
    if reported.claim.slot != COUNT:
        return False
    tokens = text.tokens_in(reported.claim)
    own = text.words[tokens.start : tokens.stop + 1]
    if not forms("rescuer").isdisjoint(own):
        return True
    after = text.words[tokens.stop : tokens.stop + _NEAR]
    return not forms("crew").isdisjoint(own) and not forms("rescue").isdisjoint(after)
