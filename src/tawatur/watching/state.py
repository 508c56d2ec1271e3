"""The state of a watch: one SQLite file, each step of the watch one transaction.

A process that is killed at any moment leaves the state as it was before or after a step; the next
one goes on from there. Reports are known by the address they were read from, changes by a number
that grows, so that neither is taken twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tawatur.model.report import Page
from tawatur.watching.changes import Change, State

_SCHEMA = """
create table if not exists sources (
  url text primary key, asked text not null, etag text, modified text,
  next_at real not null default 0, failures integer not null default 0, problem text);
create table if not exists entries (
  url text primary key, changed text not null, source text not null, entry blob not null,
  waiting integer not null, tries integer not null default 0, problem text);
create table if not exists reports (
  number integer primary key autoincrement, id text not null unique, url text not null unique,
  page blob not null, arrived real not null, story text, fresh integer not null);
create index if not exists reports_of_stories on reports (story);
create table if not exists stories (
  id text primary key, title text not null, state blob not null, told integer not null);
create table if not exists changes (
  number integer primary key autoincrement, at real not null, story text not null,
  change blob not null);
"""


class Asked(msgspec.Struct, frozen=True):
    """What is remembered of a source: where it stands now, the marks of its last answer, when it
    is asked next, and how often in a row it failed."""

    asked: str
    etag: str | None = None
    modified: str | None = None
    next_at: float = 0.0
    failures: int = 0


class Entry(msgspec.Struct, frozen=True):
    """An address that a source led to: what it said of it, and the entry itself as a page."""

    url: str
    changed: str
    source: str
    page: Page | None = None
    tries: int = 0


class Stored(msgspec.Struct, frozen=True):
    """A report that was read: its number in the order of arrival, its story if it has one, and
    whether it is new since the stories were told."""

    number: int
    id: str
    page: Page
    story: str | None
    fresh: bool


class Store:
    """The one file."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(folder / "watch.sqlite", isolation_level=None, timeout=30)
        self._base.execute("pragma journal_mode = wal")
        self._base.execute("pragma synchronous = full")
        self._base.executescript(_SCHEMA)

    def close(self) -> None:
        """Give the file back."""
        self._base.close()

    @contextmanager
    def step(self) -> Iterator[None]:
        """One transaction: everything in it or nothing."""
        self._base.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._base.execute("rollback")
            raise
        self._base.execute("commit")

    def source(self, url: str) -> Asked:
        """What is remembered of a source."""
        row = self._base.execute(
            "select asked, etag, modified, next_at, failures from sources where url = ?", (url,)
        ).fetchone()
        return Asked(*row) if row else Asked(url)

    def keep_source(self, url: str, asked: Asked, problem: str | None = None) -> None:
        """Remember a source."""
        self._base.execute(
            "insert or replace into sources values (?, ?, ?, ?, ?, ?, ?)",
            (url, *msgspec.structs.astuple(asked), problem),
        )

    def offer(self, entries: Iterable[Entry]) -> int:
        """Take in the entries that are new or have changed; how many they are."""
        taken = 0
        for entry in entries:
            known = self._base.execute(
                "select changed from entries where url = ?", (entry.url,)
            ).fetchone()
            if known is None or known[0] != entry.changed:
                taken += 1
                self._base.execute(
                    "insert or replace into entries values (?, ?, ?, ?, 1, 0, null)",
                    (entry.url, entry.changed, entry.source, msgspec.json.encode(entry.page)),
                )
        return taken

    def waiting(self) -> list[Entry]:
        """The entries that are still to be read, in the order they came."""
        rows = self._base.execute(
            "select url, changed, source, entry, tries from entries where waiting order by rowid"
        )
        decoder = msgspec.json.Decoder(Page | None)
        return [Entry(u, c, s, decoder.decode(e), t) for u, c, s, e, t in rows]

    def read(self, entry: Entry, id: str, page: Page, at: float) -> bool:
        """Take in the report behind an entry; False where it is known word for word."""
        content = msgspec.json.encode(page)
        known = self._base.execute(
            "select page from reports where url = ?", (entry.url,)
        ).fetchone()
        is_new = known is None or msgspec.json.decode(known[0], type=Page).text != page.text
        if known is None:
            self._base.execute(
                "insert into reports (id, url, page, arrived, fresh) values (?, ?, ?, ?, 1)",
                (id, entry.url, content, at),
            )
        elif is_new:
            self._base.execute(
                "update reports set page = ?, fresh = 1 where url = ?", (content, entry.url)
            )
        self.done(entry)
        return is_new

    def done(self, entry: Entry, problem: str | None = None, *, again: bool = False) -> None:
        """The entry was dealt with, or is to be tried again."""
        self._base.execute(
            "update entries set waiting = ?, tries = tries + 1, problem = ? where url = ?",
            (int(again), problem, entry.url),
        )

    def reports(self, most: int) -> list[Stored]:
        """The newest reports, in the order of arrival."""
        rows = self._base.execute(
            "select * from (select number, id, page, story, fresh from reports"
            " order by number desc limit ?) order by number",
            (most,),
        )
        decoder = msgspec.json.Decoder(Page)
        return [Stored(n, i, decoder.decode(p), s, bool(f)) for n, i, p, s, f in rows]

    def has_fresh(self) -> bool:
        """True where reports came since the stories were told."""
        return (
            self._base.execute("select 1 from reports where fresh limit 1").fetchone() is not None
        )

    def story(self, id: str) -> State:
        """What was last told of a story."""
        row = self._base.execute("select state from stories where id = ?", (id,)).fetchone()
        try:
            return msgspec.json.decode(row[0], type=State) if row else State()
        except msgspec.ValidationError:  # written before questions were remembered as findings
            return State()

    def tell(self, id: str, title: str, state: State, reports: Iterable[str]) -> None:
        """Remember what is told of a story now, and that these reports are in it."""
        told = "coalesce((select told from stories where id = ?), 0) + 1"
        self._base.execute(
            f"insert or replace into stories values (?, ?, ?, {told})",
            (id, title, msgspec.json.encode(state), id),
        )
        self._base.executemany(
            "update reports set story = ?, fresh = 0 where id = ?", [(id, one) for one in reports]
        )

    def drop_empty(self) -> None:
        """Forget the stories that were taken in by others."""
        held = "select story from reports where story is not null"
        self._base.execute(f"delete from stories where id not in ({held})")

    def announce(self, at: float, story: str, changes: Iterable[Change]) -> None:
        """Number the changes of a story."""
        self._base.executemany(
            "insert into changes (at, story, change) values (?, ?, ?)",
            [(at, story, msgspec.json.encode(change)) for change in changes],
        )

    def changes(self, after: int = 0) -> list[tuple[int, float, str, Change]]:
        """The changes with a number above ``after``: number, time, story, change."""
        rows = self._base.execute(
            "select number, at, story, change from changes where number > ? order by number",
            (after,),
        )
        decoder = msgspec.json.Decoder(Change)
        return [(n, at, story, decoder.decode(change)) for n, at, story, change in rows]

    def counts(self) -> dict[str, int]:
        """How many reports, stories, changes and tellings there are."""
        asked = {
            "reports": "select count(*) from reports",
            "stories": "select count(*) from stories",
            "changes": "select count(*) from changes",
            "tellings": "select coalesce(sum(told), 0) from stories",
        }
        return {name: self._base.execute(query).fetchone()[0] for name, query in asked.items()}
