"""Comparing: from the claims of a story's reports to findings, each with its evidence.

Claims are aligned by question (``alignment``), gathered into positions that count origins and not
reports (``corroboration``), and judged (``conflict``, ``revision``). Nothing is merged away: a
contradiction is two positions of one finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256

import msgspec

from tawatur.comparing import company, deeds, event_days, measured, misread, twins
from tawatur.comparing.agreement import NAMING, agreeing
from tawatur.comparing.alignment import Group, align, title
from tawatur.comparing.conflict import Judgement, are_days, is_scattered
from tawatur.comparing.context import REPORTS, Context
from tawatur.comparing.corroboration import Origins, by_value, leading
from tawatur.comparing.counterparts import SMALL
from tawatur.comparing.days import are_pinned
from tawatur.comparing.incidents import LEAD, is_count
from tawatur.comparing.parts import are_raised
from tawatur.comparing.repeats import STATEMENT, distinct, place, without_echoes
from tawatur.comparing.revision import history, revised
from tawatur.comparing.sites import are_several
from tawatur.comparing.sums import Sum, sums
from tawatur.comparing.surroundings import are_at_two_sites, are_near, scene
from tawatur.comparing.withdrawal import revising
from tawatur.comparing.wording import asserted, central, sides, words_verdict
from tawatur.model.annotation import Reading
from tawatur.model.claim import ReportedClaim
from tawatur.model.cluster import Lineage
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.model.text import Text
from tawatur.roles import FactType, Names

TOLL, WIDER = "toll", "wider"  # keys of counts: of the event, of more than the event
_AGREE = Bilingual("التقارير متفقة", "the reports agree")
_ONE_ORIGIN = Bilingual("التقارير من أصل واحد", "the reports have one origin")
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
_SCOPE = Bilingual(
    "أحد الرقمين لمدة أو نطاق أوسع من الحادثة",
    "one figure counts a longer time or a wider area than the event",
)
_HEADLINE = 120  # characters in which a figure of a wider scope is taken for the event's
_SINGLE = Bilingual("في تقرير واحد", "in one report only")


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
    findings: list[Finding] = []
    for group in align(claims, names):
        findings.extend(_typed(group, context) if group.typed else _worded(group, context))
    findings.extend(_summed(one, context) for one in sums(claims))
    findings.extend(_wider(claims, context))
    findings.extend(_company(claims, context))
    findings = _measured(claims, context, findings, readings or {})
    findings.extend(_twinned(claims, context, findings))
    findings.extend(_denied(every, context, findings))
    return tuple(sorted(distinct(without_echoes(findings)), key=place))


def _typed(group: Group, context: Context) -> list[Finding]:
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
    return _made((group.slot, group.key), asked, positions, verdict)


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


def _summed(one: Sum, context: Context) -> Finding:
    """Whether the parts of a total make it: agreement, or a contradiction within the report."""
    asked = context.question(one.slot, "sum")
    total = context.position(one.total, one.totals)
    added = " + ".join(one.parts)
    if one.verdict.status == "agree":
        label = Bilingual(f"{one.total} = {added}", f"{one.total} = {added}")
        whole = context.position(one.total, [*one.totals, *one.listed])
        held = msgspec.structs.replace(whole, label=label)
        made = _made((one.slot, "sum"), asked, [held], None)
        return msgspec.structs.replace(made, reason=one.verdict.reason)
    parts = context.position(str(one.made), one.listed or one.totals)
    label = Bilingual(f"{added} = {one.made}", f"{added} = {one.made}")
    parts = msgspec.structs.replace(parts, label=label)
    judged = Judgement("conflict", "contradiction", "reports", one.verdict.reason)
    return _made((one.slot, "sum"), asked, [total, parts], judged)


def _wider(claims: Sequence[ReportedClaim], context: Context) -> Iterator[Finding]:
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
            yield _made((slot, WIDER), context.question(slot, WIDER), positions, judged)


def _company(claims: Sequence[ReportedClaim], context: Context) -> Iterator[Finding]:
    """The finding of a joint meeting whose parties the reports do not agree on, if there is one."""
    some = [context.position(side[0].claim.value, side) for side in company.companies(claims)]
    if some:
        yield _made((company.SLOT, company.KEY), company.ASKED, some, company.VERDICT)


def _twinned(
    claims: Sequence[ReportedClaim], context: Context, findings: Sequence[Finding]
) -> Iterator[Finding]:
    """A finding for each number in which one sentence of several reports differs."""
    shown = [e for f in findings if f.status == "conflict" for p in f.positions for e in p.evidence]
    for figure in twins.figures(claims, context.texts, shown):
        some = [context.position(v, own) for v, own in by_value(figure.claims).items()]
        asked = _which(figure.before, figure.after)
        reason = Bilingual(
            "جملة واحدة برقمين: " + " / ".join(p.value for p in some),
            "one sentence with two figures: " + " / ".join(p.value for p in some),
        )
        judged = Judgement("conflict", "contradiction", "reports", reason)
        own = list(by_value(figure.claims).values())
        if are_raised(own, context.texts):
            judged = revised(judged, some, is_told=True)
        yield _made((twins.SLOT, twins.KEY), asked, some, judged)


def _denied(
    claims: Sequence[ReportedClaim], context: Context, findings: Sequence[Finding]
) -> Iterator[Finding]:
    """A finding for each deed that some reports tell and others deny, but for those that a
    conflict shows already."""
    shown = [f for f in findings if f.status == "conflict"]
    for clash in deeds.clashes(claims, context.names, context.texts):
        if not any(clash.is_shown(finding) for finding in shown):
            some = [context.position(side[0].claim.value, side) for side in clash.sides]
            yield _made((deeds.SLOT, clash.key), clash.asked(), some, clash.verdict)


def _measured(
    claims: Sequence[ReportedClaim],
    context: Context,
    findings: Sequence[Finding],
    readings: Mapping[str, Reading],
) -> list[Finding]:
    """The findings, with one for each question that figures of several reports answer differently
    and no conflict shows; it takes the place of those that let the same values stand together."""
    out = list(findings)
    for asked in measured.questions(claims, readings, partial(are_at_two_sites, context.scene)):
        if measured.is_shown(asked, out):
            continue
        out = [f for f in out if not measured.is_softer(asked, f)]
        some = [context.position(side[0].claim.value, side, asked.slot) for side in asked.sides]
        words = (
            _which(asked.before, asked.after)
            if asked.slot == measured.SLOT
            else context.question(asked.slot, asked.key)
        )
        out.append(_made((asked.slot, asked.key), words, some, measured.judged(asked)))
    return out


def _which(before: str, after: str) -> Bilingual:
    """The question for the number that stands between some words."""
    return Bilingual(
        f"أي رقم في «{before} … {after}»؟", f"Which figure stands in “{before} … {after}”?"
    )


def _opening(claims: Sequence[ReportedClaim]) -> list[ReportedClaim]:
    """Of each report all claims with the value it gives first."""
    first: dict[str, ReportedClaim] = {}
    for reported in claims:
        known = first.get(reported.document)
        if known is None or reported.claim.start < known.claim.start:
            first[reported.document] = reported
    return [r for r in claims if r.claim.value == first[r.document].claim.value]


def _own(part: Sequence[ReportedClaim], slot: str) -> Sequence[ReportedClaim]:
    return [r for r in part if r.claim.slot == slot] or part


def _worded(group: Group, context: Context) -> list[Finding]:
    """The finding of claims that say much the same in words, split where some deny the others."""
    member = context.members.get(group.slot)
    verdict_of = partial(revising, member.compare if member else words_verdict)
    parts = sides(group.claims, verdict_of, context.names)
    if group.slot == STATEMENT and len({r.document for r in group.claims}) == 1:
        return []
    if len(parts) == 1 and group.slot not in NAMING:
        some = [Group(*title(own), tuple(own), False) for own in agreeing(parts[0])]
        return [_told(one, [one.claims], None, context) for one in some if _is_shown(one)]
    verdict = asserted(group, parts, context.judge(group.slot, parts)) if len(parts) > 1 else None
    return [_told(group, parts, verdict, context)]


def _is_shown(group: Group) -> bool:
    """False for statements of one report, which are no findings of their own."""
    return group.slot != STATEMENT or len({r.document for r in group.claims}) > 1


def _told(
    group: Group,
    parts: Sequence[Sequence[ReportedClaim]],
    verdict: Judgement | None,
    context: Context,
) -> Finding:
    positions = [
        context.position(central(_own(part, group.slot)), part, group.slot) for part in parts
    ]
    speakers = {r.claim.attributed_to for r in group.claims}
    speaker = min(speakers) if len(speakers) == 1 and None not in speakers else None  # type: ignore[type-var]
    speaker = speaker if group.slot == STATEMENT else None
    asked = context.question(group.slot, group.key, speaker)
    return _made((group.slot, group.key), asked, positions, verdict)


def _made(
    of: tuple[str, str], asked: Bilingual, positions: Sequence[Position], verdict: Judgement | None
) -> Finding:
    slot, key = of
    ordered = tuple(sorted(positions, key=lambda p: (-len(p.documents), p.evidence)))
    if verdict is not None and verdict.kind == "update":
        ordered = history(ordered)
    documents = {d for p in ordered for d in p.documents}
    marks = [f"{e.document}:{e.start}:{e.end}" for p in ordered for e in p.evidence]
    id = sha256("|".join([slot, asked.ar, *marks]).encode("utf-8", "surrogatepass")).hexdigest()
    if verdict is None:
        alone = len(documents) == 1
        one_origin = not alone and all(p.independent == 1 for p in ordered)
        return Finding(
            id=id[:12],
            question=asked.ar,
            question_en=asked.en,
            slot=slot,
            key=key,
            status="single" if alone else "agree" if len(ordered) == 1 else "complement",
            kind="same-origin" if one_origin else None,
            reason=_SINGLE if alone else _ONE_ORIGIN if one_origin else _AGREE,
            positions=ordered,
        )
    return Finding(
        id=id[:12],
        question=asked.ar,
        question_en=asked.en,
        slot=slot,
        key=key,
        status=verdict.status,
        kind=verdict.kind,
        level=verdict.level,
        reason=verdict.reason,
        positions=ordered,
    )


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
