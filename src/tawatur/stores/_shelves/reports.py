"""Reports: the texts and where they came from, each looked up by its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b

import msgspec
from sqlalchemy import CTE, Connection, Row, bindparam, delete, func, select, update

from tawatur.model.annotation import Reading
from tawatur.model.report import KEPT, Page
from tawatur.model.span import Span, place
from tawatur.stores import _fulltext, _store
from tawatur.stores._fulltext import PASSAGES
from tawatur.stores._passages import Passage, looked_up, passages
from tawatur.stores._schema import reports as table
from tawatur.stores._schema import story_reports
from tawatur.stores._store import Store

UNDATED = "0000-00-00"  # the day of reports that do not say theirs
_OPENING = 90  # characters that stand for a headline that is missing
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_AT_ONCE = 500  # ids asked for in one question
_NUMBERED = select(table).where(table.c.n.in_(bindparam("numbers", expanding=True)))


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A report on the shelf. ``passages`` are start and end of what search finds of it."""

    n: int
    id: str
    location: str
    title: str
    page_title: str | None
    outlet: str | None
    published: str | None
    day: str
    url: str | None
    language: str
    text: str
    passages: tuple[tuple[int, int], ...]
    words: int

    def page(self) -> Page:
        """The report as a reader gave it, with what was understood of it."""
        return Page(
            location=self.location,
            text=self.text,
            id=self.id,
            title=self.page_title,
            outlet=self.outlet,
            published=self.published,
            url=self.url,
        )


def unknown(store: Store, ids: Sequence[str]) -> set[str]:
    """Those of the ids that are not on the shelf."""
    held: set[str] = set()
    with store.reading() as c:
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            held.update(c.execute(select(table.c.id).where(table.c.id.in_(some))).scalars())
    return set(ids) - held


def add(store: Store, readings: Iterable[tuple[Reading, Page]]) -> list[int]:
    """Put reports on the shelf, in one change; gives their numbers. Ids must be new."""
    given = [(reading, page, passages(reading)) for reading, page in readings]
    if not given:
        return []
    ids = [reading.report.id for reading, _, _ in given]
    with store.writing() as c:
        c.execute(table.insert(), [_values(*each) for each in given])
        known: dict[str, int] = {}
        for some in _store.batches(ids):
            found = c.execute(select(table.c.id, table.c.n).where(table.c.id.in_(some)))
            known.update((row.id, row.n) for row in found)
        rows = [
            row
            for reading, _, cut in given
            for row in _rows(reading, known[reading.report.id], cut)
        ]
        store.fulltext.add(c, PASSAGES, rows)
    return [known[id] for id in ids]


def _values(reading: Reading, page: Page, cut: Sequence[Passage]) -> dict[str, object]:
    report = reading.report
    return {
        "id": report.id,
        "location": report.location,
        "title": _title(reading),
        "page_title": page.title,
        "outlet": report.outlet,
        "published": report.published,
        "day": (report.published or UNDATED)[:10],
        "url": report.url,
        "language": report.language,
        "text": _storable(report.text),
        "passages": msgspec.json.encode([(p.start, p.end) for p in cut]).decode(),
        "words": len(reading.text),
    }


def _title(reading: Reading) -> str:
    report = reading.report
    if report.title is not None:
        said = report.title.of(report.text)
    else:
        first = next((r for r in sorted(report.regions, key=place) if r.label in KEPT), None)
        said = (first or Span(0, len(report.text))).of(report.text).strip()[: _OPENING * 4]
    line = " ".join(_storable(said).split())
    return line if len(line) <= _OPENING * 2 else line[:_OPENING].rsplit(" ", 1)[0] + "…"


def _storable(text: str) -> str:
    """The text without what a database cannot hold, character for character."""
    return _UNSTORABLE.sub("\ufffd", text)


def _rows(reading: Reading, n: int, cut: Sequence[Passage]) -> list[_fulltext.Row]:
    report = reading.report
    marks = [outlet_mark(report.outlet)] if report.outlet else []
    out: list[_fulltext.Row] = []
    for nth, passage in enumerate(cut):
        bare, base = looked_up(reading.text, passage.first, passage.last)
        mark = " ".join([*marks, "ti"] if passage.title else marks)
        key = _fulltext.key(report.published, n, nth)
        out.append(_fulltext.Row(key, bare, base, mark=mark))
    return out


def outlet_mark(outlet: str) -> str:
    """What the index holds for an outlet's name."""
    return "o" + blake2b(outlet.encode("utf-8", "replace"), digest_size=6).hexdigest()


