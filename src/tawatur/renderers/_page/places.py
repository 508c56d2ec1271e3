"""The map: the places of a story that we know the position of, on a graticule fitted to them.

No outline of land is drawn: the lines of latitude and longitude, the relative positions and the
sizes (in how many reports a place is named) are what it says. Degrees are drawn to one scale, east
and west shortened by the latitude in the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, isfinite, radians, sqrt
from typing import NamedTuple

from tawatur.model.annotation import Entity
from tawatur.model.dossier import Story
from tawatur.model.finding import Bilingual
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import Catalogue

FEWEST = 2  # located places below which there is nothing to relate
MOST = 40  # places drawn, those of most reports
WIDTH, TALLEST, SHORTEST = 720, 460, 200  # of the drawing, in its own units
MARGIN = 70  # room for names at the edges
LEAST = 3.0  # degrees the map spans at least: two suburbs are no continent
MOST_LINES = 6  # meridians or parallels
STEPS = (0.5, 1, 2, 5, 10, 15, 30, 45, 60)  # degrees between them
LETTER, LINE = 7.5, 16  # width and height of a letter of a name
NAME_SHOWN = 26


class Point(NamedTuple):
    """A place on the map: its name, in how many reports, the circle, and where its name stands;
    a name without room is told by the pointer alone."""

    name: Bilingual
    told: Bilingual
    x: float
    y: float
    radius: float
    label: tuple[float, float, str] | None


class Line(NamedTuple):
    """A meridian or parallel with its degrees and where they are written."""

    path: str
    degrees: str
    x: float
    y: float


class Places(NamedTuple):
    """The map of a story."""

    height: int
    lines: tuple[Line, ...]
    points: tuple[Point, ...]
    left_out: int


class _Frame(NamedTuple):
    """The window of the map: degrees at its left and top, and units a degree."""

    west: float
    north: float
    east: float
    south: float
    across: float
    down: float

    def at(self, east: float, north: float) -> tuple[float, float]:
        x = MARGIN + (east - self.west) * self.across
        return round(x, 1), round(MARGIN / 2 + (self.north - north) * self.down, 1)


def places(catalogue: Catalogue, story: Story) -> Places | None:
    """The map of a story's places, or None where fewer than two can be located."""
    counts: dict[str, int] = {}
    for id in story.documents:
        document = catalogue.documents.get(id)
        for entity in {m.entity for m in document.mentions} if document else ():
            counts[entity] = counts.get(entity, 0) + 1
    found = [
        (catalogue.entities[id], n)
        for id, n in counts.items()
        if id in catalogue.entities and _is_located(catalogue.entities[id])
    ]
    found.sort(key=lambda item: (-item[1], words.sort_key(item[0].name), item[0].id))
    positions = {(e.latitude, e.longitude) for e, _ in found}
    if len(positions) < FEWEST:
        return None
    drawn = found[:MOST]
    easts = _unwrapped([entity.longitude or 0.0 for entity, _ in drawn])
    norths = [entity.latitude or 0.0 for entity, _ in drawn]
    frame = _frame(easts, norths)
    height = round((frame.north - frame.south) * frame.down + MARGIN)
    return Places(height, _lines(frame), _points(drawn, easts, frame), len(found) - len(drawn))


def _is_located(entity: Entity) -> bool:
    north, east = entity.latitude, entity.longitude
    if entity.type != "LOC" or north is None or east is None:
        return False
    return isfinite(north) and isfinite(east) and abs(north) <= 90 and abs(east) <= 180


def _unwrapped(longitudes: Sequence[float]) -> list[float]:
    """Longitudes that run on across the widest gap's far side, so that the map is narrowest."""
    around = sorted(longitudes)
    gaps = [(b - a, b) for a, b in zip(around, [*around[1:], around[0] + 360], strict=True)]
    west = max(gaps)[1] % 360
    return [(longitude - west) % 360 + west for longitude in longitudes]


