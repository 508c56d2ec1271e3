"""The chart of a figure that was revised: its values over the time of publishing, a dot a report.

Time runs from left to right in either language, as its axis says. An update is drawn as steps, each
at the time its value was first published; values in dispute are dots alone. A dot is hollow where
the report's words make the number approximate. Nothing is drawn that the positions do not tell too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from tawatur.arabic import approximations
from tawatur.arabic.folding import fold
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import NO_OUTLET, Catalogue
from tawatur.renderers._page.grid import said

FEWEST, MOST = 3, 60  # reports with a time below which there is nothing to chart, and dots drawn
WIDTH, HEIGHT = 340, 150  # of the drawing, in its own units: pixels on a phone
LEFT, RIGHT, TOP, BOTTOM = 46, 14, 12, 118  # where the plot begins and ends
RADIUS = 4.0
LINE = 13.0  # height of a value written at the side
NOON = "T12:00"  # of a day whose hour is not known
DAY = 10  # characters of an ISO date
_CHARTED = frozenset({"update", "contradiction"})


class Dot(NamedTuple):
    """A report and the value it gives."""

    x: float
    y: float
    hollow: bool
    told: Bilingual


class Level(NamedTuple):
    """A value written at the side."""

    y: float
    value: str


class Revised(NamedTuple):
    """The chart: steps (empty for a dispute), dots, values, and the first and last time."""

    path: str
    dots: tuple[Dot, ...]
    levels: tuple[Level, ...]
    first: Bilingual
    last: Bilingual
    told: Bilingual
    left_out: int


class _Mark(NamedTuple):
    at: float  # seconds
    value: float
    document: str
    iso: str
    words: Bilingual
    hollow: bool


def revised(catalogue: Catalogue, finding: Finding) -> Revised | None:
    """The chart of a figure that reports of several times give several values for."""
    if finding.status != "conflict" or finding.kind not in _CHARTED:
        return None
    known = [(p, n) for p in finding.positions if (n := _number(p.value)) is not None]
    if len(known) != len(finding.positions):
        return None
    marks = sorted(mark for p, n in known for mark in _marks(catalogue, p, n))
    if len(marks) < FEWEST or len({m.at for m in marks}) < 2 or len({m.value for m in marks}) < 2:
        return None
    reports = {d for p in finding.positions for d in p.documents}
    drawn = marks[:MOST]
    first, last = drawn[0], drawn[-1]
    return Revised(
        path=_steps(drawn) if finding.kind == "update" else "",
        dots=_dots(catalogue, drawn),
        levels=_levels(drawn),
        first=words.when(first.iso, weekday=False, year_known=last.iso[:4]),
        last=words.when(last.iso, weekday=False, year_known=last.iso[:4]),
        told=_told(drawn),
        left_out=len(reports) - len({m.document for m in drawn}),
    )


def _number(value: str) -> float | None:
    """The number of a value, of a range its lower end; None for days, hours and words."""
    low = value.partition("-")[0] if value.count("-") == 1 else value
    try:
        number = float(low)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def _marks(catalogue: Catalogue, position: Position, number: float) -> list[_Mark]:
    """A mark for each dated report of a position."""
    out: dict[str, _Mark] = {}
    for passage in position.evidence:
        document = catalogue.documents.get(passage.document)
        at = _time(document.published) if document else None
        if document is None or document.published is None or at is None:
            continue
        about = _is_about(catalogue.text(document.id)[passage.start : passage.end])
        hollow = about or "-" in position.value
        mark = _Mark(at, number, document.id, document.published, said(position), hollow)
        earlier = out.get(document.id)
        out[document.id] = mark._replace(hollow=hollow and (earlier is None or earlier.hollow))
    return list(out.values())


def _time(iso: str | None) -> float | None:
    if not iso:
        return None
    try:
        found = datetime.fromisoformat(iso + NOON if len(iso) == DAY else iso)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def _is_about(passage: str) -> bool:
    """True where a word of the passage makes its number approximate."""
    found = fold(passage).split()
    return any(
        approximations.before(found, i, 0) or approximations.after(found, i, len(found))
        for i in range(len(found) + 1)
    )


def _x(mark: _Mark, marks: Sequence[_Mark]) -> float:
    first, last = marks[0].at, marks[-1].at
    share = (mark.at - first) / (last - first) if last > first else 0.5
    return round(LEFT + 8 + share * (WIDTH - LEFT - RIGHT - 16), 1)


def _y(value: float, marks: Sequence[_Mark]) -> float:
    low, high = min(m.value for m in marks), max(m.value for m in marks)
    share = (value - low) / (high - low) if high > low else 0.5
    return round(BOTTOM - 10 - share * (BOTTOM - TOP - 14), 1)


def _steps(marks: Sequence[_Mark]) -> str:
    """A line that climbs where a higher value is first published."""
    out, held = "", float("-inf")
    for mark in marks:
        if mark.value > held:
            x, y = _x(mark, marks), _y(mark.value, marks)
            out += f"H{x}V{y}" if out else f"M{x} {y}"
            held = mark.value
    return f"{out}H{_x(marks[-1], marks)}"


def _dots(catalogue: Catalogue, marks: Sequence[_Mark]) -> tuple[Dot, ...]:
    """The dots, those that would cover each other side by side."""
    out: list[Dot] = []
    for mark in marks:
        x, y = _x(mark, marks), _y(mark.value, marks)
        aside = 1.0 if x <= WIDTH / 2 else -1.0
        while any(abs(x - d.x) < 2 * RADIUS and abs(y - d.y) < 2 * RADIUS for d in out):
            x = round(x + aside, 1)
        outlet = catalogue.outlet(mark.document) or NO_OUTLET
        when = words.when(mark.iso)
        told = Bilingual(
            f"{outlet.ar}: {mark.words.ar}، {when.ar}", f"{outlet.en}: {mark.words.en}, {when.en}"
        )
        out.append(Dot(x, y, mark.hollow, told))
    return tuple(out)


def _levels(marks: Sequence[_Mark]) -> tuple[Level, ...]:
    """The values at the side, the least and the greatest first; those without room are left out."""
    values = sorted({m.value for m in marks})
    out: list[Level] = []
    for value in [values[0], values[-1], *values[1:-1]]:
        y = _y(value, marks)
        if all(abs(y - other.y) >= LINE for other in out):
            out.append(Level(y, f"{value:,.10g}"))
    return tuple(sorted(out))


def _told(marks: Sequence[_Mark]) -> Bilingual:
    """The chart in words: each value, in how many reports, and when it was first published."""
    first: dict[float, _Mark] = {}
    count: dict[float, int] = {}
    for mark in marks:
        first.setdefault(mark.value, mark)
        count[mark.value] = count.get(mark.value, 0) + 1
    parts = [
        (mark.words, words.counted(count[value], "report"), words.when(mark.iso))
        for value, mark in first.items()
    ]
    return Bilingual(
        "؛ ".join(f"{w.ar} في {n.ar}، أولها {at.ar}" for w, n, at in parts) + ".",
        "; ".join(f"{w.en} in {n.en}, first {at.en}" for w, n, at in parts) + ".",
    )
