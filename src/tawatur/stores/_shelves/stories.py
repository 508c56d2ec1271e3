"""Stories: which reports tell one event, and what the days hold.

Placing is careful: a report that has a story stays there. New reports join the story most of
their group stands in, or make a new one, so that a new day never changes an old story it does not
join, and a story keeps its id for good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, func, select, update

from tawatur.model.finding import Bilingual
from tawatur.stores._schema import reports, stories, story_reports
from tawatur.stores._store import Store, batches

_ID = 12  # hexadecimal digits of a story's id


class Side(msgspec.Struct, frozen=True):
    """One position of a disagreement: what is said, by how many independent origins."""

    label: Bilingual
    origins: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of a story that was read: its counts, its sharpest disagreement."""

    agreements: int = 0
    conflicts: int = 0
    complements: int = 0
    statements: int = 0
    question: Bilingual | None = None
    kind: str = ""
    sides: tuple[Side, ...] = ()
    opening: Bilingual | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list. ``told`` is False while nobody has read it in this version."""

    id: str
    title: str
    day: str
    last: str
    reports: int
    outlets: int
    origins: int
    conflicts: int | None
    version: int
    told: bool
    summary: Summary | None = None


class Day(msgspec.Struct, frozen=True):
    """A day with the number of stories that begin on it."""

    day: str
    stories: int


_LINE = [c for c in stories.c if c.name != "dossier"]


def place(store: Store, groups: Iterable[Sequence[int]]) -> int:
    """Give reports (by number) that have no story theirs; says how many stories changed."""
    wanted = [list(group) for group in groups]
    with store.writing() as c:
        stands = _stands(c, sorted({n for group in wanted for n in group}))
        made: dict[str, int] = {}  # story: its first report
        added: dict[str, list[int]] = {}
        for group in wanted:
            new = [n for n in group if n not in stands]
            if not new:
                continue
            home = _home(group, stands)
            if home is None:
                home = _name(c, min(new))
                made[home] = min(new)
            stands.update(dict.fromkeys(new, home))
            added.setdefault(home, []).extend(new)
        _make(c, made)
        rows = [{"story": home, "report": n} for home, new in added.items() for n in new]
        if rows:
            c.execute(story_reports.insert(), rows)
        _recount(c, sorted(added))
    return len(added)


def _stands(c: Connection, numbers: Sequence[int]) -> dict[int, str]:
    out: dict[int, str] = {}
    for some in batches(numbers):
        asked = select(story_reports.c.report, story_reports.c.story)
        found = c.execute(asked.where(story_reports.c.report.in_(some)))
        out.update({row.report: row.story for row in found})
    return out


def _home(group: Sequence[int], stands: dict[int, str]) -> str | None:
    """The story that at least half of those in the group that have one stand in."""
    votes = Counter(stands[n] for n in group if n in stands)
    for story, number in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        return story if number * 2 >= votes.total() else None
    return None


def _name(c: Connection, first: int) -> str:
    """A new story's id: that of its first report, hashed."""
    id = c.execute(select(reports.c.id).where(reports.c.n == first)).scalar_one()
    return sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:_ID]


def _make(c: Connection, made: Mapping[str, int]) -> None:
    """New stories, empty; one that was there before (its reports left it) is taken up again."""
    there: set[str] = set()
    for some in batches(sorted(made)):
        there.update(c.execute(select(stories.c.id).where(stories.c.id.in_(some))).scalars())
    empty = {"title": "", "day": "", "last": ""}
    counts = {"reports": 0, "outlets": 0, "origins": 0, "version": 0, "told_version": 0}
    new = [{"id": id, **empty, **counts} for id in sorted(set(made) - there)]
    if new:
        c.execute(stories.insert(), new)


def _recount(c: Connection, ids: Sequence[str]) -> None:
    """The counts and the headline of stories from their reports: until a story is read, each
    outlet is one origin, and the headline is that of the first report."""
    r, held = reports.c, story_reports.c
    for some in batches(ids):
        asked = select(held.story, r.day, r.outlet, r.title).join(reports, r.n == held.report)
        found: dict[str, list[Any]] = {}
        for row in c.execute(asked.where(held.story.in_(some)).order_by(r.published, r.n)):
            found.setdefault(row.story, []).append(row)
        titled = select(stories.c.id).where(stories.c.id.in_(some), stories.c.told_version > 0)
        told = set(c.execute(titled).scalars())
        c.execute(
            update(stories)
            .where(stories.c.id == bindparam("story"))
            .values(
                version=stories.c.version + 1,
                day=bindparam("first"),
                last=bindparam("latest"),
                reports=bindparam("number"),
                outlets=bindparam("of"),
            ),
            [_counted(id, rows) for id, rows in found.items()],
        )
        new = [_titled(id, rows) for id, rows in found.items() if id not in told]
        if new:
            c.execute(
                update(stories)
                .where(stories.c.id == bindparam("story"))
                .values(title=bindparam("headline"), origins=bindparam("of")),
                new,
            )


