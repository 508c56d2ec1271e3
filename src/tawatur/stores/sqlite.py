"""The embedded store: SQLite, one file, no configuration; full text by FTS5."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from threading import Lock

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    create_engine,
    event,
    literal_column,
    text,
)

from tawatur.stores._fulltext import COLUMNS, Index, Row, Term

SCHEMES = ("sqlite",)
_WAIT = 30_000  # milliseconds a writer waits for another
_READERS = 40  # connections kept open: one for each thread that answers
_PAGES = -16_384  # KiB of pages each connection keeps in memory


def engine(url: str) -> Engine:
    """The engine of a store at sqlite:///PATH."""
    made = create_engine(
        url, pool_size=_READERS, connect_args={"timeout": _WAIT / 1000, "check_same_thread": False}
    )
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(connection: sqlite3.Connection, record: object) -> None:
    """Leave transactions to SQLAlchemy, so that a change of tables is undone as a whole too."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {_WAIT}",
        "journal_mode = WAL",  # readers do not wait for the writer
        "synchronous = NORMAL",  # a killed process loses nothing; a lost machine the last commits
        "foreign_keys = ON",
        f"cache_size = {_PAGES}",
        "mmap_size = 1073741824",
        "temp_store = MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def watch(engine: Engine) -> Callable[[], str]:
    """The file's data version as a connection that never writes sees it: it moves with every
    commit of another connection."""
    connection = engine.raw_connection()
    connection.detach()
    lock = Lock()

    def version() -> str:
        with lock:
            cursor = connection.cursor()
            found = cursor.execute("PRAGMA data_version").fetchone()
            cursor.close()
            return str(found[0])

    event.listen(engine, "engine_disposed", lambda _: connection.close())
    return version


class Words:
    """Full text by FTS5. Forms hold letters and digits only, so the plainest tokenizer does."""

    def create(self, connection: Connection, index: Index) -> None:
        connection.execute(
            text(
                f"CREATE VIRTUAL TABLE {index.name} USING fts5({', '.join(COLUMNS)},"
                " tokenize = 'ascii', columnsize = 0)"
            )
        )

    def add(self, connection: Connection, index: Index, rows: Sequence[Row]) -> None:
        if rows:
            connection.execute(
                text(
                    f"INSERT INTO {index.name} (rowid, {', '.join(COLUMNS)})"
                    f" VALUES (:key, {', '.join(':' + c for c in COLUMNS)})"
                ),
                [row._asdict() for row in rows],
            )

    def key(self, index: Index) -> ColumnElement[int]:
        return literal_column(f"{index.name}.rowid")

    def newest(self, index: Index, terms: Sequence[Term]) -> ColumnElement[int]:
        return self.key(index)

    def standing(
        self, connection: Connection, index: Index, keys: Sequence[int], terms: Sequence[Term]
    ) -> dict[int, tuple[tuple[int, ...], ...]]:
        held = {t.column: f"c{COLUMNS.index(t.column)}" for t in terms}
        sought = [_sought(t) for t in terms]
        # FTS5's own table of its columns: asked through the index, a row takes twice as long.
        asked = f"SELECT id, {', '.join(held.values())} FROM {index.name}_content"
        found = connection.exec_driver_sql(
            f"{asked} WHERE id IN (SELECT value FROM json_each(?))",
            (msgspec.json.encode(keys).decode(),),
        )
        of = [list(held).index(t.column) + 1 for t in terms]
        wanted = tuple(zip(of, sought, strict=True))
        return {r[0]: tuple([_begins(r[at], s) for at, s in wanted]) for r in found.all()}

    def matching(self, index: Index, terms: Sequence[Term]) -> ColumnElement[bool]:
        wanted = " AND ".join(_phrase(t) for t in terms if not t.absent)
        unwanted = "".join(f" NOT {_phrase(t)}" for t in terms if t.absent)
        clause = text(f"{index.name} MATCH :query").bindparams(query=f"({wanted}){unwanted}")
        return clause  # type: ignore[return-value]


def _sought(term: Term) -> str:
    """A term as it stands among the forms of a column, a space before each form and at the end."""
    return f" {' '.join(term.forms)}{'' if term.prefix else ' '}"


def _begins(forms: str, sought: str) -> tuple[int, ...]:
    """Where it begins in the column, counted in forms from 1."""
    held = f" {forms} "
    at = held.find(sought)
    if at < 0:
        return ()
    out = []
    while at >= 0:
        out.append(held.count(" ", 0, at) + 1)
        at = held.find(sought, at + 1)
    return tuple(out)


def _phrase(term: Term) -> str:
    quoted = " ".join(form.replace('"', "") for form in term.forms)
    return f'{{{term.column}}} : "{quoted}"{" *" if term.prefix else ""}'


words = Words()
