"""Shares: stories and findings that an editor lets everybody read, where they are embedded."""

from __future__ import annotations

from typing import Literal, get_args

from sqlalchemy import delete, or_, select

from tawatur.stores._schema import findings
from tawatur.stores._schema import shares as table
from tawatur.stores._shelves.jobs import now
from tawatur.stores._store import Store

Kind = Literal["story", "finding"]
KINDS: tuple[Kind, ...] = get_args(Kind)


def share(store: Store, kind: Kind, target: str, by: str) -> None:
    """Let everybody read a story, or a finding, by its id; once is enough."""
    here = (table.c.kind == kind, table.c.target == target)
    with store.writing() as c:
        if c.execute(select(table.c.target).where(*here)).first() is None:
            c.execute(table.insert().values(kind=kind, target=target, by=by, made=now()))


def withdraw(store: Store, kind: Kind, target: str) -> None:
    """Let nobody but readers of the desk read it any more, under whichever id it was shared."""
    with store.writing() as c:
        ids = [target]
        if kind == "finding":
            same = select(findings.c.now).where(findings.c.id == target).scalar_subquery()
            ids += c.execute(select(findings.c.id).where(findings.c.now == same)).scalars()
        c.execute(delete(table).where(table.c.kind == kind, table.c.target.in_(ids)))


def of_story(store: Store, story: str) -> bool:
    """True where everybody may read the story."""
    asked = select(table.c.target).where(table.c.kind == "story", table.c.target == story)
    with store.reading() as c:
        return c.execute(asked).first() is not None


def of_finding(store: Store, id: str) -> bool:
    """True where everybody may read the finding: it was shared, under this id or another one it
    had, or its story was."""
    f = findings.c
    here = select(f.story, f.now).where(f.id == id).subquery()
    same = select(f.id).join(here, f.now == here.c.now)
    of = or_(
        (table.c.kind == "finding") & table.c.target.in_(same),
        (table.c.kind == "finding") & (table.c.target == id),
        (table.c.kind == "story") & table.c.target.in_(select(here.c.story)),
    )
    with store.reading() as c:
        return c.execute(select(table.c.target).where(of)).first() is not None
