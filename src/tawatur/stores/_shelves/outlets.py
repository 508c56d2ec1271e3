"""Outlets: what each published, alone or with others, first or later, and whom it credits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, and_, func, or_, select

from tawatur.stores._schema import entities, reports, statements, stories, story_reports, ties
from tawatur.stores._store import Store


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet's reports in numbers: stories it tells alone, stories others tell too, those of
    the latter whose first report is its own."""

    outlet: str
    reports: int
    alone: int
    shared: int
    first: int
    statements: int


class Credit(msgspec.Struct, frozen=True):
    """An outlet credited with statements, how many."""

    entity: str
    name: str
    name_en: str | None
    statements: int


class Tied(msgspec.Struct, frozen=True, kw_only=True):
    """What an outlet and another have of each other in the stories read.

    ``credits`` are statements it attributes to the other, ``credited`` the other way round;
    ``after`` are its reports with text that the other had before, ``before`` the other way round,
    ``together`` those whose dates do not say. ``outlet`` is the other's name where it has reports
    here, ``entity`` its id where it is one.
    """

    name: str
    name_en: str | None
    outlet: str | None
    entity: str | None
    credits: int = 0
    credited: int = 0
    after: int = 0
    before: int = 0
    together: int = 0


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """A report of the outlet in a list."""

    id: str
    title: str
    published: str | None
    story: str | None
    outlets: int


def record(store: Store, outlet: str) -> Record:
    """The numbers of an outlet."""
    r, held, s = reports.c, story_reports.c, stories.c
    mine = select(r.n).where(r.outlet == outlet)
    told = (
        select(s.id, s.outlets)
        .join(story_reports, held.story == s.id)
        .where(held.report.in_(mine))
        .distinct()
        .subquery()
    )
    others = select(told.c.id).where(told.c.outlets > 1)
    firsts = (
        select(held.story, func.min(r.published).label("at"))
        .join(reports, r.n == held.report)
        .where(held.story.in_(others))
        .group_by(held.story)
        .subquery()
    )
    led = (
        select(func.count(firsts.c.story.distinct()))
        .join(story_reports, held.story == firsts.c.story)
        .join(reports, and_(r.n == held.report, r.published == firsts.c.at))
        .where(r.outlet == outlet)
    )
    with store.reading() as c:
        number = c.execute(select(func.count()).select_from(mine.subquery())).scalar()
        every = c.execute(select(func.count()).select_from(told)).scalar()
        shared = c.execute(select(func.count()).select_from(others.subquery())).scalar()
        first = c.execute(led).scalar()
        said = c.execute(select(func.count()).where(statements.c.report.in_(mine))).scalar()
    return Record(
        outlet=outlet,
        reports=int(number or 0),
        alone=int(every or 0) - int(shared or 0),
        shared=int(shared or 0),
        first=int(first or 0),
        statements=int(said or 0),
    )


def credits(store: Store, outlet: str, *, limit: int = 20) -> list[Credit]:
    """Whom an outlet credits with statements, most often first."""
    found = [t for t in tied(store, outlet) if t.credits and t.entity]
    ranked = sorted(found, key=lambda t: (-t.credits, t.entity))[:limit]
    return [Credit(t.entity or "", t.name, t.name_en, t.credits) for t in ranked]


def tied(store: Store, outlet: str) -> list[Tied]:
    """The outlets and agencies that an outlet has something of or that have something of it, the
    closest first."""
    with store.reading() as c:
        mine = set(c.execute(_entities(outlet)).scalars())
        sums: dict[str, Counter[str]] = {}
        entity: dict[str, str] = {}
        for kind, one, other, n in c.execute(_of(outlet, mine)):
            field, key = _field(outlet, mine, kind, one, other)
            sums.setdefault(key, Counter())[field] += n
        named = _known(c, [key for key, found in sums.items() if found["credits"]])
        homes = _homes(c, [*named])
    merged: dict[str, Counter[str]] = {}
    for key, found in sums.items():
        home = homes.get(key, key)
        if home != outlet:
            merged.setdefault(home, Counter()).update(found)
            if key in named:
                entity.setdefault(home, key)
    out = [
        Tied(
            name=named[entity[key]][0] if key in named else key,
            name_en=named[entity[key]][1] if key in named else None,
            outlet=None if key in named else key,
            entity=entity.get(key),
            credits=found["credits"],
            credited=found["credited"],
            after=found["after"],
            before=found["before"],
            together=found["together"],
        )
        for key, found in merged.items()
    ]
    return sorted(out, key=lambda t: (-_close(t), t.name))


def _close(t: Tied) -> int:
    return t.credits + t.credited + t.after + t.before + t.together


def _entities(outlet: str) -> Select[Any]:
    """The entities an outlet is."""
    return select(ties.c.other).where(ties.c.outlet == outlet, ties.c.kind == "is").distinct()


def _of(outlet: str, mine: Collection[str]) -> Select[Any]:
    """The ties of an outlet, summed over the stories."""
    own = or_(
        and_(ties.c.outlet == outlet, ties.c.kind != "is"),
        and_(ties.c.other == outlet, ties.c.kind.in_(["text", "both"])),
        and_(ties.c.other.in_(sorted(mine)), ties.c.kind == "credit"),
    )
    summed = select(ties.c.kind, ties.c.outlet, ties.c.other, func.sum(ties.c.n)).where(own)
    by = (ties.c.kind, ties.c.outlet, ties.c.other)
    return summed.group_by(*by).order_by(*by)


def _field(outlet: str, mine: Collection[str], kind: str, one: str, other: str) -> tuple[str, str]:
    """What a tie is to the outlet, and who is at its other end."""
    if kind == "both":
        return "together", other if one == outlet else one
    if kind == "credit":
        return ("credits", other) if one == outlet else ("credited", one)
    return ("after", other) if one == outlet else ("before", one)


def _known(c: Connection, ids: Collection[str]) -> dict[str, tuple[str, str | None]]:
    """Names of entities by id."""
    e = entities.c
    asked = select(e.id, e.name, e.name_en).where(e.id.in_(sorted(ids))).order_by(e.id, e.story)
    return {row.id: (row.name, row.name_en) for row in c.execute(asked)}


def _homes(c: Connection, ids: Collection[str]) -> dict[str, str]:
    """The outlet an entity is, where it has reports here."""
    asked = select(ties.c.other, func.min(ties.c.outlet).label("outlet"))
    own = asked.where(ties.c.kind == "is", ties.c.other.in_(sorted(ids)))
    return {row.other: row.outlet for row in c.execute(own.group_by(ties.c.other))}


def latest(store: Store, outlet: str, *, offset: int = 0, limit: int = 40) -> list[Own]:
    """The outlet's reports, newest first, each with the number of outlets that tell its story."""
    r, held = reports.c, story_reports.c
    asked = (
        select(r.id, r.title, r.published, held.story, stories.c.outlets)
        .outerjoin(story_reports, held.report == r.n)
        .outerjoin(stories, stories.c.id == held.story)
        .where(r.outlet == outlet)
        .order_by(r.published.desc(), r.n.desc())
    )
    with store.reading() as c:
        return [
            Own(
                id=row.id,
                title=row.title,
                published=row.published,
                story=row.story,
                outlets=row.outlets or 1,
            )
            for row in c.execute(asked.offset(offset).limit(limit))
        ]
