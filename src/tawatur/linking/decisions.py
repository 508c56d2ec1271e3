"""Decisions: what a reader decided instead of what was inferred, and the file that says so.

A decisions file is TOML: tables ``[[same]]`` and ``[[different]]`` with two or more ``names``;
tables ``[type]`` and ``[english]`` from a name to PER, ORG or LOC, and to its English name; and
tables ``[[decide]]``, each with one thing (``finding``, ``statement``, ``region``, ``outlet``) and
``as``: confirm, dismiss or what it is.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from itertools import combinations
from typing import cast, get_args

import msgspec

from tawatur.errors import UsageError
from tawatur.linking.gazetteer import words_of
from tawatur.linking.rulings import KINDS
from tawatur.model.annotation import Merge, NameType
from tawatur.model.ruling import CONFIRM, DISMISS, Ruled, Ruling

__all__ = ["Decision", "Decisions", "Merge", "by_pair", "parse", "taken", "written"]

_TYPES = ("PER", "ORG", "LOC")
_TABLES = ("same", "different", "type", "english", "decide")
Words = tuple[str, ...]


class Decision(msgspec.Struct, frozen=True, order=True):
    """A reader's word on two names: one thing (``same``) or two."""

    name: str
    other: str
    same: bool


class Decisions(msgspec.Struct, frozen=True):
    """All that a reader decided: on pairs of names, types, English names, and on other things."""

    pairs: tuple[Decision, ...] = ()
    types: tuple[tuple[str, NameType], ...] = ()
    english: tuple[tuple[str, str], ...] = ()
    rulings: tuple[Ruling, ...] = ()

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
    rulings = tuple(
        _ruling(entry, f"{location}: decide")
        for entry in _list(tables.get("decide", []), f"{location}: decide")
    )
    typed = cast("tuple[tuple[str, NameType], ...]", types)
    return Decisions(tuple(pairs), typed, english, rulings)


def written(decisions: Decisions) -> str:
    """The content of a decisions file that says the same when it is parsed."""
    blocks = [
        f"[[{'same' if pair.same else 'different'}]]\nnames = {_strings((pair.name, pair.other))}\n"
        for pair in decisions.pairs
    ]
    for table, said in (("type", decisions.types), ("english", decisions.english)):
        if said:
            rows = "".join(f"{_string(name)} = {_string(value)}\n" for name, value in said)
            blocks.append(f"[{table}]\n{rows}")
    for ruling in decisions.rulings:
        passages = f"passages = {_strings(ruling.passages)}\n" if ruling.passages else ""
        lines = f"{ruling.thing} = {_string(ruling.id)}\n{passages}as = {_string(ruling.said)}\n"
        blocks.append(f"[[decide]]\n{lines}")
    return "\n".join(blocks)


def _string(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _strings(some: Iterable[str]) -> str:
    return "[" + ", ".join(_string(words) for words in some) + "]"


def _ruling(entry: object, where: str) -> Ruling:
    """One [[decide]] table; an id that nothing has is no error, a kind that nothing can be is."""
    if not isinstance(entry, dict):
        raise UsageError(f"{where}: write it as [[decide]]")
    things = [thing for thing in get_args(Ruled) if thing in entry]
    unknown = sorted(set(entry) - {*things, "as", "passages"})
    if len(things) != 1 or unknown:
        raise UsageError(f"{where}: one of {', '.join(get_args(Ruled))} is needed, and as")
    thing: Ruled = things[0]
    id, said, passages = entry[thing], entry.get("as"), entry.get("passages", [])
    if not isinstance(id, str) or not id or not isinstance(said, str) or not said.strip():
        raise UsageError(f"{where}: {thing}: an id and as are needed, in quotes")
    if not isinstance(passages, list) or not all(isinstance(p, str) for p in passages):
        raise UsageError(f"{where}: {thing} {id}: passages must be a list of document:start-end")
    kinds = (CONFIRM, DISMISS, *KINDS.get(thing, ()))
    if thing in KINDS and said not in kinds:
        raise UsageError(f"{where}: {thing} {id}: {said} is not one of {', '.join(kinds)}")
    return Ruling(thing, id, said, tuple(passages))


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
