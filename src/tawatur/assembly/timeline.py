"""The timeline: claims of a story that stand beside a date, and figures as they were published."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from tawatur.arabic import spoken
from tawatur.arabic.content import content, likeness
from tawatur.arabic.sentences import sentence_at
from tawatur.assembly.clauses import clause
from tawatur.assembly.headline import one_each
from tawatur.model.annotation import Reading, TimeExpression
from tawatur.model.claim import Claim
from tawatur.model.cluster import Passage
from tawatur.model.dossier import Event
from tawatur.model.finding import Finding, Position

FIGURES = frozenset({"deaths", "injured", "arrests"})
DATED = frozenset({"next-step", "context", "press-conference", "threat", "offer/proposal"})
PLANNED = frozenset({"planned", "hoped", "possible"})
State = Literal["happened", "planned", "disputed"]
WHOLE = frozenset({"", "toll"})  # keys of counts of the whole event
CLAUSE = 3  # words an entry has at least
REPEATED = 0.4  # likeness from which two entries of one day say the same
_DAY = 10  # characters of YYYY-MM-DD
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
    """The days and hours of the event, by how many reports; of several findings with one time
    the one with the most."""
    best: dict[str, tuple[Finding, Position]] = {}
    for finding in findings:
        for p in finding.positions if finding.slot == "when" else ():
            known = best.get(p.value)
            if _is_date(p.value) and (known is None or _weight(known) < _weight((finding, p))):
                best[p.value] = (finding, p)
    return [
        Event(
            value,
            *spoken.filled("event-day", spoken.count("reports", len(p.documents))),
            "disputed" if finding.status == "conflict" else "happened",
            one_each(p.evidence),
        )
        for value, (finding, p) in sorted(best.items())
        if finding.status != "complement" or p is finding.positions[0]
    ]


def _weight(one: tuple[Finding, Position]) -> tuple[int, bool]:
    return len(one[1].documents), one[0].status == "conflict"


def _figures(findings: Sequence[Finding]) -> list[Event]:
    """A figure of the event stands at the time it was first published; one that two reports
    dispute is disputed, one that a later figure replaces is not."""
    return [
        Event(
            p.published,
            *spoken.filled("figure", spoken.worded(f"{finding.slot}-figure", ""), p.label),
            "happened" if finding.kind == "update" else "disputed",
            one_each(p.evidence),
        )
        for finding in findings
        if finding.slot in FIGURES and finding.status == "conflict" and finding.key in WHOLE
        for p in finding.positions
        if p.published
    ]


def _dated(readings: Sequence[Reading], claims: Sequence[tuple[Claim, ...]]) -> list[Event]:
    """Claims whose sentence names exactly one resolved date, each told once a day in the clause
    that holds the claim and its date."""
    events: list[Event] = []
    for reading, made in zip(readings, claims, strict=True):
        dates: dict[int, list[TimeExpression]] = {}
        for time in reading.times:
            at = _sentence_of(reading, time.start)
            if at is not None and time.kind == "date":
                dates.setdefault(at, []).append(time)
        for claim in made:
            at = _sentence_of(reading, claim.start)
            named = dates.get(at, []) if claim.slot in DATED and at is not None else []
            event = _dated_by(reading, claim, named)
            if event is not None and not any(_is_same(event, other) for other in events):
                events.append(event)
    return events


def _dated_by(reading: Reading, claim: Claim, named: Sequence[TimeExpression]) -> Event | None:
    """The entry of a claim, by the dates its sentence names; None where they are several, where
    one is told as past that had not come, or where claim and date share no clause of few words."""
    days = [time for time in named if _is_date(time.value)]
    when = days[0].value if days else ""
    if not days or any(not when.startswith(time.value) for time in named if time.value != when):
        return None
    state: State = "planned" if claim.modality in PLANNED else "happened"
    published = reading.report.published
    if state == "happened" and published and when[:_DAY] > published[: len(when[:_DAY])]:
        return None
    near = min(days, key=lambda time: abs(time.start - claim.start))
    first, last = min(near.start, claim.start), max(near.end, claim.end)
    words = clause(reading.report.text, first, last)
    if len(words.split()) < CLAUSE:
        return None
    passage = Passage(reading.report.id, claim.start, claim.end, claim.part)
    return Event(when, words, words, state, (passage,))


def _is_same(one: Event, other: Event) -> bool:
    return one.when == other.when and likeness(content(one.ar), content(other.ar)) >= REPEATED


def _sentence_of(reading: Reading, offset: int) -> int | None:
    token = bisect_right(reading.text.starts, offset) - 1
    return sentence_at(reading.sentences, token) if token >= 0 else None
