"""A store: an engine with its full text, and the shelves that stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Protocol, TypeVar

from sqlalchemy import Connection, CursorResult, Engine

from tawatur.stores import _migrations
from tawatur.stores._fulltext import FullText

Item = TypeVar("Item")
_AT_ONCE = 500


class Backend(Protocol):
    """What a member of the family gives (see ``roles.Store``)."""

    SCHEMES: tuple[str, ...]
    words: FullText

    def engine(self, url: str) -> Engine: ...

    def watch(self, engine: Engine) -> Callable[[], str]:
        """Says which state the store is in: two answers are the same only where nothing was
        changed between them, by this process or another."""
        ...


class Store:
    """Where reports and what was found in them are kept. Reading takes no lock; writing takes one,
    so that changes of one process follow one another; a change is whole or not at all."""

    def __init__(self, backend: Backend, engine: Engine, location: str) -> None:
        self.engine = engine
        self.fulltext = backend.words
        self.location = location
        self._lock = RLock()
        self._changes = engine.execution_options(writing=True)
        with self.writing() as connection:
            _migrations.migrate(connection, self.fulltext, location)
        self.version = backend.watch(engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept when the block ends, and undone if it raises."""
        with self._lock, self._changes.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def number(made: CursorResult[tuple[()]]) -> int:
    """The number a row was given when it was put in."""
    key = made.inserted_primary_key
    return int(key[0]) if key is not None else 0


def batches(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items in lots that one question can name: backends bound how many."""
    for at in range(0, len(items), _AT_ONCE):
        yield list(items[at : at + _AT_ONCE])