def _counted(id: str, rows: Sequence[Any]) -> dict[str, object]:
    days = [row.day for row in rows]
    outlets = {row.outlet for row in rows} - {None}
    first, last = min(days), max(days)
    counts = {"number": len(rows), "of": len(outlets)}
    return {"story": id, "first": first, "latest": last, **counts}


def _titled(id: str, rows: Sequence[Any]) -> dict[str, object]:
    outlets = {row.outlet for row in rows} - {None}
    return {"story": id, "headline": rows[0].title, "of": max(1, len(outlets))}


def get(store: Store, id: str) -> Line | None:
    """The story with that id."""
    with store.reading() as c:
        found = c.execute(select(*_LINE).where(stories.c.id == id)).first()
    return _line(found) if found else None


def of_day(store: Store, day: str, *, offset: int = 0, limit: int = 50) -> list[Line]:
    """The stories that have a report on that day, by number of origins, then of reports."""
    asked = select(*_LINE).where(stories.c.day <= day, stories.c.last >= day)
    ranked = asked.order_by(stories.c.origins.desc(), stories.c.reports.desc(), stories.c.id)
    with store.reading() as c:
        return [_line(row) for row in c.execute(ranked.offset(offset).limit(limit))]


def count_of_day(store: Store, day: str) -> tuple[int, int]:
    """How many stories have a report on that day, and how many of them more than one report."""
    number, several = func.count(), func.count().filter(stories.c.reports > 1)
    asked = select(number, several).where(stories.c.day <= day, stories.c.last >= day)
    with store.reading() as c:
        found = c.execute(asked).one()
    return int(found[0]), int(found[1])


def days(store: Store) -> list[Day]:
    """Every day on which a story begins, newest first."""
    number = func.count().label("number")
    asked = select(stories.c.day, number).group_by(stories.c.day).order_by(stories.c.day.desc())
    with store.reading() as c:
        return [Day(*row) for row in c.execute(asked)]


def of_reports(store: Store, numbers: Iterable[int]) -> dict[int, str]:
    """The story of each report that has one."""
    with store.reading() as c:
        return _stands(c, sorted(set(numbers)))


def several(store: Store, ids: Iterable[str]) -> dict[str, Line]:
    """Stories by id."""
    wanted = sorted(set(ids))
    out: dict[str, Line] = {}
    with store.reading() as c:
        for some in batches(wanted):
            for row in c.execute(select(*_LINE).where(stories.c.id.in_(some))):
                out[row.id] = _line(row)
    return out


def untold(store: Store, limit: int) -> list[str]:
    """Stories nobody has read yet in this version, those with most reports of newest day first."""
    asked = select(stories.c.id).where(stories.c.told_version < stories.c.version)
    ranked = asked.order_by(stories.c.origins.desc(), stories.c.reports.desc(), stories.c.id)
    with store.reading() as c:
        return list(c.execute(ranked.limit(limit)).scalars())


def stale(store: Store, ids: Iterable[str]) -> None:
    """Have stories read anew."""
    with store.writing() as c:
        for id in sorted(set(ids)):
            changed = {"version": stories.c.version + 1}
            c.execute(update(stories).where(stories.c.id == id).values(**changed))


def regroup(store: Store, story: str, numbers: Sequence[int]) -> None:
    """Take reports out of a story, for a reader who says that they tell another."""
    with store.writing() as c:
        held = story_reports.c
        for n in numbers:
            c.execute(delete(story_reports).where(held.story == story, held.report == n))
        if c.execute(select(func.count()).where(held.story == story)).scalar():
            _recount(c, [story])
        else:
            c.execute(delete(stories).where(stories.c.id == story))


def _line(row: Row[tuple[object, ...]]) -> Line:
    values = dict(row._mapping)
    summary = values.pop("summary")
    values["told"] = 0 < values["version"] == values.pop("told_version")
    found = msgspec.json.decode(summary, type=Summary) if summary else None
    return Line(**values, summary=found)
