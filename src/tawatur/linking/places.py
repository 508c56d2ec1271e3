"""Where a place lies: the coordinates of a town by GeoNames, the country of a listed place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import msgspec

from tawatur.lexicons import rows
from tawatur.linking.gazetteer import words_of
from tawatur.model.annotation import Entity, Merge


class Town(NamedTuple):
    """A town: the ISO code of its country, degrees north and east."""

    country: str
    latitude: float
    longitude: float


@cache
def _towns() -> dict[tuple[str, ...], Town]:
    """Towns by their names; of several of one name the one of most inhabitants."""
    by_size = sorted(rows("gazetteers"), key=lambda row: -int(row["population"]))
    found: dict[tuple[str, ...], Town] = {}
    for row in by_size:
        town = Town(row["country"], float(row["latitude"]), float(row["longitude"]))
        found.setdefault(words_of(row["name"]), town)
    return found


@cache
def _countries() -> dict[tuple[str, ...], tuple[str, str]]:
    """The country's code and the kind of every listed place that lies in one."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for row in rows("countries"):
        if row["iso"]:
            found.setdefault(words_of(row["name"]), (row["iso"], row["kind"]))
    return found


def located(entity: Entity, *, merges: Iterable[Merge] = ()) -> Entity:
    """The entity with what joined its names and, for a listed place, its country; for a town
    its coordinates too, unless another country's town bears the name."""
    joined = tuple(merges)
    if entity.type != "LOC":
        return msgspec.structs.replace(entity, merges=joined) if joined else entity
    names = [words_of(name) for name in (entity.name, *entity.names)]
    listed = next((_countries()[name] for name in names if name in _countries()), None)
    country, kind = listed or (None, "city")
    town = next((_towns()[name] for name in names if name in _towns()), None)
    if town is None or kind in ("country", "alias") or (country and town.country != country):
        return msgspec.structs.replace(entity, merges=joined, country=country)
    return msgspec.structs.replace(
        entity,
        merges=joined,
        country=town.country,
        latitude=town.latitude,
        longitude=town.longitude,
    )