def get(store: Store, id: str) -> Kept | None:
    """The report with that id."""
    with store.reading() as c:
        found = c.execute(select(table).where(table.c.id == id)).first()
    return _kept(found) if found else None


def texts(store: Store, ids: Collection[str]) -> dict[str, str]:
    """The texts of reports by id."""
    out: dict[str, str] = {}
    if not ids:
        return out
    with store.reading() as c:
        for some in _store.batches(sorted(ids)):
            found = c.execute(select(table.c.id, table.c.text).where(table.c.id.in_(some)))
            out.update((row.id, row.text) for row in found)
    return out


def numbered(c: Connection, numbers: Iterable[int]) -> dict[int, Kept]:
    """Reports by number."""
    wanted = sorted(set(numbers))
    out: dict[int, Kept] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        for row in c.execute(_NUMBERED, {"numbers": wanted[at : at + _AT_ONCE]}):
            out[row.n] = _kept(row)
    return out


def of_days(store: Store, first: str, last: str) -> list[Kept]:
    """Reports published on the days ``first`` to ``last``, in order of time."""
    asked = select(table).where(table.c.day.between(first, last))
    with store.reading() as c:
        return [_kept(row) for row in c.execute(asked.order_by(table.c.published, table.c.n))]


def of_story(store: Store, story: str) -> list[Kept]:
    """The reports of a story in order of time."""
    asked = select(table).join(story_reports, story_reports.c.report == table.c.n)
    asked = asked.where(story_reports.c.story == story).order_by(table.c.published, table.c.n)
    with store.reading() as c:
        return [_kept(row) for row in c.execute(asked)]


def unplaced_days(store: Store) -> list[str]:
    """The days that have reports without a story, in order."""
    placed = select(story_reports.c.report)
    asked = select(table.c.day).where(table.c.n.not_in(placed)).distinct().order_by(table.c.day)
    with store.reading() as c:
        return list(c.execute(asked).scalars())


def correct(store: Store, n: int, reading: Reading, page: Page) -> None:
    """Put a report back after what is known of it was corrected; its text has not changed."""
    with store.writing() as c:
        before = c.execute(select(table.c.published).where(table.c.n == n)).scalar()
        remove_rows(c, store, before, n)
        cut = passages(reading)
        c.execute(update(table).where(table.c.n == n).values(**_values(reading, page, cut)))
        store.fulltext.add(c, PASSAGES, _rows(reading, n, cut))


def remove_rows(c: Connection, store: Store, published: str | None, n: int) -> None:
    """Take a report out of the index of passages."""
    low, high = _fulltext.keys_of(published, n)
    key = store.fulltext.key(PASSAGES)
    c.execute(delete(_fulltext.of(PASSAGES)).where(key.between(low, high)))


class OutletCount(msgspec.Struct, frozen=True):
    """An outlet and the number of its reports, the first and the last day."""

    outlet: str
    reports: int
    first: str
    last: str


def outlets(store: Store) -> list[OutletCount]:
    """Every outlet, most reports first."""
    number = func.count().label("number")
    asked = (
        select(table.c.outlet, number, func.min(table.c.day), func.max(table.c.day))
        .where(table.c.outlet.is_not(None))
        .group_by(table.c.outlet)
        .order_by(number.desc(), table.c.outlet)
    )
    with store.reading() as c:
        return [OutletCount(*row) for row in c.execute(asked)]


def _names() -> CTE:
    first = select(func.min(table.c.outlet).label("outlet")).cte("names", recursive=True)
    after = select(func.min(table.c.outlet)).where(table.c.outlet > first.c.outlet)
    further = select(after.scalar_subquery()).where(first.c.outlet.is_not(None))
    return first.union_all(further)


_OUTLET_NAMES = select(_names().c.outlet)


def outlet_names(store: Store) -> list[str]:
    """Every outlet's name, in the order of the index: a look-up each, however many reports."""
    with store.reading() as c:
        return sorted(name for name in c.execute(_OUTLET_NAMES).scalars() if name)


def count(store: Store) -> int:
    """How many reports there are."""
    with store.reading() as c:
        return int(c.execute(select(func.count()).select_from(table)).scalar() or 0)


def _kept(row: Row[tuple[object, ...]]) -> Kept:
    values = dict(row._mapping)
    values["passages"] = msgspec.json.decode(values["passages"], type=tuple[tuple[int, int], ...])
    return Kept(**values)


def is_time(written: str) -> bool:
    """True for an ISO 8601 date or time."""
    return _fulltext.is_time(written)
