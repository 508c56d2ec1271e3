"""Rulings applied: what a person decided on outlets, regions, statements and findings wins.

Each is applied where the thing is made, so that all that follows is made of what was decided, and
leaves its mark in the field ``decided``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast, get_args

import msgspec

from tawatur.model.annotation import Quotation, QuoteKind, Reading
from tawatur.model.dossier import Dossier
from tawatur.model.finding import Bilingual, Class, Finding
from tawatur.model.report import Label, Page, Report
from tawatur.model.ruling import CONFIRM, DISMISS, Ruled, Ruling, of, place

# What each thing can be decided to be, besides confirmed or dismissed; an outlet has any name.
KINDS: Mapping[str, tuple[str, ...]] = {
    "finding": get_args(Class),
    "statement": get_args(QuoteKind),
    "region": get_args(Label),
}
CUT: Label = "ui"  # what a dismissed region is: no part of the report
_DISMISSED = Bilingual("استبعده قارئ", "dismissed by a reader")


def _on(rulings: Iterable[Ruling], thing: Ruled) -> dict[str, Ruling]:
    return {r.id: r for r in rulings if r.thing == thing}


def of_outlet(identified: tuple[str, Page], rulings: Sequence[Ruling]) -> tuple[str, Page]:
    """The page with the outlet decided for it; none where its outlet was dismissed."""
    id, page = identified
    ruling = _on(rulings, "outlet").get(id)
    if ruling is None or ruling.said == CONFIRM:
        return identified
    outlet = None if ruling.said == DISMISS else ruling.said
    return id, msgspec.structs.replace(page, outlet=outlet)


def of_report(report: Report, rulings: Sequence[Ruling]) -> Report:
    """The report with the labels decided for its regions, and word of what was decided of its
    outlet."""
    outlet = _on(rulings, "outlet").get(report.id)
    if outlet is not None:
        report = msgspec.structs.replace(report, decided=outlet.said)
    said = _on(rulings, "region")
    if not said:
        return report
    regions = []
    for one in report.regions:
        region = one
        ruling = said.get(place(report.id, one.start, one.end))
        if ruling is not None:
            label = {CONFIRM: region.label, DISMISS: CUT}.get(ruling.said, ruling.said)
            region = msgspec.structs.replace(region, label=cast(Label, label), decided=ruling.said)
        regions.append(region)
    return msgspec.structs.replace(report, regions=tuple(regions))


def of_statements(reading: Reading, rulings: Sequence[Ruling]) -> Reading:
    """The reading without the statements that were dismissed, the others as decided."""
    said = _on(rulings, "statement")
    if not said:
        return reading
    kept: list[Quotation] = []
    for quotation in reading.quotations:
        ruling = said.get(place(reading.report.id, quotation.start, quotation.end))
        if ruling is None:
            kept.append(quotation)
        elif ruling.said != DISMISS:
            kind = quotation.kind if ruling.said == CONFIRM else cast(QuoteKind, ruling.said)
            kept.append(msgspec.structs.replace(quotation, kind=kind, decided=ruling.said))
    return msgspec.structs.replace(reading, quotations=tuple(kept))


def of_findings(findings: Sequence[Finding], rulings: Sequence[Ruling]) -> tuple[Finding, ...]:
    """The findings as decided. One that was dismissed stays, and neither agrees nor clashes."""
    ours = [r for r in rulings if r.thing == "finding"]
    return tuple(_ruled(finding, ours) for finding in findings) if ours else tuple(findings)


def _ruled(finding: Finding, rulings: Sequence[Ruling]) -> Finding:
    ruling = next((r for r in rulings if meets(r, finding)), None)
    if ruling is None:
        return finding
    if ruling.said == CONFIRM:
        return msgspec.structs.replace(finding, decided=CONFIRM)
    if ruling.said == DISMISS:
        return msgspec.structs.replace(
            finding, status="complement", kind=None, reason=_DISMISSED, decided=DISMISS
        )
    return msgspec.structs.replace(
        finding, status="conflict", kind=cast(Class, ruling.said), decided=ruling.said
    )


def meets(ruling: Ruling, finding: Finding) -> bool:
    """True for the finding a ruling means: by its id, or by the passages it rests on."""
    if ruling.id == finding.id:
        return True
    shown = {of(e) for p in finding.positions for e in p.evidence}
    return bool(ruling.passages) and shown.issuperset(ruling.passages)


def unmet(rulings: Iterable[Ruling], dossier: Dossier) -> Iterator[str]:
    """A line for each ruling that means nothing in the dossier."""
    documents = {d.id: d for d in dossier.documents}
    findings = [f for s in dossier.stories for f in s.findings]
    for ruling in rulings:
        document = documents.get(ruling.id.rpartition(":")[0])
        if ruling.thing == "finding":
            met = any(meets(ruling, f) for f in findings)
        elif ruling.thing == "outlet":
            met = ruling.id in documents
        elif document is None:
            met = False
        elif ruling.thing == "region":
            met = any(place(document.id, r.start, r.end) == ruling.id for r in document.regions)
        else:  # a statement that was dismissed is gone
            met = ruling.said == DISMISS or any(
                place(document.id, q.start, q.end) == ruling.id for q in document.quotes
            )
        if not met:
            yield f"{ruling.thing} {ruling.id}: not in this dossier"
