"""Measured: what the figures that answer each other make of a story: one question for all figures
of one thing, with the claims that give each of its values.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from tawatur.comparing.conflict import Judgement
from tawatur.comparing.context import Context
from tawatur.comparing.corroboration import touches
from tawatur.comparing.figures.counterparts import Pair, pairs
from tawatur.comparing.figures.measures import Measure, measures
from tawatur.comparing.incidents import hosts, spots
from tawatur.comparing.incidents.spots import COUNTED
from tawatur.comparing.incidents.surroundings import are_at_two_sites, are_of_two_rescues
from tawatur.comparing.joining import joined
from tawatur.comparing.making import made, which
from tawatur.comparing.words.clauses import are_of_periods
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Finding

LARGEST = 12  # reports of a story, beyond which its figures are of many things
MOST = 3  # values of one thing: more are of several things
SLOT, KEY = "context", "figure"
_ASIDE = frozenset({"wider"})  # keys of claims that answer another question


class Apart(NamedTuple):
    """Whether two figures are of two incidents: by the sites that their reports open with, or by
    their tolls."""

    by_site: Callable[[ReportedClaim, ReportedClaim], bool]
    by_toll: Callable[[ReportedClaim, ReportedClaim], bool]


class Question(NamedTuple):
    """A question that several figures answer: its slot and key, how it is asked by the words
    around the first of them, the claims on each value, and whether one replaced another."""

    slot: str
    key: str
    asked: Bilingual
    sides: tuple[tuple[ReportedClaim, ...], ...]
    has_changed: bool


def questions(
    claims: Sequence[ReportedClaim], readings: Mapping[str, Reading], are_apart: Apart
) -> list[Question]:
    """The questions that the figures of several reports answer differently; ``are_apart`` says
    which of them are of two incidents."""
    if not 1 < len(readings) <= LARGEST:
        return []
    told: dict[str, list[ReportedClaim]] = defaultdict(list)
    for r in claims:
        told[r.document].append(r)
    measured = [
        m
        for document in sorted(readings)
        for m in measures(readings[document], [r.claim for r in told[document]])
    ]
    named = {
        document: frozenset(m.entity for m in r.mentions if m.type == "LOC" and m.entity)
        for document, r in readings.items()
    }
    found = [
        p
        for p in pairs(measured, named)
        if not _are_of_others(p, readings, are_apart) and not _are_of_periods(p, measured, readings)
    ]
    asked = (
        _question(some, measured, told, readings)
        for some in joined(found, lambda p: (_same(p.one), _same(p.other)))
        if len({m.value for p in some for m in (p.one, p.other)}) <= MOST
    )
    return [question for question in asked if len(question.sides) > 1]


def _are_of_others(pair: Pair, readings: Mapping[str, Reading], are_apart: Apart) -> bool:
    """True where two figures are of the things of two hosts or two incidents."""
    one, other = (readings[m.document].text for m in (pair.one, pair.other))
    a, b = (_made(m, spots.COUNT, KEY) for m in (pair.one, pair.other))
    if are_apart.by_toll(a, b):
        return True
    has_turned = pair.one.turn or pair.other.turn  # its words say that it was another
    if not has_turned and hosts.are_other_hosts(one, other, (0, 0)):
        return True
    if pair.is_told:
        return False
    return spots.are_apart(a, b, one, other) or are_apart.by_site(a, b)


def _are_of_periods(
    pair: Pair, measured: Sequence[Measure], readings: Mapping[str, Reading]
) -> bool:
    """True for two counts of which one is of a bulletin's period."""
    if pair.one.kind != "amount":
        return False
    texts = {m.document: readings[m.document].text for m in pair[:2]}
    same = ([_made(m, SLOT, KEY) for m in measured if _same(m) == _same(end)] for end in pair[:2])
    return are_of_periods(next(same), next(same), texts)


def _same(measure: Measure) -> tuple[str, str, str]:
    return measure.document, measure.kind, measure.value


