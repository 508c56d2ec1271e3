"""Stories: which reports tell one event, and what the days hold.

Placing is careful: a report that has a story stays there. New reports join the story most of
their group stands in, or make a new one, so that a new day never changes an old story it does not
join, and a story keeps its id for good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

import msgspec
from sqlalchemy import Connection, Row, delete, func, select, update

from tawatur.model.finding import Bilingual
from tawatur.stores._schema import reports, stories, story_reports
from tawatur.stores._store import Store

_ID = 12  # hexadecimal digits of a story's id
_AT_ONCE = 500


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
    changed: set[str] = set()
    with store.writing() as c:
        for group in groups:
            stands = _stands(c, group)
            new = [n for n in group if n not in stands]
            if not new:
                continue
            home = _home(group, stands) or _make(c, min(new))
            c.execute(story_reports.insert(), [{"story": home, "report": n} for n in new])
            changed.add(home)
        for story in sorted(changed):
            _recount(c, story)
    return len(changed)


def _stands(c: Connection, group: Sequence[int]) -> dict[int, str]:
    out: dict[int, str] = {}
    for at in range(0, len(group), _AT_ONCE):
        some = list(group[at : at + _AT_ONCE])
        asked = select(story_reports.c.report, story_reports.c.story)
        found = c.execute(asked.where(story_reports.c.report.in_(some)))
        out.update({row.report: row.story for row in found})
    return out


def _home(group: Sequence[int], stands: dict[int, str]) -> str | None:
    """The story that at least half of those in the group that have one stand in."""
    votes = Counter(stands[n] for n in group if n in stands)
    for story, number in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        return story if number * 2 >= len(stands) else None
    return None


def _make(c: Connection, first: int) -> str:
    report = c.execute(select(reports.c.id, reports.c.day).where(reports.c.n == first)).one()
    id = sha256(report.id.encode("utf-8", "surrogatepass")).hexdigest()[:_ID]
    empty = {"title": "", "day": report.day, "last": report.day}
    counts = {"reports": 0, "outlets": 0, "origins": 0, "version": 0, "told_version": 0}
    c.execute(stories.insert().values(id=id, **empty, **counts))
    return id


def _recount(c: Connection, story: str) -> None:
    """The counts and the headline of a story from its reports: until it is read, each outlet is
    one origin, and the headline is that of the first report."""
    r, held = reports.c, story_reports.c
    asked = select(func.min(r.day), func.max(r.day), func.count(), func.count(r.outlet.distinct()))
    joined = asked.select_from(reports).join(story_reports, held.report == r.n)
    first, last, number, outlets = c.execute(joined.where(held.story == story)).one()
    titled = select(r.title).join(story_reports, held.report == r.n).where(held.story == story)
    title = c.execute(titled.order_by(r.published, r.n).limit(1)).scalar()
    kept = c.execute(select(stories.c.told_version).where(stories.c.id == story)).scalar()
    values = {"day": first, "last": last, "reports": number, "outlets": outlets}
    if not kept:
        values |= {"title": title or "", "origins": max(1, outlets)}
    changed = {"version": stories.c.version + 1, **values}
    c.execute(update(stories).where(stories.c.id == story).values(**changed))


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
    here = (stories.c.day <= day, stories.c.last >= day)
    with store.reading() as c:
        every = c.execute(select(func.count()).select_from(stories).where(*here)).scalar()
        several = c.execute(
            select(func.count()).select_from(stories).where(*here, stories.c.reports > 1)
        ).scalar()
    return int(every or 0), int(several or 0)


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
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
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
            _recount(c, story)
        else:
            c.execute(delete(stories).where(stories.c.id == story))


def _line(row: Row[tuple[object, ...]]) -> Line:
    values = dict(row._mapping)
    summary = values.pop("summary")
    values["told"] = 0 < values["version"] == values.pop("told_version")
    found = msgspec.json.decode(summary, type=Summary) if summary else None
    return Line(**values, summary=found)
