"""Findings by address: one that was told once can be asked for by its id for good.

A finding's id is made of its evidence, and so another one when a report more bears on it. Each time
a story is read, every id that a finding of it ever had is led to the finding that stands for it
now: the one of its kind that rests on most of the same passages, or that answers the same question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, select, update

from tawatur.stores._schema import facts
from tawatur.stores._schema import findings as table
from tawatur.stores._store import Store, batches

Place = tuple[int, int]  # a report's number and where the evidence begins


class Standing(msgspec.Struct, frozen=True):
    """What an id leads to: the story, the id the finding has now (None where the story tells it no
    more), and what was asked."""

    id: str
    story: str
    now: str | None
    question: str
    question_en: str


class Told(NamedTuple):
    """A finding as it is followed from one reading of its story to the next."""

    id: str
    slot: str
    key: str
    question: str
    question_en: str
    places: frozenset[Place]


def get(store: Store, id: str) -> Standing | None:
    """What the id of a finding leads to; None where no finding ever had it."""
    with store.reading() as c:
        row = c.execute(select(table).where(table.c.id == id)).first()
    return Standing(row.id, row.story, row.now, row.question, row.question_en) if row else None


def known(c: Connection, story: str) -> dict[str, frozenset[Place]]:
    """The passages each finding of a story rests on as it was told last."""
    asked = select(facts.c.finding, facts.c.report, facts.c.start).where(facts.c.story == story)
    out: dict[str, set[Place]] = {}
    for row in c.execute(asked):
        out.setdefault(row.finding, set()).add((row.report, row.start))
    return {id: frozenset(places) for id, places in out.items()}


def follow(
    c: Connection, story: str, before: Mapping[str, frozenset[Place]], told: Sequence[Told]
) -> None:
    """Lead every id that a finding of the story had to the finding told now, and know the new
    ids; ``before`` is what ``known`` gave of the reading before."""
    now = {t.id: t for t in told}
    at: dict[Place, list[Told]] = {}
    for t in told:
        for place in t.places:
            at.setdefault(place, []).append(t)
    moved: list[dict[str, str | None]] = []
    for row in c.execute(select(table).where(table.c.story == story)):
        last = row.now or row.id
        shared = Counter(t.id for p in before.get(last, ()) for t in at.get(p, ()))
        alike = [(n, now[id]) for id, n in shared.items() if now[id].slot == row.slot]
        alike = alike or [(0, t) for t in told if (t.slot, t.key) == (row.slot, row.key)]
        heir = last if last in now else _heir(row.question, alike, before)
        if heir != row.now:
            moved.append({"of": row.id, "to": heir})
    if moved:
        led = update(table).where(table.c.id == bindparam("of")).values(now=bindparam("to"))
        c.execute(led, moved)
    _know(c, story, now)


def _heir(
    question: str, alike: Sequence[tuple[int, Told]], before: Mapping[str, object]
) -> str | None:
    """Of findings that share that many passages: one with the same question first, then one that
    was not there before, then the one that shares most. Without a passage shared, the only one."""
    if not alike or (len(alike) > 1 and not any(n for n, _ in alike)):
        return None
    ranked = [(t.question != question, t.id in before, -n, t.id) for n, t in alike]
    return min(ranked)[-1]


def _know(c: Connection, story: str, now: Mapping[str, Told]) -> None:
    """Ids told for the first time; one that was another story's is this one's from now on."""
    there: dict[str, str] = {}
    for some in batches(sorted(now)):
        found = c.execute(select(table.c.id, table.c.story).where(table.c.id.in_(some)))
        there.update((row.id, row.story) for row in found)
    new = [_row(story, t) for id, t in sorted(now.items()) if id not in there]
    if new:
        c.execute(table.insert(), new)
    taken = [{"of": id} for id, home in sorted(there.items()) if home != story]
    if taken:
        over = update(table).where(table.c.id == bindparam("of"))
        c.execute(over.values(story=story, now=bindparam("of")), taken)


def _row(story: str, t: Told) -> dict[str, str]:
    asked = {"question": t.question, "question_en": t.question_en}
    return {"id": t.id, "story": story, "now": t.id, "slot": t.slot, "key": t.key, **asked}
