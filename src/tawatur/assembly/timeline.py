"""The timeline: claims of a story that stand beside a date, and figures as they were published."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from tawatur.arabic.sentences import sentence_at
from tawatur.assembly.headline import one_each
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim
from tawatur.model.cluster import Passage
from tawatur.model.dossier import Event
from tawatur.model.finding import Finding

FIGURES = frozenset({"deaths", "injured", "arrests"})
DATED = frozenset({"next-step", "context", "press-conference", "threat", "offer/proposal"})
PLANNED = frozenset({"planned", "hoped", "possible"})
State = Literal["happened", "planned", "disputed"]
MOST = 24  # entries of one timeline


def timeline(
    readings: Sequence[Reading],
    claims: Sequence[tuple[Claim, ...]],
    findings: Sequence[Finding],
) -> tuple[Event, ...]:
    """Dated entries in order of time; where reports dispute the date, each stands as disputed."""
    events = [*_when(findings), *_figures(findings), *_dated(readings, claims)]
    unique = {(e.when, e.ar): e for e in sorted(events, key=lambda e: (e.when, e.ar))}
    return tuple(unique.values())[:MOST]


def _is_date(value: str) -> bool:
    return len(value) >= 7 and value[:4].isdigit() and value[4] == "-"


def _when(findings: Sequence[Finding]) -> list[Event]:
    return [
        Event(
            p.value,
            f"{finding.question} {p.label.ar}",
            f"{finding.question_en} {p.label.en}",
            "disputed" if finding.status == "conflict" else "happened",
            one_each(p.evidence),
        )
        for finding in findings
        if finding.slot == "when"
        for p in finding.positions
        if _is_date(p.value)
    ]


def _figures(findings: Sequence[Finding]) -> list[Event]:
    """A disputed or revised figure stands at the time it was first published."""
    return [
        Event(p.published, p.label.ar, p.label.en, "disputed", one_each(p.evidence))
        for finding in findings
        if finding.slot in FIGURES and finding.status == "conflict"
        for p in finding.positions
        if p.published
    ]


def _dated(readings: Sequence[Reading], claims: Sequence[tuple[Claim, ...]]) -> list[Event]:
    """Claims whose sentence names exactly one resolved date."""
    events: list[Event] = []
    for reading, made in zip(readings, claims, strict=True):
        dates: dict[int, list[str]] = {}
        for time in reading.times:
            at = _sentence_of(reading, time.start)
            if at is not None and time.kind == "date" and _is_date(time.value):
                dates.setdefault(at, []).append(time.value)
        for claim in made:
            at = _sentence_of(reading, claim.start)
            if claim.slot in DATED and at is not None and len(set(dates.get(at, ()))) == 1:
                words = " ".join(claim.of(reading.report.text).split())
                state: State = "planned" if claim.modality in PLANNED else "happened"
                passage = Passage(reading.report.id, claim.start, claim.end, claim.part)
                events.append(Event(dates[at][0], words, words, state, (passage,)))
    return events


def _sentence_of(reading: Reading, offset: int) -> int | None:
    token = bisect_right(reading.text.starts, offset) - 1
    return sentence_at(reading.sentences, token) if token >= 0 else None
