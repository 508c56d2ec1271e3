"""Comparing: from the claims of a story's reports to findings, each with its evidence.

Claims are aligned by question (``alignment``), gathered into positions that count origins and not
reports (``corroboration``), and judged (``conflict``, ``revision``). Nothing is merged away: a
contradiction is two positions of one finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256

import msgspec

from tawatur.comparing.alignment import Group, align
from tawatur.comparing.conflict import Judgement, is_stray_day, judge
from tawatur.comparing.corroboration import Origins, by_value, leading, position
from tawatur.comparing.revision import is_update
from tawatur.comparing.surroundings import in_place
from tawatur.comparing.wording import central, sides, words_verdict
from tawatur.model.claim import ReportedClaim
from tawatur.model.cluster import Lineage
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.model.text import Text
from tawatur.roles import FactType, Names

STATEMENT = "statement"
REPORTS = "the reports themselves"  # stands for a speaker where the reports speak for themselves
_ORDER = (
    *("when", "where", "venue", "duration", "format", "participant", "absent/not-invited"),
    *("target", "method", "perpetrator", "group-claiming", "deaths", "injured", "arrests"),
    *("damage", "topic", "outcome", "agreed-point", "open-point", "condition/demand", "threat"),
    *("offer/proposal", "next-step", "press-conference", "official-statement", "reaction"),
    *("context", STATEMENT),
)
_AGREE = Bilingual("التقارير متفقة", "the reports agree")
_ONE_ORIGIN = Bilingual("التقارير من أصل واحد", "the reports have one origin")
_OTHER_DAY = Bilingual(
    "قد يكون اليوم الآخر ليوم غير يوم الحدث", "the other day may not be the event's"
)
_SINGLE = Bilingual("في تقرير واحد", "in one report only")


def compare(
    story_claims: Sequence[ReportedClaim],
    members: Mapping[str, FactType],
    lineages: Sequence[Lineage],
    names: Names,
    texts: Mapping[str, Text],
) -> tuple[Finding, ...]:
    """The findings of one story, ordered by slot and then by earliest evidence.

    The same claims give the same findings in whatever order and however often they come. Claims
    of the slot ``statement`` corroborate and clash, but make no findings of their own that other
    claims already make, and none alone. ``texts`` gives the words behind a claim, by document.
    """
    claims = sorted(set(story_claims), key=_claim_order)
    context = _Context({m.SLOT: m for m in members.values()}, Origins(lineages), names, texts)
    findings: list[Finding] = []
    for group in align(claims, names):
        findings.extend(_typed(group, context) if group.typed else _worded(group, context))
    return tuple(sorted(_without_echoes(findings), key=_order))


class _Context(msgspec.Struct, frozen=True):
    members: Mapping[str, FactType]  # by slot
    origins: Origins
    names: Names
    texts: Mapping[str, Text]

    def position(self, value: str, claims: Sequence[ReportedClaim]) -> Position:
        first = claims[0]
        text = self.texts.get(first.document)
        words = " ".join(first.claim.of(text.original).split()) if text else first.claim.value
        member = self.members.get(first.claim.slot)
        label = (
            member.caption(first.claim, words, self.names) if member else Bilingual(words, words)
        )
        return position(value, claims, self.origins, label)

    def question(self, slot: str, key: str, speaker: str | None = None) -> Bilingual:
        member = self.members.get(slot)
        who = self.names.get(speaker) if speaker else None
        ar = who.name if who else "التقارير نفسها" if speaker == REPORTS else speaker
        en = (who.name_en or who.name) if who else speaker
        if member is None:
            return Bilingual(f"ماذا قال {ar or 'المتحدث'}؟", f"What did {en or 'the speaker'} say?")
        asked = member.question(key, self.names)
        return Bilingual(f"{asked.ar} ({ar})", f"{asked.en} ({en})") if speaker else asked

    def judge(self, slot: str, some: Sequence[Sequence[ReportedClaim]]) -> Judgement | None:
        member = self.members.get(slot)
        compare = member.compare if member else words_verdict
        return judge(some, partial(in_place, compare, self.texts), self.names)


def _typed(group: Group, context: _Context) -> list[Finding]:
    """The finding of a question with normalised values, one for each speaker who is quoted on it
    in several reports while others speak too, and one for each figure no report leads with."""
    out: list[Finding] = []
    led, others = leading(group.claims)
    out.append(_finding(group, led, context))
    out.extend(_finding(group, some, context) for some in by_value(others).values())
    speakers = {r.claim.attributed_to for r in group.claims}
    for speaker in sorted(speakers, key=lambda s: (s is not None, s or "")):
        own, _ = leading([r for r in group.claims if r.claim.attributed_to == speaker])
        if len(speakers) > 1 and len({r.document for r in own}) > 1:
            finding = _finding(group, own, context, speaker or REPORTS)
            if speaker is not None or (finding.status == "agree" != out[0].status):
                out.append(finding)
    return out


def _finding(
    group: Group,
    claims: Sequence[ReportedClaim],
    context: _Context,
    speaker: str | None = None,
) -> Finding:
    values = by_value(claims)
    positions = [context.position(value, some) for value, some in values.items()]
    verdict = context.judge(group.slot, list(values.values())) if len(values) > 1 else None
    if verdict and verdict.kind == "contradiction" and verdict.level == "reports":
        verdict = _revised(verdict, positions)
    if verdict and verdict.status == "conflict" and is_stray_day(positions):
        verdict = Judgement("complement", "scope", "reports", _OTHER_DAY)
    asked = context.question(group.slot, group.key, speaker)
    return _made(group.slot, asked, positions, verdict)


def _revised(verdict: Judgement, positions: Sequence[Position]) -> Judgement:
    if not is_update(positions):
        return verdict
    reason = Bilingual("الرقم يرتفع مع الوقت", "the figure rises with time")
    return msgspec.structs.replace(verdict, kind="update", reason=reason)


def _worded(group: Group, context: _Context) -> list[Finding]:
    """The finding of claims that say much the same in words, split where some deny the others."""
    member = context.members.get(group.slot)
    verdict_of = member.compare if member else words_verdict
    parts = sides(group.claims, verdict_of, context.names)
    if group.slot == STATEMENT and len({r.document for r in group.claims}) == 1:
        return []
    positions = [context.position(central(part), part) for part in parts]
    verdict = context.judge(group.slot, parts) if len(parts) > 1 else None
    speakers = {r.claim.attributed_to for r in group.claims}
    speaker = min(speakers) if len(speakers) == 1 and None not in speakers else None  # type: ignore[type-var]
    speaker = speaker if group.slot == STATEMENT else None
    return [_made(group.slot, context.question(group.slot, group.key, speaker), positions, verdict)]


def _made(
    slot: str, asked: Bilingual, positions: Sequence[Position], verdict: Judgement | None
) -> Finding:
    ordered = tuple(sorted(positions, key=lambda p: (-len(p.documents), p.evidence)))
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
        status=verdict.status,
        kind=verdict.kind,
        level=verdict.level,
        reason=verdict.reason,
        positions=ordered,
    )


def _without_echoes(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without agreements on statements that other findings already show whole."""
    some = list(findings)
    shown: dict[str, list[tuple[int, int]]] = {}
    for finding in some:
        if finding.slot != STATEMENT and finding.status != "single":
            for p in finding.positions:
                for e in p.evidence:
                    shown.setdefault(e.document, []).append((e.start, e.end))
    return [f for f in some if f.slot != STATEMENT or not _echoes(f, shown)]


def _echoes(finding: Finding, shown: Mapping[str, list[tuple[int, int]]]) -> bool:
    return finding.status != "conflict" and all(
        any(s <= e.start and e.end <= t for s, t in shown.get(e.document, ()))
        for p in finding.positions
        for e in p.evidence
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


def _order(finding: Finding) -> tuple[object, ...]:
    known = finding.slot in _ORDER
    first = min(e for p in finding.positions for e in p.evidence)
    return (_ORDER.index(finding.slot) if known else len(_ORDER), finding.slot, first, finding.id)
