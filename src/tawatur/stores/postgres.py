"""The store of a team: PostgreSQL 13 or newer; full text by tsvector, without its dictionaries.

Install the extra: ``pip install 'tawatur[postgres]'``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    column,
    create_engine,
    literal_column,
    text,
)

from tawatur.errors import StoreError
from tawatur.stores._fulltext import COLUMNS, Index, Row, Term, begins

SCHEMES = ("postgresql", "postgres")
_LETTER = {column: column[0] + str(i) for i, column in enumerate(COLUMNS)}
_LONGEST = 500  # letters of a lexeme: it may have 2,046 bytes
_LAST_POSITION = 16_000  # positions a tsvector tells apart
_ODD = re.compile(rf"['\\]|\S{{{_LONGEST - 2}}}")  # what is not written as it is
Standing = tuple[int, str, str, list[int]]  # key, column, form, where it stands there


def engine(url: str) -> Engine:
    """The engine of a store at postgresql://USER@HOST/NAME."""
    rest = url.partition("://")[2]
    try:
        return create_engine(f"postgresql+psycopg://{rest}", pool_size=10, max_overflow=30)
    except ImportError as error:
        raise StoreError("PostgreSQL needs the extra: pip install 'tawatur[postgres]'") from error


def watch(engine: Engine) -> Callable[[], str]:
    """The snapshot a question would see now: which transactions are over, and so what is there."""
    outside = engine.execution_options(isolation_level="AUTOCOMMIT")

    def version() -> str:
        with outside.connect() as connection:
            asked = "SELECT pg_current_snapshot()::text"
            return str(connection.exec_driver_sql(asked).scalar_one())

    return version


class Words:
    """Full text by tsvector: a form is a lexeme that begins with the letter of its column."""

    def create(self, connection: Connection, index: Index) -> None:
        name = index.name
        connection.execute(text(f"CREATE TABLE {name} (key bigint PRIMARY KEY, words tsvector)"))
        connection.execute(text(f"CREATE INDEX {name}_gin ON {name} USING gin (words)"))

    def add(self, connection: Connection, index: Index, rows: Sequence[Row]) -> None:
        if not rows:
            return
        driver = connection.connection.driver_connection
        if driver is None:
            raise StoreError("the connection is closed")
        into = f"COPY {index.name} (key, words) FROM STDIN"
        with driver.cursor() as cursor, cursor.copy(into) as copy:
            copy.write("".join([f"{row.key}\t{_vector(row)}\n" for row in rows]))

    def key(self, index: Index) -> ColumnElement[int]:
        return column("key")

    def newest(self, index: Index, terms: Sequence[Term]) -> ColumnElement[int]:
        # By the key itself the planner walks the table until it has enough rows, as it takes
        # looking into one for free: over 300 questions 7.9 ms of the server instead of 2.8, at
        # worst 70 instead of 12. Only where words are begun are there so many rows that it is best.
        whole = any(not (t.absent or t.prefix) for t in terms)
        return literal_column("key + 0") if whole else self.key(index)

    def standing(
        self, connection: Connection, index: Index, keys: Sequence[int], terms: Sequence[Term]
    ) -> dict[int, tuple[tuple[int, ...], ...]]:
        whole = {(t.column, f) for t in terms for f in (t.forms[:-1] if t.prefix else t.forms)}
        begun = {(t.column, t.forms[-1]) for t in terms if t.prefix}
        held: dict[int, dict[str, dict[str, list[int]]]] = {}
        for key, of, form, places in (
            *_standing_whole(connection, index, keys, sorted(whole)),
            *_standing_begun(connection, index, keys, sorted(begun)),
        ):
            held.setdefault(key, {}).setdefault(of, {})[form] = places
        return {
            key: tuple(begins(t, found.get(t.column, {})) for t in terms)
            for key, found in held.items()
        }

    def matching(self, index: Index, terms: Sequence[Term]) -> ColumnElement[bool]:
        wanted = [f"({_phrase(t)})" for t in terms if not t.absent]
        wanted += [f"!({_phrase(t)})" for t in terms if t.absent]
        clause = text("words @@ CAST(:query AS tsquery)").bindparams(query=" & ".join(wanted))
        return clause  # type: ignore[return-value]


def _standing_whole(
    connection: Connection, index: Index, keys: Sequence[int], forms: Sequence[tuple[str, str]]
) -> Iterator[Standing]:
    """Cut from the vector as it is written, which takes half of what taking it apart does."""
    if not forms:
        return
    cut = [f"split_part(split_part(written, :f{i}, 2), ' ', 1)" for i in range(len(forms))]
    asked = text(
        f"SELECT key, {', '.join(cut)} FROM (SELECT key, CAST(words AS text) AS written"
        f" FROM {index.name} WHERE key = ANY(:keys) OFFSET 0) AS held"
    )
    named = {f"f{i}": f"{_quoted(_LETTER[c] + form)}:" for i, (c, form) in enumerate(forms)}
    for key, *found in connection.execute(asked, {"keys": keys, **named}):
        for (of, form), places in zip(forms, found, strict=True):
            if places:
                yield key, of, form, [int(place) for place in places.split(",")]


def _standing_begun(
    connection: Connection, index: Index, keys: Sequence[int], forms: Sequence[tuple[str, str]]
) -> Iterator[Standing]:
    for of, begin in forms:
        asked = text(
            f"SELECT key, lexeme, positions FROM {index.name}, unnest(words)"
            " WHERE key = ANY(:keys) AND words @@ CAST(:begun AS tsquery)"
            " AND starts_with(lexeme, :begin)"
        )
        begun = _phrase(Term(of, (begin,), prefix=True))
        given = {"keys": keys, "begun": begun, "begin": _LETTER[of] + begin}
        for key, lexeme, places in connection.execute(asked, given):
            yield key, of, lexeme[2:], places


def _vector(row: Row) -> str:
    out: list[str] = []
    for of, letter in _LETTER.items():
        forms: str = getattr(row, of)
        places = enumerate(forms.split(), 1)
        if _ODD.search(forms) or len(forms) > _LAST_POSITION:
            cut = ((_quoted(letter + form), min(at, _LAST_POSITION)) for at, form in places)
            out.extend([f"{lexeme}:{at}" for lexeme, at in cut])
        else:
            out.extend([f"'{letter}{form}':{at}" for at, form in places])
    return " ".join(out)


def _phrase(term: Term) -> str:
    lexemes = [_quoted(_LETTER[term.column] + form) for form in term.forms]
    return " <-> ".join(lexemes) + (":*" if term.prefix else "")


@lru_cache(maxsize=1 << 16)
def _quoted(lexeme: str) -> str:
    return "'" + lexeme[:_LONGEST].replace("\\", "").replace("'", "") + "'"


words = Words()
