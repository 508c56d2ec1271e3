"""Outlets: what each published, alone or with others, first or later, and whom it credits."""

from __future__ import annotations

from collections import Counter

import msgspec
from sqlalchemy import and_, func, select

from tawatur.stores._schema import entities, reports, statements, stories, story_reports
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
    asked = select(statements.c.via).join(reports, reports.c.n == statements.c.report)
    asked = asked.where(reports.c.outlet == outlet, statements.c.via != "[]")
    often: Counter[str] = Counter()
    with store.reading() as c:
        for via in c.execute(asked).scalars():
            often.update(msgspec.json.decode(via, type=list[str]))
        named = {
            row.id: (row.name, row.name_en)
            for row in c.execute(
                select(entities.c.id, entities.c.name, entities.c.name_en).where(
                    entities.c.id.in_([id for id, _ in often.most_common(limit)])
                )
            )
        }
    ranked = sorted(often.items(), key=lambda item: (-item[1], item[0]))[:limit]
    return [Credit(id, *named.get(id, (id, None)), n) for id, n in ranked]


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
