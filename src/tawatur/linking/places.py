"""Where a place lies: the coordinates of a town by GeoNames, the country of a listed place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import msgspec

from tawatur.lexicons import Row, rows
from tawatur.linking.gazetteer import words_of
from tawatur.model.annotation import Entity, Merge

_FAR = 10  # times the inhabitants of a namesake abroad that make a town the one meant


class Town(NamedTuple):
    """A town: the ISO code of its country, degrees north and east, its inhabitants."""

    country: str
    latitude: float
    longitude: float
    inhabitants: int


@cache
def _towns() -> dict[tuple[str, ...], tuple[Town, ...]]:
    """Towns by their names, those of most inhabitants first; one a country."""
    by_size = sorted(rows("gazetteers"), key=lambda row: -int(row["population"]))
    found: dict[tuple[str, ...], dict[str, Town]] = {}
    for row in by_size:
        found.setdefault(words_of(row["name"]), {}).setdefault(row["country"], _town(row))
    return {words: tuple(towns.values()) for words, towns in found.items()}


@cache
def _by_english() -> dict[tuple[str, str], Town]:
    """Towns by country and English name, those of lexicons/positions first."""
    by_size = sorted(rows("gazetteers"), key=lambda row: -int(row["population"]))
    found: dict[tuple[str, str], Town] = {}
    for row in (*rows("positions"), *by_size):
        found.setdefault((row["country"], row["name_en"]), _town(row))
    return found


def _town(row: Row) -> Town:
    size = int(row.get("population", "0"))
    return Town(row["country"], float(row["latitude"]), float(row["longitude"]), size)


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
    its coordinates too, where no other town of the name could be meant."""
    joined = tuple(merges)
    if entity.type != "LOC":
        return msgspec.structs.replace(entity, merges=joined) if joined else entity
    names = [words_of(name) for name in (entity.name, *entity.names)]
    listed = next((_countries()[name] for name in names if name in _countries()), None)
    country, kind = listed or (None, "")
    town = None if kind in ("country", "alias") else _meant(entity, names, country)
    if town is None:
        return msgspec.structs.replace(entity, merges=joined, country=country)
    return msgspec.structs.replace(
        entity,
        merges=joined,
        country=town.country,
        latitude=town.latitude,
        longitude=town.longitude,
    )


def _meant(entity: Entity, names: Iterable[tuple[str, ...]], country: str | None) -> Town | None:
    """The town of the listed country by its English name, else by its Arabic one; of no listed
    country, the one that outweighs its namesakes abroad."""
    if country:
        by_english = _by_english().get((country, entity.name_en or ""))
        own = (town for n in names for town in _towns().get(n, ()) if town.country == country)
        return by_english or next(own, None)
    for name in names:
        towns = _towns().get(name, ())
        if len(towns) == 1 or (towns and towns[0].inhabitants > _FAR * towns[1].inhabitants):
            return towns[0]
    return None
