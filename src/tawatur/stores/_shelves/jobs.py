"""Jobs: work in progress that outlives the process that does it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal
from uuid import uuid4

import msgspec
from sqlalchemy import Row, select, update

from tawatur.stores._schema import jobs as table
from tawatur.stores._store import Store

State = Literal["waiting", "running", "done", "failed"]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of work: ``done`` of ``of`` at its stage; ``result`` says what came of it."""

    id: str
    kind: str
    state: State
    stage: str
    done: int
    of: int
    result: dict[str, Any]
    by: str
    made: str
    ended: str | None


def now() -> str:
    """The time as the store writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def make(store: Store, kind: str, order: bytes, by: str) -> str:
    """A new job; ``order`` is what its worker needs to know."""
    id = uuid4().hex[:_ID]
    with store.writing() as c:
        c.execute(
            table.insert().values(
                id=id, kind=kind, state="waiting", stage="", done=0, of=0, order=order,
                result="{}", by=by, made=now(),
            )
        )  # fmt: skip
    return id


_ID = 12  # hexadecimal digits of a job's id
_SHOWN = [c for c in table.c if c.name != "order"]


def get(store: Store, id: str) -> Job | None:
    """The job with that id."""
    with store.reading() as c:
        row = c.execute(select(*_SHOWN).where(table.c.id == id)).first()
    return _job(row) if row else None


def order(store: Store, id: str) -> bytes:
    """What the job's worker needs to know."""
    with store.reading() as c:
        return bytes(c.execute(select(table.c.order).where(table.c.id == id)).scalar_one())


def latest(store: Store, limit: int = 20) -> list[Job]:
    """Jobs, the newest first."""
    asked = select(*_SHOWN).order_by(table.c.made.desc(), table.c.id).limit(limit)
    with store.reading() as c:
        return [_job(row) for row in c.execute(asked)]


def unfinished(store: Store) -> list[Job]:
    """Jobs a process left undone, the oldest first."""
    asked = select(*_SHOWN).where(table.c.state.in_(("waiting", "running")))
    with store.reading() as c:
        return [_job(row) for row in c.execute(asked.order_by(table.c.made, table.c.id))]


def progress(store: Store, id: str, stage: str, done: int, of: int) -> None:
    """Say how far a job is."""
    with store.writing() as c:
        values = {"state": "running", "stage": stage, "done": done, "of": of}
        c.execute(update(table).where(table.c.id == id).values(**values))


def end(store: Store, id: str, state: State, result: dict[str, object]) -> None:
    """Say what came of a job. Its order is kept no longer."""
    with store.writing() as c:
        said = msgspec.json.encode(result).decode()
        values = {"state": state, "result": said, "ended": now(), "order": b""}
        c.execute(update(table).where(table.c.id == id).values(**values))


def _job(row: Row[tuple[object, ...]]) -> Job:
    values = dict(row._mapping)
    return Job(**values | {"result": msgspec.json.decode(values["result"])})
