"""Corroboration: how many origins stand behind a value, not how many reports.

Reports of one lineage (copies, one wire, one outlet) count as one origin. A position gathers the
claims that give one value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tawatur.model.claim import ReportedClaim
from tawatur.model.cluster import Lineage, Passage
from tawatur.model.finding import Bilingual, Position

_FIGURE = re.compile(r"\d|P[\dT]|T\d")  # numbers, dates, durations, hours


class Origins:
    """Counts independent origins among documents."""

    def __init__(self, lineages: Iterable[Lineage]) -> None:
        self._of: dict[str, str] = {}
        for lineage in sorted(lineages):
            roots = {self._root(d) for d in lineage.documents}
            first = min(roots, default="")
            for root in roots:
                self._of[root] = first

    def _root(self, document: str) -> str:
        while self._of.get(document, document) != document:
            document = self._of[document]
        return document

    def count(self, documents: Iterable[str]) -> int:
        """The number of origins behind the documents."""
        return len({self._root(d) for d in documents})


def position(
    value: str, claims: Sequence[ReportedClaim], origins: Origins, label: Bilingual
) -> Position:
    """One answer with everything that supports it."""
    documents = tuple(sorted({r.document for r in claims}))
    evidence = {Passage(r.document, r.claim.start, r.claim.end, r.claim.part): None for r in claims}
    times = sorted(r.published for r in claims if r.published)
    return Position(
        value=value,
        documents=documents,
        independent=origins.count(documents),
        evidence=tuple(sorted(evidence)),
        label=label,
        attributed_to=tuple(
            sorted({r.claim.attributed_to for r in claims if r.claim.attributed_to})
        ),
        published=times[0] if times else None,
    )


def by_value(claims: Iterable[ReportedClaim]) -> Mapping[str, list[ReportedClaim]]:
    """The claims by value, in the order of the values' first claims."""
    out: dict[str, list[ReportedClaim]] = {}
    for reported in claims:
        out.setdefault(reported.claim.value, []).append(reported)
    return out


def leading(
    claims: Sequence[ReportedClaim],
) -> tuple[list[ReportedClaim], list[ReportedClaim]]:
    """The claims apart: those whose value some report gives first, and the rest.

    Only figures are told apart. A report that gives several leads with the event's own; the
    later ones are parts of it, earlier counts, or belong to other events.
    """
    first: dict[tuple[str, int], ReportedClaim] = {}
    for reported in claims:
        at = (reported.document, reported.claim.part)
        if at not in first or reported.claim.start < first[at].claim.start:
            first[at] = reported
    values = {r.claim.value for r in first.values()}
    led = [r for r in claims if r.claim.value in values or not _FIGURE.match(r.claim.value)]
    return led, [r for r in claims if r.claim.value not in values and _FIGURE.match(r.claim.value)]
