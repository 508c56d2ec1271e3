"""People, organisations and places over all stories that were read."""

from __future__ import annotations

import msgspec
from sqlalchemy import func, select

from tawatur.model.annotation import Merge
from tawatur.stores._schema import entities as table
from tawatur.stores._schema import statement_names, statements
from tawatur.stores._store import Store


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An entity over all stories: every spelling, and the stories it stands in with the number of
    its mentions there."""

    id: str
    type: str
    name: str
    name_en: str | None
    names: tuple[str, ...]
    stories: tuple[tuple[str, int], ...]
    mentions: int


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """A join of two names that is less than sure, in one story."""

    story: str
    entity: str
    entity_name: str
    type: str
    merge: Merge


def get(store: Store, id: str) -> Named | None:
    """The entity with that id, its stories with most mentions first."""
    with store.reading() as c:
        rows = list(c.execute(select(table).where(table.c.id == id)))
    if not rows:
        return None
    rows.sort(key=lambda r: (-r.mentions, r.story))
    spelled: dict[str, None] = {}
    for row in rows:
        spelled.update(dict.fromkeys(msgspec.json.decode(row.names, type=list[str])))
    return Named(
        id=id,
        type=rows[0].type,
        name=rows[0].name,
        name_en=next((r.name_en for r in rows if r.name_en), None),
        names=tuple(spelled),
        stories=tuple((r.story, r.mentions) for r in rows),
        mentions=sum(r.mentions for r in rows),
    )


def most_named(store: Store, *, type: str = "", offset: int = 0, limit: int = 50) -> list[Named]:
    """Entities by the number of stories they stand in, then of mentions."""
    number, mentions = func.count().label("number"), func.sum(table.c.mentions).label("mentions")
    asked = select(table.c.id, number, mentions).group_by(table.c.id)
    if type:
        asked = asked.where(table.c.type == type)
    ranked = asked.order_by(number.desc(), mentions.desc(), table.c.id)
    with store.reading() as c:
        ids = [row.id for row in c.execute(ranked.offset(offset).limit(limit))]
    return [found for id in ids if (found := get(store, id)) is not None]


def names(store: Store, ids: set[str]) -> dict[str, tuple[str, str]]:
    """The Arabic and the English name of each entity that is known."""
    out: dict[str, tuple[str, str]] = {}
    if not ids:
        return out
    wanted = sorted(ids)
    with store.reading() as c:
        for at in range(0, len(wanted), 500):
            asked = select(table.c.id, table.c.name, table.c.name_en)
            for row in c.execute(asked.where(table.c.id.in_(wanted[at : at + 500]))):
                out.setdefault(row.id, (row.name, row.name_en or row.name))
    return out


def statements_by(store: Store, id: str, *, limit: int = 200) -> list[int]:
    """The keys of what an entity said, newest first."""
    asked = select(statements.c.n).where(statements.c.speaker == id)
    with store.reading() as c:
        return list(c.execute(asked.order_by(statements.c.n.desc()).limit(limit)).scalars())


def statements_naming(store: Store, id: str, *, limit: int = 200) -> list[int]:
    """The keys of statements of others that name an entity, newest first."""
    named = statement_names.c
    asked = select(named.statement).where(named.entity == id)
    with store.reading() as c:
        return list(c.execute(asked.order_by(named.statement.desc()).limit(limit)).scalars())


def doubts(store: Store, *, entity: str = "", limit: int = 200) -> list[Doubt]:
    """The joins of names (of one ``entity``) that are less than sure, least sure first."""
    asked = select(table).where(table.c.merges != "[]")
    if entity:
        asked = asked.where(table.c.id == entity)
    out: list[Doubt] = []
    with store.reading() as c:
        for row in c.execute(asked):
            for merge in msgspec.json.decode(row.merges, type=list[Merge]):
                found = (row.story, row.id, row.name, row.type)
                out.append(
                    Doubt(
                        story=found[0],
                        entity=found[1],
                        entity_name=found[2],
                        type=found[3],
                        merge=merge,
                    )
                )
    out.sort(key=lambda d: (d.merge.score, d.story, d.entity, d.merge))
    return out[:limit]