def _question(
    some: Sequence[Pair],
    measured: Sequence[Measure],
    told: Mapping[str, Sequence[ReportedClaim]],
    readings: Mapping[str, Reading],
) -> Question:
    ends = [m for p in some for m in (p.one, p.other)]
    known = {_same(m) for m in ends}
    units = frozenset(u for m in ends for u in (*m.units, m.toll) if u)
    all_of = sorted(
        {
            (m.document, m.start, m.end): m
            for m in measured
            if _same(m) in known and not (m.units.isdisjoint(units) and m.toll not in units)
        }.items()
    )
    own = [_claims(m, told[m.document]) for _, m in all_of]
    slot, key = _answered(own)
    sides: dict[str, list[ReportedClaim]] = defaultdict(list)
    for (_, m), claims in zip(all_of, own, strict=True):
        fit = [r for r in claims if (r.claim.slot, r.claim.key) == (slot, key)]
        if slot in COUNTED and any(r.claim.slot in COUNTED - {slot} for r in claims):
            continue  # a figure of the injured is none of the dead
        sides[m.value].append(fit[0] if fit else _made(m, slot, key))
    first = min(ends, key=lambda m: (m.document, m.start))
    return Question(
        slot,
        key,
        which(readings[first.document].text.original, first.start, first.end),
        tuple(tuple(sides[value]) for value in sorted(sides)),
        any(m.turn for m in ends) or any(p.has_grown for p in some),
    )


def _claims(measure: Measure, told: Sequence[ReportedClaim]) -> list[ReportedClaim]:
    """The claims that a figure makes by itself."""
    return [
        r
        for r in told
        if r.claim.value == measure.value
        and r.claim.start < measure.end
        and measure.start < r.claim.end
        and r.claim.key not in _ASIDE
    ]


def _answered(own: Iterable[Sequence[ReportedClaim]]) -> tuple[str, str]:
    """The slot and key of the claims on most figures, or those of figures that no claim is on."""
    votes = Counter((r.claim.slot, r.claim.key) for some in own for r in some)
    if not votes:
        return SLOT, KEY
    return min(votes, key=lambda one: (-votes[one], one))


def _made(measure: Measure, slot: str, key: str) -> ReportedClaim:
    claim = Claim(
        measure.start,
        measure.end,
        slot=slot,
        key=key,
        value=measure.value,
        approx=measure.approx,
        part=measure.part,
    )
    return ReportedClaim(measure.document, claim, measure.published)


def judged(question: Question) -> Judgement:
    """The verdict on a question's figures: an update where one is told as a change."""
    values = [side[0].claim.value for side in question.sides]
    shown = " / ".join(values)
    if question.has_changed:
        reason = Bilingual(f"تغيّر الرقم: {shown}", f"the figure has changed: {shown}")
        return Judgement("conflict", "update", "reports", reason)
    reason = Bilingual(f"رقمان لشيء واحد: {shown}", f"different figures of one thing: {shown}")
    return Judgement("conflict", "contradiction", "reports", reason)


def is_shown(question: Question, findings: Iterable[Finding]) -> bool:
    """True where a conflict tells two of the values apart already."""
    return any(f.status == "conflict" and len(_touched(question, f)) > 1 for f in findings)


def is_softer(question: Question, finding: Finding) -> bool:
    """True for a finding that holds two of the values side by side and finds no conflict."""
    return finding.status == "complement" and len(_touched(question, finding)) > 1


def _touched(question: Question, finding: Finding) -> frozenset[int]:
    """The numbers of the positions, each with another value of the question."""
    out: dict[str, int] = {}
    for n, position in enumerate(finding.positions):
        for side in question.sides:
            if any(touches(e, r) for e in position.evidence for r in side):
                out.setdefault(side[0].claim.value, n)
    return frozenset(out.values())


def findings(
    claims: Sequence[ReportedClaim],
    context: Context,
    found: Sequence[Finding],
    readings: Mapping[str, Reading],
) -> list[Finding]:
    """The findings so far, with one for each question that figures of several reports answer
    differently and no conflict shows, in place of those that let these values stand together."""
    out = list(found)
    scene = context.scene
    apart = Apart(partial(are_at_two_sites, scene), partial(are_of_two_rescues, scene))
    for asked in questions(claims, readings, apart):
        if is_shown(asked, out):
            continue
        out = [f for f in out if not is_softer(asked, f)]
        some = [context.position(side[0].claim.value, side, asked.slot) for side in asked.sides]
        words = asked.asked if asked.slot == SLOT else context.question(asked.slot, asked.key)
        out.append(made((asked.slot, asked.key), words, some, judged(asked)))
    return out
