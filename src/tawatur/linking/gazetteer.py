"""The names we know beforehand: countries, capitals, regions, bodies, outlets and leaders.

A name is looked up by its folded words without marks: «أ.ف.ب» and «أ ف ب» are one. A name may
stand for several things (الرياض is a city and a newspaper); the caller chooses by type.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tawatur.arabic.folding import fold
from tawatur.lexicons import Row, rows
from tawatur.lexicons import words as listed
from tawatur.model.annotation import NameType

_WORD = re.compile(r"[^\W_]+")


class Known(NamedTuple):
    """A named thing of the lexicons; ``names`` are all its spellings."""

    name: str
    name_en: str
    type: NameType
    kind: str
    names: tuple[str, ...]


def words_of(name: str) -> tuple[str, ...]:
    """The folded words and numbers of a name, marks left out."""
    return tuple(_WORD.findall(fold(name)))


@cache
def known() -> tuple[Known, ...]:
    """Every known thing, in the order of the lexicons."""
    return (*_places(), *_bodies(), *_outlets(), *_people())


@cache
def by_words() -> dict[tuple[str, ...], tuple[Known, ...]]:
    """From the words of a spelling to the things it may name."""
    found: dict[tuple[str, ...], list[Known]] = {}
    for thing in known():
        for name in thing.names:
            things = found.setdefault(words_of(name), [])
            if thing not in things:
                things.append(thing)
    return {words: tuple(things) for words, things in found.items() if words}


def lookup(words: tuple[str, ...], type: NameType) -> Known | None:
    """The thing of a type that the words name, or None; the first listed where several do."""
    return next((thing for thing in by_words().get(words, ()) if thing.type == type), None)


@cache
def single_words() -> frozenset[str]:
    """First words of known names: what may stand behind a clitic."""
    return frozenset(words[0] for words in by_words() if words[0] not in _particles())


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(word) for word in listed("function_words"))


@cache
def surnames() -> frozenset[str]:
    """Last words of the listed persons' names."""
    return frozenset(words_of(t.name)[-1] for t in known() if t.type == "PER")


@cache
def countries() -> frozenset[tuple[str, ...]]:
    """The words of every name of a country or region: no such name is another's alias."""
    return frozenset(
        words_of(name)
        for thing in known()
        if thing.kind in ("country", "region")
        for name in thing.names
    )


def _places() -> list[Known]:
    grouped: dict[tuple[str, str], list[str]] = {}
    for row in rows("countries"):
        kind = "country" if row["kind"] == "alias" else row["kind"]
        grouped.setdefault((row["name_en"], kind), []).append(row["name"])
    countries_first = sorted(grouped.items(), key=lambda item: item[0][1] != "country")
    return [
        Known(names[0], name_en, "LOC", kind, tuple(dict.fromkeys(names)))
        for (name_en, kind), names in countries_first
    ]


def _bodies() -> list[Known]:
    return [
        Known(row["name"], row["name_en"], "ORG", "body", (*_names(row), row["acronym"]))
        for row in rows("acronyms")
    ]


def _outlets() -> list[Known]:
    return [
        Known(
            row["name"],
            row["name_en"],
            "ORG",
            "outlet",
            (*_names(row), row["name_en"], *_cells(row["latin"]), *_cells(row["domain"])),
        )
        for row in rows("outlets")
    ]


def _people() -> list[Known]:
    return [
        Known(row["name"], row["name_en"], "PER", "person", _names(row)) for row in rows("people")
    ]


def _names(row: Row) -> tuple[str, ...]:
    return (row["name"], *_cells(row["aliases"]))


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
