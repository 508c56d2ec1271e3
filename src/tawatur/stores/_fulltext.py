"""Full text: rows of search forms under a key that sorts by time, kept by each backend its own way.

A row's key is made of the minute its report was published, the report's number and the row's
place in the report, so that «newest first» is the order of keys and both the report and a span of
time can be read from a key without a table (``key``, ``serial``, ``from_minute``).

A query is a list of ``Term``: forms that stand side by side in one column of the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from sqlalchemy import ColumnElement, Connection, TableClause, column, table

PLACES, SERIALS = 12, 25  # bits: 4,096 rows a report, 33 million reports; 26 bits of minutes remain
_FIRST_YEAR = datetime(1970, 1, 1)
LAST_MINUTE = (1 << 26) - 1  # in 2097: what is dated later stands there
COLUMNS = ("bare", "base", "who", "mark")  # words, words, speaker, outlet and the like


class Index(NamedTuple):
    """A full-text index by its name."""

    name: str


PASSAGES, STATEMENTS, FACTS = Index("passage_words"), Index("statement_words"), Index("fact_words")
INDEXES = (PASSAGES, STATEMENTS, FACTS)


class Row(NamedTuple):
    """What is looked up of one row: each column holds forms separated by single spaces."""

    key: int
    bare: str
    base: str
    who: str = ""
    mark: str = ""


class Term(NamedTuple):
    """Forms side by side in a column; ``prefix``: the last is only begun; ``absent``: must not
    stand there."""

    column: str
    forms: tuple[str, ...]
    prefix: bool = False
    absent: bool = False


class FullText(Protocol):
    """A backend's full-text indexes."""

    def create(self, connection: Connection, index: Index) -> None: ...

    def add(self, connection: Connection, index: Index, rows: Sequence[Row]) -> None: ...

    def matching(self, index: Index, terms: Sequence[Term]) -> ColumnElement[bool]:
        """The condition that a row of ``of(index)`` has all terms, at least one of them present."""
        ...

    def key(self, index: Index) -> ColumnElement[int]:
        """The column that holds the keys of an index."""
        ...

    def newest(self, index: Index, terms: Sequence[Term]) -> ColumnElement[int]:
        """What rows that have the terms are put in order by, the newest having the most of it."""
        ...

    def standing(
        self, connection: Connection, index: Index, keys: Sequence[int], terms: Sequence[Term]
    ) -> dict[int, tuple[tuple[int, ...], ...]]:
        """Where each term begins in the rows with these keys, counted in forms from 1."""
        ...


def of(index: Index) -> TableClause:
    """The table of an index as a clause."""
    return table(index.name, *(column(c) for c in COLUMNS))


def minute(published: str | None) -> int:
    """Minutes since 1970 of an ISO 8601 date or time; 0 where there is none or it is malformed."""
    try:
        at = datetime.fromisoformat(published or "")
    except ValueError:
        return 0
    minutes = int((at.replace(tzinfo=None) - _FIRST_YEAR).total_seconds() // 60)
    return min(max(0, minutes), LAST_MINUTE)


def key(published: str | None, serial: int, place: int) -> int:
    """The key of the row at ``place`` (0 first) of a report; of one report the first rows come
    first when the highest key does."""
    last = (1 << PLACES) - 1
    return (minute(published) << SERIALS | serial) << PLACES | (last - min(place, last))


def from_minute(minutes: int) -> int:
    """The lowest key of a minute."""
    return minutes << (SERIALS + PLACES)


def serial(key: int) -> int:
    """The number of the report a key belongs to."""
    return (key >> PLACES) & ((1 << SERIALS) - 1)


def place(key: int) -> int:
    """The place in its report of the row with that key."""
    return (1 << PLACES) - 1 - (key & ((1 << PLACES) - 1))


def opening(key: int) -> int:
    """The key of the row its report opens with: the headline, where there is one."""
    return key | ((1 << PLACES) - 1)


def begins(term: Term, held: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    """Where a term begins in a row, of which ``held`` says where forms of its column stand."""
    steps = [set(_at(form, held)) for form in term.forms[:-1]]
    last = set(_at(term.forms[-1], held, begun=term.prefix)) if term.forms else set()
    return tuple(
        at
        for at in sorted(steps[0] if steps else last)
        if all(at + i in step for i, step in enumerate((*steps, last)))
    )


def _at(form: str, held: Mapping[str, Sequence[int]], *, begun: bool = False) -> Iterator[int]:
    for known, places in held.items():
        if known == form or (begun and known.startswith(form)):
            yield from places


def keys_of(published: str | None, serial: int) -> tuple[int, int]:
    """The lowest and the highest key a report's rows can have."""
    return key(published, serial, 1 << PLACES), key(published, serial, 0)


def joined(forms: Iterable[str]) -> str:
    """Forms as a column holds them."""
    return " ".join(forms)


def is_time(written: str) -> bool:
    """True for an ISO 8601 date or time."""
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return False
    return True
