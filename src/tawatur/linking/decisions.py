"""Judgements on names: what linking merged and why, and what a reader decided instead.

A decisions file is TOML: tables ``[[same]]`` and ``[[different]]`` with two or more ``names``, and
tables ``[type]`` and ``[english]`` from a name to PER, ORG or LOC, and to its English name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from itertools import combinations
from typing import cast

import msgspec

from tawatur.errors import UsageError
from tawatur.linking.gazetteer import words_of
from tawatur.model.annotation import Merge, NameType

__all__ = ["Decision", "Decisions", "Merge", "by_pair", "parse", "taken"]

_TYPES = ("PER", "ORG", "LOC")
_TABLES = ("same", "different", "type", "english")
Words = tuple[str, ...]


class Decision(msgspec.Struct, frozen=True, order=True):
    """A reader's word on two names: one thing (``same``) or two."""

    name: str
    other: str
    same: bool


class Decisions(msgspec.Struct, frozen=True):
    """All that a reader decided: on pairs of names, on types, on English names."""

    pairs: tuple[Decision, ...] = ()
    types: tuple[tuple[str, NameType], ...] = ()
    english: tuple[tuple[str, str], ...] = ()

    def type_of(self) -> dict[Words, NameType]:
        """The types decided, by the folded words of the name."""
        return {words_of(name): type for name, type in self.types}

    def english_of(self) -> dict[Words, str]:
        """The English names decided, by the folded words of the name."""
        return {words_of(name): english for name, english in self.english}


def taken(decisions: Decisions | Iterable[Decision] | None) -> Decisions:
    """Decisions of any form as one value."""
    if isinstance(decisions, Decisions):
        return decisions
    return Decisions(pairs=tuple(decisions or ()))


def by_pair(decisions: Iterable[Decision]) -> dict[frozenset[Words], bool]:
    """The decisions by the folded words of the two names; the last one on a pair holds."""
    return {frozenset((words_of(d.name), words_of(d.other))): d.same for d in decisions}


def parse(content: str, location: str = "decisions") -> Decisions:
    """The decisions of a file's content; UsageError says what in it cannot be meant."""
    try:
        tables = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{location}: {error}") from error
    unknown = sorted(set(tables) - set(_TABLES))
    if unknown:
        raise UsageError(f"{location}: {unknown[0]}: not one of {', '.join(_TABLES)}")
    pairs = [
        Decision(a, b, kind == "same")
        for kind in ("same", "different")
        for entry in _list(tables.get(kind, []), f"{location}: {kind}")
        for a, b in combinations(_names(entry, f"{location}: {kind}"), 2)
    ]
    types = _table(tables.get("type", {}), f"{location}: type")
    for name, type in types:
        if type not in _TYPES:
            raise UsageError(f"{location}: type: {name}: {type} is not one of PER, ORG, LOC")
    english = _table(tables.get("english", {}), f"{location}: english")
    return Decisions(tuple(pairs), cast("tuple[tuple[str, NameType], ...]", types), english)


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise UsageError(f"{where}: write it as [[...]] with names")
    return value


def _names(entry: object, where: str) -> list[str]:
    names = entry.get("names") if isinstance(entry, dict) else None
    if not isinstance(names, list) or len(names) < 2 or not all(_is_name(n) for n in names):
        raise UsageError(f"{where}: names must be a list of two names or more")
    return names


def _table(value: object, where: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise UsageError(f"{where}: write it as a table of names")
    for name, said in value.items():
        if not _is_name(name) or not isinstance(said, str) or not said.strip():
            raise UsageError(f"{where}: {name}: a name and its value in quotes are needed")
    return tuple(value.items())


def _is_name(name: object) -> bool:
    return isinstance(name, str) and bool(words_of(name))
