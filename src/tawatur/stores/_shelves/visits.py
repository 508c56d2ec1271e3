"""Visits: what somebody saw of a story and when, so that the next visit shows what changed."""

from __future__ import annotations

import msgspec
from sqlalchemy import delete, select

from tawatur.model.dossier import Dossier
from tawatur.stores._schema import stories
from tawatur.stores._schema import visits as table
from tawatur.stores._store import Store


class Seen(msgspec.Struct, frozen=True):
    """What a version of a story held: reports, and each finding with its positions."""

    reports: tuple[str, ...]
    findings: dict[str, tuple[str, tuple[str, ...]]]  # id: status, values
    statements: int


class Visit(msgspec.Struct, frozen=True):
    """A visit: when, of which version, what was there."""

    at: str
    version: int
    seen: Seen


def seen(dossier: Dossier) -> Seen:
    """What there is to see in a dossier."""
    return Seen(
        reports=tuple(d.id for d in dossier.documents),
        findings={
            f.id: (f.status, tuple(sorted(p.value for p in f.positions)))
            for s in dossier.stories
            for f in s.findings
        },
        statements=sum(len(d.quotes) for d in dossier.documents),
    )


def last(store: Store, by: str, story: str) -> Visit | None:
    """The last visit of somebody to a story."""
    asked = select(table).where(table.c.by == by, table.c.story == story)
    with store.reading() as c:
        row = c.execute(asked).first()
    if row is None:
        return None
    return Visit(row.at, row.version, msgspec.json.decode(row.seen, type=Seen))


def is_current(store: Store, by: str, story: str) -> bool:
    """True where the story was read and somebody has seen it as it stands."""
    s = stories.c
    asked = select(s.id).join(table, table.c.story == s.id).where(s.id == story, table.c.by == by)
    same = asked.where(s.version == s.told_version, table.c.version == s.version)
    with store.reading() as c:
        return c.execute(same).first() is not None


def record(store: Store, by: str, story: str, visit: Visit) -> None:
    """Remember a visit in place of the last."""
    with store.writing() as c:
        c.execute(delete(table).where(table.c.by == by, table.c.story == story))
        values = {"at": visit.at, "version": visit.version}
        packed = msgspec.json.encode(visit.seen)
        c.execute(table.insert().values(by=by, story=story, seen=packed, **values))
