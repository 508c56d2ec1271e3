"""What people do at the desk: decisions that can be undone, notes, the basket."""

from __future__ import annotations

import msgspec
from sqlalchemy import delete, select, update

from tawatur.stores._schema import basket as basket_table
from tawatur.stores._schema import decisions as decisions_table
from tawatur.stores._schema import notes as notes_table
from tawatur.stores._shelves.jobs import now
from tawatur.stores._store import Store, number


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decided; ``payload`` is the decision as JSON, by its ``kind``."""

    n: int
    kind: str
    payload: str
    by: str
    made: str
    undone: str | None


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note on a story or on a passage of a report."""

    n: int
    story: str | None
    report: str | None
    start: int | None
    end: int | None
    words: str
    by: str
    made: str


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A passage in somebody's basket."""

    n: int
    report: str
    start: int
    end: int
    story: str | None
    added: str


def decide(store: Store, kind: str, payload: str, by: str) -> int:
    """Write a decision down; gives its number."""
    with store.writing() as c:
        values = {"kind": kind, "payload": payload, "by": by, "made": now()}
        made = c.execute(decisions_table.insert().values(**values))
        return number(made)


def undo(store: Store, n: int) -> Decision | None:
    """Undo a decision; None where there is none with that number or it is undone already."""
    t = decisions_table
    with store.writing() as c:
        row = c.execute(select(t).where(t.c.n == n, t.c.undone.is_(None))).first()
        if row is not None:
            c.execute(update(t).where(t.c.n == n).values(undone=now()))
    return Decision(**row._mapping) if row else None


def decisions(store: Store, kind: str = "") -> list[Decision]:
    """Decisions that stand, in the order they were made."""
    asked = select(decisions_table).where(decisions_table.c.undone.is_(None))
    if kind:
        asked = asked.where(decisions_table.c.kind == kind)
    with store.reading() as c:
        rows = c.execute(asked.order_by(decisions_table.c.n))
        return [Decision(**row._mapping) for row in rows]


def note(store: Store, words: str, by: str, **on: str | int | None) -> int:
    """Write a note on what ``on`` names (story, report, start, end)."""
    with store.writing() as c:
        made = c.execute(notes_table.insert().values(words=words, by=by, made=now(), **on))
        return number(made)


def unnote(store: Store, n: int) -> None:
    """Remove a note."""
    with store.writing() as c:
        c.execute(update(notes_table).where(notes_table.c.n == n).values(removed=now()))


def notes(store: Store, story: str | None = None) -> list[Note]:
    """Notes on a story, or all of them; the newest last."""
    shown = [c for c in notes_table.c if c.name != "removed"]
    asked = select(*shown).where(notes_table.c.removed.is_(None)).order_by(notes_table.c.n)
    if story is not None:
        asked = asked.where(notes_table.c.story == story)
    with store.reading() as c:
        return [Note(**row._mapping) for row in c.execute(asked)]


def hold(store: Store, by: str, report: str, span: tuple[int, int], story: str | None) -> int:
    """Put a passage in somebody's basket; once only."""
    t = basket_table
    here = (t.c.by == by, t.c.report == report, t.c.start == span[0], t.c.end == span[1])
    with store.writing() as c:
        found = c.execute(select(t.c.n).where(*here)).scalar()
        if found is not None:
            return int(found)
        values = {"by": by, "report": report, "start": span[0], "end": span[1]}
        made = c.execute(t.insert().values(story=story, added=now(), **values))
        return number(made)


def put_back(store: Store, by: str, n: int) -> None:
    """Take a passage out of somebody's basket."""
    t = basket_table
    with store.writing() as c:
        c.execute(delete(t).where(t.c.by == by, t.c.n == n))


def basket(store: Store, by: str) -> list[Held]:
    """The passages in somebody's basket, in the order they came."""
    t = basket_table
    asked = select(*(c for c in t.c if c.name != "by")).where(t.c.by == by).order_by(t.c.n)
    with store.reading() as c:
        return [Held(**row._mapping) for row in c.execute(asked)]