def _frame(easts: Sequence[float], norths: Sequence[float]) -> _Frame:
    middle = (max(norths) + min(norths)) / 2
    narrowing = max(cos(radians(middle)), 0.2)
    wide = max(max(easts) - min(easts), LEAST)
    tall = max(max(norths) - min(norths), LEAST / 2)
    room = WIDTH - 2 * MARGIN
    across = min(room / wide, (TALLEST - MARGIN) / tall * narrowing)
    down = across / narrowing
    wide, tall = room / across, max(tall, (SHORTEST - MARGIN) / down)
    center = (max(easts) + min(easts)) / 2
    west, north = center - wide / 2, middle + tall / 2
    return _Frame(west, north, west + wide, north - tall, across, down)


def _lines(frame: _Frame) -> tuple[Line, ...]:
    out: list[Line] = []
    left, top = frame.at(frame.west, frame.north)
    right, bottom = frame.at(frame.east, frame.south)
    for east in _round(frame.west, frame.east):
        x, _ = frame.at(east, frame.north)
        out.append(Line(f"M{x} {top}V{bottom}", _degrees(east, "E", "W"), x, bottom + 14))
    for north in _round(frame.south, frame.north):
        if abs(north) <= 90:
            _, y = frame.at(frame.west, north)
            out.append(Line(f"M{left} {y}H{right}", _degrees(north, "N", "S"), left - 24, y + 4))
    return tuple(out)


def _round(first: float, last: float) -> list[float]:
    """The round degrees between two, at most MOST_LINES of them."""
    step = next((s for s in STEPS if (last - first) / s <= MOST_LINES), STEPS[-1])
    count = int(last // step) - int(-(-first // step)) + 1
    start = -(-first // step) * step
    return [start + i * step for i in range(count)]


def _degrees(value: float, plus: str, minus: str) -> str:
    turned = (value + 180) % 360 - 180 if plus == "E" else value
    side = "" if turned in (0, -180) else plus if turned > 0 else minus
    return f"{abs(turned):g}°{side}"


def _points(
    drawn: Sequence[tuple[Entity, int]], easts: Sequence[float], frame: _Frame
) -> tuple[Point, ...]:
    taken: list[tuple[float, float, float, float]] = []
    out: list[Point] = []
    circles = [
        (*frame.at(east, entity.latitude or 0.0), round(3 + 2 * sqrt(n), 1))
        for (entity, n), east in zip(drawn, easts, strict=True)
    ]
    taken += [(x - r, y - r, x + r, y + r) for x, y, r in circles]
    for (entity, n), (x, y, radius) in zip(drawn, circles, strict=True):
        english = entity.name_en or entity.name
        name = Bilingual(words.cut(entity.name, NAME_SHOWN), words.cut(english, NAME_SHOWN))
        reports = words.counted(n, "report")
        told = Bilingual(f"{name.ar}: {reports.ar}", f"{name.en}: {reports.en}")
        wide = max(len(name.ar), len(name.en)) * LETTER
        out.append(Point(name, told, x, y, radius, _label((x, y), radius, wide, taken)))
    return tuple(out)


def _label(
    at: tuple[float, float],
    radius: float,
    wide: float,
    taken: list[tuple[float, float, float, float]],
) -> tuple[float, float, str] | None:
    """Where a name finds room beside its circle, or None; the room is then taken."""
    x, y = at
    for left, middle, anchor in (
        (x + radius + 4, y, "l"),
        (x - radius - 4 - wide, y, "r"),
        (x - wide / 2, y - radius - LINE / 2, "m"),
        (x - wide / 2, y + radius + LINE / 2, "m"),
    ):
        box = (left, middle - LINE / 2, left + wide, middle + LINE / 2)
        free = all(box[2] < t[0] or t[2] < box[0] or box[3] < t[1] or t[3] < box[1] for t in taken)
        if free and left >= 0 and box[2] <= WIDTH and box[1] >= 0:
            taken.append(box)
            edge = {"l": left, "r": left + wide, "m": x}[anchor]
            return round(edge, 1), round(middle + 4, 1), anchor
    return None
