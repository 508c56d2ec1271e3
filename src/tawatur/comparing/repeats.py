"""Repeats: findings that show nothing which another finding of the story does not show already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from tawatur import lexicons
from tawatur.model.cluster import Passage
from tawatur.model.finding import Finding

STATEMENT = "statement"


def without_echoes(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without agreements on statements that other findings already show whole."""
    some = list(findings)
    shown: dict[str, list[tuple[int, int]]] = {}
    for finding in some:
        if finding.slot != STATEMENT and finding.status != "single":
            for p in finding.positions:
                for e in p.evidence:
                    shown.setdefault(e.document, []).append((e.start, e.end))
    return [f for f in some if f.slot != STATEMENT or not _echoes(f, shown)]


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that show nothing new: whose passages another finding of the
    slot holds, unless they make one of its several positions a speaker's own agreement."""
    kept: list[Finding] = []
    shown: dict[str, list[tuple[set[Passage], bool]]] = {}
    for finding in sorted(findings, key=_weight):
        passages = {e for p in finding.positions for e in p.evidence}
        sets = shown.setdefault(finding.slot, [])
        own = finding.status == "agree" and finding.kind is None
        if finding.status in ("agree", "single") and any(
            passages <= one and not (own and several) for one, several in sets
        ):
            continue
        sets.append((passages, len(finding.positions) > 1))
        kept.append(finding)
    return kept


def _weight(finding: Finding) -> tuple[object, ...]:
    """Sums first, then the findings with the most passages."""
    passages = sum(len(p.evidence) for p in finding.positions)
    return (
        finding.key != "sum",
        -passages,
        finding.status != "conflict",
        len(finding.question),
        finding.id,
    )


def _echoes(finding: Finding, shown: Mapping[str, list[tuple[int, int]]]) -> bool:
    return finding.status != "conflict" and all(
        any(s <= e.start and e.end <= t for s, t in shown.get(e.document, ()))
        for p in finding.positions
        for e in p.evidence
    )


@cache
def _places() -> Mapping[str, int]:
    """The place of every slot among the findings."""
    listed = [row["slot"] for row in lexicons.rows("slot_orders") if row["order"] == "findings"]
    return {slot: at for at, slot in enumerate(listed)}


def place(finding: Finding) -> tuple[object, ...]:
    """Where a finding stands among those of its story: by slot, then by earliest evidence."""
    places = _places()
    first = min(e for p in finding.positions for e in p.evidence)
    return (places.get(finding.slot, len(places)), finding.slot, first, finding.id)
