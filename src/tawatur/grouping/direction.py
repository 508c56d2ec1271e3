"""Direction: of two reports with one text, which one has it from the other, and how that is known.

A report that credits the other's outlet has it from there, whatever the clocks say. Else the one
published clearly earlier comes first. Without times, the one that stands whole in the other was
trimmed from it. Where none of these speaks, or two of them disagree, the direction is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from typing import Literal, NamedTuple

from tawatur.arabic.folding import fold
from tawatur.grouping.lineage import covered, kept, wires
from tawatur.model.annotation import Reading
from tawatur.model.cluster import Clusters, Passage

Reason = Literal["credit", "time", "containment", "unknown"]

_CLEARLY = 60.0  # seconds between two publications that are not one moment
_WHOLE = 0.8  # share of a report that stands in the other for it to be that one, trimmed ...
_MORE = 1.25  # ... which has so many times its characters
_PILE = 12  # copies of which every pair is told; of more, each against the earliest


class Direction(NamedTuple):
    """``later`` has its text from ``earlier``; where the reason is unknown the two stand in the
    order of their ids. ``trimmed`` says that the later one is the shorter by far."""

    earlier: str
    later: str
    reason: Reason
    trimmed: bool


def directions(readings: Sequence[Reading], clusters: Clusters) -> tuple[Direction, ...]:
    """The direction between every two reports of the story that share an article."""
    known = {reading.report.id: reading for reading in readings}
    shared = _shared(known, clusters)
    found = []
    for a, b in sorted(set(_pairs(known, clusters)) | set(shared)):
        shares = shared.get((a, b), (0.0, 0.0))
        found.append(_direction(known[a], known[b], shares))
    return tuple(found)


def _pairs(known: Mapping[str, Reading], clusters: Clusters) -> Iterator[tuple[str, str]]:
    for group in clusters.duplicates:
        inside = sorted(name for name in group if name in known)
        if len(inside) <= _PILE:
            yield from combinations(inside, 2)
            continue
        first = min(inside, key=lambda name: (known[name].report.published or "~", name))
        yield from ((min(first, n), max(first, n)) for n in inside if n != first)


def _shared(
    known: Mapping[str, Reading], clusters: Clusters
) -> dict[tuple[str, str], tuple[float, float]]:
    """The share of each of two reports that passages common to both cover, where it is most of
    one of them."""
    passages: dict[tuple[str, str], tuple[list[Passage], list[Passage]]] = {}
    for reuse in clusters.reuse:
        a, b = reuse.a, reuse.b
        if a.document != b.document and a.document in known and b.document in known:
            left, right = passages.setdefault((a.document, b.document), ([], []))
            left.append(a)
            right.append(b)
    shares = {
        (a, b): (covered(left) / kept(known[a]), covered(right) / kept(known[b]))
        for (a, b), (left, right) in passages.items()
    }
    return {pair: both for pair, both in shares.items() if max(both) >= _WHOLE}


def _direction(one: Reading, two: Reading, shares: tuple[float, float]) -> Direction:
    lengths = (kept(one), kept(two))
    a, b = one.report.id, two.report.id
    told: list[tuple[bool, Reason]] = []  # whether the first came first, and what says so
    credits = (_credits(one, two), _credits(two, one))
    if credits[0] != credits[1]:
        told.append((credits[1], "credit"))
    seconds = _seconds(one, two)
    if seconds is not None and abs(seconds) >= _CLEARLY:
        told.append((seconds > 0, "time"))
    if not told and max(shares) >= _WHOLE and max(lengths) >= _MORE * min(lengths):
        told.append((lengths[0] > lengths[1], "containment"))
    if not told:
        return Direction(a, b, "unknown", trimmed=False)
    first, reason = told[0]
    early, late = lengths if first else lengths[::-1]
    return Direction(a if first else b, b if first else a, reason, trimmed=early >= _MORE * late)


def _credits(one: Reading, other: Reading) -> bool:
    """True where the first report credits the outlet of the second, as an agency."""
    outlet = fold(other.report.outlet or "")
    return bool(outlet) and any(fold(wire) == outlet for wire in wires(one))


def _seconds(one: Reading, two: Reading) -> float | None:
    """How much later the second was published, where both say so to the hour."""
    moments = []
    for reading in (one, two):
        published = reading.report.published or ""
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


def _days(one: Reading, two: Reading) -> float | None:
    """The same for dates alone: two of one day say nothing."""
    try:
        days = [datetime.fromisoformat((r.report.published or "")[:10]) for r in (one, two)]
    except ValueError:
        return None
    return (days[1] - days[0]).total_seconds() or None
