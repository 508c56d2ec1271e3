"""Search: passages, statements and facts, newest or best first, the same on every backend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, Table, bindparam, func, select

from tawatur.stores import _fulltext, _ranking
from tawatur.stores._fulltext import FACTS, PASSAGES, STATEMENTS, Index, Term
from tawatur.stores._query import SIGNS, Kind, Order, Query, bases, parse
from tawatur.stores._schema import facts, statements, stories, story_reports
from tawatur.stores._shelves import reports
from tawatur.stores._shelves.reports import Kept, outlet_mark
from tawatur.stores._store import Store

__all__ = [
    "Answer",
    "Fact",
    "Hit",
    "Order",
    "Query",
    "Said",
    "bases",
    "count",
    "find",
    "parse",
    "statement_hits",
]

COUNTED = 1000  # hits that are counted; beyond it is said that there are more
WEIGHED = 200  # hits of each sort that are weighed against each other: some 5 ms of one core


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a statement: how and by whom it was said, through whom it came."""

    kind: str
    act: str
    status: str
    speaker: str | None
    speaker_words: str | None
    via: tuple[str, ...]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a fact: the question, the answer, how the reports stand to each other."""

    finding: str
    slot: str
    status: str
    value: str
    question: tuple[str, str]
    label: tuple[str, str]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Characters ``start`` to ``end`` of a report that answer a question."""

    key: int
    report: Kept
    start: int
    end: int
    story: str | None
    story_title: str
    said: Said | None = None
    fact: Fact | None = None


class Answer(msgspec.Struct, frozen=True):
    """A page of hits; ``total`` counts to COUNTED, ``more`` says that there are others."""

    hits: tuple[Hit, ...]
    total: int
    more: bool


_LAST_DAY = date.max - timedelta(days=1)
_INDEX: dict[Kind, Index] = {"passages": PASSAGES, "statements": STATEMENTS, "facts": FACTS}
_STORIES = (
    select(story_reports.c.report, stories.c.id, stories.c.title)
    .join(stories, stories.c.id == story_reports.c.story)
    .where(story_reports.c.report.in_(bindparam("numbers", expanding=True)))
)


def find(store: Store, query: Query, *, offset: int = 0, limit: int = 20) -> Answer:
    """The hits of a question: newest first, those of one report in its order, or best first."""
    if query.empty:
        return Answer((), 0, False)
    with store.reading() as c:
        found = _newest(c, store, query)
        total = len(found)
        if query.order == "relevance" and query.wordy:
            found = _best(c, store, query, found)
        hits = _hits(c, query.kind, found[:COUNTED][offset : offset + limit])
    return Answer(hits, min(total, COUNTED), total > COUNTED)


def _newest(c: Connection, store: Store, query: Query) -> list[int]:
    return list(c.execute(_keys(store, query).limit(COUNTED + 1)).scalars().all())


def _best(c: Connection, store: Store, query: Query, newest: Sequence[int]) -> list[int]:
    """The answers, best first. Of more than WEIGHED the newest are weighed, those that have the
    words side by side and those that open their report; the others follow, newest first."""
    terms = _ranking.scored(query.terms)
    keys = set(newest[:WEIGHED])
    if len(newest) > WEIGHED:
        bases = [t for t in terms if t.column == "base" and not t.prefix]
        if len(bases) > 1:
            phrase = Term("base", tuple(f for t in bases for f in t.forms))
            older = msgspec.structs.replace(query, terms=(*query.terms, phrase))
            keys.update(_newest(c, store, older)[:WEIGHED])
        asked = _keys(store, query)
        key = asked.selected_columns[0]
        opens = key.op("&")((1 << _fulltext.PLACES) - 1) == (1 << _fulltext.PLACES) - 1
        keys.update(c.execute(asked.where(opens).limit(WEIGHED)).scalars().all())
    index = _INDEX[query.kind]
    rarities = _rarities(c, store, index, terms)
    openings = {_fulltext.opening(key) for key in keys}
    if index == PASSAGES:
        headlines = standing = store.fulltext.standing(c, index, sorted(keys | openings), terms)
    else:
        standing = store.fulltext.standing(c, index, sorted(keys), terms)
        headlines = store.fulltext.standing(c, PASSAGES, sorted(openings), terms)
    best = _ranking.ranked(keys, rarities, standing, headlines)
    return best + [key for key in newest if key not in keys]


def _rarities(c: Connection, store: Store, index: Index, terms: Sequence[Term]) -> list[float]:
    """The weight of each term among the others; by itself a term weighs the same in every row."""
    if len(terms) == 1:
        return [1.0]
    return [_ranking.rarity(_standing(c, store, index, term)) for term in terms]


