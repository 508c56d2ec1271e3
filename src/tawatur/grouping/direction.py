"""Direction: of two reports with one text, which one has it from the other, and how that is known.

A report that credits the other's outlet has it from there, whatever the clocks say. Else the one
published clearly earlier comes first. Without times, the one that stands whole in the other was
trimmed from it. Where none of these speaks, or two of them disagree, the direction is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from typing import NamedTuple

import msgspec

from tawatur.arabic.folding import fold
from tawatur.grouping.lineage import common, covered, kept, wires
from tawatur.model.annotation import Reading
from tawatur.model.cluster import Clusters, Direction, Reason

_CLEARLY = 60.0  # seconds between two publications that are not one moment
_WHOLE = 0.8  # share of a report that stands in the other for it to be that one, trimmed ...
_MORE = 1.25  # ... which has so many times its characters
_PILE = 12  # copies of which every pair is told; of more, each against the earliest
_SURE: tuple[Reason, ...] = ("credit", "time", "containment", "unknown")  # the surest first


class _Seen(NamedTuple):
    """What a report says of where its text is from."""

    id: str
    published: str
    outlet: str
    credits: frozenset[str]
    length: int


def directions(readings: Sequence[Reading], clusters: Clusters) -> tuple[Direction, ...]:
    """Where each report of the story has its article from: every report is the later one of one
    direction at most, and following them never leads back.

    Of several reports that it could be from, the one it credits is taken, else the earliest.
    """
    known = {reading.report.id: reading for reading in readings}
    shared = _shared(known, clusters)
    groups = [{id for id in group if id in known} for group in clusters.duplicates]
    met = {id for ids in groups if len(ids) > 1 for id in ids} | {
        id for two in shared for id in two
    }
    seen = {id: _seen(known[id]) for id in sorted(met)}
    between = {two for ids in groups if len(ids) > 1 for two in _pairs(ids, seen)}
    return _each_once(
        (
            _direction(seen[a], seen[b], shared.get((a, b), (0.0, 0.0)))
            for a, b in between | shared.keys()
        ),
        seen,
    )


def _seen(reading: Reading) -> _Seen:
    report = reading.report
    credits = frozenset(fold(wire) for wire in wires(reading))
    return _Seen(
        report.id, report.published or "", fold(report.outlet or ""), credits, kept(reading)
    )


def _pairs(ids: set[str], seen: Mapping[str, _Seen]) -> Iterator[tuple[str, str]]:
    """Every two of a few copies; of many, each with the earliest, with its outlet's first and with
    whom it credits."""
    inside = sorted(ids, key=lambda id: (seen[id].published or "~", id))
    if len(inside) <= _PILE:
        yield from combinations(sorted(inside), 2)
        return
    houses: dict[str, str] = {}
    for id in inside:
        houses.setdefault(seen[id].outlet, id)
    for id in inside:
        credited = [houses[house] for house in sorted(seen[id].credits) if house in houses]
        for other in (inside[0], houses[seen[id].outlet], *credited):
            if other != id:
                yield min(id, other), max(id, other)


def _each_once(found: Iterator[Direction], seen: Mapping[str, _Seen]) -> tuple[Direction, ...]:
    """Of the directions that end in one report, the surest and then the earliest; none that would
    close a circle."""

    def place(one: Direction) -> tuple[int, str, str, str]:
        published = seen[one.earlier].published or "~"
        return _SURE.index(one.reason), published, one.earlier, one.later

    above: dict[str, str] = {}  # towards the report that all of a chain are from
    taken: dict[str, Direction] = {}
    for one in sorted(found, key=place):
        turned = one.reason == "unknown" and one.later in taken
        first, later = (one.later, one.earlier) if turned else (one.earlier, one.later)
        told = msgspec.structs.replace(one, earlier=first, later=later)
        while first in above:
            above[first] = above.get(above[first], above[first])
            first = above[first]
        if later not in taken and first != later:
            taken[later] = told
            above[later] = first
    return tuple(sorted(taken.values()))


def _shared(
    known: Mapping[str, Reading], clusters: Clusters
) -> dict[tuple[str, str], tuple[float, float]]:
    """The share of each of two reports that passages common to both cover, where it is most of
    one of them."""
    shares = {
        (a, b): (covered(left) / kept(known[a]), covered(right) / kept(known[b]))
        for (a, b), (left, right) in common(known, clusters).items()
    }
    return {pair: both for pair, both in shares.items() if max(both) >= _WHOLE}


def _direction(one: _Seen, two: _Seen, shares: tuple[float, float]) -> Direction:
    told: list[tuple[bool, Reason]] = []  # whether the first came first, and what says so
    credits = (
        (bool(two.outlet) and two.outlet in one.credits),
        (bool(one.outlet) and one.outlet in two.credits),
    )
    if credits[0] != credits[1]:
        told.append((credits[1], "credit"))
    seconds = _seconds(one.published, two.published)
    if seconds is not None and abs(seconds) >= _CLEARLY:
        told.append((seconds > 0, "time"))
    lengths = (one.length, two.length)
    if not told and max(shares) >= _WHOLE and max(lengths) >= _MORE * min(lengths):
        told.append((lengths[0] > lengths[1], "containment"))
    if not told:
        return Direction(one.id, two.id, "unknown", trimmed=False)
    first, reason = told[0]
    early, late = (one, two) if first else (two, one)
    return Direction(early.id, late.id, reason, trimmed=early.length >= _MORE * late.length)


def _seconds(one: str, two: str) -> float | None:
    """How much later the second was published, where both say so to the hour."""
    moments = []
    for published in (one, two):
        try:
            moment = datetime.fromisoformat(published)
        except ValueError:
            return None
        if len(published) <= len("2031-05-04"):
            return _days(one, two)
        moments.append(moment)
    if (moments[0].tzinfo is None) != (moments[1].tzinfo is None):
        return None
    return (moments[1] - moments[0]).total_seconds()


def _days(one: str, two: str) -> float | None:
    """The same for dates alone: two of one day say nothing."""
    try:
        days = [datetime.fromisoformat(published[:10]) for published in (one, two)]
    except ValueError:
        return None
    return (days[1] - days[0]).total_seconds() or None
