"""Corroboration: how many origins stand behind a value, not how many reports.

Reports of one lineage (copies, one wire, one outlet) count as one origin. A position gathers the
claims that give one value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tawatur.model.claim import ReportedClaim
from tawatur.model.cluster import Lineage, Passage
from tawatur.model.finding import Bilingual, Position

_HEAD = 250  # characters from a report's first figure within which its own stands
_APART = 40  # characters from one count to another beyond which they make no «من 29 إلى 38»
_LOOSE = 0.06  # of a total: «أكثر من 50» is 42 and 11
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
    times = sorted((r.published for r in claims if r.published), key=_precise_first)
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


def _precise_first(time: str) -> tuple[str, bool, str]:
    """Days in order, and of one day the hours that are known before the day alone."""
    return time[:10], len(time) <= 10, time


def by_value(claims: Iterable[ReportedClaim]) -> Mapping[str, list[ReportedClaim]]:
    """The claims by value, in the order of the values' first claims."""
    out: dict[str, list[ReportedClaim]] = {}
    for reported in claims:
        out.setdefault(reported.claim.value, []).append(reported)
    return out


def is_figure(value: str) -> bool:
    """True for numbers, dates, durations and hours."""
    return _FIGURE.match(value) is not None


def leading(
    claims: Sequence[ReportedClaim],
) -> tuple[list[ReportedClaim], list[ReportedClaim]]:
    """The claims apart: those whose value some report leads with, and the rest.

    Only figures are told apart. A report that gives several leads with the event's own; the
    later ones are parts of it, earlier counts, or belong to other events.
    """
    by_report: dict[tuple[str, int], list[ReportedClaim]] = {}
    for reported in claims:
        by_report.setdefault((reported.document, reported.claim.part), []).append(reported)
    values = {_lead(some) for some in by_report.values()}
    values -= {v for v in values if _is_aside(v, values, by_report.values())}
    values -= {v for v in values if _is_part(v, by_report.values())}
    led = [r for r in claims if r.claim.value in values or not is_figure(r.claim.value)]
    return led, [r for r in claims if r.claim.value not in values and is_figure(r.claim.value)]


def _is_aside(
    value: str, values: Iterable[str], reports: Iterable[Sequence[ReportedClaim]]
) -> bool:
    """True for a count that every report with it gives far behind a count that more reports give:
    that of an earlier event, which their own calls to mind. «من 29 إلى 38» is no such pair."""
    if not _size(value):
        return False
    some = [by_value(one) for one in reports]
    holding = Counter(v for one in some for v in one)
    more = {v for v in values if _size(v) and holding[v] > holding[value]}
    return all(
        any(one[w][0].claim.end + _APART < first for w in more if w in one)
        for one in some
        if value in one
        for first in [one[value][0].claim.start]
    )


def _is_part(value: str, reports: Iterable[Sequence[ReportedClaim]]) -> bool:
    """True for a count that makes, with another one, the larger count with which a report opens:
    «أكثر من 50 قتيلا في البلدين», of which 42 here and 11 there."""
    size = _size(value)
    for some in reports:
        held = by_value(some)
        if not size or value not in held:
            continue
        whole = _lead(some)
        rest = _size(whole) - size
        after = held[value][0].claim.start > held[whole][0].claim.end + _APART
        if (
            after
            and rest > 0
            and any(
                abs(_size(v) - rest) <= _LOOSE * _size(whole)
                for v in held
                if v not in (value, whole)
            )
        ):
            return True
    return False


def _lead(claims: Sequence[ReportedClaim]) -> str:
    """The value a report leads with: of those at its head the one said most often, then the
    largest number («وفاة مصابين اثنين ترفع الحصيلة إلى 14»), then the first."""
    first = min(r.claim.start for r in claims)
    head = [r for r in claims if r.claim.start <= first + _HEAD]
    often = Counter(r.claim.value for r in head)
    best = min(
        head,
        key=lambda r: (-often[r.claim.value], -_size(r.claim.value), r.claim.start, r.claim.value),
    )
    return best.claim.value


def _size(value: str) -> float:
    return float(value) if value.isdecimal() and value.isascii() else 0.0


def touches(passage: Passage, reported: ReportedClaim) -> bool:
    """True where a passage and a claim of a report share a character."""
    claim = reported.claim
    same = passage.document == reported.document
    return same and passage.start < claim.end and claim.start < passage.end