def _standing(c: Connection, store: Store, index: Index, term: Term) -> int:
    """In how many rows a term stands, as far as that is counted."""
    held = select(store.fulltext.key(index)).select_from(_fulltext.of(index))
    some = held.where(store.fulltext.matching(index, [term])).limit(_ranking.COMMON).subquery()
    return int(c.execute(select(func.count()).select_from(some)).scalar() or 0)


def count(store: Store, query: Query) -> int:
    """How many hits there are, at most COUNTED + 1."""
    if query.empty:
        return 0
    with store.reading() as c:
        some = _keys(store, query).limit(COUNTED + 1).subquery()
        return int(c.execute(select(func.count()).select_from(some)).scalar() or 0)


def statement_hits(store: Store, keys: Sequence[int]) -> tuple[Hit, ...]:
    """Statements by key, in that order."""
    with store.reading() as c:
        return _hits(c, "statements", keys)


def _keys(store: Store, query: Query) -> Select[Any]:
    """The keys that answer, newest first."""
    index = _INDEX[query.kind]
    terms = [*query.terms]
    if query.speaker and query.kind == "statements":
        terms.extend(Term("who", (form,)) for form in query.speaker)
    if query.outlet:
        terms.append(Term("mark", (outlet_mark(query.outlet),)))
    words = any(not t.absent for t in terms)
    key: ColumnElement[int] = store.fulltext.key(index) if words else _table_key(query.kind)
    asked: Select[Any] = select(key.label("key"))
    if words:
        asked = asked.select_from(_fulltext.of(index)).where(store.fulltext.matching(index, terms))
    if query.slot:
        wanted = select(facts.c.n).where(facts.c.slot == query.slot)
        if query.number is not None:
            sign = query.sign if query.sign in SIGNS else "="
            wanted = wanted.where(facts.c.number.op(sign, is_comparison=True)(query.number))
        asked = asked.where(key.in_(wanted))
    newest = store.fulltext.newest(index, terms) if words else key
    return _within(asked, key, query).order_by(newest.desc())


def _table_key(kind: Kind) -> ColumnElement[int]:
    return facts.c.n if kind == "facts" else statements.c.n


def _within(asked: Select[Any], key: ColumnElement[int], query: Query) -> Select[Any]:
    since, until = _day(query.since), _day(query.until)
    if since:
        asked = asked.where(key >= _fulltext.from_minute(_fulltext.minute(since.isoformat())))
    if until:
        after = _fulltext.minute((until + timedelta(days=1)).isoformat())
        if after < _fulltext.LAST_MINUTE:
            asked = asked.where(key < _fulltext.from_minute(after))
    if query.story:
        held = select(story_reports.c.report).where(story_reports.c.story == query.story)
        number = key.op(">>")(_fulltext.PLACES).op("&")((1 << _fulltext.SERIALS) - 1)
        asked = asked.where(number.in_(held))
    return asked


def _day(written: str) -> date | None:
    try:
        found = date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None
    return min(found, _LAST_DAY) if found else None


def _hits(c: Connection, kind: Kind, keys: Sequence[int]) -> tuple[Hit, ...]:
    kept = reports.numbered(c, map(_fulltext.serial, keys))
    known = _stories(c, kept)
    said = _rows(c, statements, keys) if kind == "statements" else {}
    stated = _rows(c, facts, keys) if kind == "facts" else {}
    out: list[Hit] = []
    for key in keys:
        report = kept.get(_fulltext.serial(key))
        row = said.get(key) or stated.get(key)
        if report is None or (kind != "passages" and row is None):
            continue
        start, end = (row.start, row.end) if row else report.passages[_fulltext.place(key)]
        story, title = known.get(report.n, (None, ""))
        hit = Hit(key=key, report=report, start=start, end=end, story=story, story_title=title)
        if key in said:
            hit = msgspec.structs.replace(hit, said=_said(said[key]))
        elif key in stated:
            hit = msgspec.structs.replace(hit, fact=_fact(stated[key]))
        out.append(hit)
    return tuple(out)


def _stories(c: Connection, kept: Iterable[int]) -> dict[int, tuple[str, str]]:
    found = c.execute(_STORIES, {"numbers": sorted(kept)})
    return {row.report: (row.id, row.title) for row in found}


def _rows(c: Connection, table: Table, keys: Sequence[int]) -> dict[int, Row[Any]]:
    return {row.n: row for row in c.execute(select(table).where(table.c.n.in_(list(keys))))}


def _said(row: Row[Any]) -> Said:
    return Said(
        kind=row.kind,
        act=row.act,
        status=row.status,
        speaker=row.speaker,
        speaker_words=row.speaker_words,
        via=msgspec.json.decode(row.via, type=tuple[str, ...]),
    )


def _fact(row: Row[Any]) -> Fact:
    return Fact(
        finding=row.finding,
        slot=row.slot,
        status=row.status,
        value=row.value,
        question=(row.question, row.question_en),
        label=(row.label, row.label_en),
    )
