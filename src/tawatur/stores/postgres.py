"""The store of a team: PostgreSQL 13 or newer; full text by tsvector, without its dictionaries.

Install the extra: ``pip install 'tawatur[postgres]'``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, Engine, column, create_engine, text

from tawatur.errors import StoreError
from tawatur.stores._fulltext import COLUMNS, Index, Row, Term, begins
from tawatur.stores._store import batches

SCHEMES = ("postgresql", "postgres")
_LETTER = {column: column[0] + str(i) for i, column in enumerate(COLUMNS)}
_LONGEST = 500  # letters of a lexeme: it may have 2,046 bytes
_LAST_POSITION = 16_000  # positions a tsvector tells apart


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
        if rows:
            connection.execute(
                text(
                    f"INSERT INTO {index.name} (key, words) VALUES (:key, CAST(:words AS tsvector))"
                ),
                [{"key": row.key, "words": _vector(row)} for row in rows],
            )

    def key(self, index: Index) -> ColumnElement[int]:
        return column("key")

    def standing(
        self, connection: Connection, index: Index, keys: Sequence[int], terms: Sequence[Term]
    ) -> dict[int, tuple[tuple[int, ...], ...]]:
        whole = sorted({_LETTER[t.column] + form for t in terms for form in t.forms})
        begun = sorted({_LETTER[t.column] + t.forms[-1] for t in terms if t.prefix})
        asked = text(
            f"SELECT key, lexeme, positions FROM {index.name}, unnest(words)"
            " WHERE key = ANY(:keys) AND (lexeme = ANY(:whole)"
            " OR EXISTS (SELECT 1 FROM unnest(CAST(:begun AS text[])) b"
            " WHERE starts_with(lexeme, b)))"
        )
        held: dict[int, dict[str, dict[str, list[int]]]] = {}
        for some in batches(keys):
            for key, lexeme, positions in connection.execute(
                asked, {"keys": some, "whole": whole, "begun": begun}
            ):
                held.setdefault(key, {}).setdefault(lexeme[:2], {})[lexeme[2:]] = positions
        return {
            key: tuple(begins(t, found.get(_LETTER[t.column], {})) for t in terms)
            for key, found in held.items()
        }

    def matching(self, index: Index, terms: Sequence[Term]) -> ColumnElement[bool]:
        wanted = [f"({_phrase(t)})" for t in terms if not t.absent]
        wanted += [f"!({_phrase(t)})" for t in terms if t.absent]
        clause = text("words @@ CAST(:query AS tsquery)").bindparams(query=" & ".join(wanted))
        return clause  # type: ignore[return-value]


def _vector(row: Row) -> str:
    held = {c: getattr(row, c).split() for c in COLUMNS}
    return " ".join(
        f"{_quoted(_LETTER[c] + form)}:{min(at, _LAST_POSITION)}"
        for c, forms in held.items()
        for at, form in enumerate(forms, 1)
    )


def _phrase(term: Term) -> str:
    lexemes = [_quoted(_LETTER[term.column] + form) for form in term.forms]
    return " <-> ".join(lexemes) + (":*" if term.prefix else "")


@lru_cache(maxsize=1 << 16)
def _quoted(lexeme: str) -> str:
    return "'" + lexeme[:_LONGEST].replace("\\", "").replace("'", "") + "'"


words = Words()
