"""Typed: questions that reports answer with normalised values: tolls, days, places, lengths."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.comparing.alignment import Group
from tawatur.comparing.conflict import Judgement, are_days, is_scattered
from tawatur.comparing.context import REPORTS, Context
from tawatur.comparing.corroboration import by_value, leading
from tawatur.comparing.figures.counterparts import SMALL
from tawatur.comparing.incidents.days import are_pinned
from tawatur.comparing.incidents.parts import are_raised
from tawatur.comparing.incidents.people import is_count
from tawatur.comparing.incidents.sites import are_several
from tawatur.comparing.making import made
from tawatur.comparing.revision import revised
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Finding

_OTHER_DAY = Bilingual(
    "قد يكون اليوم الآخر ليوم غير يوم الحدث", "the other day may not be the event's"
)
_SCATTERED = Bilingual(
    "أرقام متفرقة لا يغلب منها رقم: قد تكون لوقائع عدة",
    "scattered figures none of which prevails: perhaps of several incidents",
)
_INCIDENTS = Bilingual(
    "التقارير تفتتح بوقائع في أماكن مختلفة", "the reports open with incidents at different places"
)


def findings(group: Group, context: Context) -> list[Finding]:
    """The findings of a question with normalised values, those for each speaker who is quoted on
    it in several reports while others speak too, and one for each figure no report leads with."""
    led, others = leading(group.claims)
    out = _findings(group, led, context)
    for some in by_value(others).values():
        out += _findings(group, some, context)
    speakers = {r.claim.attributed_to for r in group.claims}
    for speaker in sorted(speakers, key=lambda s: (s is not None, s or "")):
        own, _ = leading([r for r in group.claims if r.claim.attributed_to == speaker])
        if len(speakers) > 1 and len({r.document for r in own}) > 1:
            for finding in _findings(group, own, context, speaker or REPORTS):
                if speaker is not None or (finding.status == "agree" != out[0].status):
                    out.append(finding)
    return out


def _findings(
    group: Group,
    claims: Sequence[ReportedClaim],
    context: Context,
    speaker: str | None = None,
) -> list[Finding]:
    """The finding of some claims; of counts that clash those that take no part in it stand apart,
    for they count something else."""
    values = list(by_value(claims).values())
    verdict = context.judge(group.slot, values) if len(values) > 1 else None
    whole = _finding(group, values, verdict, context, speaker)
    is_small = verdict is not None and len(context.texts) <= SMALL
    is_split = (verdict if is_small and verdict else whole).status == "conflict"
    if is_split and all(is_count(some[0].claim.value) for some in values):
        part = context.taking_part(group.slot, values)
        if 0 < len(part) < len(values):
            clashing = [values[n] for n in sorted(part)]
            aside = [values[n] for n in range(len(values)) if n not in part]
            others = [f for some in aside for f in _findings(group, some, context, speaker)]
            verdict = context.judge(group.slot, clashing)
            return [_finding(group, clashing, verdict, context, speaker), *others]
    return [whole]


def _finding(
    group: Group,
    sides: Sequence[Sequence[ReportedClaim]],
    verdict: Judgement | None,
    context: Context,
    speaker: str | None,
) -> Finding:
    positions = [context.position(some[0].claim.value, some) for some in sides]
    if verdict and verdict.kind in ("contradiction", "update", "rounding"):
        verdict = revised(verdict, positions, is_told=are_raised(sides, context.texts))
    stray = verdict and verdict.status == "conflict" and are_days(positions)
    if stray and not (len(positions) == 2 and are_pinned(sides, context.texts)):
        verdict = Judgement("complement", "scope", "reports", _OTHER_DAY)
    if verdict and verdict.kind == "contradiction" and is_scattered(positions, group.key):
        verdict = Judgement("complement", "scope", "reports", _SCATTERED)
    if verdict and verdict.status == "conflict" and is_count(sides[0][0].claim.value):
        verdict = _of_one_incident(verdict, sides, speaker, context)
    asked = context.question(group.slot, group.key, speaker)
    return made((group.slot, group.key), asked, positions, verdict)


def _of_one_incident(
    verdict: Judgement,
    some: Sequence[Sequence[ReportedClaim]],
    speaker: str | None,
    context: Context,
) -> Judgement:
    """The verdict, softened where the reports open with incidents at several places, or where the
    one speaker is a group without a name, who may be anybody."""
    who = context.names.get(speaker) if speaker else None
    places = [{(r.document, r.claim.part) for r in side} for side in some]
    known = context.scene.sites
    if are_several([[known[p] for p in sorted(side) if p in known] for side in places]):
        return Judgement("complement", "scope", "reports", _INCIDENTS)
    if who is not None and who.type == "GROUP":
        return Judgement("complement", "scope", "speakers", _SCATTERED)
    return verdict
