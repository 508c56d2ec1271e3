"""Comparing: from the claims of a story's reports to findings, each with its evidence.

Claims are aligned by question (``alignment``), gathered into positions that count origins and not
reports (``corroboration``), and judged (``conflict``, ``revision``). Nothing is merged away: a
contradiction is two positions of one finding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.comparing.alignment import align
from tawatur.comparing.context import Context
from tawatur.comparing.corroboration import Origins
from tawatur.comparing.incidents import event_days
from tawatur.comparing.incidents.surroundings import scene
from tawatur.comparing.questions import company, deeds, measured, sums, twins, typed, wider, worded
from tawatur.comparing.repeats import distinct, place, without_echoes
from tawatur.comparing.words import misread
from tawatur.model.annotation import Reading
from tawatur.model.claim import ReportedClaim
from tawatur.model.cluster import Lineage
from tawatur.model.finding import Finding
from tawatur.model.text import Text
from tawatur.roles import FactType, Names


def compare(
    story_claims: Sequence[ReportedClaim],
    members: Mapping[str, FactType],
    lineages: Sequence[Lineage],
    names: Names,
    texts: Mapping[str, Text],
    readings: Mapping[str, Reading] | None = None,
) -> tuple[Finding, ...]:
    """The findings of one story, ordered by slot and then by earliest evidence.

    The same claims give the same findings in whatever order and however often they come. Claims
    of the slot ``statement`` corroborate and clash, but make no findings of their own that other
    claims already make, and none alone. ``texts`` gives the words behind a claim, by document, and
    ``readings`` the figures of all reports, whatever claims they make.
    """
    every = sorted(set(story_claims), key=_claim_order)
    claims = misread.mended([r for r in every if r.claim.slot != deeds.SLOT], texts)
    claims = event_days.of_the_event(claims, texts)
    by_slot = {m.SLOT: m for m in members.values()}
    context = Context(by_slot, Origins(lineages), names, texts, scene(claims, names, texts))
    found: list[Finding] = []
    for group in align(claims, names):
        found += (typed if group.typed else worded).findings(group, context)
    for question in (sums, wider, company):
        found += question.findings(claims, context)
    found = measured.findings(claims, context, found, readings or {})
    found += twins.findings(claims, context, found)
    found += deeds.findings(every, context, found)
    return tuple(sorted(distinct(without_echoes(found)), key=place))


def _claim_order(reported: ReportedClaim) -> tuple[object, ...]:
    claim = reported.claim
    return (
        reported.document,
        claim.start,
        claim.end,
        claim.slot,
        claim.key,
        claim.value,
        repr(claim),
    )
